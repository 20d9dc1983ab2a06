import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, luminaCopy, published} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, '').replace(/\s+/gu, ' ')
const desk = readFileSync(join(fixture('lumina'), 'copydesk.yaml'), 'utf8')

test('breadcrumbs say the same to people and to machines', async () => {
  const site = await published(fixture('lumina'))
  for (const [path, markup] of site) {
    const graph = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(markup)?.[1]
    const visible = /<nav class="crumbs".*?<\/nav>/su.exec(markup)?.[0]
    if (!path.endsWith('.html') || graph === undefined) continue
    const things = (JSON.parse(graph) as {'@graph': {'@type': string; itemListElement?: {name: string}[]}[]})['@graph']
    const list = things.find((thing) => thing['@type'] === 'BreadcrumbList')
    expect(Array.from(visible?.matchAll(/<li>(.*?)<\/li>/gsu) ?? [], ([, item]) => visibleText(item)), path).toEqual(list?.itemListElement?.map(({name}) => name) ?? [])
  }
  expect(site.get('/terms/chroma/index.html')).toContain('<li><a href="/terms/">Names</a></li><li><span aria-current="page">Chroma</span></li>')
  expect(site.get('/index.html')).not.toContain('class="crumbs"')
})

test('related pages share a name, or one that is taken for it, or the category; nearest first, itself left out', async () => {
  const site = await published(fixture('lumina'))
  const relatedOf = (path: string): string[] => Array.from(/<section class="related".*?<\/section>/su.exec(site.get(path) ?? '')?.[0].matchAll(/href="([^"]+)"/gu) ?? [], ([, href]) => String(href))
  expect(relatedOf('/decisions/paint/index.html')[0]).toBe('/guides/paint-or-studio/')
  expect(relatedOf('/decisions/paint/index.html')).not.toContain('/decisions/paint/')
  expect(relatedOf('/decisions/studio/index.html')).toContain('/decisions/chroma/')
  expect(relatedOf('/about/index.html')).toEqual([])
})

test('mistakes are reported and pages edited where the repository is known', async () => {
  const without = await published(fixture('lumina'))
  expect(without.get('/decisions/paint/index.html')).not.toContain('class="contribute')
  const known = {'copydesk.yaml': desk.replace('  language: en', '  language: en\n  repository: https://code.example/lumina/desk/')}
  const paint = (await published(luminaCopy(known))).get('/decisions/paint/index.html')
  expect(paint).toContain('href="https://code.example/lumina/desk/edit/main/decisions/paint.md"')
  expect(paint).toContain('href="https://code.example/lumina/desk/issues/new?title=Mistake%20in%20%E2%80%9CLumina%20Paint%202.0%E2%80%9D"')
  Object.assign(globalThis, {copydeskReading: copydesk})
  const moved = await published(luminaCopy({...known, 'eleventy.config.js': "export default (config) => config.addPlugin(globalThis.copydeskReading, {contribute: {report: false, edit: '{repository}/-/edit/trunk/{path}'}})\n"}))
  expect(moved.get('/decisions/paint/index.html')).toContain('desk/-/edit/trunk/decisions/paint.md"')
  expect(moved.get('/decisions/paint/index.html')).not.toContain('Report a mistake')
})
