import {factNote, formatDate, factDate, rules} from 'remark-copydesk'
import type {CalendarDate, Desk, Document} from 'remark-copydesk'
import {CompletionItemKind} from 'vscode-languageserver/node'
import type {CompletionItem} from 'vscode-languageserver/node'
import {dataCompletion, propose} from '../data/data-completion.ts'
import type {Proposal} from '../data/data-completion.ts'
import {describeState, describeTerm} from '../markdown/describe-term.ts'
import {matterAt} from './matter-at.ts'
import type {OpenPage} from './open-page.ts'

/** How many words back a name may begin. */
const longestName = 8

/** Names, ids, facts, and the fields of front matter, as fits the place. */
export function pageCompletion(page: OpenPage, offset: number, today: CalendarDate | undefined): Proposal[] {
  const {document, loaded: {desk}, open: {text}} = page
  const matter = matterAt(page, offset)
  if (matter) {
    const {role, start} = matter
    const found = dataCompletion({role, text: matter.text, offset: offset - start, desk, today})
    return found.map(({item, range}) => ({item, range: [range[0] + start, range[1] + start]}))
  }
  if (document.frontMatter && offset <= document.frontMatter.range[1] + document.shift) return []
  const before = text.slice(Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1, offset)
  const after = text.slice(offset, offset + 200)
  const cited = /\[\^f:([^\s\]]*)$/u.exec(before)?.[1]
  if (cited !== undefined) return propose(factItems(desk, after.startsWith(']') ? '' : ']'), [offset - cited.length, offset])
  if (/\[\^[^\s\]]*$/u.test(before)) return []
  const silenced = /copydesk-disable(?:-next-line)?[ \t](?:(?!--)[^>])*?([\w-]*)$/u.exec(before)?.[1]
  if (silenced !== undefined) return propose(rules.map(({id, summary}) => ({label: id, detail: summary, kind: CompletionItemKind.EnumMember})), [offset - silenced.length, offset])
  // An address is written as it is.
  if (/\]\(\S*$|https?:\/\/\S*$/u.test(before)) return []
  const code = isInCodeBlock(document.tree, offset - document.shift) ? /[\w.:/@-]*$/u.exec(before)?.[0] : openCode(before)
  if (code !== undefined) return propose(idItems(desk), [offset - code.length, offset + (/^[\w.:/@-]*/u.exec(after)?.[0].length ?? 0)])
  return nameProposals(desk, before, offset)
}

function isInCodeBlock(node: Document['tree'] | Document['tree']['children'][number], offset: number): boolean {
  const {position} = node
  if (!position || offset < (position.start.offset ?? 0) || offset > (position.end.offset ?? 0)) return false
  return node.type === 'code' || ('children' in node && node.children.some((child) => isInCodeBlock(child, offset)))
}

/** What stands after a backtick that is still open; `undefined` outside code. */
function openCode(before: string): string | undefined {
  const ticks = before.match(/`/gu)?.length ?? 0
  return ticks % 2 === 1 ? /[\w.:/@-]*$/u.exec(before)?.[0] : undefined
}

function factItems(desk: Desk, close: string): CompletionItem[] {
  return [...desk.facts.values()].map((fact) => ({
    label: fact.id,
    insertText: fact.id + close,
    kind: CompletionItemKind.Reference,
    detail: `${desk.terms.get(fact.about)?.name ?? fact.about}, ${fact.dimension}, ${formatDate(factDate(fact, desk))}`,
    documentation: {kind: 'markdown', value: factNote(fact, desk)},
  }))
}

function idItems(desk: Desk): CompletionItem[] {
  return [...desk.ids].map(([id, {term, entry}]) => ({
    label: id,
    kind: CompletionItemKind.Constant,
    detail: `${term.name}, ${describeState(entry)}`,
    ...(entry.state !== 'live' && {tags: [1]}),
    sortText: `${entry.state === 'live' ? 0 : 1}${id}`,
  }))
}

/** The names that what was typed may become. A name may have several words, so no editor’s word is asked. */
function nameProposals(desk: Desk, before: string, offset: number): Proposal[] {
  const starts = Array.from(before.matchAll(/(?<![\p{L}\p{N}_])[\p{L}\p{N}]/gu), ({index}) => index).slice(-longestName)
  return [...desk.terms.values()].flatMap((term): Proposal[] => {
    const forms = [term.name, ...term.short, ...term.variants]
    const start = starts.find((index) => forms.some((form) => mayBecome(before.slice(index), form)))
    if (start === undefined) return []
    const item: CompletionItem = {
      label: term.name.replace('{version}', '…'),
      insertText: term.name.split('{version}')[0] ?? term.name,
      filterText: before.slice(start),
      kind: CompletionItemKind.Class,
      detail: `${desk.layers.get(term.layer)?.label ?? term.layer}, ${desk.vendors.get(term.vendor)?.name ?? term.vendor}`,
      documentation: {kind: 'markdown', value: describeTerm(term, desk)},
    }
    return [{item, range: [offset - before.length + start, offset]}]
  })
}

/** Whether what was typed is the beginning of a form; a word with a space behind it is over, so there the form must have one too. */
function mayBecome(typed: string, form: string): boolean {
  return /\s$/u.test(typed) ? form.toLowerCase().startsWith(typed.toLowerCase()) : key(form).startsWith(key(typed))
}

/** What two spellings of a name share: neither capitals nor spaces nor hyphens count. */
function key(form: string): string {
  return form.toLowerCase().replaceAll(/[\s\u00a0\-\u2010-\u2015\u2212\u00b7]/gu, '')
}
