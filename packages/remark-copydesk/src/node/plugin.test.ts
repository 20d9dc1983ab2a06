import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {VFile} from 'vfile'
import remarkCopydesk from './plugin.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-plugin-'))
})

afterEach(() => {
  rmSync(folder, {recursive: true})
})

async function run(): Promise<{file: VFile; error: unknown}> {
  const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkCopydesk, {now: '2026-04-22'})
  const file = new VFile({value: '# Page\n', path: join(folder, 'page.md')})
  let error: unknown
  await processor.run(processor.parse(file), file).catch((thrown: unknown) => {
    error = thrown
  })
  return {file, error}
}

test('a broken desk fails the file with the place and no stack', async () => {
  writeFileSync(join(folder, 'copydesk.yaml'), 'rules:\n  canonical-names: off\n  id-in-cod: off\n')
  const {file, error} = await run()
  expect(error).toBe(file.messages.at(-1))
  expect(file.messages.map(({reason, fatal, stack}) => ({reason: reason.replace(/^.*(?=copydesk\.yaml)/u, ''), fatal, stack}))).toEqual([
    {reason: 'copydesk.yaml:2:3 Unexpected rule `canonical-names`, did you mean `canonical-name`?', fatal: true, stack: ''},
    {reason: 'copydesk.yaml:3:3 Unexpected rule `id-in-cod`, did you mean `id-in-code`?', fatal: true, stack: ''},
  ])
})

test('a file under no desk has a warning', async () => {
  const {file, error} = await run()
  expect(error).toBeUndefined()
  expect(file.messages).toMatchObject([{fatal: false, ruleId: 'no-desk'}])
})

test('a file under a desk is linted', async () => {
  writeFileSync(join(folder, 'copydesk.yaml'), 'kinds: {guide: ["*.md"]}\n')
  expect((await run()).file.messages.map(({ruleId}) => ruleId)).toEqual(['front-matter'])
})
