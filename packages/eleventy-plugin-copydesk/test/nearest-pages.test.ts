import fc from 'fast-check'
import {expect, test} from 'vitest'
import {nearestPages} from '../src/nearest-pages.ts'
import type {Page} from '../src/page.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const sites = fc.record({
  siblings: fc.record(Object.fromEntries(ids.map((id) => [id, fc.uniqueArray(fc.constantFrom(...ids), {maxLength: 2})]))),
  pages: fc.array(fc.record({kind: fc.constantFrom('guide', undefined), title: fc.constantFrom('A', 'a', 'Ä', 'B', 'C'), about: fc.uniqueArray(fc.constantFrom(...ids), {maxLength: 3}), category: fc.constantFrom('x', 'y', undefined)}), {maxLength: 12}),
  most: fc.integer({min: 1, max: 5}),
})

test('property: the nearest pages are those that comparing each with each finds', () => {
  fc.assert(fc.property(sites, ({siblings, pages: made, most}) => {
    const terms = new Map(ids.map((id) => [id, {id, siblings: siblings[id] ?? []}]))
    const pages = made.map(({kind, title, about, category}) => ({kind, title, about: about.map((id) => terms.get(id)), decision: category === undefined ? undefined : {category}})) as unknown as Page[]
    const find = nearestPages(pages, 'en')
    for (const page of pages) expect(find(page, (other) => other !== page, most)).toEqual(compareAll(page, pages, most))
  }))
})

function compareAll(page: Page, pages: readonly Page[], most: number): Page[] {
  const own = new Set(page.about.map(({id}) => id))
  const near = new Set(page.about.flatMap(({siblings}) => siblings))
  return pages
    .filter((other) => other.kind !== undefined && other !== page)
    .map((other) => {
      const shared = other.about.filter(({id}) => own.has(id)).length
      const confused = other.about.filter(({id, siblings}) => !own.has(id) && (near.has(id) || siblings.some((sibling) => own.has(sibling)))).length
      const sameCategory = page.decision !== undefined && page.decision.category === other.decision?.category
      return {other, weight: shared * 100 + confused * 10 + (sameCategory ? 1 : 0)}
    })
    .filter(({weight}) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.other.title.localeCompare(b.other.title, 'en'))
    .slice(0, most)
    .map(({other}) => other)
}
