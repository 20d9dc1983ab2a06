import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readSite} from '../site.ts'
import {axeFindings} from './axe.ts'
import {launchChromium} from './chromium.ts'
import {keyboardFindings} from './keyboard.ts'
import {forcedColourFindings, motionFindings, printFindings} from './media.ts'
import {pageTypes} from './page-types.ts'
import {reflowFindings} from './reflow.ts'
import {serveFolder} from './served.ts'
import type {Served} from './served.ts'

const checks: readonly (readonly [name: string, check: (page: Page) => Promise<string[]>])[] = [
  ['axe finds nothing at 320, 768 and 1280 px, light and dark, left to right and right to left', axeFindings],
  ['nothing is lost at any width, at 400 % zoom and with wider text spacing', reflowFindings],
  ['the keyboard reaches everything in order, on a wide window', (page) => keyboardFindings(page, 1280)],
  ['the keyboard reaches everything in order, on a phone', (page) => keyboardFindings(page, 320)],
  ['states are told by word and shape where the system chooses the colours', forcedColourFindings],
  ['nothing moves for a reader who asked for no motion', motionFindings],
  ['paper gets the text and its addresses, dark on light, and nothing to click', printFindings],
]

/** Tests one page of each type of a built site in a real browser. */
export function testEveryPageType(folder: () => Promise<string>, prefix = '/'): void {
  let browser: Browser
  let served: Served
  let paths: readonly string[] = []

  beforeAll(async () => {
    const built = await folder()
    paths = pageTypes(readSite(built)).map((path) => prefix + path.slice(1))
    served = await serveFolder(built, prefix)
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser?.close()
    served?.close()
  })

  test.each(checks)('%s', async (_, check) => {
    const found: string[] = []
    const page = await browser.newPage({bypassCSP: false})
    let path = ''
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !(path.endsWith('404.html') && message.text().includes('404'))) found.push(`${path}: ${message.text()}`)
    })
    page.on('pageerror', (error) => found.push(`${path}: ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(served.origin)) found.push(`${path} asked for ${request.url()}`)
    })
    for (path of paths) {
      await page.emulateMedia({media: null, colorScheme: null, forcedColors: null, reducedMotion: null})
      await page.goto(served.origin + path)
      // A page that still makes its list says so.
      await page.waitForSelector('[aria-busy=true]', {state: 'detached'})
      found.push(...(await check(page)).map((text) => `${path} ${text}`))
    }
    await page.close()
    expect(paths.length).toBeGreaterThan(5)
    expect(found).toEqual([])
  })
}
