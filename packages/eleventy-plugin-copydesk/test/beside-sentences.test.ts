import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {ageingSite} from './ageing-site.ts'
import {launchChromium} from './checks/chromium.ts'
import {serveFolder} from './checks/served.ts'
import type {Served} from './checks/served.ts'
import {luminaCopy, published, publishedFolder} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, '').replace(/\s+/gu, ' ').trim()

let browser: Browser
let ageing: Served
let lumina: Served

beforeAll(async () => {
  browser = await launchChromium()
  ageing = await serveFolder(await publishedFolder(ageingSite()))
  lumina = await serveFolder(await publishedFolder(luminaCopy()))
})

afterAll(async () => {
  await browser?.close()
  ageing?.close()
  lumina?.close()
})

async function open(served: Served, path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options)
  // The day of the build: what is tested here is what the build says.
  await page.clock.setFixedTime('2026-11-23T12:00:00Z')
  await page.goto(served.origin + path)
  return page
}

/** A page with a text of its own: what stands between its head and its end. */
async function body(text: string): Promise<string> {
  const site = await published(luminaCopy({'guides/own.md': `---\ntitle: Own\ndescription: One of many.\nabout: [lumina-paint]\nverification: {date: 2026-11-20, by: the editors}\n---\n\n${text}\n`}))
  return /<div class="prose">(.*?)<section/su.exec(site.get('/guides/own/index.html') ?? '')?.[1]?.trim() ?? ''
}

/** The same without what keeps a mark on the line of its name. */
const unglued = (markup: string): string => markup.replaceAll('<span class="glued">', '')

const card = (id: string): string => `<button type="button" class="which" popovertarget="page:which-${id}"`

test('a card stands behind the first mention of a name in running text: not in headings, code, tables and quotations, and behind a link', async () => {
  const markup = unglued(await body('## Lumina Studio\n\n> Lumina Studio\n\n| Lumina Studio | x |\n|---|---|\n| Lumina Studio | x |\n\nThe code `Lumina Studio` and [the Lumina Studio of today](/decisions/studio/), then Lumina Studio, **Lumina Paint 2.0** and Lumina Paint 2.0, and Chroma.'))
  expect(markup.match(/class="which"/gu)).toHaveLength(2)
  expect(markup).toContain(`the Lumina Studio of today</a>${card('lumina-studio')}`)
  expect(markup).toContain(`<strong>Lumina Paint 2.0${card('lumina-paint')}`)
})

test.each([
  ['a character reference', 'We say R&amp;D, &#76;umina Studio and *more*.', 'R&#x26;D, Lumina Studio'],
  ['an escape', String.raw`A \* and Lumina Studio.`, '* and Lumina Studio'],
  ['a line end within the name', 'We ask Lumina\nStudio today.', 'Lumina\nStudio'],
  ['a list', '- one\n- Lumina Studio, two', '<li>Lumina Studio'],
  ['a name right after another', 'Lumina Paint 2.0, Lumina Studio.', ', Lumina Studio'],
])('the place of a name is that of the source: %s', async (_what, text, before) => {
  expect(unglued(await body(text))).toContain(`${before}${card('lumina-studio')}`)
})

test('no line ends between a name and its mark, if the name or its last word is short', async () => {
  expect(await body('Ask Lumina Studio.')).toContain(`Ask Lumina <span class="glued">Studio${card('lumina-studio')}`)
  expect(await body('Ask [Lumina Studio](/decisions/studio/).')).toContain(`<span class="glued"><a href="/decisions/studio/">Lumina Studio</a>${card('lumina-studio')}`)
  const page = await open(lumina, '/guides/paint-or-studio/')
  for (const width of [320, 340, 360, 380, 400, 420]) {
    await page.setViewportSize({width, height: 800})
    expect(await page.evaluate("Array.from(document.querySelectorAll('.glued')).filter((element) => element.getClientRects().length > 1).length")).toBe(0)
  }
  await page.close()
})

test('the card gives the layer, what the name is taken for, and a link; words of strangers stay words', async () => {
  const markup = await body('Lumina Studio.')
  expect(visibleText(/<span popover.*?<\/span><\/span>/su.exec(markup)?.[0])).toBe('Lumina Studio app layerThe app in which people draw by talking.Not to be confused with: Lumina Paint 2.0 model layer')
  expect(markup).toContain('<a href="/terms/lumina-studio/">Lumina Studio</a>')
})

test.each([['ltr', 320], ['rtl', 320], ['ltr', 1280], ['rtl', 1280]] as const)('the card opens by the keyboard, inside the window, and Escape brings the focus back: %s, %i px', async (direction, width) => {
  const page = await open(lumina, '/guides/paint-or-studio/', {viewport: {width, height: 700}})
  await page.evaluate(`document.documentElement.dir = '${direction}'`)
  for (const name of ['Lumina Paint 2.0: which one is this?', 'Lumina Studio: which one is this?']) {
    const button = page.getByRole('button', {name})
    await button.focus()
    await page.keyboard.press('Enter')
    const open = page.locator('.which-card:popover-open')
    const box = await open.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
    await page.keyboard.press('Tab')
    expect(await page.evaluate("document.activeElement.closest('.which-card') !== null")).toBe(true)
    await page.keyboard.press('Escape')
    expect(await open.count()).toBe(0)
    expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  }
  await page.close()
})

test('paper gets neither buttons nor cards', async () => {
  const page = await open(lumina, '/guides/paint-or-studio/')
  await page.emulateMedia({media: 'print'})
  expect(await page.locator('.which:visible, .which-card:visible').count()).toBe(0)
  await page.close()
})

test('what cannot be relied on says so behind its sentence and in its note, in words once a paragraph, with a link to the note', async () => {
  const page = await open(ageing, '/guides/ageing/')
  const flags = await page.evaluate<string[]>(`Array.from(document.querySelectorAll('.prose p a.flag:not([hidden])'), (flag) => [flag.dataset.state, flag.textContent.trim(), flag.getAttribute('href'), flag.querySelector('.words').getBoundingClientRect().width > 1].join('; '))`)
  expect(flags).toEqual([
    expect.stringMatching(/^stale; stale, was due by \d+ July 2026; #note-fn-f:hands; true$/u),
    expect.stringMatching(/^stale; stale, was due by \d+ May 2026; #note-fn-f:feet; false$/u),
    'historical; held until 15 August 2026; #note-fn-f:teeth; true',
    'unknown; not known since 1 July 2026; #note-fn-f:ears; true',
    'unknown; not known since 1 July 2026; #note-fn-f:heads; true',
    'due; shuts down 1 December 2026; /terms/lumina-paint/#page:ids; true',
    'stale; shut down 1 March 2026; /terms/lumina-paint/#page:ids; true',
  ])
  expect(await page.evaluate(`Array.from(document.querySelectorAll('a.flag[href^="#"]')).every(({hash}) => document.getElementById(decodeURIComponent(hash.slice(1))) !== null)`)).toBe(true)
  expect(visibleText(await page.locator('[id="note-fn-f:teeth"]').innerHTML())).toBe('A note on teeth. &nbsp;held until 15 August 2026 ↩')
  await page.close()
})

test('a page’s change log has its facts and ids, newest first, folded where it is long, with the last change at the top; its Markdown too', async () => {
  const site = await published(ageingSite())
  const markup = site.get('/guides/ageing/index.html') ?? ''
  expect(visibleText(/<header class="article-head">.*?<\/header>/su.exec(markup)?.[0])).toContain('Last change of a fact: No longer so, 16 August 2026')
  const log = /<section aria-labelledby="page:changes">.*?<\/section>/su.exec(markup)?.[0] ?? ''
  expect(log).toContain('<details><summary>All 12 changes</summary>')
  const days = Array.from(log.matchAll(/datetime="([^"]+)"/gu), ([, day]) => day)
  expect(days).toEqual(['2026-08-16', '2026-07-01', '2026-04-22', '2026-04-22', '2026-04-22', '2026-04-22', '2026-03-01', '2026-02-01', '2025-02-01'])
  const twin = site.get('/guides/ageing.md') ?? ''
  expect(twin.slice(twin.indexOf('## Changes of facts'))).toMatch(/^## Changes of facts\n\n- 16 August 2026, No longer so\n {2}- It drew teeth\.\n- 1 July 2026, Its day has come\n {2}- It will draw ears\.\n/u)
  expect(site.get('/about/index.html')).not.toContain('page:changes')
})
