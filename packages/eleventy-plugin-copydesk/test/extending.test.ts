import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import copydesk, {html} from '../src/index.ts'
import type {Components} from '../src/index.ts'
import {componentNames} from '../src/components/replaceable.ts'
import type {CopydeskPublisherOptions} from '../src/options.ts'
import {readOptions} from '../src/options.ts'
import {launchChromium} from './checks/chromium.ts'
import {serveFolder} from './checks/served.ts'
import {fixture, luminaCopy, publishedFolder, readSite} from './site.ts'

/** The folder of a copy of the fixture that is published with some options. */
async function publishedWith(options: CopydeskPublisherOptions, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const name = `copydeskExtended${Object.keys(globalThis).length}`
  Object.assign(globalThis, {[name]: {copydesk, options}})
  const content = luminaCopy(files)
  writeFileSync(join(content, 'eleventy.config.js'), `export default (config) => {\n  const {copydesk, options} = globalThis.${name}\n  config.addPlugin(copydesk, options)\n}\n`)
  return publishedFolder(content)
}

test('step one, options: words of the interface are the site’s own', async () => {
  const site = readSite(await publishedWith({strings: {skip: 'To the point'}}))
  expect(site.get('/index.html')).toContain('>To the point</a>')
})

test('step two, custom properties: a style sheet of the site’s own wins over the theme, however weak its selectors', async () => {
  const served = await serveFolder(await publishedWith({stylesheets: ['/own.css']}, {'own.css.njk': '---\npermalink: /own.css\n---\n:root { --accent: rgb(1, 2, 3) }\nh1 { letter-spacing: 7px }\n'}))
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(`${served.origin}/decisions/paint/`)
    expect(await page.evaluate("getComputedStyle(document.querySelector('main a')).color")).toBe('rgb(1, 2, 3)')
    expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing")).toBe('7px')
  } finally {
    await browser.close()
    served.close()
  }
})

test('step three, components: each can be replaced, or set into something of the site’s own', async () => {
  const components: Components = {
    score: ({score, scale}, {original}) => html`<div class="own">${original()}<em>${score}/${scale}</em></div>`,
    verificationNote: ({date}, {site}) => html`<p class="own-note">${site.name}, ${date}</p>`,
    termLink: (term, {original}) => original({...term, name: `“${term.name}”`}),
    related: () => false,
    contribute: () => '<b>text, not markup</b>',
  }
  const site = readSite(await publishedWith({components}))
  const paint = site.get('/decisions/paint/index.html') ?? ''
  expect(paint).toMatch(/<div class="own"><p class="score">.*<\/p><em>9\.1\/10<\/em><\/div>/u)
  expect(paint).toContain('<p class="own-note">The Lumina Desk, 2026-04-22</p>')
  expect(paint).not.toContain('class="verified"')
  expect(paint).not.toContain('class="related"')
  expect(paint).toContain('&lt;b&gt;text, not markup&lt;/b&gt;')
  expect(site.get('/terms/index.html')).toContain('<a href="/terms/chroma/">“Chroma”</a>')
})

test('each name of a component is one that some page draws', async () => {
  const drawn = new Set<string>()
  const components = Object.fromEntries(componentNames.map((name) => [name, (_: unknown, {original}: {original(): unknown}) => {
    drawn.add(name)
    return original()
  }])) as Components
  const site = readSite(await publishedWith({components}))
  expect(componentNames.filter((name) => !drawn.has(name))).toEqual([])
  const plain = readSite(await publishedFolder(fixture('lumina')))
  expect(site.get('/decisions/paint/index.html')).toBe(plain.get('/decisions/paint/index.html'))
})

test('step four, layouts: one of the same name in the site’s folder wins, in any template language', async () => {
  const site = readSite(await publishedWith({components: {score: () => 'never drawn'}}, {'_includes/copydesk/decision.njk': '<!doctype html><title>{{ copydesk.page.title }}</title>OWN {{ content | safe }}'}))
  expect(site.get('/decisions/paint/index.html')).toMatch(/^<!doctype html><title>Lumina Paint 2\.0<\/title>OWN <h2/u)
  expect(site.get('/guides/paint-or-studio/index.html')).not.toContain('OWN')
})

test.each([
  [{components: {scores: () => ''}}, 'Unexpected option `components.scores` of eleventy-plugin-copydesk, expected one of agePlot, apiIds,'],
  [{components: {score: '<p>9</p>'}}, 'Unexpected option `components.score` of eleventy-plugin-copydesk, expected a function'],
  [{outputs: {rss: false}}, 'Unexpected option `outputs.rss` of eleventy-plugin-copydesk, expected one of atom, jsonFeed,'],
  [{component: {}}, 'Unexpected option `component` of eleventy-plugin-copydesk, expected one of config,'],
])('wrong options %j are named, with what there is', (options, message) => {
  expect(() => readOptions(options)).toThrow(message)
})
