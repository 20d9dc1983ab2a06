import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {exampleConfig, exampleRegistry} from '../packages/remark-copydesk/src/example-desk.ts'
import {launchBrowser} from './browser.ts'
import {bin, root, run} from './process.ts'

let browser: Browser | undefined
let bundle = ''

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-bundle-'))
  const file = join(folder, 'core.js')
  const {code, output} = await run(bin('rolldown'), [join(root, 'packages/remark-copydesk/src/index.ts'), '--platform', 'browser', '--minify', '--format', 'iife', '--name', 'copydesk', '--file', file])
  if (code !== 0) throw new Error(output)
  bundle = readFileSync(file, 'utf8')
  rmSync(folder, {recursive: true})
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
})

test('the core’s bundle asks for nothing of Node', () => {
  // Minified, so that no comment speaks of it either.
  expect(bundle).not.toMatch(/["'`]node:|\brequire\(["'`]/u)
})

test('the core lints and fixes in a browser as it does in Node', async () => {
  const page = await browser?.newPage()
  if (!page) throw new Error('Unexpected lack of a browser')
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.addScriptTag({content: bundle})
  const result = await page.evaluate(`(() => {
    const {desk, problems} = copydesk.compileDesk({
      config: {path: 'copydesk.yaml', text: ${JSON.stringify(exampleConfig)}},
      registries: [[{path: 'registry.yaml', text: ${JSON.stringify(exampleRegistry)}}]],
    })
    if (!desk) return problems
    const text = 'Ask *Lumina* Paints 2.0 for it.\\n'
    return {
      kind: desk.kindOf('guides/a.md'),
      messages: copydesk.lint(copydesk.makeDocument({text}, desk), {today: copydesk.parseCalendarDate('2026-04-22')}).findings.map(({message}) => message),
      fixed: copydesk.fix({text}, desk).text,
    }
  })()`)
  expect(errors).toEqual([])
  expect(result).toEqual({
    kind: 'guide',
    messages: ['Unexpected name "Lumina Paints 2.0", expected "Lumina Paint 2.0"'],
    fixed: 'Ask *Lumina* Paint 2.0 for it.\n',
  })
})
