import {expect, test} from 'vitest'
import {siteInBrowser} from './checks/site-in-browser.ts'
import {fixture, publishedFolder} from './site.ts'

const site = siteInBrowser(async () => publishedFolder(fixture('lumina')))

test('the skip link leads past the navigation', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.origin}/`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement?.tagName')).toBe('MAIN')
  await page.close()
})

test('the page policy lets the style sheet through, and stops a script that stands in a page', async () => {
  const page = await site.browser.newPage()
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  await page.goto(`${site.origin}/`)
  expect(await page.evaluate('getComputedStyle(document.body).marginTop')).toBe('0px')
  expect(refused).toEqual([])
  await page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'globalThis.ran = true'}))")
  expect(await page.evaluate("'ran' in globalThis")).toBe(false)
  await expect.poll(() => refused.join('\n')).toContain('Content Security Policy')
  await page.close()
})
