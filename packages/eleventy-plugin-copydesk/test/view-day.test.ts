import {gzipSync} from 'node:zlib'
import fc from 'fast-check'
import type {Browser, Page} from 'playwright-core'
import {addDays, parseCalendarDate} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import {afterAll, beforeAll, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {ageingSite} from './ageing-site.ts'
import {launchChromium} from './checks/chromium.ts'
import {serveFolder} from './checks/served.ts'
import type {Served} from './checks/served.ts'
import {luminaCopy, published, publishedFolder, readSite} from './site.ts'

const paths = ['/', '/guides/ageing/', '/guides/held/', '/guides/old/', '/terms/lumina-paint/', '/compare/lumina-paint--lumina-studio/', '/freshness/', '/choose/pictures/']
const first = parseCalendarDate('2026-04-23') as CalendarDate
// Days on which something turns, and some that nobody chose.
const days = ['2026-04-23', '2026-07-01', '2026-07-22', '2026-11-30', '2026-12-01', ...fc.sample(fc.nat(300), 2).map((offset) => addDays(first, offset))].toSorted()

/** What a reader sees of how far things can be trusted: state, words, link, age. */
const read = `(() => {
  const clean = (element) => element.textContent.replace(/\\s+/g, ' ').trim()
  const all = (selector) => Array.from(document.querySelectorAll(selector)).filter((element) => !element.closest('[hidden]'))
  return [
    ...all('.verified-state').map((element) => element.dataset.state + ' ' + clean(element)),
    // Only their order is that of the day of the build.
    ...all('.compare td li, .compare td > p').map((each) => clean(each) + ' ' + each.querySelector('[data-state]')?.dataset.state).sort(),
    ...all('.fact-basis .state').map((element) => element.dataset.state + ' ' + clean(element)),
    ...all('.flag').map((element) => element.dataset.state + ' ' + clean(element) + ' ' + element.getAttribute('href')),
    ...all('[aria-labelledby="page:all"] tbody tr, [aria-labelledby="page:ids"] tbody tr').map((row) => clean(row) + ' ' + row.querySelector('[data-state]')?.dataset.state).sort(),
  ]
})()`

let browser: Browser
const sites = new Map<string, Served>()

beforeAll(async () => {
  browser = await launchChromium()
  const content = ageingSite()
  for (const now of days) if (!sites.has(now)) sites.set(now, await serveFolder(await publishedFolder(content, {now})))
})

afterAll(async () => {
  await browser?.close()
  for (const site of sites.values()) site.close()
})

/** Reads a page of one build on several days. The last second of a day in UTC: no zone of the reader’s may move it. */
async function said(built: string, viewed: readonly string[], path: string, page: Page): Promise<string[][]> {
  await page.clock.setFixedTime(`${viewed[0]}T23:59:59Z`)
  await page.goto(`${sites.get(built)?.origin}${path}`)
  const lines: string[][] = []
  for (const day of viewed) {
    await page.clock.setFixedTime(`${day}T23:59:59Z`)
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    lines.push(await page.evaluate<string[]>(read))
  }
  return lines
}

test('property: a page built on one day and read on a later one says what a page built on the later one says', async () => {
  const page = await browser.newPage({timezoneId: 'Pacific/Auckland'})
  const seen = new Set<string>()
  for (const path of paths) {
    const told = new Map<string, string[]>()
    for (const built of days.toReversed()) {
      const later = days.filter((day) => day >= built)
      for (const [index, lines] of (await said(built, later, path, page)).entries()) {
        const viewed = later[index] ?? ''
        for (const line of lines) seen.add(line.split(' ')[0] ?? '')
        expect(lines, `${path} built on ${built}, read on ${viewed}`).toEqual(told.get(viewed) ?? lines)
        if (viewed === built) told.set(viewed, lines)
      }
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['fresh', 'due', 'stale', 'unknown', 'held', 'historical']))
  await page.close()
})

test('a page that is opened late says at once what it says to a reader who stayed', async () => {
  const page = await browser.newPage({timezoneId: 'America/Los_Angeles'})
  const [open] = await said('2026-04-23', ['2026-12-01'], '/guides/ageing/', page)
  expect(open).toEqual((await said('2026-12-01', ['2026-12-01'], '/guides/ageing/', page))[0])
  await page.close()
})

test('a reader whose clock is behind sees nothing fresher than it was built', async () => {
  const page = await browser.newPage({timezoneId: 'America/Los_Angeles'})
  for (const path of paths) {
    expect(await said('2026-12-01', ['2026-04-23'], path, page), path).toEqual(await said('2026-12-01', ['2026-12-01'], path, page))
  }
  await page.close()
})

test('without script the words of the build stand', async () => {
  const context = await browser.newContext({javaScriptEnabled: false})
  const page = await context.newPage()
  await page.goto(`${sites.get('2026-04-23')?.origin}/guides/ageing/`)
  const lines = await page.evaluate<string[]>(read)
  expect(lines[0]).toMatch(/^fresh Fresh: to be reviewed by \d+ July 2026$/u)
  expect(lines.slice(1)).toEqual(['stale shut down 1 March 2026 /terms/lumina-paint/#page:ids'])
  await context.close()
})

test('the footer says how old a build is, once it is old', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const words = async (viewed: string): Promise<string> => {
    await page.clock.setFixedTime(`${viewed}T12:00:00Z`)
    await page.goto(`${sites.get('2026-04-23')?.origin}/`)
    const line = page.locator('.old-build')
    return (await line.isVisible()) ? line.innerText() : ''
  }
  expect(await words('2026-05-22')).toBe('')
  expect(await words('2026-06-07')).toBe('This copy of the site is 45 days old: what was checked since is not in it.')
  await context.close()
})

test('a page that stays open turns at midnight when its reader comes back', async () => {
  const page = await browser.newPage()
  await page.clock.setFixedTime('2026-11-30T23:00:00Z')
  await page.goto(`${sites.get('2026-11-30')?.origin}/guides/ageing/`)
  await page.clock.setFixedTime('2026-12-01T00:00:01Z')
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
  expect((await page.evaluate<string[]>(read)).filter((line) => line.includes('1 December 2026'))).toEqual(['stale shut down 1 December 2026 /terms/lumina-paint/#page:ids'])
  await page.close()
})

test('the script is one small file, and an option leaves it out with all that it needs', async () => {
  const site = readSite(await publishedFolder(ageingSite(), {now: '2026-04-23'}))
  const [path = '', ...more] = [...site.keys()].filter((name) => name.startsWith('/assets/ages-'))
  expect(more).toEqual([])
  expect(gzipSync(site.get(path) ?? '', {level: 9}).length).toBeLessThan(3000)
  expect(site.get('/guides/ageing/index.html')).toContain(`<script src="${path}" defer></script>`)
  Object.assign(globalThis, {copydeskScript: copydesk})
  const without = await published(luminaCopy({'eleventy.config.js': 'export default (config) => config.addPlugin(globalThis.copydeskScript, {script: false})\n'}))
  expect([...without.keys()].filter((name) => name.includes('ages'))).toEqual([])
  for (const [name, text] of without) expect(text, name).not.toMatch(/assets\/ages-|<template data-words|class="old-build"/u)
})
