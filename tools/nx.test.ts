import {appendFileSync, globSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run} from './process.ts'
import {copyWorkspace} from './workspace-copy.ts'

// A day after every date in the content: what has not come yet is an error.
const newYear = 1_893_456_000
const content = ['due', 'lint', 'publish'].map((target) => `copydesk-content:${target}`)
const types = ['copydesk', 'copydesk-language-server', 'eleventy-plugin-copydesk', 'nx-copydesk', 'remark-copydesk', 'vscode-copydesk'].map((name) => `${name}:typecheck`)
const everything = [...content, ...types].toSorted()
let folder = ''

/** A desk of one guide in place of the content, whose pages would be published anew for each question. */
function makeSmallContent(): void {
  const content = join(folder, 'content')
  for (const name of readdirSync(content)) if (!['package.json', 'eleventy.config.ts', 'registry'].includes(name)) rmSync(join(content, name), {recursive: true})
  mkdirSync(join(content, 'guides'))
  writeFileSync(join(content, 'copydesk.yaml'), 'registry: [copydesk-registry-ai, ./registry]\nkinds: {guide: [guides/**/*.md]}\nsite: {name: Guides, language: en}\n')
  writeFileSync(join(content, 'guides', 'names.md'), '---\ntitle: Names\ndescription: Which name means what.\nabout: [gpt-image-2]\nverification: {date: 2026-04-22, by: Ada}\n---\n\nThe API calls GPT Image 2.\n')
}

/** Runs every cached target and tells which really ran. */
async function ran(day = newYear, targets: readonly string[] = ['lint', 'due', 'publish', 'typecheck']): Promise<string[]> {
  const {code, output} = await run(join(folder, 'node_modules', '.bin', 'nx'), ['run-many', '-t', ...targets, '--output-style=static'], {
    cwd: folder,
    env: {...process.env, NX_DAEMON: 'false', NX_TUI: 'false', SOURCE_DATE_EPOCH: String(day), NO_COLOR: '1', FORCE_COLOR: '0'},
  })
  if (code !== 0) throw new Error(output)
  const tasks = Array.from(output.matchAll(/^[ >✔]*nx run (?<task>[\w-]+:[\w-]+)(?<rest>.*)$/gmu), ({groups}) => ({task: groups?.['task'] ?? '', cached: /\[(?:local cache|existing outputs)/u.test(groups?.['rest'] ?? '')}))
  if (new Set(tasks.map(({task}) => task)).size < (targets.length === 1 ? 1 : everything.length)) throw new Error(`Unexpected output of Nx:\n${output}`)
  return [...new Set(tasks.filter(({cached}) => !cached).map(({task}) => task))].toSorted()
}

function edit(pattern: string, text: string): void {
  const [path] = globSync(pattern, {cwd: folder}).toSorted()
  if (path === undefined) throw new Error(`Unexpected pattern \`${pattern}\` that finds nothing`)
  appendFileSync(join(folder, path), text)
}

describe('what Nx runs again', () => {
  beforeAll(() => {
    folder = copyWorkspace()
    makeSmallContent()
  })

  afterAll(() => {
    if (folder) rmSync(folder, {recursive: true})
  })

  test('everything at first, then nothing', async () => {
    expect(await ran()).toEqual(everything)
    expect(await ran()).toEqual([])
  })

  test('after a change of one page: what is made from pages', async () => {
    edit('content/guides/*.md', '\nA line more.\n')
    expect(await ran()).toEqual(content)
  })

  test.each([
    ['content/guides/.copydeskignore', 'nothing.md\n'],
    ['content/.gitignore', 'nothing.md\n'],
    ['.copydeskignore', 'nothing.md\n'],
    ['content/notes.markdown', 'A note.\n'],
  ])('after a change of %s: what is made from pages', async (path, text) => {
    appendFileSync(join(folder, path), text)
    expect(await ran()).toEqual(content)
  })

  test('after a change of an MDX page: the lint', async () => {
    writeFileSync(join(folder, 'content', 'notes.mdx'), 'A note.\n')
    expect(await ran(newYear, ['lint'])).toEqual(['copydesk-content:lint'])
    rmSync(join(folder, 'content', 'notes.mdx'))
    await ran()
  })

  test('on another day: what shows a day', async () => {
    expect(await ran(newYear + 86_400)).toEqual(['copydesk-content:due', 'copydesk-content:publish'])
    expect(await ran()).toEqual([])
  })

  test('later on the same day: nothing', async () => {
    expect(await ran(newYear + 3600)).toEqual([])
  })

  test('after a change of the publisher: what it makes', async () => {
    edit('packages/eleventy-plugin-copydesk/src/index.ts', '\n')
    expect(await ran()).toEqual(['copydesk-content:publish', 'eleventy-plugin-copydesk:typecheck'])
  })

  test('after a change of the shared registry: what goes by its names', async () => {
    edit('packages/copydesk-registry-ai/registry/**/*.yaml', '\n# A remark.\n')
    expect(await ran()).toEqual(content)
  })

  test('after a change of the linter: everything', async () => {
    edit('packages/remark-copydesk/src/lint.ts', '\n')
    expect(await ran()).toEqual(everything)
  })

  test('after a change of a test or of a README: nothing', async () => {
    edit('packages/remark-copydesk/src/fix.test.ts', '\n')
    edit('packages/remark-copydesk/README.md', '\n')
    expect(await ran()).toEqual([])
  })
})
