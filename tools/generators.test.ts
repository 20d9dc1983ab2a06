import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {newPage, newRule, newTerm} from './generators.ts'
import {bin, root, run} from './process.ts'
import {copyWorkspace} from './workspace-copy.ts'

let folder = ''

beforeAll(() => {
  folder = copyWorkspace()
})

afterAll(() => {
  if (folder) rmSync(folder, {recursive: true})
})

async function lintContent(): Promise<number> {
  return (await run(process.execPath, [join(folder, 'packages/copydesk/bin/copydesk.js'), 'lint', 'content', '--no-clock'], {cwd: folder})).code
}

const term = {id: 'quill-pad', name: 'Quill Pad', layer: 'app', vendor: 'openai', variants: ['QuillPad']}
const page = {path: 'guides/quill', title: 'What Quill Pad is', description: 'Quill Pad in a sentence.', about: ['quill-pad'], verified: '2026-04-22', by: 'Ada'}

describe('a term and a page', () => {
  test('of the new term are written, and lint', async () => {
    expect(newTerm(folder, term)).toBe('content/registry/quill-pad.yaml')
    expect(newPage(folder, page)).toBe('content/guides/quill.md')
    expect(readFileSync(join(folder, 'content/guides/quill.md'), 'utf8')).toContain('date: 2026-04-22')
    expect(await lintContent()).toBe(0)
  })

  test('of kind decision has its decision', async () => {
    expect(() => newPage(folder, {...page, path: 'decisions/quill'})).toThrow('expected --category, --score, --summary and --scored-by')
    newPage(folder, {...page, path: 'decisions/quill', decision: {category: 'Notes', score: 7, summary: 'An app for notes.', scoredBy: 'Ada'}})
    expect(readFileSync(join(folder, 'content/decisions/quill.md'), 'utf8')).toContain('# What Quill Pad is\n\n## Verdict\n\nNot verified.\n\n## Who it is for\n\nNot verified.\n')
    expect(await lintContent()).toBe(0)
  })

  test('are never overwritten', () => {
    expect(() => newTerm(folder, term)).toThrow('expected a new one: it stands at ')
    expect(() => newPage(folder, page)).toThrow('Unexpected file content/guides/quill.md, expected none: nothing is overwritten')
  })

  test('that contradict the registry are not written', () => {
    expect(() => newTerm(folder, {...term, id: 'other', layer: 'apps'})).toThrow('Unexpected layer `apps`, expected one that the registry has, did you mean `app`?')
    expect(() => newTerm(folder, {...term, id: 'other', name: 'Other'})).toThrow('expected one term to claim it')
    expect(() => newTerm(folder, {...term, id: 'Other One'})).toThrow('expected lower-case words')
    expect(() => newTerm(folder, {...term, id: 'other', name: 'Other', variants: []})).not.toThrow()
    expect(() => newPage(folder, {...page, path: 'nowhere/quill'})).toThrow('expected one that content/copydesk.yaml has a kind for')
    expect(() => newPage(folder, {...page, path: '../quill'})).toThrow('expected a folder of content/')
    expect(() => newPage(folder, {...page, path: 'guides/b', verified: 'today'})).toThrow('as YYYY-MM-DD')
    expect(() => newPage(folder, {...page, path: 'guides/b', title: 'What QuillPad is'})).toThrow('Unexpected name "QuillPad", expected "Quill Pad"')
  })
})

test('a rule fails by its example until its check finds it, then passes', async () => {
  const path = newRule(folder, 'no-wrong-word', 'Don’t write \'wrong\'.')
  const report = join(folder, 'report.json')
  const examples = async (): Promise<unknown> => {
    await run(bin('vitest'), ['run', 'packages/remark-copydesk/src/rules/examples', '-t', 'no-wrong-word', '--reporter=json', `--outputFile=${report}`], {cwd: folder, env: {...process.env, VITEST: undefined}})
    return JSON.parse(readFileSync(report, 'utf8'))
  }
  expect(await examples()).toMatchObject({success: false, numFailedTests: 2})
  const text = readFileSync(join(folder, path), 'utf8')
  writeFileSync(join(folder, path), text.replace('/what is wrong/gu', '/wrong/gu'))
  expect(await examples()).toMatchObject({success: true, numFailedTests: 0})
  expect((await run(bin('tsc'), ['-p', 'packages/remark-copydesk', '--noEmit'], {cwd: folder})).output).toBe('')
  expect(() => newRule(folder, 'canonical-name', 'x')).toThrow('it is there already')
  expect(() => newRule(folder, 'no-wrong-word', 'x')).toThrow('nothing is overwritten')
  expect(() => newRule(folder, 'No Rule', 'x')).toThrow('expected lower-case words')
})

test('the commands end with 2 and the usage where something is missing', async () => {
  for (const task of ['new-term', 'new-page', 'new-rule']) {
    const {code, output} = await run(process.execPath, [join(root, 'tools', 'run.mjs'), task])
    expect(code).toBe(2)
    expect(output).toContain(`Usage: npm run ${task} -- `)
  }
})
