import type {Desk, Fact, Term} from 'remark-copydesk'

const known = new WeakMap<Desk, ReadonlyMap<string, readonly Fact[]>>()

/** The facts about some terms, in the order of the desk; looked up, for each page asks, and a desk may hold very many. */
export function factsAbout(terms: readonly Pick<Term, 'id'>[], desk: Desk): readonly Fact[] {
  let byTerm = known.get(desk)
  if (!byTerm) known.set(desk, (byTerm = Map.groupBy(desk.facts.values(), ({about}) => about)))
  const lists = [...new Set(terms.map(({id}) => id))].flatMap((id) => byTerm.get(id) ?? [])
  return terms.length < 2 ? lists : inOrder(lists, desk)
}

function inOrder(facts: readonly Fact[], desk: Desk): readonly Fact[] {
  const order = orderOf(desk)
  return facts.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
}

const orders = new WeakMap<Desk, ReadonlyMap<Fact, number>>()

function orderOf(desk: Desk): ReadonlyMap<Fact, number> {
  let order = orders.get(desk)
  if (!order) orders.set(desk, (order = new Map(Array.from(desk.facts.values(), (fact, index) => [fact, index]))))
  return order
}
