import type {Desk, Term} from 'remark-copydesk'
import type {ListedPage} from '../page.ts'

/** Terms that stand side by side on a page of their own. */
export interface Comparison {
  /** Two or more, in the order of the columns. */
  readonly terms: readonly Term[]
  /** Where it stands, without the path prefix. */
  readonly path: string
}

/** What comparisons are made from. */
export interface ComparisonSource {
  readonly desk: Desk
  readonly pages: readonly ListedPage[]
  /** The names of the site. */
  readonly terms: readonly Term[]
  /** Whether a set stands in the order of the registry, whichever page asks for it first. */
  readonly inOrder: boolean
  /** The address above them. */
  readonly base: string
}

/** What the editors list, then what pages are about together, then names that are taken for each other; each set once. */
export function comparisonsOf({desk, pages, terms, inOrder, base}: ComparisonSource): readonly Comparison[] {
  const known = new Map(terms.map((term) => [term.id, term]))
  const order = new Map(terms.map(({id}, index) => [id, index]))
  const placed = (ids: string[]): string[] => (inOrder ? ids.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)) : ids)
  const wanted = [
    ...(desk.config.site?.compare ?? []),
    ...pages.map(({about}) => placed(about.map(({id}) => id))),
    ...terms.flatMap(({id, siblings}) => siblings.map((sibling) => placed([id, sibling]))),
  ]
  const found = new Map<string, Comparison>()
  for (const ids of wanted) {
    const set = [...new Set(ids)].flatMap((id) => known.get(id) ?? [])
    const key = keyOf(set)
    // No id has two hyphens in a row, so an address stands for one comparison.
    if (set.length > 1 && !found.has(key)) found.set(key, {terms: set, path: `${base}${set.map(({id}) => id).join('--')}/`})
  }
  return [...found.values()]
}

/** The same for the same terms in any order. */
export function keyOf(terms: readonly Term[]): string {
  return terms.map(({id}) => id).toSorted().join(' ')
}
