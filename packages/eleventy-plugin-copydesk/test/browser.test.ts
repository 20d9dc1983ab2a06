import {existsSync, readFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {Server} from 'node:http'
import {createRequire} from 'node:module'
import {extname} from 'node:path'
import {chromium} from 'playwright-core'
import type {Browser, BrowserContext, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {fixture, published} from './site.ts'

const paths = ['/', '/guides/paint-or-studio/', '/decisions/paint/', '/terms/', '/terms/lumina-paint/', '/freshness/', '/methodology/', '/corrections/', '/404.html']
const types: Record<string, string> = {'.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml'}
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let browser: Browser
let server: Server
let origin = ''

beforeAll(async () => {
  const site = await published(fixture('lumina'))
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = path.endsWith('/') ? `${path}index.html` : path
    const text = site.get(file)
    response.writeHead(text === undefined ? 404 : 200, {'content-type': types[extname(file)] ?? 'text/plain'})
    response.end(text ?? site.get('/404.html'))
  })
  await new Promise<void>((done) => server.listen(0, done))
  origin = `http://localhost:${(server.address() as {port: number}).port}`
  browser = await chromium.launch({executablePath: await findBrowser(), args: flags})
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** A browser of the system, else the one that the package `@sparticuz/chromium` brings; without either the tests fail. */
async function findBrowser(): Promise<string> {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`]
  const own = known.find((path) => existsSync(path))
  if (own) return own
  try {
    const {default: packaged} = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  } catch (error) {
    throw new Error('Unexpected machine without a browser, expected Chromium or Chrome: install one (`apt-get install chromium`), or run `npm install` with optional dependencies on Linux', {cause: error})
  }
}

async function visit(path: string, options: Parameters<Browser['newContext']>[0], check: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) problems.push(`asked for ${request.url()}`)
    })
    await page.goto(origin + path)
    await check(page, context)
    expect(problems).toEqual([])
  } finally {
    await context.close()
  }
}

describe.each(paths)('%s', (path) => {
  test.each([320, 768, 1280])('does not scroll sideways at %i px, nor with wider text spacing', async (width) => {
    await visit(path, {viewport: {width, height: 800}, bypassCSP: true}, async (page) => {
      const overflow = (): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(await overflow()).toBeLessThanOrEqual(0)
      await page.addStyleTag({content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'})
      expect(await overflow()).toBeLessThanOrEqual(0)
    })
  })

  test.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('has no violation that axe finds at %i px, %s', async (width, colorScheme) => {
    await visit(path, {viewport: {width, height: 800}, colorScheme, bypassCSP: true}, async (page) => {
      await page.evaluate(readFileSync(axe, 'utf8'))
      const violations = await page.evaluate(async () => {
        const {axe: engine} = globalThis as unknown as {axe: {run(options: unknown): Promise<{violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]}>}}
        const result = await engine.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})
        return result.violations.map(({id, nodes}) => `${id}: ${nodes.map(({html, failureSummary}) => `${html} ${failureSummary}`).join(' | ')}`)
      })
      expect(violations).toEqual([])
    })
  })

  test('the keyboard meets the skip link first, then every link, each with a focus that can be seen', async () => {
    await visit(path, {viewport: {width: 1280, height: 800}}, async (page) => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement?.className')).toBe('skip')
      const wanted = await page.evaluate<number>(`Array.from(document.querySelectorAll('a[href], [tabindex="0"], summary')).filter((element) => element.checkVisibility()).length`)
      for (let index = 1; index < wanted; index += 1) {
        await page.keyboard.press('Tab')
        const style = await page.evaluate("document.activeElement === document.body ? 'lost' : getComputedStyle(document.activeElement).outlineStyle")
        expect(style).toBe('solid')
      }
    })
  })
})

test('the skip link leads past the navigation', async () => {
  await visit('/', {}, async (page) => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('MAIN')
  })
})

test('every page reads without its style sheet blocked by its own policy', async () => {
  await visit('/', {}, async (page) => {
    expect(await page.evaluate('document.styleSheets.length')).toBe(1)
    expect(await page.evaluate('getComputedStyle(document.body).marginTop')).toBe('0px')
  })
})

test('the page policy stops what a page would load from elsewhere', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  await page.goto(`${origin}/`)
  await page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'globalThis.ran = true'}))")
  expect(await page.evaluate("'ran' in globalThis")).toBe(false)
  expect(refused.join('\n')).toContain('Content Security Policy')
  await context.close()
})

test('text set from right to left stays inside the page', async () => {
  await visit('/guides/paint-or-studio/', {viewport: {width: 320, height: 800}}, async (page) => {
    await page.evaluate("document.documentElement.setAttribute('dir', 'rtl')")
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  })
})
