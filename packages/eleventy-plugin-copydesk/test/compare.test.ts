import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {beforeAll, describe, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, luminaCopy, published} from './site.ts'

const desk = readFileSync(join(fixture('lumina'), 'copydesk.yaml'), 'utf8')
const pair = '/compare/lumina-paint--lumina-studio/index.html'
const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ').trim()
const comparing = (sets: string): Record<string, string> => ({'copydesk.yaml': desk.replace('  language: en', `  language: en\n  compare: ${sets}`)})
const pagesIn = (site: ReadonlyMap<string, string>): string[] => [...site.keys()].filter((path) => /^\/compare\/.+\/index\.html$/u.test(path))

/** The cells of a table: the row’s heading, then a text for each column. */
function rowsOf(markup = ''): string[][] {
  const table = /<table>.*?<\/table>/su.exec(markup)?.[0] ?? ''
  return table.split('<tr>').slice(1).map((row) => row.split(/<t[hd](?: scope="\w+")?>/u).slice(1).map(visibleText))
}

describe('names side by side', () => {
  let site = new Map<string, string>()
  beforeAll(async () => {
    site = await published(fixture('lumina'))
  })

  test('every row has a cell for every name, and one that is empty says so', () => {
    expect(rowsOf(site.get(pair))).toEqual([
      ['Attribute', 'Lumina Paint 2.0 model layer', 'Lumina Studio app layer'],
      ['Layer', 'Model layer models and the API they are called by', 'App layer what a person signs in to and subscribes to'],
      ['Vendor', 'Lumina', 'Lumina'],
      ['Kind', 'Model', 'App'],
      ['What it is', 'The image model that programs call as lumina-paint-2 .', 'The app in which people draw by talking.'],
      [
        'Billing',
        'Lumina Paint 2.0 is metered by tokens. Stale · 22 April 2026 , carried over from an earlier text Pricing',
        'Lumina Studio is sold by subscription. Stale · 20 April 2026 , read at the source no source on record',
      ],
      [
        'API ids',
        'lumina-paint-2 Live The stable id. lumina-paint-1 Deprecated , shuts down 1 December 2026 , announced 1 February 2026 Replaced by lumina-paint-2 lumina-paint-0 Shut down , shut down 1 March 2026 , announced 1 February 2025, at Lumina Cloud Replaced by lumina-paint-2',
        'Nothing on record',
      ],
      ['Not to be confused with', 'Lumina Studio', 'Lumina Paint 2.0'],
      [
        'What to write',
        'Lumina Paint 2.0 Also accepted: Lumina Paint 2 Instead of: Lumina Paints 2.0',
        'Lumina Studio Lumina Studio Paint 2: depends on what is meant: Lumina Paint 2.0 or Lumina Studio',
      ],
    ])
    expect(visibleText(site.get(pair))).toContain('Nothing is on record for any of them under: Price, Limits, Availability, Capabilities, Endpoints, Lifecycle, Names, Scores.')
    expect(visibleText(site.get(pair))).toContain('They belong to different layers.')
    expect(site.get(pair)).toContain('<a href="https://example.com/pricing">Pricing</a>')
  })

  test('the guide, the pages of the names and the navigation lead there', () => {
    expect(site.get('/guides/paint-or-studio/index.html')).toContain('<a href="/compare/lumina-paint--lumina-studio/">Compare them in a table</a>')
    for (const path of ['/terms/lumina-paint/index.html', '/decisions/paint/index.html']) expect(site.get(path), path).toContain('Compare with <a href="/compare/lumina-paint--lumina-studio/">Lumina Studio</a>')
    expect(site.get('/terms/chroma/index.html')).not.toContain('Compare with')
    expect(site.get('/decisions/chroma/index.html')).toContain('<li><a href="/compare/">Compare</a></li>')
    expect(site.get('/llms.txt')).toContain('- [Lumina Paint 2.0 and Lumina Studio](/compare/lumina-paint--lumina-studio.md)')
  })

  test('machines get the names with what they are', () => {
    const graph = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(site.get(pair) ?? '')?.[1] ?? ''
    const {'@graph': things} = JSON.parse(graph) as {'@graph': unknown[]}
    expect(things[0]).toMatchObject({'@type': 'ItemList', 'name': 'Lumina Paint 2.0 and Lumina Studio compared', 'numberOfItems': 2, 'itemListElement': [
      {position: 1, item: {'@type': 'DefinedTerm', 'name': 'Lumina Paint 2.0', 'url': '/terms/lumina-paint/', 'description': 'The image model that programs call as lumina-paint-2.'}},
      {position: 2, item: {'@type': 'DefinedTerm', 'name': 'Lumina Studio'}},
    ]})
    expect(site.get('/compare/lumina-paint--lumina-studio.md')).toContain('## Billing\n\n- Lumina Paint 2.0:\n  - Lumina Paint 2.0 is metered by tokens.; Stale · 22 April 2026, carried over from an earlier text; [Pricing](<https://example.com/pricing>)\n')
  })

  test('the script is small, and its record holds the cells of the page', () => {
    const script = [...site].find(([path]) => /^\/assets\/compare-[0-9a-f]{10}\.js$/u.test(path))
    expect(gzipSync(script?.[1] ?? '').byteLength).toBeLessThanOrEqual(3000)
    for (const [path, markup] of site) if (path.endsWith('.html')) expect(markup.includes(script?.[0] ?? '?'), path).toBe(path === '/compare/index.html')
    const record = JSON.parse(site.get('/compare/terms.json') ?? '') as {rows: string[]; terms: Record<string, {cells: unknown[]}>}
    expect(Object.keys(record.terms)).toEqual(['lumina-paint', 'lumina-studio', 'chroma'])
    for (const {cells} of Object.values(record.terms)) expect(cells).toHaveLength(record.rows.length)
  })
})

test('what the editors list comes first, in their order; each set has one page', async () => {
  const site = await published(luminaCopy(comparing('[[chroma, lumina-studio], [lumina-studio, chroma, lumina-paint], [lumina-studio, lumina-paint]]')))
  expect(pagesIn(site)).toEqual(['/compare/chroma--lumina-studio/index.html', '/compare/lumina-studio--chroma--lumina-paint/index.html', '/compare/lumina-studio--lumina-paint/index.html'])
  expect(rowsOf(site.get('/compare/lumina-studio--chroma--lumina-paint/index.html'))[0]).toEqual(['Attribute', 'Lumina Studio app layer', 'Chroma app layer', 'Lumina Paint 2.0 model layer'])
  expect(visibleText(site.get('/compare/chroma--lumina-studio/index.html'))).not.toContain('They belong to different layers.')
  expect(visibleText(site.get('/terms/chroma/index.html'))).toContain('Compare with Lumina Studio , Lumina Studio and Lumina Paint 2.0')
})

test('a name that no page uses is there when the editors compare it', async () => {
  const content = luminaCopy({...comparing('[[gouache, chroma]]'), 'registry/more.yaml': 'terms:\n  - {id: gouache, name: Lumina Gouache, layer: model, vendor: lumina}\n'})
  const site = await published(content)
  expect(site.get('/compare/gouache--chroma/index.html')).toContain('<a href="/terms/gouache/">Lumina Gouache</a>')
  expect(site.has('/terms/gouache/index.html')).toBe(true)
})

test('a wrong list of terms stops the build at its place', async () => {
  const wrong = comparing('[[chroma, lumina-studo]]')
  const line = String(wrong['copydesk.yaml']).split('\n').findIndex((text) => text.includes('studo')) + 1
  await expect(published(luminaCopy(wrong))).rejects.toThrow(`copydesk.yaml:${line}:22 Unexpected term \`lumina-studo\`, expected one that the registry has, did you mean \`lumina-studio\`?`)
  await expect(published(luminaCopy(comparing('[[chroma]]')))).rejects.toThrow(`copydesk.yaml:${line}:13 \`site.compare.0\`: expected at least 2 entries`)
})

test('a part without a fact of its own shows the facts of its whole, and says whose they are', async () => {
  const site = await published(luminaCopy({...comparing('[[brush, chroma]]'), 'registry/more.yaml': 'terms:\n  - {id: brush, name: Studio Brush, layer: app, kind: feature, vendor: lumina, parent: lumina-studio}\n'}))
  const billing = rowsOf(site.get('/compare/brush--chroma/index.html')).find(([label]) => label === 'Billing')
  expect(billing?.[1]).toBe('Nothing on record for it alone; on record for Lumina Studio : Lumina Studio is sold by subscription. Stale · 20 April 2026 , read at the source no source on record')
  expect(billing?.[2]).toBe('Nothing on record')
})

test('what is over stands below what holds', async () => {
  const site = await published(luminaCopy({'facts/more.yaml': `facts:
  - {id: a-preview, about: lumina-paint, layer: model, dimension: availability, kind: observed, statement: A preview was open., valid: {from: 2026-08-21, until: 2026-09-30}, verified: {date: 2026-10-15, by: Ada, method: read}}
  - {id: b-now, about: lumina-paint, layer: model, dimension: availability, kind: observed, statement: Everybody may call it., verified: {date: 2026-11-15, by: Ada, method: read}}
`}))
  expect(rowsOf(site.get(pair)).find(([label]) => label === 'Availability')?.[1]).toBe('Everybody may call it. Fresh · 15 November 2026 , read at the source no source on record A preview was open. Historical · 15 October 2026 , read at the source no source on record')
})

test('they can be left out or moved, and a site without any has none', async () => {
  Object.assign(globalThis, {copydeskCompare: copydesk})
  const withPlace = (place: string): Promise<Map<string, string>> => published(luminaCopy({'eleventy.config.js': `export default (config) => config.addPlugin(globalThis.copydeskCompare, {pages: {compare: ${place}}})\n`}))
  const off = await withPlace('false')
  expect([...off].filter(([path, text]) => path.includes('compare') || text.includes('/compare/') || text.includes('>Compare'))).toEqual([])
  const moved = await withPlace("'/vergleich/'")
  expect(moved.has('/vergleich/lumina-paint--lumina-studio/index.html')).toBe(true)
  expect(moved.has('/vergleich/terms.json')).toBe(true)
  expect([...moved.values()].join('')).not.toContain('"/compare/')
  const none = await published(fixture('werkzeug'))
  expect([...none].filter(([path, text]) => path.includes('compare') || text.includes('/compare/'))).toEqual([])
})

test('what a stranger writes into the record is text on the page and in the record', async () => {
  const evil = '</script><img src=x onerror=alert(1)>'
  const site = await published(luminaCopy({'registry/evil.yaml': `terms:\n  - {id: evil, name: '${evil}', layer: model, vendor: lumina, summary: '\`${evil}\`', siblings: [chroma], ids: [{id: evil-1, note: '${evil}', host: '${evil}'}]}\n`, ...comparing('[[evil, chroma]]')}))
  for (const path of ['/compare/index.html', '/compare/evil--chroma/index.html']) expect(site.get(path)?.replace(/<script type="application\/ld\+json">[^<>]*<\/script>/u, ''), path).not.toContain('<img')
  expect((JSON.parse(site.get('/compare/terms.json') ?? '') as {terms: Record<string, {name: string}>}).terms['evil']?.name).toBe(evil)
})
