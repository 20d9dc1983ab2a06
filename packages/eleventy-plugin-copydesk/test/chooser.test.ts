import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, luminaCopy, published} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<(script|svg|template)\b.*?<\/\1>/gsu, ' ').replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ').trim()
const fixtureText = (path: string): string => readFileSync(join(fixture('lumina'), path), 'utf8')
const yaml = fixtureText('choosers/pictures.yaml')
/** The desk with these choosers alone. */
const withChooser = (text: string, more: Readonly<Record<string, string>> = {}): string =>
  luminaCopy({'copydesk.yaml': fixtureText('copydesk.yaml').replace('./choosers', './one'), 'one/pictures.yaml': text, ...more})

describe('the page', () => {
  test('stands whole in the markup: questions as they are met, where each answer leads, reasons and their ground', async () => {
    const site = await published(fixture('lumina'))
    const markup = site.get('/choose/pictures/index.html') ?? ''
    const steps = markup.split('<section class="step"').slice(1).map((step) => visibleText(`<section${step.replace(/<section class="given".*/su, '')}`))
    expect(steps.map((step) => step.slice(0, 60))).toEqual([
      'Question 1 Who will ask for the pictures? A model and an app',
      'Question 2 How should lumina-paint-2 be paid for? By tokens ',
      'Recommendation Read about Lumina Paint 2.0 Image generators ',
      'Recommendation Read about Lumina Studio Image apps Lumina St',
      'Recommendation Read what Chroma stands for The name behind i',
    ])
    expect(steps[0]).toContain('Software go on to question 2 People Read about Lumina Studio')
    expect(steps[2]).toContain('Why Software calls it. It has an API. What this rests on Lumina Paint 2.0 is metered by tokens. Pricing (vendor, opened 22 April 2026 ) Stale 22 April 2026 , carried over from an earlier text Start again')
    expect(steps[4]).toContain('The name behind it: Chroma (app layer)')
    expect(steps[4]).toContain('No sourced fact.')
    for (const [, id] of markup.matchAll(/href="#([^"]+)"/gu)) expect(markup).toContain(` id="${id}"`)
    expect(markup).toContain('<code>lumina-paint-2</code>')
    expect(markup).not.toMatch(/ style=| on\w+=/u)
  })

  test('loads one small script, which no other page does', async () => {
    const site = await published(fixture('lumina'))
    const paths = [...site.keys()].filter((path) => path.startsWith('/assets/chooser'))
    expect(paths).toHaveLength(1)
    expect(gzipSync(site.get(paths[0] ?? '') ?? '').length).toBeLessThanOrEqual(3 * 1024)
    const users = [...site].filter(([, text]) => text.includes(paths[0] ?? '-')).map(([path]) => path)
    expect(users).toEqual(['/choose/names/index.html', '/choose/pictures/index.html'])
  })

  test('is led to from home, from every page’s head and from what it recommends, and tells machines', async () => {
    const site = await published(luminaCopy({'copydesk.yaml': fixtureText('copydesk.yaml').replace('  language: en', '  language: en\n  url: https://lumina.example')}))
    expect(site.get('/index.html')).toContain('<a href="/choose/pictures/">Which page on pictures?</a> Two or three answers')
    expect(site.get('/terms/index.html')).toContain('<li><a href="/choose/">Which page?</a></li>')
    expect(site.get('/choose/index.html')).toContain('aria-current="page">Which page?</a>')
    const hint = 'In doubt whether this is the page you need? <a href="/choose/pictures/">'
    expect(['/decisions/paint/', '/decisions/studio/', '/decisions/chroma/', '/guides/paint-or-studio/', '/terms/chroma/'].map((path) => site.get(`${path}index.html`)?.includes(hint))).toEqual([true, true, false, false, true])
    expect(site.get('/llms.txt')).toContain('- [Which page on pictures?](https://lumina.example/choose/pictures.md): Two or three')
    expect(site.get('/sitemap.xml')).toContain('<loc>https://lumina.example/choose/pictures/</loc>')
    expect(site.get('/choose/pictures/index.html')).toContain('"@type":"BreadcrumbList"')
    expect(site.get('/choose.md')).toContain('- [Which name is it?](https://lumina.example/choose/names.md)')
  })

  test('has a twin in Markdown that says the same', async () => {
    expect((await published(fixture('lumina'))).get('/choose/pictures.md')).toMatchInlineSnapshot(`
      "# Which page on pictures?

      > Two or three answers lead to one page, with the reasons for it.

      The page for people: </choose/pictures/>

      ## Question 1: Who will ask for the pictures?

      A model and an app are reached in different ways.

      - Software: go on to question 2
      - People: Read about Lumina Studio
      - Neither: I only want to know what Chroma is: Read what Chroma stands for

      ## Question 2: How should \`lumina-paint-2\` be paid for?

      - By tokens: Read about Lumina Paint 2.0
      - By the month: Read about Lumina Studio

      ## Recommendation: Read about Lumina Paint 2.0

      [Lumina Paint 2.0](</decisions/paint/>)

      The name behind it: Lumina Paint 2.0 (model layer)

      ### Why

      - Software calls it.
      - It has an API.

      ### What this rests on

      - Lumina Paint 2.0 is metered by tokens. Sources: [Pricing](<https://example.com/pricing>). Checked: 22 April 2026, carried over from an earlier text.

      ## Recommendation: Read about Lumina Studio

      [Lumina Studio](</decisions/studio/>)

      ### Why

      - People open it, and draw by talking.

      ### What this rests on

      - Lumina Studio is sold by subscription. Sources: no source on record. Checked: 20 April 2026, read at the source.

      ## Recommendation: Read what Chroma stands for

      The name behind it: Chroma (app layer)

      ### Why

      - It is another vendor's app for colour.

      ### What this rests on

      No sourced fact. This is the judgement of the editors.
      "
    `)
  })
})

test('one chooser needs no list; none leaves nothing; an option turns them off or moves them', async () => {
  const one = await published(withChooser(yaml))
  expect(one.get('/terms/index.html')).toContain('<li><a href="/choose/pictures/">Which page?</a></li>')
  expect([...one.keys()].filter((path) => /^\/choose(?:\.md|\/index\.html)$/u.test(path))).toEqual([])
  expect([...(await published(fixture('werkzeug')))].filter(([path, text]) => /choose/u.test(path + text.replaceAll(/<style.*|\/\*.*?\*\//gu, '')) && !path.endsWith('.css') && !path.startsWith('/assets/playground-'))).toEqual([])
  Object.assign(globalThis, {copydeskChoosers: copydesk})
  const withPlace = (place: string): Promise<Map<string, string>> => published(luminaCopy({'eleventy.config.js': `export default (config) => config.addPlugin(globalThis.copydeskChoosers, {pages: {choose: ${place}}})\n`}))
  const off = await withPlace('false')
  expect([...off.keys()].filter((path) => /choose/u.test(path))).toEqual([])
  expect(off.get('/decisions/paint/index.html')).not.toContain('In doubt')
  const moved = await withPlace("'/which/'")
  expect(moved.get('/index.html')).toContain('href="/which/pictures/"')
  expect(moved.has('/which/index.html')).toBe(true)
})

describe('nothing is published', () => {
  test.each<[string, string, string, string]>([
    ['with a mix of layers in a reason', 'It has an API.', 'It has a seat.', 'one/pictures.yaml:23:44 error no-layer-mix'],
    ['with a wrong name in a question', 'Who will ask for', 'Who asks Lumina Paints 2.0 for', 'one/pictures.yaml:12:19 error canonical-name'],
    ['with an answer that leads nowhere', 'next: pay', 'next: pain', 'one/pictures.yaml:15:46 Unexpected question `pain`'],
    ['with a page that is not there', 'decisions/paint.md', 'decisions/pint.md', 'one/pictures.yaml:21:11 Unexpected page `decisions/pint.md`, expected one that is there, did you mean `decisions/paint.md`?'],
  ])('%s', async (_what, from, to, expected) => {
    expect(yaml).toContain(from)
    await expect(published(withChooser(yaml.replace(from, to)))).rejects.toThrow(expected)
  })

  test('with a page that the site leaves out', async () => {
    const draft = '---\npermalink: false\n---\n\n# About\n'
    await expect(published(withChooser(yaml.replace('decisions/paint.md', 'about.md'), {'about.md': draft}))).rejects.toThrow('Unexpected page `about.md`, expected one that this site publishes')
  })
})

test('words from a stranger are text', async () => {
  const evil = `'"><script>alert(1)</script><img src=x onerror=alert(1)>'`
  const site = await published(withChooser(yaml.replace('Which page on pictures?', evil).replace('text: Software', `text: ${evil}`).replace('Software calls it.', evil).replace('title: Read about Lumina Studio', `title: ${evil}`)))
  const pages = [...site].filter(([path]) => path.endsWith('.html')).map(([, text]) => text)
  expect(pages.join('')).toContain('&lt;script&gt;alert(1)')
  expect(pages.join('')).not.toMatch(/<script>|<img src=x/u)
})
