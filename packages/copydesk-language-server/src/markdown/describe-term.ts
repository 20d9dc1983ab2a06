import {escapeMarkdown, factDate, formatDate} from 'remark-copydesk'
import type {ApiId, Desk, Source, Term} from 'remark-copydesk'

/** How many entries of a list a hover shows before it only counts them. */
const most = 6

/** What a writer should know of a term, in Markdown: what it is, what may be said of it, and who says so. */
export function describeTerm(term: Term, desk: Desk): string {
  const text = escapeMarkdown
  const layer = desk.layers.get(term.layer)
  const named = (id: string): string => {
    const other = desk.terms.get(id)
    return other ? `**${text(other.name)}** (${text(desk.layers.get(other.layer)?.label ?? other.layer)})` : text(id)
  }
  const cues = layer?.cues.strong.map(({cue}) => text(cue)) ?? []
  const facts = [...desk.facts.values()].filter(({about}) => about === term.id)
  const blocks = [
    `**${text(term.name)}** · ${text(layer?.label ?? term.layer)} · ${text(desk.vendors.get(term.vendor)?.name ?? term.vendor)}`,
    term.summary && text(term.summary),
    list('Not to confuse with', term.siblings.map(named)),
    list('Alone it may mean', term.ambiguous.map(named)),
    term.parent && `Part of ${named(term.parent)}`,
    list('API ids', term.ids.map((entry) => `\`${entry.id}\` ${describeState(entry)}`)),
    list('May be said of it', [
      ...(cues.length > 0 ? [`the words of its layer: ${cues.slice(0, most).join(', ')}${cues.length > most ? ' …' : ''}`] : []),
      ...term.allows.map(({cue, because, source}) => `"${text(cue)}": ${text(because)} ([source](<${source}>))`),
      ...term.examples.right.map((example) => `"${text(example)}"`),
    ]),
    list('Do not write', [
      ...term.variants.map((form) => `"${text(form)}", but "${text(term.name)}"`),
      ...term.hybrids.map(({text: form, meant}) => `"${text(form)}", but ${meant.map(named).join(' or ')}`),
      ...term.examples.wrong.map(({text: wrong, say}) => `"${text(wrong)}", but "${text(say)}"`),
    ]),
    list('Renamed', term.renamed.map(({from, by, when}) => [`from "${text(from)}"`, by && `by ${text(by)}`, when && `on ${formatDate(when)}`].filter(Boolean).join(' '))),
    list('Facts', facts.map((fact) => `${text(fact.statement)} Verified ${formatDate(factDate(fact, desk))} (\`${fact.id}\`)`)),
    list('Sources', term.sources.map(describeSource)),
    term.note && text(term.note),
  ]
  return blocks.filter(Boolean).join('\n\n')
}

function list(label: string, entries: readonly string[]): string | undefined {
  if (entries.length === 0) return undefined
  const shown = entries.length <= most + 1 ? entries : [...entries.slice(0, most), `and ${entries.length - most} more`]
  return `${label}:\n${shown.map((entry) => `- ${entry}`).join('\n')}`
}

function describeSource({url, title, accessed, status}: Source): string {
  const host = /^https:\/\/([^/?#]+)/u.exec(url)?.[1] ?? url
  const how = status === 'stored-copy' ? 'seen in a stored copy' : status === 'unverified' ? 'not verified' : undefined
  return [`[${escapeMarkdown(title ?? host)}](<${url}>)`, how, accessed && `opened ${formatDate(accessed)}`].filter(Boolean).join(', ')
}

/** Whether an API id answers, since when it does not, and what to write instead. */
export function describeState({state, announced, shutdown, successor, host}: ApiId): string {
  const day = shutdown === undefined ? '' : formatDate(shutdown)
  return [
    state === 'shutdown' ? `shut down${day && ` since ${day}`}` : `${state}${day && `, shutdown on ${day}`}`,
    announced && `announced on ${formatDate(announced)}`,
    host && `at ${escapeMarkdown(host)}`,
    successor && `write \`${successor}\` instead`,
  ].filter(Boolean).join(', ')
}
