import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readSite} from '../site.ts'
import {axeFindings} from './axe.ts'
import type {Direction} from './axe.ts'
import {launchChromium} from './chromium.ts'
import {keyboardFindings} from './keyboard.ts'
import {forcedColourFindings, motionFindings, printFindings} from './media.ts'
import {pageTypes} from './page-types.ts'
import {reflowFindings} from './reflow.ts'
import {serveFolder} from './served.ts'
import type {Served} from './served.ts'

const plain = {media: null, colorScheme: null, forcedColors: null, reducedMotion: null} as const

type Check = readonly [name: string, check: (page: Page) => Promise<string[]>]

/** Where a site stands, and which way its pages are read. */
export interface Reading {
  readonly prefix?: string
  /** Directions that axe sees an address in; both, unless a test of another site shows the type the other way. */
  readonly directions?: (path: string) => readonly Direction[]
}

/** Checks by the load of the page that they share: each leaves the page as it was but for where the keyboard has been. */
const loads = (directions: readonly Direction[]): readonly (readonly Check[])[] => [
  [
    ['nothing moves for a reader who asked for no motion', motionFindings],
    ['states are told by word and shape where the system chooses the colours', forcedColourFindings],
    ['paper gets the text and its addresses, dark on light, and nothing to click', printFindings],
    ['nothing is lost at any width, at 400 % zoom and with wider text spacing', reflowFindings],
    ['axe finds nothing at 320, 768 and 1280 px, light and dark, in each direction', (page) => axeFindings(page, directions)],
    ['the keyboard reaches everything in order, on a wide window', (page) => keyboardFindings(page, 1280)],
  ],
  [['the keyboard reaches everything in order, on a phone', (page) => keyboardFindings(page, 320)]],
]

/** Tests one page of each type of a built site in a real browser. */
export function testEveryPageType(folder: () => Promise<string>, {prefix = '/', directions = () => ['ltr', 'rtl']}: Reading = {}): void {
  const browserIsSilent = 'the browser has nothing to say against it, and asks nobody else'
  const found = new Map<string, string[]>()
  let browser: Browser
  let served: Served
  let paths: readonly string[] = []

  beforeAll(async () => {
    const built = await folder()
    paths = pageTypes(readSite(built)).map((path) => prefix + path.slice(1))
    served = await serveFolder(built, prefix)
    browser = await launchChromium()
    const page = await browser.newPage({bypassCSP: false})
    const heard: string[] = []
    found.set(browserIsSilent, heard)
    let path = ''
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !(path.endsWith('404.html') && message.text().includes('404'))) heard.push(`${path}: ${message.text()}`)
    })
    page.on('pageerror', (error) => heard.push(`${path}: ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(served.origin)) heard.push(`${path} asked for ${request.url()}`)
    })
    for (path of paths) {
      for (const checks of loads(directions(path))) {
        await page.setViewportSize({width: 1280, height: 800})
        await page.emulateMedia(plain)
        await page.goto(served.origin + path)
        // A page that still makes its list says so.
        await page.waitForSelector('[aria-busy=true]', {state: 'detached'})
        const direction = await page.evaluate<string>('document.documentElement.dir')
        for (const [name, check] of checks) {
          found.set(name, [...(found.get(name) ?? []), ...(await check(page)).map((text) => `${path} ${text}`)])
          await page.emulateMedia(plain)
          await page.evaluate(`document.documentElement.dir = '${direction}'`)
        }
      }
    }
    await page.close()
  })

  afterAll(async () => {
    await browser?.close()
    served?.close()
  })

  test.each([...loads([]).flat().map(([name]) => name), browserIsSilent])('%s', (name) => {
    expect(paths.length).toBeGreaterThan(5)
    expect(found.get(name)).toEqual([])
  })
}
