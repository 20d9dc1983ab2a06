import {rmSync} from 'node:fs'
import {join} from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {describe, expect, onTestFinished, test} from 'vitest'
import {axeFindings} from './checks/axe.ts'
import {keyboardFindings} from './checks/keyboard.ts'
import {printFindings} from './checks/media.ts'
import {reflowFindings} from './checks/reflow.ts'
import {serveFolder} from './checks/served.ts'
import {siteInBrowser} from './checks/site-in-browser.ts'
import {fixture, luminaCopy, publishedFolder} from './site.ts'

const site = siteInBrowser(async () => publishedFolder(fixture('lumina'), {pathPrefix: '/desk/'}), '/desk/')

async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}, origin = site.origin): Promise<Page> {
  const page = await site.browser.newPage(options)
  onTestFinished(() => page.close())
  await page.goto(`${origin}/desk${path}`)
  return page
}

const tableOf = async (page: Page): Promise<string> => (await page.locator('.compare table').evaluate((table) => (table as {outerHTML: string}).outerHTML)).replaceAll(/>\s+</gu, '><').replaceAll(/ data-turns="[^"]*"/gu, '')
const headsOf = (page: Page): Promise<string[]> => page.locator('.compare thead a').allTextContents()

describe('the picker', () => {
  test('builds the table that the page of the same names has, and keeps them in the address', async () => {
    const page = await open('/compare/')
    expect(await page.locator('.compare').count()).toBe(0)
    await page.getByLabel('Name 1').selectOption('Lumina Paint 2.0')
    await page.getByLabel('Name 2').selectOption('Lumina Studio')
    await page.getByRole('button', {name: 'Compare'}).click()
    await page.locator('.compare').waitFor()
    expect(page.url()).toBe(`${site.origin}/desk/compare/?terms=lumina-paint,lumina-studio`)
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Comparison')
    expect(await tableOf(page)).toBe(await tableOf(await open('/compare/lumina-paint--lumina-studio/')))
    await page.goBack()
    expect(await page.locator('.compare').count()).toBe(0)
    expect(await page.title()).toBe('Compare · The Lumina Desk')
  })

  test('takes any number of names in the order of the reader', async () => {
    const page = await open('/compare/?terms=chroma,lumina-studio')
    await page.locator('.compare').waitFor()
    expect(await headsOf(page)).toEqual(['Chroma', 'Lumina Studio'])
    await page.getByLabel('Name 3').selectOption('Lumina Paint 2.0')
    expect(await page.getByLabel('Name 4').count()).toBe(1)
    await page.getByRole('button', {name: 'Compare'}).click()
    await page.waitForURL('**/?terms=chroma,lumina-studio,lumina-paint')
    await expect.poll(() => headsOf(page)).toEqual(['Chroma', 'Lumina Studio', 'Lumina Paint 2.0'])
  })

  test('names what it does not know, and asks for two', async () => {
    const page = await open('/compare/?terms=chroma,nothing,<img>,chroma')
    expect(await page.getByLabel('Name 1').inputValue()).toBe('chroma')
    expect(await page.locator('.compare').count()).toBe(0)
    expect(await page.getByRole('status').textContent()).toBe('Not among the names here: nothing, <img>')
    await page.getByRole('button', {name: 'Compare'}).click()
    expect(await page.getByRole('status').textContent()).toBe('Choose two names or more.')
  })

  test('tells the states of the day on which it is used', async () => {
    const page = await site.browser.newPage()
    await page.clock.setFixedTime('2026-12-01T00:00:00Z')
    await page.goto(`${site.origin}/desk/compare/?terms=lumina-paint,chroma`)
    await page.locator('.compare').waitFor()
    expect(await page.locator('.compare td', {hasText: 'lumina-paint-1'}).first().textContent()).toContain('Shut down, shut down 1 December 2026')
  })

  test('is not there without script, and the list is', async () => {
    const page = await open('/compare/?terms=chroma,lumina-studio', {javaScriptEnabled: false})
    expect(await page.locator('form').isVisible()).toBe(false)
    expect(await page.getByRole('link', {name: 'Lumina Paint 2.0 and Lumina Studio'}).isVisible()).toBe(true)
  })

  test('says so when the record does not come', async () => {
    const folder = await publishedFolder(fixture('lumina'), {pathPrefix: '/desk/'})
    rmSync(join(folder, 'compare/terms.json'))
    const own = await serveFolder(folder, '/desk/')
    try {
      const page = await open('/compare/?terms=chroma,lumina-studio', {}, own.origin)
      await expect.poll(() => page.getByRole('status').textContent()).toBe('The record could not be loaded. The comparisons below do not need it.')
    } finally {
      own.close()
    }
  })

  test('puts in as text what a stranger wrote', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const content = luminaCopy({'registry/evil.yaml': `terms:\n  - {id: evil, name: '${evil}', layer: model, vendor: lumina, summary: '\`${evil}\`', siblings: [chroma]}\n`, 'notes.md': '# X\n\n[x](/terms/evil/)\n'})
    const own = await serveFolder(await publishedFolder(content, {pathPrefix: '/desk/'}), '/desk/')
    try {
      const page = await open('/compare/?terms=evil,chroma', {}, own.origin)
      await page.locator('.compare').waitFor()
      expect((await headsOf(page))[0]).toBe(evil)
      expect(await page.locator('img').count()).toBe(0)
    } finally {
      own.close()
    }
  })
})

test('the names stay in sight while the rows go by, on a phone and on a desk', async () => {
  const top = 'document.querySelector(".compare thead th + th").getBoundingClientRect().top'
  for (const width of [320, 1280]) {
    const page = await open('/compare/lumina-paint--lumina-studio/', {viewport: {width, height: 500}})
    await page.evaluate('document.querySelector(".compare tbody tr:last-child").scrollIntoView({block: "center"})')
    expect(await page.evaluate('scrollY')).toBeGreaterThan(300)
    expect(Math.abs(await page.evaluate<number>(top)), `${width}`).toBeLessThanOrEqual(1)
  }
  const page = await open('/compare/?terms=chroma,lumina-studio,lumina-paint', {viewport: {width: 320, height: 500}})
  await page.locator('.compare').waitFor()
  const inBox = 'document.querySelector(".compare thead th + th").getBoundingClientRect().top - document.querySelector(".compare").getBoundingClientRect().top'
  await page.evaluate('document.querySelector(".compare").scrollBy(40, 300)')
  expect(await page.evaluate('document.querySelector(".compare").scrollTop')).toBeGreaterThan(200)
  expect(Math.abs(await page.evaluate<number>(inBox))).toBeLessThanOrEqual(1)
  expect(await page.evaluate('document.querySelector(".compare tbody th").getBoundingClientRect().left - document.querySelector(".compare").getBoundingClientRect().left')).toBe(0)
})

test.each([
  ['axe', axeFindings],
  ['reflow', reflowFindings],
  ['the keyboard on a wide window', (page: Page) => keyboardFindings(page, 1280)],
  ['the keyboard on a phone', (page: Page) => keyboardFindings(page, 320)],
  ['paper', printFindings],
])('three names that a reader chose: %s finds nothing', async (_, check) => {
  const page = await open('/compare/?terms=chroma,lumina-studio,lumina-paint')
  await page.locator('.compare').waitFor()
  expect(await check(page)).toEqual([])
})
