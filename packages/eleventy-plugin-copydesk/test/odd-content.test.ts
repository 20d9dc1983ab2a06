import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import {launchChromium} from './checks/chromium.ts'
import {reflowFindings} from './checks/reflow.ts'
import {serveFolder} from './checks/served.ts'
import {fixture, luminaCopy, published, publishedFolder, temporaryFolder} from './site.ts'

const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const title = `Titel "in" <b>${'sehr langen Worten und '.repeat(10)}${word} 🪓 גן`

test('one long word, a long title and a text without headings are read whole at every width', async () => {
  const registry = readFileSync(join(fixture('lumina'), 'registry/registry.yaml'), 'utf8')
  const folder = await publishedFolder(luminaCopy({
    'registry/registry.yaml': `${registry}  - {id: long, name: ${word}, layer: model, vendor: lumina, summary: ${word}, siblings: [lumina-paint], ids: [{id: ${'very-long-'.repeat(8)}id, state: live}]}\n`,
    'guides/long.md': `---\ntitle: ${JSON.stringify(title)}\ndescription: ${word}\nabout: [long, lumina-paint, lumina-studio]\nverification: {date: 2026-11-20, by: ${word}}\n---\n\n${word}, \`${'x'.repeat(90)}\`, https://example.com/${'y'.repeat(90)}\n\n| ${word} | b |\n|---|---|\n| ${word} | ${word} |\n`,
  }))
  const served = await serveFolder(folder)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    for (const path of ['/', '/guides/long/', '/terms/', '/terms/long/', '/terms/vendor/lumina/', '/compare/', '/compare/long--lumina-paint--lumina-studio/', '/freshness/']) {
      const response = await page.goto(served.origin + path)
      expect(response?.status(), path).toBe(200)
      expect(await reflowFindings(page), path).toEqual([])
    }
  } finally {
    await browser.close()
    served.close()
  }
})

describe('a folder with hardly anything in it', () => {
  const folderOf = (files: Readonly<Record<string, string>>): string => {
    const folder = temporaryFolder()
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
    return folder
  }

  test('without kinds has a front page of all that there is', async () => {
    const site = await published(folderOf({'copydesk.yaml': 'site: {name: Plain}\n', 'b.md': '# Beta\n\nWords.\n', 'a.md': '---\ntitle: Alpha\n---\n\nWords.\n'}))
    const home = site.get('/index.html') ?? ''
    expect(Array.from(home.matchAll(/<h3><a href="([^"]+)">([^<]+)/gu), ([, href, title]) => [href, title])).toEqual([['/a/', 'Alpha'], ['/b/', 'Beta']])
    expect(home).toContain('"@type":"ItemList"')
  })

  test('without names has no page of them, and none that leads nowhere', async () => {
    const site = await published(folderOf({'copydesk.yaml': 'site: {name: Empty}\n'}))
    expect([...site.keys()].filter((path) => path.startsWith('/terms'))).toEqual([])
    for (const [path, text] of site) expect(text, path).not.toContain('/terms/')
    expect(site.get('/freshness/index.html')).toContain('No page and no fact has a day')
  })
})

test('what cannot be built is said once, with what was expected', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'copydesk.yaml'), 'sites: {name: Plain}\n')
  const said: unknown[] = []
  const spies = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name).mockImplementation((text) => void said.push(text)))
  await expect(published(folder)).rejects.toThrow('copydesk.yaml:1:1 Unexpected key `sites`, did you mean `site`?')
  for (const spy of spies) spy.mockRestore()
  expect(said.join('\n')).not.toContain('sites')
  await expect(published(join(folder, 'nowhere'))).rejects.toThrow(/^Unexpected content folder `.*nowhere`, expected one that is there$/u)
  await expect(published(folder, {now: '2026-02-30'})).rejects.toThrow('Unexpected date `2026-02-30`, expected a day of the calendar')
})
