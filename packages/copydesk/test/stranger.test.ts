// From nothing to a merge gate in a repository that was there before, through the real binary and real git.
import {execFileSync} from 'node:child_process'
import {appendFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {makeFolder, runCopydesk} from './run-copydesk.ts'
import type {Ran} from './run-copydesk.ts'

const checkout = fileURLToPath(new URL('../../../', import.meta.url))
const registry = fileURLToPath(new URL('../../copydesk-registry-ai', import.meta.url))

/** git as nobody has set it up. */
function git(cwd: string, ...args: string[]): void {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false', ...args], {
    cwd, env: {...env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null'}, stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** Makes a stranger’s repository of a folder: pages committed on `main`, and the registry installed. */
function makeStranger(folder: string): void {
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n')
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', 'pages')
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(registry, join(folder, 'node_modules', 'copydesk-registry-ai'))
}

/** Proposes, records and commits the desk, looks that all is green, and begins a branch. */
async function adopt(cwd: string): Promise<{readonly init: Ran; readonly lint: Ran}> {
  const init = await runCopydesk(['init', '--yes'], {cwd})
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--message', 'a desk')
  const lint = await runCopydesk(['lint'], {cwd})
  git(cwd, 'checkout', '--quiet', '-b', 'topic')
  return {init, lint}
}

/** `path:line rule` of every finding. */
function findingsOf(cwd: string, {out}: Ran): string[] {
  const results = JSON.parse(out) as {filePath: string; messages: {line: number; ruleId: string}[]}[]
  return results.flatMap(({filePath, messages}) => messages.map(({line, ruleId}) => `${filePath.slice(cwd.length + 1)}:${line} ${ruleId}`))
}

const gate = ['lint', '--since', 'main', '--format', 'json']
const mix = 'Your GPT Image 2 subscription renews each month.\n'

test('a stranger’s repository goes green; the gate catches a mix in a changed line and leaves a stale page alone', async () => {
  const cwd = makeFolder({
    'docusaurus.config.js': '',
    'docs/old.md': '---\ntitle: Old\nlast_reviewed: 2024-01-01\n---\n\nGPT Image 2 draws.\n',
    'docs/new.mdx': `---\ntitle: New\nlast_reviewed: 2026-04-20\n---\n\n<Tip>Ask Chat GPT.</Tip>\n\n${mix}`,
    'docs/with space.md': '# Space\r\n\r\nAsk GPT-image 2.\r\n',
    'blog/plain.md': 'ChatGPT writes.\n',
  })
  makeStranger(cwd)
  const {init, lint} = await adopt(cwd)
  expect(init).toMatchObject({code: 0, err: expect.stringContaining('Wrote copydesk.yaml, copydesk.baseline.yaml.') as string})
  expect(readFileSync(join(cwd, 'copydesk.yaml'), 'utf8')).toContain('  verification.date: [last_reviewed]\n')
  expect(lint).toMatchObject({code: 0, out: 'No new findings in 4 files. 3 known findings in the baseline.\n'})

  // Nothing was hidden: all three are there without the baseline. Once the team says how long a page is good for, so is the stale one.
  appendFileSync(join(cwd, 'copydesk.yaml'), 'review: {guide: 90d}\n')
  git(cwd, 'commit', '--quiet', '--all', '--message', 'readings')
  git(cwd, 'branch', '--force', 'main', 'topic')
  const all = await runCopydesk(['lint', '--no-baseline', '--format', 'json'], {cwd})
  expect(findingsOf(cwd, all)).toEqual(['docs/new.mdx:6 canonical-name', 'docs/new.mdx:8 no-layer-mix', 'docs/old.md:3 review-due', 'docs/with space.md:3 canonical-name'])
  expect(findingsOf(cwd, await runCopydesk(['lint', '--format', 'json'], {cwd}))).toEqual(['docs/old.md:3 review-due'])

  expect(await runCopydesk(gate, {cwd})).toMatchObject({code: 0, out: '[]\n'})
  appendFileSync(join(cwd, 'docs/with space.md'), `\r\n${mix.trimEnd()}\r\n`)
  git(cwd, 'commit', '--quiet', '--all', '--message', 'a mix')
  const caught = await runCopydesk(gate, {cwd})
  expect({code: caught.code, findings: findingsOf(cwd, caught)}).toEqual({code: 1, findings: ['docs/with space.md:5 no-layer-mix']})

  // The same mix once more in a page that has one already is new, and in a line that moved it is not.
  writeFileSync(join(cwd, 'docs/with space.md'), '# Space\r\n\r\nAsk GPT-image 2.\r\n')
  writeFileSync(join(cwd, 'docs/new.mdx'), readFileSync(join(cwd, 'docs/new.mdx'), 'utf8').replace(mix, `A line.\n\n${mix}`))
  expect(await runCopydesk(gate, {cwd})).toMatchObject({code: 0})
  appendFileSync(join(cwd, 'docs/new.mdx'), `\n${mix}`)
  // Of two lines that are alike git may call either one the new one.
  expect(findingsOf(cwd, await runCopydesk(gate, {cwd}))).toEqual([expect.stringMatching(/^docs\/new\.mdx:1[02] no-layer-mix$/u)])
})

const corpus = join(process.env['COPYDESK_CORPUS'] ?? join(checkout, '..', 'shared', 'corpus'), 'ai-docs.tar.xz')
/** Every 25th page of the corpus: enough for all its sites and kinds of pages, few enough for seconds. */
const step = 25

test.skipIf(!existsSync(corpus))('a sample of real docs goes green, and the gate catches a mix (where COPYDESK_CORPUS has ai-docs.tar.xz)', async () => {
  const pages = execFileSync('tar', ['-tJf', corpus], {encoding: 'utf8'}).split('\n').filter((path) => /\.mdx?$/u.test(path) && !/(?:CHANGELOG|HISTORY)\.md$/u.test(path)).toSorted()
  const sample = pages.filter((_, index) => index % step === 0)
  expect(sample.length).toBeGreaterThan(30)
  const cwd = makeFolder({})
  execFileSync('tar', ['-xJf', corpus, '-C', cwd, '--files-from=-'], {input: sample.join('\n')})
  makeStranger(cwd)
  const {init, lint} = await adopt(cwd)
  expect(init).toMatchObject({code: 0, out: expect.stringContaining('name products of copydesk-registry-ai.\n') as string})
  expect(lint).toMatchObject({code: 0, out: expect.stringContaining('No new findings in') as string})
  const changed = sample.find((path) => path.endsWith('.mdx')) ?? ''
  const file = join(cwd, changed)
  const before = readFileSync(file, 'utf8').trimEnd()
  writeFileSync(file, `${before}\n\n${mix}`)
  const caught = await runCopydesk(gate, {cwd})
  const line = before.split('\n').length + 2
  expect({code: caught.code, findings: findingsOf(cwd, caught)}).toEqual({code: 1, findings: [`${changed.replace(/^\.\//u, '')}:${line} no-layer-mix`]})
})
