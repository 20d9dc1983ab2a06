import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {launchChromium} from './checks/chromium.ts'
import {fixture, luminaCopy, publishedFolder, readSite, temporaryFolder} from './site.ts'
import {headerRules, serveFolder} from './checks/served.ts'
import type {Served} from './checks/served.ts'

const evil = '<img src=x onerror="globalThis.ran=1"> & <mark>gouache</mark>'
let browser: Browser
let folder = ''
const hosts: Served[] = []

beforeAll(async () => {
  browser = await launchChromium()
  folder = await publishedFolder(luminaCopy({'notes.md': `# Notes on gouache\n\nBefore \`${evil}\` after, and a word on gouache.\n`}))
})

afterAll(async () => {
  await browser?.close()
  for (const host of hosts) host.close()
})

async function visit(path: string, check: (page: Page) => Promise<void>, {site = folder, prefix = '/', javaScriptEnabled = true} = {}): Promise<void> {
  const host = await serveFolder(site, prefix)
  hosts.push(host)
  const context = await browser.newContext({javaScriptEnabled})
  try {
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(host.origin + prefix)) problems.push(`asked for ${request.url()}`)
    })
    await page.goto(host.origin + path)
    await check(page)
    expect(problems).toEqual([])
  } finally {
    await context.close()
  }
}

const results = (page: Page) => page.locator('#page\\:results li')
const status = (page: Page) => page.locator('#page\\:found')

describe('the search', () => {
  test('finds what is written, says how many, and shows title, kind, state and the words', async () => {
    await visit('/search/', async (page) => {
      await page.getByLabel('Search for').fill('exact instructions')
      await status(page).getByText(/^Results: [1-9]/u).waitFor()
      const first = results(page).filter({hasText: 'Decision page'}).first()
      expect(await first.locator('h2 a').getAttribute('href')).toBe('/decisions/paint/')
      expect(await first.locator('.result-about').textContent()).toMatch(/Decision page.*Stale/su)
      expect(await first.locator('mark').allTextContents()).toContain('exact')
      expect(new URL(page.url()).search).toBe('?q=exact+instructions')
    })
  })

  test('begins with the question in the address, and narrows by kind, layer and vendor', async () => {
    await visit('/search/?q=lumina&kind=Name', async (page) => {
      await status(page).getByText(/^Results: [1-9]/u).waitFor()
      expect(await page.getByLabel('Search for').inputValue()).toBe('lumina')
      expect(new Set(await page.locator('.result-about').allTextContents())).toEqual(new Set(['Name']))
      await page.getByLabel('Layer').selectOption('app layer')
      await expect.poll(() => page.locator('#page\\:results h2').allTextContents()).toEqual(['Lumina Studio'])
      expect(new URL(page.url()).search).toBe('?q=lumina&kind=Name&layer=app+layer')
    })
  })

  test('says that there is nothing, and is empty again without a question', async () => {
    await visit('/search/?q=zyxwvut', async (page) => {
      await status(page).getByText('Results: 0').waitFor()
      await page.getByLabel('Search for').fill('')
      await expect.poll(() => status(page).textContent()).toBe('')
      expect(new URL(page.url()).search).toBe('')
    })
  })

  test('is walked with the keyboard', async () => {
    await visit('/search/', async (page) => {
      await page.getByLabel('Search for').focus()
      // At once: what was found for the first letters alone would still change under the arrows.
      await page.keyboard.insertText('lumina')
      await page.keyboard.press('Enter')
      await status(page).getByText(/^Results: [2-9]/u).waitFor()
      const focused = (): Promise<unknown> => page.evaluate("document.activeElement?.closest('li') ? [...document.querySelectorAll('#page\\\\:results li')].indexOf(document.activeElement.closest('li')) : document.activeElement?.id")
      for (const [key, where] of [['ArrowDown', 0], ['ArrowDown', 1], ['ArrowUp', 0], ['Escape', 'page:query']] as const) {
        await page.keyboard.press(key)
        expect(await focused()).toBe(where)
      }
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/(?:terms|decisions|guides)\//u)
    })
  })

  test('shows markup in a text as the text it is', async () => {
    await visit('/search/?q=gouache', async (page) => {
      await status(page).getByText('Results: 1').waitFor()
      expect(await results(page).first().textContent()).toContain('<img src=x')
      expect(await page.locator('#page\\:results img').count()).toBe(0)
      expect(await page.evaluate("'ran' in globalThis")).toBe(false)
    })
  })

  test('does not find wrong sentences of the registry', async () => {
    await visit('/search/?q="A Lumina Paint 2.0 subscription"', async (page) => {
      await status(page).getByText('Results: 0').waitFor()
    })
  })

  test('without script says so and leads to the lists', async () => {
    await visit('/search/', async (page) => {
      expect(await page.getByText('The search needs JavaScript').isVisible()).toBe(true)
      expect(await page.getByLabel('Search for').isVisible()).toBe(false)
      expect(await page.locator('.search-lists a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(['/', '/terms/'])
    }, {javaScriptEnabled: false})
  })

  test('says when the index is not there, and tries again', async () => {
    const site = join(temporaryFolder(), 'site')
    cpSync(folder, site, {recursive: true, filter: (path) => !path.includes('pagefind')})
    const host = await serveFolder(site)
    hosts.push(host)
    const page = await browser.newPage()
    await page.goto(`${host.origin}/search/?q=lumina`)
    await status(page).getByText('The index could not be loaded').waitFor()
    await page.close()
  })
})

test('under a path prefix, in another language', async () => {
  const config = readFileSync(join(fixture('lumina'), 'copydesk.yaml'), 'utf8').replace(/language: \w+/u, 'language: de')
  const site = await publishedFolder(luminaCopy({'copydesk.yaml': config.includes('language: de') ? config : config.replace('site:', 'site:\n  language: de').replace('site: {', 'site: {language: de, ')}), {pathPrefix: '/desk/'})
  expect(readdirSync(join(site, 'pagefind'))).toContain('wasm.de.pagefind')
  await visit('/desk/search/?q=lumina', async (page) => {
    await status(page).getByText(/^Results: [1-9]/u).waitFor()
    for (const href of await page.locator('#page\\:results h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) expect(href).toMatch(/^\/desk\/(?!desk)/u)
  }, {site, prefix: '/desk/'})
})

test('only the page of the search may run compiled programs, and on no address two policies meet', () => {
  const rules = headerRules(folder)
  for (const [path, markup] of readSite(folder)) {
    const address = path.replace(/index\.html$/u, '')
    const policies = rules.filter(({pattern}) => pattern.test(address)).flatMap(({headers}) => headers.filter(([name]) => name === 'Content-Security-Policy').map(([, value]) => value))
    if (!path.endsWith('.html')) {
      expect(policies.length, path).toBeLessThan(2)
      continue
    }
    expect(policies, path).toHaveLength(1)
    const meta = (/http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(markup)?.[1] ?? '').replaceAll('&#39;', "'")
    expect(policies[0]).toBe(`${meta}; frame-ancestors 'none'`)
    expect(meta.includes("'wasm-unsafe-eval'"), path).toBe(path === '/search/index.html')
  }
})

test('what is left of Pagefind is what the page uses', () => {
  expect(readdirSync(join(folder, 'pagefind')).map((name) => name.replace(/_\w+\.pf_meta/u, ''))).toEqual(expect.arrayContaining(['fragment', 'index', 'pagefind.js', 'pagefind-entry.json', 'wasm.en.pagefind']))
  expect(readdirSync(join(folder, 'pagefind')).filter((name) => /ui|worker|highlight/u.test(name))).toEqual([])
})

test('pages lead to it without loading it; turned off it is nowhere, moved it is elsewhere', async () => {
  const home = readFileSync(join(folder, 'index.html'), 'utf8')
  expect(home).toContain('<li><a href="/search/">Search</a></li>')
  expect(home).not.toMatch(/pagefind|search-/u)
  Object.assign(globalThis, {copydeskSearch: copydesk})
  const withPlace = (place: string): Promise<string> => publishedFolder(luminaCopy({'eleventy.config.js': `export default (config) => config.addPlugin(globalThis.copydeskSearch, {pages: {search: ${place}}})\n`}))
  const off = await withPlace('false')
  expect(existsSync(join(off, 'pagefind'))).toBe(false)
  expect([...readSite(off).values()].join('')).not.toMatch(/\/search\/|wasm-unsafe-eval/u)
  const moved = await withPlace("'/desk/find/'")
  expect(existsSync(join(moved, 'desk/find/index.html'))).toBe(true)
  expect(readFileSync(join(moved, 'index.html'), 'utf8')).toContain('href="/desk/find/"')
  expect(readFileSync(join(moved, '_headers'), 'utf8')).toMatch(/^\/desk\/find\/\*\n {2}Content-Security-Policy: .*wasm-unsafe-eval/mu)
})

test('on a machine that Pagefind does not run on, the site is published without, and says so once', () => {
  const output = join(temporaryFolder(), 'site')
  const script = `import(${JSON.stringify(join(import.meta.dirname, '../src/publish.ts'))}).then(({build}) => build(${JSON.stringify({content: fixture('lumina'), output, now: '2026-11-23'})}))`
  const {status, stderr} = spawnSync(process.execPath, ['--conditions=@copydesk/source', '-e', script], {encoding: 'utf8', env: {...process.env, NODE_OPTIONS: '', PAGEFIND_EXTENDED_BINARY_PATH: '/nowhere/pagefind'}})
  expect(stderr.match(/^Left out the search: .*$/gmu)).toHaveLength(1)
  expect(status).toBe(0)
  const site = readSite(output)
  expect(site.has('/guides/paint-or-studio/index.html')).toBe(true)
  expect([...site].filter(([path, text]) => !path.startsWith('/assets/') && text.includes('/search/'))).toEqual([])
})
