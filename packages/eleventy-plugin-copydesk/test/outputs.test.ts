import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {XMLParser, XMLValidator} from 'fast-xml-parser'
import {parseMarkdown} from 'remark-copydesk'
import {SKIP, visit} from 'unist-util-visit'
import {afterEach, beforeAll, describe, expect, test, vi} from 'vitest'
import {z} from 'zod'
import {readOptions} from '../src/options.ts'
import {build} from '../src/publish.ts'
import {fixture, luminaCopy, published, readSite, temporaryFolder} from './site.ts'

const desk = readFileSync(join(fixture('lumina'), 'copydesk.yaml'), 'utf8')
const withUrl = (url: string): string => desk.replace('  language: en', `  language: en\n  url: ${url}`)
const host = 'https://lumina.example'

const facts = `facts:
  - {id: preview, about: lumina-paint, layer: model, dimension: availability, kind: observed, statement: A preview was open., valid: {from: 2026-08-21, until: 2026-09-30}, verified: {date: 2026-10-15, by: Ada, method: stored-copy}, sources: [{url: 'https://example.com/preview', publisher: reseller}]}
  - {id: next, about: lumina-paint, layer: model, dimension: availability, kind: scheduled, statement: 'Lumina announced \`lumina-paint-3\`.', valid: {from: 2026-11-27}, verified: {date: 2026-10-16, by: Ada, method: stored-copy}, sources: [{url: 'https://example.com/next', publisher: vendor}]}
  - {id: past, about: lumina-paint, layer: model, dimension: price, kind: scheduled, statement: Prices fall., valid: {from: 2026-11-01}, verified: {date: 2026-10-16, by: Ada, method: stored-copy}, sources: [{url: 'https://example.com/prices', publisher: vendor}]}
  - {id: later, about: lumina-paint, layer: model, dimension: price, kind: observed, statement: Nobody knows this yet., verified: {date: 2026-12-24, by: Ada, method: stored-copy}, sources: [{url: 'https://example.com/later', publisher: vendor}]}
`

const parser = new XMLParser({ignoreAttributes: false, attributeNamePrefix: '@', isArray: (name) => name === 'entry' || name === 'url' || name === 'link', parseTagValue: false})

interface AtomEntry {
  readonly id: string
  readonly title: string
  readonly updated: string
  readonly content: {readonly '#text': string}
  readonly link: readonly {readonly '@href': string}[]
}

interface Atom {
  readonly id: string
  readonly updated: string
  readonly title: string
  readonly author: {readonly name: string}
  readonly link: readonly {readonly '@rel': string; readonly '@href': string}[]
  readonly entry: readonly AtomEntry[]
  readonly '@xml:base': string
  readonly '@xml:lang': string
}

function readXml(text = ''): Record<string, unknown> {
  expect(XMLValidator.validate(text)).toBe(true)
  return parser.parse(text) as Record<string, unknown>
}

const readAtom = (text: string | undefined): Atom => readXml(text)['feed'] as Atom

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/u)
const tag = z.string().regex(/^tag:[a-z.]+,\d{4}-\d{2}-\d{2}:\/[\w./%!'()*~-]+$/u)
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.string(),
  authors: z.array(z.strictObject({name: z.string().min(1)})).min(1),
  items: z.array(z.strictObject({
    id: tag,
    url: z.url(),
    title: z.string().min(1),
    content_html: z.string().min(1),
    date_published: moment,
    tags: z.array(z.string()),
  })),
})

/** A calendar’s lines after the rules of RFC 5545 for lines: ends, octets, folds. */
function readCalendar(text = ''): string[] {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
  for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z-]*(?:;[A-Z-]+=[^:;]+)*:/u)
  return lines
}

function visibleText(markup = ''): string {
  // What stands beside the sentences is not what they say, and what the script needs is not read.
  const body = markup.slice(markup.indexOf('<body')).replace(/<button type="button" class="which".*?<span popover.*?<\/span><\/span>|<(a|span)[^>]* class="flag".*?<\/\1>(?:<\/\1>)?|<template.*?<\/template>/gsu, '')
  return body.replace(/<[^>]+>/gu, ' ').replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ({amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"})[name] ?? '').replace(/\s+/gu, ' ')
}

type Thing = Readonly<Record<string, unknown>> & {readonly '@type': string}

function thingsOf(markup = ''): Thing[] {
  const blocks = Array.from(markup.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gsu), ([, text = '']) => JSON.parse(text) as {'@context': string; '@graph': Thing[]})
  expect(blocks.length).toBeLessThanOrEqual(1)
  return blocks.flatMap((block) => {
    expect(block['@context']).toBe('https://schema.org')
    return block['@graph']
  })
}

/** Every text in a thing that is no address, no type and no language. */
function saidBy(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => saidBy(item, key))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, item]) => saidBy(item, name))
  return ['@type', 'url', 'item', 'inLanguage', 'itemListOrder', 'position', 'numberOfItems'].includes(key) ? [] : [String(value)]
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a site that knows its address', () => {
  let site = new Map<string, string>()
  beforeAll(async () => {
    site = await published(luminaCopy({'copydesk.yaml': withUrl(host), 'facts/more.yaml': facts}))
  })

  test('has a feed of what changed, newest first', () => {
    const feed = readAtom(site.get('/feed.xml'))
    expect(feed).toMatchObject({'@xml:base': `${host}/`, '@xml:lang': 'en', 'id': `${host}/`, 'author': {name: 'The Lumina Desk'}, 'updated': '2026-11-20T00:00:00Z'})
    expect(feed.link.map((link) => [link['@rel'], link['@href']])).toEqual([['self', `${host}/feed.xml`], ['alternate', `${host}/`]])
    expect(feed.entry.map(({updated, title}) => `${updated.slice(0, 10)} ${title}`)).toEqual([
      '2026-11-20 In a week: Lumina announced lumina-paint-3.',
      '2026-11-01 Its day has come: Prices fall.',
      '2026-10-25 In a week: Prices fall.',
      '2026-10-16 Announced: Lumina announced lumina-paint-3.',
      '2026-10-16 Announced: Prices fall.',
      '2026-10-15 Seen in a stored copy: A preview was open.',
      '2026-10-01 No longer so: A preview was open.',
      '2026-04-22 Carried over: Lumina Paint 2.0 is metered by tokens.',
      '2026-04-20 Read at the source: Lumina Studio is sold by subscription.',
      '2026-03-01 Shut down: lumina-paint-0',
      '2026-02-22 Ends within a week: lumina-paint-0',
      '2026-02-01 End announced: lumina-paint-1',
      '2025-02-01 End announced: lumina-paint-0',
    ])
    for (const {id, updated} of feed.entry) {
      expect(tag.safeParse(id).success, id).toBe(true)
      expect(moment.safeParse(updated).success, updated).toBe(true)
      expect(id).toContain(`tag:lumina.example,${updated.slice(0, 10)}:/`)
    }
    expect(new Set(feed.entry.map(({id}) => id)).size).toBe(feed.entry.length)
    expect(feed.entry[0]?.content['#text']).toContain('Announced for <time datetime="2026-11-27">27 November 2026</time>.')
    expect(feed.entry[6]?.content['#text']).toContain('This held until <time datetime="2026-09-30">30 September 2026</time>.')
    // As it was on the entry’s day, although the end has come by now.
    expect(feed.entry.at(-1)?.content['#text']).toContain('shuts down')
  })

  test('has the same feed as JSON', () => {
    const feed = jsonFeed.parse(JSON.parse(site.get('/feed.json') ?? ''))
    const atom = readAtom(site.get('/feed.xml'))
    expect(feed.items.map(({id, title, url, date_published: date}) => [id, title, url, date])).toEqual(atom.entry.map(({id, title, link, updated}) => [id, title, link[0]?.['@href'], updated]))
    expect(feed).toMatchObject({feed_url: `${host}/feed.json`, title: atom.title})
  })

  test('has a calendar of what is due, with ids that stay', async () => {
    const lines = readCalendar(site.get('/due.ics'))
    const start = lines.indexOf('UID:fact-next@lumina.example')
    expect(lines.slice(start, start + 5)).toEqual([
      'UID:fact-next@lumina.example',
      'DTSTAMP:20261123T000000Z',
      'DTSTART;VALUE=DATE:20261127',
      'DTEND;VALUE=DATE:20261128',
      'SUMMARY:Read again: Lumina announced lumina-paint-3.',
    ])
    expect(lines).toContain('UID:page-decisions%2Fpaint.md@lumina.example')
    expect(lines).toContain('DESCRIPTION:Stale: may be out of date\\; was due by 21 July 2026. Facts carried over from 22 April 2026\\; text written since.')
    expect(lines).toContain(`URL:${host}/decisions/paint/`)
    // It held until September, so nobody has to read it again.
    expect(lines.join('\n')).not.toContain('fact-preview')
    const uids = lines.filter((line) => line.startsWith('UID'))
    expect(new Set(uids).size).toBe(uids.length)
    const later = await published(luminaCopy({'copydesk.yaml': withUrl(host), 'facts/more.yaml': facts}), {now: '2026-11-24'})
    expect(readCalendar(later.get('/due.ics')).filter((line) => line.startsWith('UID'))).toEqual(uids)
  })

  test('has a map of its pages with the days they were verified, named in robots.txt', () => {
    const {urlset} = readXml(site.get('/sitemap.xml')) as {urlset: {url: {loc: string; lastmod?: string}[]}}
    const pages = [...site.keys()].filter((path) => path.endsWith('/index.html')).map((path) => host + path.replace(/index\.html$/u, ''))
    expect(urlset.url.map(({loc}) => loc).toSorted()).toEqual(pages.toSorted())
    expect(urlset.url.find(({loc}) => loc === `${host}/decisions/paint/`)).toEqual({loc: `${host}/decisions/paint/`, lastmod: '2026-04-22'})
    expect(site.get('/robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${host}/sitemap.xml\n`)
  })

  test('tells programs what it holds, every page in Markdown', () => {
    const text = site.get('/llms.txt') ?? ''
    expect(text.startsWith('# The Lumina Desk\n\n> ')).toBe(true)
    const links = linksIn(text)
    for (const path of ['/guides/paint-or-studio.md', '/decisions/paint.md', '/about.md', '/terms/chroma.md', '/feed.xml', '/due.ics']) expect(links).toContain(host + path)
    for (const link of links) expect([...site.keys(), '/'], link).toContain(link.slice(host.length))
  })

  test('has a Markdown twin of every page, which says what the page says', () => {
    for (const [path, markup] of site) {
      // The search is a form and has no text.
      if (!path.endsWith('/index.html') || path === '/index.html' || path === '/search/index.html') continue
      const twin = site.get(path.replace('/index.html', '.md')) ?? ''
      expect(twin, path).toMatch(/^# \S/u)
      expect(markup, path).toContain(`<link rel="alternate" type="text/markdown" href="${path.replace('/index.html', '.md')}">`)
      expect(twin, path).toContain(`<${host}${path.replace('index.html', '')}>`)
      const seen = withoutSpaces(visibleText(markup))
      for (const words of wordsIn(twin)) expect(seen, `${path}: ${words}`).toContain(withoutSpaces(words))
      for (const link of linksIn(twin)) if (link.startsWith(host)) expect(site.has(`${link.slice(host.length)}${link.endsWith('/') ? 'index.html' : ''}`), link).toBe(true)
    }
    expect(site.get('/decisions/paint.md')).toContain('Stale: may be out of date; was due by 21 July 2026. Facts carried over from 22 April 2026; text written since.')
  })

  test('links its feeds and its own address in every head', () => {
    const markup = site.get('/decisions/paint/index.html')
    for (const link of [
      `<link rel="canonical" href="${host}/decisions/paint/">`,
      '<link rel="alternate" type="application/atom+xml" title="changes of facts" href="/feed.xml">',
      '<link rel="alternate" type="application/feed+json" title="changes of facts" href="/feed.json">',
      '<link rel="alternate" type="text/calendar" title="what is due for review" href="/due.ics">',
    ]) expect(markup).toContain(link)
    expect(site.get('/404.html')).not.toContain('canonical')
  })

  test('says nothing to machines that readers do not see', () => {
    const types = new Set<string>()
    for (const [path, markup] of site) {
      if (!path.endsWith('.html')) continue
      const seen = withoutSpaces(visibleText(markup))
      const days = Array.from(markup.matchAll(/datetime="([^"]+)"/gu), ([, day]) => day)
      for (const thing of thingsOf(markup)) {
        types.add(thing['@type'])
        for (const text of saidBy(thing)) {
          if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) expect(days, `${path}: ${text}`).toContain(text)
          else expect(seen, `${path}: ${text}`).toContain(withoutSpaces(text))
        }
        expect(JSON.stringify(thing)).not.toContain('aggregateRating')
      }
    }
    expect([...types].toSorted()).toEqual(['Article', 'BreadcrumbList', 'DefinedTerm', 'ItemList', 'Review'])
  })

  test('reviews with the scale and the author that the page names', () => {
    const review = thingsOf(site.get('/decisions/paint/index.html')).find((thing) => thing['@type'] === 'Review')
    expect(review).not.toHaveProperty('dateModified')
    expect(review).toMatchObject({
      author: {name: 'the editors of an earlier guide'},
      reviewRating: {'@type': 'Rating', 'ratingValue': 9.1, 'bestRating': 10},
      itemReviewed: {'@type': 'SoftwareApplication', 'name': 'Lumina Paint 2.0', 'applicationCategory': 'Image generators'},
    })
    expect(thingsOf(site.get('/terms/lumina-paint/index.html'))[0]).toMatchObject({'@type': 'DefinedTerm', 'url': `${host}/terms/lumina-paint/`, 'inDefinedTermSet': {name: 'Names'}})
  })

  test('lists on the front page what people find there', () => {
    const markup = site.get('/index.html') ?? ''
    const list = thingsOf(markup).find((thing) => thing['@type'] === 'ItemList') as unknown as {itemListElement: {name: string; url: string}[]}
    const shown = Array.from(markup.matchAll(/<h[34]><a href="([^"]+)">([^<]+)<\/a>/gu), ([, path, name]) => `${name} ${host}${path}`)
    expect(list.itemListElement.map(({name, url}) => `${name} ${url}`).toSorted()).toEqual(shown.toSorted())
  })

  test('has the policy of its pages in its response headers too', () => {
    const text = site.get('/_headers') ?? ''
    const policy = /^ {2}Content-Security-Policy: (.+)$/mu.exec(text)?.[1] ?? ''
    const meta = (/http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(site.get('/index.html') ?? '')?.[1] ?? '').replaceAll('&#39;', "'")
    expect(policy).toBe(`${meta}; frame-ancestors 'none'`)
    const rules = policy.split('; ')
    expect(rules[0]).toBe("default-src 'none'")
    for (const rule of rules.slice(1)) expect(rule).toMatch(/^[a-z-]+ '(?:self|none)'$/u)
    for (const rule of ["connect-src 'self'", "base-uri 'none'", "form-action 'self'"]) expect(rules).toContain(rule)
    expect(text).toMatch(/^\/\*\n {2}/u)
  })

  test('is the same twice, byte for byte', async () => {
    expect(await published(luminaCopy({'copydesk.yaml': withUrl(host), 'facts/more.yaml': facts}))).toEqual(site)
  })
})

test('without an address of its own, what needs one is left out, once and aloud; the rest stands', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const site = await published(fixture('lumina'))
  expect(said.mock.calls.flat().filter((text) => String(text).includes('site.url'))).toEqual(['Left out /feed.xml, /feed.json, /sitemap.xml: they hold whole addresses. Set `site.url` in copydesk.yaml, or these outputs to false.'])
  for (const path of ['/feed.xml', '/feed.json', '/sitemap.xml']) expect(site.has(path)).toBe(false)
  expect(site.get('/robots.txt')).toBe('User-agent: *\nAllow: /\n')
  expect(site.get('/llms.txt')).toContain('](/decisions/paint.md)')
  expect(readCalendar(site.get('/due.ics'))).toContain('UID:fact-paint-by-token@copydesk.invalid')
  expect(site.get('/guides/paint-or-studio.md')).toContain('[decision page of the app](/decisions/studio/)')
  const markup = site.get('/decisions/paint/index.html') ?? ''
  expect(markup).not.toMatch(/canonical|feed\.xml/u)
  expect(thingsOf(markup)[0]).toMatchObject({url: '/decisions/paint/'})
})

test.each([
  ['https://lumina.example/desk/', '/desk/'],
  ['https://lumina.example/desk', '/desk/'],
  ['https://lumina.example', '/desk/'],
  ['https://lumina.example/desk', '/'],
])('at %s under the prefix %s every address has the folder once', async (url, pathPrefix) => {
  const site = await published(luminaCopy({'copydesk.yaml': withUrl(url)}), {pathPrefix})
  const feed = readAtom(site.get('/feed.xml'))
  const sites = readXml(site.get('/sitemap.xml')) as {urlset: {url: {loc: string}[]}}
  const addresses = [feed.id, ...feed.entry.map(({link}) => link[0]?.['@href'] ?? ''), ...sites.urlset.url.map(({loc}) => loc), ...linksIn(site.get('/llms.txt') ?? ''), ...linksIn(site.get('/guides/paint-or-studio.md') ?? '').filter((link) => link.includes('lumina.example'))]
  for (const address of addresses) expect(address).toMatch(/^https:\/\/lumina\.example\/desk\/(?!desk)/u)
  expect(feed.entry[0]?.id).toMatch(/^tag:lumina\.example,[\d-]+:\/desk\//u)
  expect(site.get('/_headers')?.startsWith(pathPrefix === '/' ? '/*\n' : '/desk/*\n')).toBe(true)
})

const payloads = ['</script><script>alert(1)</script>', ']]>', '&amp;&lt;', 'a\r\nBEGIN:VEVENT\r\nUID:x', 'a\nX-Evil: 1', '<!--', '\u0007\u0085\u2028', '](javascript:alert(1))', '"><img src=x onerror=alert(1)>']

test('titles, names and facts from strangers stay text in every file', async () => {
  const evil = payloads.join(' ')
  const quoted = JSON.stringify(evil)
  const site = await published(luminaCopy({
    'copydesk.yaml': withUrl(host),
    'guides/evil.md': `---\ntitle: ${quoted}\ndescription: ${quoted}\nabout: [evil]\nverification: {date: 2026-04-22, by: ${quoted}}\n---\n\nHello <script>alert(2)</script>\n\n<!-- do as I say -->\n`,
    'decisions/evil.md': `---\ntitle: ${quoted}\ndescription: ${quoted}\nabout: [evil]\nverification: {date: 2026-04-22, by: x}\ndecision: {category: ${quoted}, score: 1, summary: ${quoted}, scoredBy: ${quoted}}\n---\n\nHello\n\n## Who it is for\n\nNobody.\n`,
    'registry/evil.yaml': `terms:\n  - {id: evil, name: ${quoted}, layer: model, vendor: lumina, summary: ${quoted}, note: ${quoted}, ids: [{id: evil-1, state: deprecated, announced: 2026-01-01, note: ${quoted}, host: ${quoted}}]}\n`,
    'facts/evil.yaml': `facts:\n  - {id: evil, about: evil, layer: model, dimension: name, statement: ${quoted}, kind: observed, verified: {date: 2026-04-22, by: ${quoted}, method: carried}, sources: [{url: 'https://example.com/x?a=1&b=]]%3E', publisher: press, title: ${quoted}}]}\n`,
  }))
  const atom = readAtom(site.get('/feed.xml'))
  expect(atom.entry.some(({title}) => title.includes(']]>'))).toBe(true)
  for (const {content} of atom.entry) expect(content['#text']).not.toMatch(/<script|<img/u)
  // XML has no such characters.
  // oxlint-disable-next-line no-control-regex -- these are what it is for
  for (const path of ['/feed.xml', '/sitemap.xml']) expect(site.get(path)).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]|\]\]>/u)
  for (const {content_html: content} of jsonFeed.parse(JSON.parse(site.get('/feed.json') ?? '')).items) expect(content).not.toMatch(/<script|<img/u)
  const lines = readCalendar(site.get('/due.ics'))
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(lines.filter((line) => line.startsWith('UID:')).length)
  expect(lines).not.toContain('UID:x')
  expect(site.get('/_headers')).not.toContain('Evil')
  for (const [path, text] of site) {
    if (path.endsWith('.html')) {
      expect(text.replace(/<script type="application\/ld\+json">[^<>]*<\/script>|<script(?: type="module")? src="\/assets\/[\w-]+\.js"(?: defer)?>/gu, ''), path).not.toMatch(/<script|<img/u)
      thingsOf(text)
    }
    if (path.endsWith('.md') || path === '/llms.txt') {
      const nodes: string[] = []
      visit(parseMarkdown(text), (node) => {
        if (node.type === 'html') nodes.push(node.value)
        if (node.type === 'link' && !/^(?:https?:|\/)/u.test(node.url)) nodes.push(node.url)
      })
      expect(nodes, path).toEqual([])
    }
  }
  expect(site.get('/guides/evil.md')).not.toContain('do as I say')
})

test('each file can be left out or moved', async () => {
  const own = (outputs: string): string => luminaCopy({'copydesk.yaml': withUrl(host), 'eleventy.config.js': `import copydesk from ${JSON.stringify(join(import.meta.dirname, '../src/index.ts'))}\nexport default (config) => config.addPlugin(copydesk, {outputs: ${outputs}})\n`})
  const none = await published(own('{atom: false, jsonFeed: false, calendar: false, sitemap: false, robots: false, llms: false, headers: false, markdown: false}'))
  expect([...none.keys()].filter((path) => !path.endsWith('.html') && !path.startsWith('/assets/') && path !== '/compare/terms.json')).toEqual([])
  expect(none.get('/index.html')).not.toContain('rel="alternate"')
  const moved = await published(own("{atom: '/feeds/facts.atom', calendar: '/feeds/due.ics'}"))
  expect(readAtom(moved.get('/feeds/facts.atom')).link[0]?.['@href']).toBe(`${host}/feeds/facts.atom`)
  expect(moved.get('/index.html')).toContain('href="/feeds/due.ics"')
  expect(moved.get('/_headers')).toContain('/feeds/facts.atom\n')
  expect(() => readOptions({outputs: {atom: '/../feed.xml'}})).toThrow('Unexpected option `outputs.atom` of eleventy-plugin-copydesk, expected an address such as `/feed.xml`, or false')
  expect(() => readOptions({outputs: {rss: false}})).toThrow('Unexpected option `outputs.rss` of eleventy-plugin-copydesk, expected one of atom,')
})

test('a file of the site’s own wins', async () => {
  const site = await published(luminaCopy({'robots.txt.njk': '---\npermalink: /robots.txt\n---\nmine', 'llms.njk': '---\npermalink: /llms.txt\n---\nmine too'}))
  expect(site.get('/robots.txt')).toBe('mine')
  expect(site.get('/llms.txt')).toBe('mine too')
})

test('built again over its own output, the twins do not become pages', async () => {
  const content = luminaCopy({'copydesk.yaml': withUrl(host)})
  const output = join(content, '_site')
  await build({content, output, now: '2026-11-23'})
  const first = readSite(output)
  await build({content, output, now: '2026-11-23'})
  expect([...readSite(output).keys()]).toEqual([...first.keys()])
})

test('another site, in another language and without scores, has them in its own words', async () => {
  const content = join(temporaryFolder(), 'werkzeug')
  cpSync(fixture('werkzeug'), content, {recursive: true})
  const own = readFileSync(join(content, 'copydesk.yaml'), 'utf8')
  writeFileSync(join(content, 'copydesk.yaml'), own.replace('facts:', 'x:').replace('site:', 'facts: [./fakten]\nsite:\n  url: https://werkzeug.example'))
  mkdirSync(join(content, 'fakten'))
  writeFileSync(join(content, 'fakten/hobel.yaml'), 'facts:\n  - {id: hobel, about: hobel, layer: werk, dimension: name, statement: Der Hobel hobelt., kind: opinion, verified: {date: 2026-04-22, by: Ada, method: read}}\n')
  writeFileSync(join(content, 'eleventy.config.js'), `import copydesk from ${JSON.stringify(join(import.meta.dirname, '../src/index.ts'))}\nexport default (config) => config.addPlugin(copydesk, {terms: '/begriffe/', strings: {changes: 'Änderungen', toRead: (title) => 'Neu lesen: ' + title}})\n`)
  const site = await published(content)
  const feed = readAtom(site.get('/feed.xml'))
  expect(feed).toMatchObject({'@xml:lang': 'de', 'title': 'Werkzeugkunde: Änderungen'})
  expect(feed.entry[0]?.content['#text']).toContain('22. April 2026')
  expect(readCalendar(site.get('/due.ics'))).toContain('SUMMARY:Neu lesen: Hobeln mit Köpfchen')
  expect(site.has('/begriffe/hobel.md')).toBe(true)
  const things = [...site.values()].filter((text) => text.startsWith('<!doctype')).flatMap((text) => thingsOf(text))
  expect(things.some((thing) => thing['@type'] === 'Review')).toBe(false)
  expect([...site.values()].join('\n')).not.toMatch(/openai|chatgpt/iu)
})

const withoutSpaces = (text: string): string => text.replaceAll(/\s/gu, '')

function linksIn(text: string): string[] {
  const links: string[] = []
  visit(parseMarkdown(text), (node) => {
    if (node.type === 'link') links.push(node.url)
  })
  return links
}

/** What a Markdown text says, piece by piece, where it is neither a note nor one of the lines that only a twin has. */
function wordsIn(text: string): string[] {
  const found: string[] = []
  visit(parseMarkdown(text), (node) => {
    if (node.type === 'footnoteDefinition') return SKIP
    if (node.type === 'text' && !node.value.startsWith('https://')) found.push(...node.value.split(/Sources: |Checked: |\. |[:;,()]/u).map((part) => part.replace(/^\W+|\W+$/gu, '')))
    return undefined
  })
  return found.filter((part) => !['The page for people', 'Replaced by', 'End', 'Instead of'].some((frame) => part.includes(frame)))
}
