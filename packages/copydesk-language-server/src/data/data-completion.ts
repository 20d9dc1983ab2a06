import {rules} from 'remark-copydesk'
import type {CalendarDate, Desk} from 'remark-copydesk'
import {CompletionItemKind} from 'vscode-languageserver/node'
import type {CompletionItem} from 'vscode-languageserver/node'
import {cursorAt} from './cursor.ts'
import {idsOf, isDate, referenceAt} from './reference-keys.ts'
import type {DataRole} from './reference-keys.ts'
import {schemasAt} from './schema.ts'
import type {SchemaNode} from './schema.ts'

/** A word to choose, and the stretch of text that it replaces. */
export interface Proposal {
  readonly item: CompletionItem
  readonly range: readonly [start: number, end: number]
}

/** The same stretch for each of several words. */
export function propose(items: readonly CompletionItem[], range: readonly [number, number]): Proposal[] {
  return items.map((item) => ({item, range}))
}

/** What completion asks about a YAML text. */
export interface DataQuestion {
  readonly role: DataRole
  readonly text: string
  readonly offset: number
  /** Without a desk there are no ids to propose. */
  readonly desk: Desk | undefined
  readonly today: CalendarDate | undefined
}

/** Keys and values that may stand at a place of the desk’s own files or of front matter. */
export function dataCompletion({role, text, offset, desk, today}: DataQuestion): Proposal[] {
  const cursor = cursorAt(text, offset)
  if (!cursor) return []
  const {path, at, siblings, range} = cursor
  const nodes = schemasAt(role, path)
  const keys = keyItems(nodes, role, path, desk).filter(({label}) => !siblings.includes(label))
  if (at === 'key') return propose(keys, range)
  return propose([...valueItems(nodes, role, path, desk, today), ...keys], range)
}

function keyItems(nodes: readonly SchemaNode[], role: DataRole, path: readonly (string | number)[], desk: Desk | undefined): CompletionItem[] {
  const declared = nodes.flatMap(({properties = {}, required = []}) => Object.entries(properties).map(([label, node]): CompletionItem => {
    const holds = ['object', 'array'].includes(String(node.type)) || node.properties !== undefined
    return {
      label,
      kind: CompletionItemKind.Property,
      insertText: holds ? `${label}:` : `${label}: `,
      // What a file cannot do without comes first.
      sortText: `${required.includes(label) && node.default === undefined ? 0 : 1}${label}`,
      ...(node.description !== undefined && {documentation: node.description}),
    }
  }))
  const named = (names: readonly (readonly [string, string?])[]): CompletionItem[] => names.map(([label, documentation]) => ({
    label,
    kind: CompletionItemKind.Property,
    insertText: `${label}: `,
    ...(documentation !== undefined && {documentation}),
  }))
  const key = path.at(-1)
  if (role === 'config' && path.length === 1 && key === 'rules') return named(rules.map(({id, summary}) => [id, summary]))
  if (role === 'config' && path.length === 1 && key === 'review') return named([...Object.keys(desk?.config.kinds ?? {}), ...Object.keys(desk?.config.review ?? {})].map((name) => [name]))
  if (role === 'decision' && key === 'parts') return named(Object.values(desk?.config.rubrics ?? {}).flatMap(({parts}) => parts.map(({id, label}) => [id, label] as const)))
  return declared
}

function valueItems(nodes: readonly SchemaNode[], role: DataRole, path: readonly (string | number)[], desk: Desk | undefined, today: CalendarDate | undefined): CompletionItem[] {
  const reference = referenceAt(role, path)
  if (reference && !reference.defines && desk) return idsOf(reference.kind, desk).map(([label, detail]) => ({label, detail, kind: CompletionItemKind.Reference}))
  if (today && isDate(path)) return [{label: today, detail: 'today', kind: CompletionItemKind.Value}]
  const key = path.at(-1)
  const matter = role === 'front-matter' || role === 'decision'
  if (matter && path.length === 1 && key === 'kind') return Object.keys(desk?.config.kinds ?? {}).map((label) => ({label, kind: CompletionItemKind.EnumMember}))
  if (matter && key === 'rubric') return Object.entries(desk?.config.rubrics ?? {}).map(([label, rubric]) => ({label, detail: rubric.label, kind: CompletionItemKind.EnumMember}))
  const words = nodes.flatMap((node) => node.enum ?? (node.const === undefined ? [] : [node.const]))
  const truths = nodes.some(({type}) => type === 'boolean' || (Array.isArray(type) && type.includes('boolean'))) ? [true, false] : []
  return [...new Set([...words, ...truths])].map((word) => ({label: String(word), kind: CompletionItemKind.EnumMember}))
}
