import {gzipSync} from 'node:zlib'
import type {BrowserContext, Page} from 'playwright-core'
import {describe, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, luminaCopy, publishedFolder, readSite} from './site.ts'
import {siteInBrowser} from './checks/site-in-browser.ts'

const site = siteInBrowser(async () => publishedFolder(fixture('lumina')))

async function visit(check: (page: Page, asked: string[], context: BrowserContext) => Promise<void>, {path = '/playground/', javaScriptEnabled = true} = {}): Promise<void> {
  const context = await site.browser.newContext({javaScriptEnabled})
  try {
    const page = await context.newPage()
    const problems: string[] = []
    const asked: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    context.on('request', (request) => asked.push(request.url()))
    await page.goto(site.origin + path)
    await check(page, asked, context)
    expect(problems).toEqual([])
    expect(asked.filter((url) => !url.startsWith(site.origin))).toEqual([])
  } finally {
    await context.close()
  }
}

const area = (page: Page) => page.getByLabel('Your text, in Markdown')
const items = (page: Page) => page.locator('#page\\:list > li')
/** The text as it stands now has been checked, with so many findings. */
const found = async (page: Page, count: number): Promise<void> => {
  await page.locator('#page\\:list[aria-busy=false]').waitFor({state: 'attached'})
  await page.locator('#page\\:count').getByText(`Findings: ${count}`, {exact: true}).waitFor()
}

describe('the playground', () => {
  test('begins with wrong sentences of the desk and their findings', async () => {
    await visit(async (page) => {
      expect(await area(page).inputValue()).toContain('A Lumina Paint 2.0 subscription.')
      await items(page).first().waitFor()
      expect(await page.locator('.editor-marks mark').first().textContent()).not.toBe('')
    })
  })

  test('finds a mix as it is typed, leads to it, and applies what a person chooses; nothing is sent', async () => {
    await visit(async (page, asked) => {
      await items(page).first().waitFor()
      const before = asked.length
      await area(page).fill('')
      await found(page, 0)
      await area(page).pressSequentially('# Prices\n\nThe Lumina Studio API key is free.')
      await found(page, 1)
      const item = items(page).first()
      expect(await item.textContent()).toContain('no-layer-mix')
      expect(await item.textContent()).toMatch(/Unexpected "API key" \(model layer\) of "Lumina Studio" \(app layer\)/u)
      await item.getByRole('button', {name: /^Line 3, column \d+$/u}).click()
      const selected = await area(page).evaluate((field) => (field as unknown as {value: string; selectionStart: number; selectionEnd: number}).value.slice((field as unknown as {selectionStart: number}).selectionStart, (field as unknown as {selectionEnd: number}).selectionEnd))
      expect(selected).not.toBe('')
      expect('The Lumina Studio API key').toContain(selected)
      await item.locator('.finding-edits button').first().click()
      await found(page, 0)
      expect(await area(page).inputValue()).not.toBe('# Prices\n\nThe Lumina Studio API key is free.')
      expect(await page.evaluate("document.activeElement?.id")).toBe('page:findings')
      await area(page).focus()
      await page.keyboard.press('Control+z')
      await found(page, 1)
      expect(await area(page).inputValue()).toBe('# Prices\n\nThe Lumina Studio API key is free.')
      expect(asked.slice(before)).toEqual([])
    })
  })

  test('applies a fix to exactly its range, and leaves every other letter', async () => {
    await visit(async (page) => {
      await area(page).fill('\u{1f3a8} Ask *Lumina* Paints 2.0, twice.\n\n> Lumina Paints 2.0\n')
      await found(page, 2)
      expect(await page.locator('.editor-marks mark').allTextContents()).toEqual(['Lumina* Paints 2.0', 'Lumina Paints 2.0'])
      await page.getByRole('button', {name: 'Write "Lumina Paint 2.0"'}).first().press('Enter')
      await found(page, 1)
      await page.locator('.finding-edits button').first().press('Enter')
      await found(page, 0)
      expect(await area(page).inputValue()).toBe('\u{1f3a8} Ask *Lumina* Paint 2.0, twice.\n\n> Lumina Paint 2.0\n')
    })
  })

  test('counts days from the reader’s own', async () => {
    await visit(async (page) => {
      await page.clock.setFixedTime('2026-12-24T12:00:00')
      await area(page).fill('Call `lumina-paint-1`.\n')
      await page.getByText('shut down on 1 December 2026').first().waitFor()
    })
  })

  test('keeps the marks under their words while somebody types before them', async () => {
    await visit(async (page) => {
      await area(page).fill('Lumina Paints 2.0')
      await found(page, 1)
      await area(page).evaluate((field) => (field as unknown as {setSelectionRange(start: number, end: number): void}).setSelectionRange(0, 0))
      // The next check waits for a moment without typing: with the clock stopped it never comes.
      await page.clock.pauseAt(await page.evaluate<number>('Date.now() + 60_000'))
      await area(page).pressSequentially('Use ')
      expect(await page.locator('.editor-marks mark').allTextContents()).toEqual(['Lumina Paints 2.0'])
      expect(await page.locator('#page\\:list').getAttribute('aria-busy')).toBe('true')
    })
  })

  test('takes 3,000 words with hundreds of findings', async () => {
    await visit(async (page) => {
      await items(page).first().waitFor()
      await area(page).fill('The Lumina Studio API key is free. Lumina Paints 2.0 draws. '.repeat(300))
      await items(page).nth(199).waitFor()
      await area(page).press('Control+End')
      for (const letter of 'More words.') await page.keyboard.type(letter)
      expect(await area(page).inputValue()).toMatch(/More words\.$/u)
      await page.locator('#page\\:list[aria-busy=false]').waitFor()
      expect(await items(page).count()).toBe(200)
      expect(await page.locator('#page\\:count').textContent()).toBe('Findings: 600. The first 200 stand here.')
    })
  })

  test('puts the text into the address only when asked, and takes it from there', async () => {
    const text = 'Ask Lumina Paints 2.0 — 100 % “today”?\n'
    let link = ''
    await visit(async (page) => {
      await area(page).fill(text)
      await found(page, 1)
      expect(page.url()).not.toContain('#')
      await page.getByRole('button', {name: 'Copy a link'}).click()
      await page.locator('#page\\:shared:not(:empty)').waitFor()
      link = page.url()
      expect(new URL(link).hash).toBe(`#text=${encodeURIComponent(text)}`)
    })
    await visit(async (page, asked) => {
      await found(page, 1)
      expect(await area(page).inputValue()).toBe(text)
      expect(asked.filter((url) => url.includes('Paints'))).toEqual([])
      await page.getByRole('button', {name: 'Start again'}).click()
      await expect.poll(() => area(page).inputValue()).toContain('A Lumina Paint 2.0 subscription.')
      expect(page.url()).not.toContain('#')
    }, {path: link.slice(site.origin.length)})
  })

  test('without script says so, and shows what the desk says of its examples', async () => {
    await visit(async (page) => {
      expect(await page.getByText('needs JavaScript').isVisible()).toBe(true)
      expect(await area(page).isVisible()).toBe(false)
      const text = await page.locator('.playground-examples').innerText()
      expect(text).toContain('A Lumina Paint 2.0 subscription.')
      expect(text).toContain('Unexpected "subscription" (app layer) of "Lumina Paint 2.0" (model layer)')
    }, {javaScriptEnabled: false})
  })

  test('its program evaluates no text, knows no product, and brings along no example of a rule and no parser of MDX', async () => {
    await visit(async (page, asked) => {
      await items(page).first().waitFor()
      const scripts = asked.filter((url) => /playground-.*\.js$/u.test(url))
      expect(scripts).toHaveLength(2)
      const programs = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()))
      for (const program of programs) expect(program).not.toMatch(/openai|chatgpt|lumina|["'`]node:/iu)
      expect(gzipSync(programs.join('\n'), {level: 9}).byteLength).toBeLessThan(200_000)
    })
  })
})

test('pages lead to it; turned off it is nowhere; moved, and begun with a text of one’s own', async () => {
  Object.assign(globalThis, {copydeskPlayground: copydesk})
  const withOptions = async (options: string): Promise<Map<string, string>> => readSite(await publishedFolder(luminaCopy({'eleventy.config.js': `export default (config) => config.addPlugin(globalThis.copydeskPlayground, ${options})\n`})))
  const off = await withOptions('{pages: {playground: false}}')
  expect([...off.keys()].filter((path) => /playground|\/desk-/u.test(path))).toEqual([])
  expect(off.get('/index.html')).not.toContain('layground')
  const moved = await withOptions("{pages: {playground: '/try/'}, strings: {playgroundExample: 'Our <own> text.'}}")
  expect(moved.get('/index.html')).toContain('href="/try/"')
  expect(moved.get('/try/index.html')).toContain('Our &lt;own&gt; text.')
})
