import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {launchChromium} from './checks/chromium.ts'
import {serveFolder} from './checks/served.ts'
import type {Served} from './checks/served.ts'
import {fixture, publishedFolder} from './site.ts'

let browser: Browser
let served: Served

beforeAll(async () => {
  served = await serveFolder(await publishedFolder(fixture('lumina')))
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  served?.close()
})

test('the skip link leads past the navigation', async () => {
  const page = await browser.newPage()
  await page.goto(`${served.origin}/`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement?.tagName')).toBe('MAIN')
  await page.close()
})

test('the page policy lets the style sheet through, and stops a script that stands in a page', async () => {
  const page = await browser.newPage()
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  await page.goto(`${served.origin}/`)
  expect(await page.evaluate('getComputedStyle(document.body).marginTop')).toBe('0px')
  expect(refused).toEqual([])
  await page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'globalThis.ran = true'}))")
  expect(await page.evaluate("'ran' in globalThis")).toBe(false)
  expect(refused.join('\n')).toContain('Content Security Policy')
  await page.close()
})
