import type {Term} from 'remark-copydesk'
import type {ListedPage} from './page.ts'

/** A page, as far as its neighbours are sought by it. */
export type Sought = Pick<ListedPage, 'about' | 'decision'>

interface Candidate {
  readonly page: ListedPage
  readonly rank: number
  readonly weight: number
}

/**
 * Finds the pages nearest to one: those about the same names, then about those that these are taken for,
 * then of the same category; by title where they are equally near. Pages are looked up by their names,
 * for comparing each with each grows with their square.
 */
export function nearestPages(pages: readonly ListedPage[], language: string): (page: Sought, isWanted: (other: ListedPage) => boolean, most: number) => readonly ListedPage[] {
  const collator = new Intl.Collator(language)
  const ranked = pages.filter(({kind}) => kind !== undefined).toSorted((a, b) => collator.compare(a.title, b.title))
  const byTerm = new Map<string, number[]>()
  const byCategory = new Map<string, number[]>()
  const takenFor = new Map<string, Set<string>>()
  for (const [rank, {about, decision}] of ranked.entries()) {
    for (const {id, siblings} of about) {
      listed(byTerm, id).push(rank)
      for (const sibling of siblings) takenFor.set(sibling, (takenFor.get(sibling) ?? new Set()).add(id))
    }
    if (decision) listed(byCategory, decision.category).push(rank)
  }

  return ({about, decision}, isWanted, most) => {
    const weights = new Map<number, number>()
    for (const [term, weight] of termWeights(about, takenFor)) {
      for (const rank of byTerm.get(term) ?? []) weights.set(rank, (weights.get(rank) ?? 0) + weight)
    }
    const sameCategory = decision ? (byCategory.get(decision.category) ?? []) : []
    const candidates: Candidate[] = []
    const take = (rank: number, weight: number): boolean => {
      const page = ranked[rank]
      if (!page || !isWanted(page)) return false
      candidates.push({page, rank, weight: weight + (decision !== undefined && page.decision?.category === decision.category ? 1 : 0)})
      return true
    }
    for (const [rank, weight] of weights) take(rank, weight)
    // Whoever shares no more than the category comes after all others, by title.
    let left = most
    for (const rank of sameCategory) {
      if (left === 0) break
      if (!weights.has(rank) && take(rank, 0)) left -= 1
    }
    return candidates.toSorted((a, b) => b.weight - a.weight || a.rank - b.rank).slice(0, most).map(({page}) => page)
  }
}

/** What each name is worth that another page is about. */
function termWeights(about: readonly Term[], takenFor: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const confused = about.flatMap(({id, siblings}) => [...siblings, ...(takenFor.get(id) ?? [])])
  return new Map([...confused.map((id) => [id, 10] as const), ...about.map(({id}) => [id, 100] as const)])
}

function listed<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  let list = lists.get(key)
  if (!list) lists.set(key, (list = []))
  return list
}
