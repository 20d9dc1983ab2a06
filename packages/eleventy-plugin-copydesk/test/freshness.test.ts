import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, luminaCopy, published} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, '').replace(/\s+/gu, ' ')
const board = (site: ReadonlyMap<string, string>): string => site.get('/freshness/index.html') ?? ''

test('the board has every page and fact once, with its state, its day and its age', async () => {
  const markup = board(await published(fixture('lumina')))
  const table = markup.slice(markup.indexOf('id="page:all"'))
  const rows = table.split('<tr>').slice(2).map(visibleText)
  expect(rows).toHaveLength(6)
  const paint = rows.find((row) => /^Lumina Paint 2\.0 ?Stale/u.test(row.trim()))
  expect(paint).toContain('22 April 2026')
  expect(paint).toContain('215')
  expect(paint).toContain('21 July 2026')
  expect(rows.some((row) => row.includes('Lumina Paint 2.0: Lumina Paint 2.0 is metered by tokens.'))).toBe(true)
})

test('the plot has a mark for what is due and stale, counts those that would cover each other, and no style of its own', async () => {
  const plot = /<svg class="plot".*?<\/svg>/su.exec(board(await published(fixture('lumina'))))?.[0] ?? ''
  expect(plot).toContain('aria-label="6 pages and facts by the days since they were checked')
  expect(plot).toContain('data-state="stale"')
  expect(plot).toContain('class="plot-count">')
  expect(plot).not.toContain('style')
})

test('what is past its day is counted, and what comes next is named', async () => {
  const text = visibleText(board(await published(fixture('lumina'))))
  expect(text).toContain('5 pages and facts are past their day already.')
  expect(text).toContain('19 December 2026Lumina Studio')
})

test('home and footer lead to it, unless it is turned off or moved', async () => {
  const site = await published(fixture('lumina'))
  expect(site.get('/index.html')?.match(/href="\/freshness\/"/gu)).toHaveLength(2)
  expect(site.get('/terms/chroma/index.html')).toContain('href="/freshness/"')
  Object.assign(globalThis, {copydeskBoard: copydesk})
  const withPlace = (place: string): Promise<Map<string, string>> => published(luminaCopy({'eleventy.config.js': `export default (config) => config.addPlugin(globalThis.copydeskBoard, {pages: {freshness: ${place}}})\n`}))
  const off = await withPlace('false')
  expect([...off.values()].join('')).not.toContain('/freshness/')
  const moved = await withPlace("'/alter/'")
  expect(moved.has('/alter/index.html')).toBe(true)
  expect(moved.get('/index.html')).toContain('href="/alter/"')
})

test('a statement from a stranger is text on the board', async () => {
  const facts = readFileSync(join(fixture('lumina'), 'facts/facts.yaml'), 'utf8').replace('Lumina Studio is sold by subscription.', "'</svg><script>alert(1)</script>'")
  expect(board(await published(luminaCopy({'facts/facts.yaml': facts})))).not.toContain('<script>')
})
