import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {launchChromium} from './checks/chromium.ts'
import {reflowFindings} from './checks/reflow.ts'
import {serveFolder} from './checks/served.ts'
import {fixture, luminaCopy, publishedFolder} from './site.ts'

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
