import {cpSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import copydesk, {english} from '../src/index.ts'
import {testEveryFile} from './checks/every-file.ts'
import {testEveryPageType} from './checks/every-page-type.ts'
import {elementsOf} from './checks/parsed-page.ts'
import {hebrew} from './hebrew-strings.ts'
import {fixture, publishedFolder, readSite, temporaryFolder} from './site.ts'

const prefix = '/gan/'
let folder: Promise<string> | undefined

/** A site in Hebrew, right to left, under a path prefix, with kinds and addresses of its own and no scores; built once. */
function built(): Promise<string> {
  return (folder ??= (async () => {
    const content = join(temporaryFolder(), 'content')
    cpSync(fixture('gina'), content, {recursive: true})
    Object.assign(globalThis, {copydeskHebrew: {copydesk, options: {strings: hebrew, terms: '/shemot/', pages: {freshness: '/triyut/'}}}})
    writeFileSync(join(content, 'eleventy.config.js'), 'export default (config) => config.addPlugin(globalThis.copydeskHebrew.copydesk, globalThis.copydeskHebrew.options)\n')
    return publishedFolder(content, {pathPrefix: prefix})
  })())
}

describe('a site in Hebrew', () => {
  let site: ReadonlyMap<string, string> = new Map()
  beforeAll(async () => {
    site = readSite(await built())
  })

  test('has every word of the interface table: a new one goes to hebrew-strings.ts too', () => {
    // The language itself writes the day.
    expect(missing(english, hebrew).filter((key) => key !== 'date')).toEqual([])
  })

  test('shows no English on any page, to eyes or to ears', () => {
    const words = new Set<string>()
    for (const [path, markup] of site) {
      if (!path.endsWith('.html')) continue
      expect(markup).toContain('<html lang="he" dir="rtl">')
      const body = markup.slice(markup.indexOf('<body')).replace(/<(?:script|code)\b[^]*?<\/(?:script|code)>/gu, ' ')
      const spoken = elementsOf(markup).flatMap(({name, attributes}) => ['aria-label', 'title', 'alt', 'placeholder', ...(name === 'meta' && attributes.get('name') === 'description' ? ['content'] : [])].flatMap((attribute) => attributes.get(attribute) ?? []))
      for (const [word] of [body.replace(/<[^>]*>/gu, ' ').replace(/&\w+;/gu, ' '), ...spoken].join(' ').matchAll(/[A-Za-z][A-Za-z-]+/gu)) words.add(`${word} (${path})`)
    }
    // What the desk itself writes in Latin letters.
    expect([...words].filter((word) => !/^(?:MZ-|MZ )/u.test(word))).toEqual([])
  })

  test('has no score, no review and nothing of another site', () => {
    const all = [...site.values()].join('\n')
    expect(all).not.toMatch(/class="score"|"Review"/u)
    expect(all).not.toMatch(/lumina|openai|chatgpt/iu)
    expect(site.has('/shemot/mazmera/index.html')).toBe(true)
    expect(site.has('/triyut/index.html')).toBe(true)
    expect(site.get('/index.html')).toContain('מדריכי גינון')
    expect(site.get('/feed.xml')).toContain('xml:lang="he"')
  })

  testEveryFile(built, {prefix, origin: 'https://gina.example'})
  testEveryPageType(built, {prefix, directions: () => ['rtl']})
})

/** The keys of a table that another lacks, or has in the same words. */
function missing(table: object, other: object, path = ''): string[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const own = (other as Readonly<Record<string, unknown>>)[key]
    const name = path + key
    // Kinds are a site’s own.
    if (name === 'kind' || name === 'kinds') return []
    if (typeof value === 'object' && value !== null) return typeof own === 'object' && own !== null ? missing(value as object, own, `${name}.`) : [name]
    return own === undefined || (own === value && value !== '') ? [name] : []
  })
}
