import type {Desk} from 'remark-copydesk'
import type {DeskFileRole} from 'remark-copydesk/node'
import type {TargetKind} from '../target.ts'

/** What is written in YAML: a file of the desk, or the front matter of a page. */
export type DataRole = DeskFileRole | 'front-matter' | 'decision'

type Path = readonly (string | number)[]

/** Keys whose values are ids of the desk, wherever they stand. A schema only knows that they are text. */
const references: Readonly<Record<string, TargetKind>> = {
  about: 'term', siblings: 'term', ambiguous: 'term', parent: 'term', meant: 'term', term: 'term', compare: 'term',
  layer: 'layer', vendor: 'vendor', successor: 'api-id', facts: 'fact',
}
/** Lists whose entries define something by their `id`. */
const definitions: Readonly<Record<string, TargetKind>> = {terms: 'term', layers: 'layer', vendors: 'vendor', facts: 'fact', ids: 'api-id'}

const dates = new Set(['date', 'accessed', 'announced', 'shutdown', 'when', 'until'])

/** The key that governs the value at a path: list positions have none of their own. */
function keyOf(path: Path): string {
  return path.findLast((step): step is string => typeof step === 'string') ?? ''
}

/** What the value at a path refers to, or defines. */
export function referenceAt(role: DataRole, path: Path): {readonly kind: TargetKind; readonly defines: boolean} | undefined {
  const key = keyOf(path)
  if (key === 'id' && path.length >= 3 && path.at(-1) === 'id') {
    const kind = definitions[String(path.at(-3))]
    return kind && {kind, defines: true}
  }
  if (role === 'config') return key === 'compare' ? {kind: 'term', defines: false} : undefined
  if (key === 'from') return role === 'facts' && typeof path.at(-1) === 'number' ? {kind: 'fact', defines: false} : undefined
  if (key === 'facts' && role !== 'choosers') return undefined
  const kind = references[key]
  return kind && {kind, defines: false}
}

/** Whether the value at a path is a day. */
export function isDate(path: Path): boolean {
  const key = keyOf(path)
  return path.at(-1) === key && (dates.has(key) || (key === 'from' && path.at(-2) === 'valid'))
}

/** The ids that a desk has of a kind, each with what it is. */
export function idsOf(kind: TargetKind, desk: Desk): (readonly [id: string, label: string])[] {
  switch (kind) {
    case 'term': return Array.from(desk.terms.values(), ({id, name}) => [id, name] as const)
    case 'fact': return Array.from(desk.facts.values(), ({id, statement}) => [id, statement] as const)
    case 'layer': return Array.from(desk.layers.values(), ({id, label}) => [id, label] as const)
    case 'vendor': return Array.from(desk.vendors.values(), ({id, name}) => [id, name] as const)
    case 'api-id': return Array.from(desk.ids, ([id, {term}]) => [id, term.name] as const)
  }
}
