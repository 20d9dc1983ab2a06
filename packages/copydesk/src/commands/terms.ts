import {formatDate, nearest} from 'remark-copydesk'
import type {ApiId, Desk, Term} from 'remark-copydesk'
import type {Command} from '../command.ts'
import {makePaint} from '../formats/paint.ts'
import type {Paint} from '../formats/paint.ts'
import {onlyDesk} from '../only-desk.ts'
import {visible} from '../visible.ts'

/** Lists the names of the registry, or tells what one is. */
export const termsCommand: Command = {
  name: 'terms',
  usage: '[name]',
  summary: 'List the names, or tell what a name or API id is and what to write',
  details: 'NAME is a name in any spelling, a term’s id or an API id; quotation marks are not needed.',
  examples: [
    ['copydesk terms', 'all names'],
    ['copydesk terms "ChatGPT Images"', 'what a name is, and what to write'],
    ['copydesk terms gpt-image-2', 'the same by an API id'],
  ],
  options: ['config'],
  run(invocation) {
    const {words, terminal} = invocation
    const loaded = onlyDesk(invocation)
    if (!loaded) return 2
    const {desk} = loaded
    const paint = makePaint(terminal.color)
    const asked = words.join(' ').trim()
    if (asked === '') {
      terminal.out(listTerms(desk, paint))
      return 0
    }
    const found = lookUp(asked, desk)
    if (found.terms.length === 0) {
      const near = nearestName(asked, desk)
      terminal.note(`Unexpected name "${visible(asked)}", expected one that the registry has${near === undefined ? ': `copydesk terms` lists them' : `, did you mean "${near}"?`}`)
      return 2
    }
    terminal.out([...(found.advice === undefined ? [] : [`${visible(found.advice)}\n`]), ...found.terms.map((term) => describeTerm(term, desk, paint))].join('\n'))
    return 0
  },
}

function listTerms(desk: Desk, paint: Paint): string {
  const groups = [...desk.layers.values()].map((layer) => ({layer, terms: [...desk.terms.values()].filter((term) => term.layer === layer.id)})).filter(({terms}) => terms.length > 0)
  const width = Math.max(0, ...[...desk.terms.values()].map(({name}) => name.length))
  return groups.map(({layer, terms}) =>
    [`${paint('bold', visible(layer.label))}\n`, ...terms.map((term) => `  ${visible(term.name).padEnd(width)}  ${visible(desk.vendors.get(term.vendor)?.name ?? term.vendor)}\n`)].join(''),
  ).join('\n')
}

interface LookUp {
  readonly terms: readonly Term[]
  /** What to write instead of what was asked for. */
  readonly advice?: string
}

function lookUp(asked: string, desk: Desk): LookUp {
  const api = desk.ids.get(asked)
  if (api) return {terms: [api.term], advice: describeAskedId(api.entry, api.term)}
  const byId = desk.terms.get(asked)
  if (byId) return {terms: [byId]}
  const match = desk.names.find(asked).find(({start, end}) => start === 0 && end === asked.length)
  if (!match) return {terms: []}
  if (match.form === 'hybrid') {
    const meant = match.meant.flatMap((id) => desk.terms.get(id) ?? [])
    return {terms: meant, advice: `"${asked}" joins the names of different products: write ${meant.map(({name}) => `"${name}"`).join(' or ')}, whichever is meant`}
  }
  if (match.form === 'variant' || match.form === 'loose') return {terms: [match.term], advice: `"${asked}" is a wrong form: write "${match.expected}"`}
  return match.form === 'short' ? {terms: [match.term], advice: `"${asked}" is an accepted shorter form of "${match.term.name}"`} : {terms: [match.term]}
}

function describeAskedId(entry: ApiId, term: Term): string {
  return `\`${entry.id}\` is an API id of ${term.name}: ${describeState(entry)}${entry.successor === undefined ? ', write it in code format' : ''}`
}

function nearestName(asked: string, desk: Desk): string | undefined {
  return nearest(asked, [...desk.terms.values()].flatMap(({id, name, short, variants}) => [name, id, ...short, ...variants]).concat(...desk.ids.keys()))
}

function describeState({state, announced, shutdown, successor, host}: ApiId): string {
  const end = shutdown === undefined ? '' : `${state === 'shutdown' ? ' since' : ', shutdown on'} ${formatDate(shutdown)}`
  return [
    state === 'shutdown' ? `shut down${end}` : `${state}${end}`,
    ...(announced === undefined ? [] : [`announced on ${formatDate(announced)}`]),
    ...(host === undefined ? [] : [`at ${host}`]),
    ...(successor === undefined ? [] : [`write \`${successor}\` instead`]),
  ].join(', ')
}

function describeTerm(term: Term, desk: Desk, paint: Paint): string {
  const named = (id: string): string => {
    const other = desk.terms.get(id)
    return other ? `${other.name} (${desk.layers.get(other.layer)?.label ?? other.layer})` : id
  }
  const origin = desk.origins.get(`term:${term.id}`)
  const rows: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['What', [term.summary]],
    ['Layer', [desk.layers.get(term.layer)?.label ?? term.layer]],
    ['Kind', [term.kind]],
    ['Vendor', [desk.vendors.get(term.vendor)?.name ?? term.vendor]],
    ['Part of', [term.parent && named(term.parent)]],
    ['Also right', term.short],
    ['Wrong', [...term.variants.map((form) => `${form}: write "${term.name}"`), ...term.hybrids.map(({text, meant}) => `${text}: write ${meant.map((id) => `"${desk.terms.get(id)?.name ?? id}"`).join(' or ')}`)]],
    ['API ids', term.ids.map((entry) => `${entry.id}: ${describeState(entry)}`)],
    ['Not to confuse with', term.siblings.map(named)],
    ['Alone it may mean', term.ambiguous.map(named)],
    ['Coined', [term.coined && [`by ${term.coined.by}`, term.coined.when && `on ${formatDate(term.coined.when)}`].filter(Boolean).join(' ')]],
    ['Renamed', term.renamed.map(({from, by, when}) => [`from "${from}"`, by && `by ${by}`, when && `on ${formatDate(when)}`].filter(Boolean).join(' '))],
    ['Say', term.examples.right],
    ['Do not say', term.examples.wrong.map(({text, say}) => `"${text}": say "${say}"`)],
    ['Note', [term.note]],
    ['Page', [desk.pages.get(term.id)]],
    ['Sources', term.sources.map(({url}) => url)],
    ['Written in', [origin && `${origin.path}:${origin.line}`]],
  ]
  const filled = rows.map(([label, values]) => [label, values.filter((value) => value !== undefined && value !== '')] as const).filter(([, values]) => values.length > 0)
  const width = Math.max(...filled.map(([label]) => label.length))
  return [
    `${paint('bold', visible(term.name))}\n`,
    ...filled.flatMap(([label, values]) => values.map((value, index) => `  ${paint('cyan', (index === 0 ? label : '').padEnd(width))}  ${visible(value ?? '')}\n`)),
  ].join('')
}
