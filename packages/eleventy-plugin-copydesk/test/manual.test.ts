import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, luminaCopy, published} from './site.ts'

const manual = `  manual:
    title: Handbook
    description: How the desk works.
    groups:
      - {title: First, pages: [docs/zebra.md]}
      - {title: Then, description: "Each \`flag\` of it.", pages: [docs/flags/]}
`
const files = {
  'copydesk.yaml': readFileSync(join(fixture('lumina'), 'copydesk.yaml'), 'utf8') + manual,
  'docs/zebra.md': '---\ntitle: Zebra\ndescription: Where one begins.\n---\n\n# Zebra\n\nBegin.\n',
  'docs/flags/two.md': '---\ntitle: B flag\n---\n\n# B flag\n\nB.\n',
  'docs/flags/one.md': '---\ntitle: A flag\n---\n\n# A flag\n\nA.\n',
  'docs/stray.md': '# Stray\n\nIn no group.\n',
}
let site: Map<string, string>

beforeAll(async () => {
  site = await published(luminaCopy(files))
})

const linksIn = (markup = ''): string[] => Array.from(markup.matchAll(/href="(\/docs\/[^"]+)"/gu), ([, path = '']) => path)
const main = (path: string): string => /<main[^]*<\/main>/u.exec(site.get(path) ?? '')?.[0] ?? ''

test('its first page lists the groups in their order, pages of a folder by their titles', () => {
  const index = main('/docs/index.html')
  expect(linksIn(index)).toEqual(['/docs/zebra/', '/docs/flags/one/', '/docs/flags/two/'])
  expect(index).toContain('Each <code>flag</code> of it.')
  expect(site.get('/index.html')).toContain('<a href="/docs/">Handbook</a>')
  expect(site.get('/docs/index.html')).toContain('<a href="/docs/" aria-current="page">Handbook</a>')
})

test('a page of it says where it stands and leads on, and asks for no verification', () => {
  const page = main('/docs/flags/one/index.html')
  expect(page).toMatch(/<li><a href="\/docs\/">Handbook<\/a><\/li><li><span aria-current="page">A flag/u)
  expect(page).toContain('<p class="kicker">Then</p>')
  expect(page).toContain('<a href="/docs/flags/one/" aria-current="page">A flag</a>')
  expect(page).toMatch(/rel="prev">Zebra<[^]*rel="next">B flag</u)
  expect(page).not.toContain('verified')
  expect(main('/docs/zebra/index.html')).not.toContain('rel="prev"')
  expect(main('/docs/flags/two/index.html')).not.toContain('rel="next"')
})

test('a page that no group names stays a page as before', () => {
  expect(main('/docs/stray/index.html')).not.toContain('Handbook')
  expect(site.get('/llms.txt')).toMatch(/## More pages\n\n(?:- .*\n)*- \[Stray\]/u)
})

test('programs get it in its order', () => {
  expect(site.get('/docs.md')).toMatch(/^# Handbook\n\n> How the desk works\.[^]*## First\n\n- \[Zebra\]\([^)]*\/docs\/zebra\/\): Where one begins\.\n\n## Then/u)
  expect(site.get('/llms.txt')).toMatch(/## Handbook: First\n\n- \[Zebra\][^]*## Handbook: Then\n\n- \[A flag\][^\n]*\n- \[B flag\]/u)
})

test('it can be moved or left out, and without one nothing speaks of it', async () => {
  Object.assign(globalThis, {copydeskManual: copydesk})
  const moved = await published(luminaCopy({...files, 'eleventy.config.js': "export default (config) => config.addPlugin(globalThis.copydeskManual, {pages: {manual: '/handbook/'}})\n"}))
  expect(moved.get('/handbook/index.html')).toContain('Handbook')
  expect(moved.has('/docs/index.html')).toBe(false)
  const without = await published(luminaCopy({...files, 'eleventy.config.js': 'export default (config) => config.addPlugin(globalThis.copydeskManual, {pages: {manual: false}})\n'}))
  expect([...without].filter(([path, text]) => path.endsWith('.html') && text.includes('Handbook'))).toEqual([])
  expect((await published(fixture('lumina'))).has('/docs/index.html')).toBe(false)
})
