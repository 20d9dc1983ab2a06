import {cpSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, published, temporaryFolder} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ').trim()
const mainOf = (markup = ''): string => visibleText(/<main.*<\/main>/su.exec(markup)?.[0])

let site = new Map<string, string>()
beforeAll(async () => {
  site = await published(fixture('lumina'))
})

test('the names lead on by layer and by vendor, with how many there are', () => {
  const names = site.get('/terms/index.html') ?? ''
  expect(names).toContain('<li><a href="/terms/layer/app/">App layer</a> <span class="aside">2</span></li>')
  expect(names).toContain('<li><a href="#page:vendor-lumina">Lumina</a> <span class="aside">2</span></li>')
  expect(names).toContain('<h2 id="page:vendor-lumina"><a href="/terms/vendor/lumina/">Lumina</a></h2>')
})

test('a layer has its names vendor by vendor, a vendor has its names layer by layer', () => {
  expect(mainOf(site.get('/terms/layer/app/index.html'))).toBe('Home Names App layer Names on the app layer What a person signs in to and subscribes to. 2 names. By vendor Chroma Works 1 Lumina 1 Chroma Works Chroma app layer · App Lumina Lumina Studio app layer · App Not to be confused with Lumina Paint 2.0')
  expect(mainOf(site.get('/terms/vendor/lumina/index.html'))).toBe('Home Names Lumina Names of Lumina 2 names. By layer Model layer 1 App layer 1 Model layer Lumina Paint 2.0 model layer · Model Not to be confused with Lumina Studio App layer Lumina Studio app layer · App Not to be confused with Lumina Paint 2.0')
  // One group needs no way to it.
  expect(mainOf(site.get('/terms/vendor/chroma/index.html'))).toBe('Home Names Chroma Works Names of Chroma Works One name. App layer Chroma app layer · App')
})

test('the page of a name leads to those of its layer and its vendor', () => {
  const chroma = site.get('/terms/chroma/index.html')
  expect(chroma).toContain('<a href="/terms/layer/app/">App layer</a>')
  expect(chroma).toContain('<a href="/terms/vendor/chroma/">Chroma Works</a>')
})

test('they move with the names, and speak the language of the site', async () => {
  const content = join(temporaryFolder(), 'werkzeug')
  cpSync(fixture('werkzeug'), content, {recursive: true})
  Object.assign(globalThis, {copydeskGlossary: copydesk})
  writeFileSync(join(content, 'eleventy.config.js'), "export default (config) => config.addPlugin(globalThis.copydeskGlossary, {terms: '/begriffe/', strings: {names: 'Begriffe', home: 'Titelseite', namesOn: (layer) => `Begriffe: ${layer}`, namesCount: (count) => `${count} insgesamt.`, termKinds: {app: 'Ding'}}})\n")
  const german = await published(content)
  expect(mainOf(german.get('/begriffe/layer/werk/index.html'))).toBe('Titelseite Begriffe Werk-Ebene Begriffe: Werk-Ebene 1 insgesamt. Ada GmbH Ada Hobel Werk-Ebene · Ding')
  expect(german.has('/begriffe/vendor/ada.md')).toBe(true)
})
