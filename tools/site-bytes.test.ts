import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {serveFolder} from '../packages/eleventy-plugin-copydesk/test/checks/served.ts'
import type {Served} from '../packages/eleventy-plugin-copydesk/test/checks/served.ts'
import {publishedFolder} from '../packages/eleventy-plugin-copydesk/test/site.ts'
import {launchBrowser} from './browser.ts'
import {root} from './process.ts'

let folder = ''
let guides: string[] = []
let served: Served

beforeAll(async () => {
  folder = await publishedFolder(join(root, 'content'))
  guides = globSync('guides/*/index.html', {cwd: folder})
  served = await serveFolder(folder)
})

afterAll(() => served?.close())

test('a guide comes whole in the first flight of a connection: 14 kB', () => {
  expect(guides.length).toBeGreaterThan(0)
  for (const path of guides) expect(gzipSync(readFileSync(join(folder, path))).length, path).toBeLessThanOrEqual(14 * 1024)
})

test('a guide asks for 5 things or fewer, all of this site: 7 kB of style and 3 kB of script at most', async () => {
  const browser = await launchBrowser()
  try {
    for (const path of guides) {
      const page = await browser.newPage()
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(`${served.origin}/${path.replace(/index\.html$/u, '')}`, {waitUntil: 'networkidle'})
      await page.close()
      expect(asked.length, asked.join(' ')).toBeLessThanOrEqual(5)
      expect(asked.filter((address) => !address.startsWith(served.origin))).toEqual([])
      const bytesOf = (ending: string): number => asked.filter((address) => address.endsWith(ending)).reduce((sum, address) => sum + gzipSync(readFileSync(join(folder, new URL(address).pathname))).length, 0)
      expect(bytesOf('.css')).toBeGreaterThan(0)
      expect(bytesOf('.css')).toBeLessThanOrEqual(7 * 1024)
      expect(bytesOf('.js')).toBeLessThanOrEqual(3 * 1024)
    }
  } finally {
    await browser.close()
  }
})
