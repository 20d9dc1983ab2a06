import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {dateLine, desk, guide, makeFolder, runCopydesk} from './run-copydesk.ts'
import type {Ran} from './run-copydesk.ts'

const wrong = 'Ask Quill Draws 3.'

/** git as nobody has set it up. */
function git(cwd: string, ...args: string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  return execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    encoding: 'utf8',
    env: {...env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null'},
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}

function commit(folder: string, files: Record<string, string> = {}): void {
  write(folder, files)
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'change')
}

/** A repository whose branch `topic` is checked out beside `main`. */
function makeRepository(files: Record<string, string>): string {
  const folder = makeFolder({})
  git(folder, 'init', '--quiet', '--initial-branch=main')
  commit(folder, {...desk, ...files})
  git(folder, 'checkout', '--quiet', '-b', 'topic')
  return folder
}

/** `path:line rule` of every finding. */
async function findings(cwd: string, ...args: string[]): Promise<string[]> {
  const ran = await runCopydesk(['lint', '--since', 'main', '--format', 'json', ...args], {cwd})
  expect(ran.err).toMatch(/^Date: .*\nSince: [0-9a-f]{12} \(where main and HEAD part\)\n/u)
  const results = JSON.parse(ran.out) as {filePath: string; messages: {line: number; ruleId: string}[]}[]
  return results.flatMap(({filePath, messages}) => messages.map(({line, ruleId}) => `${filePath.slice(cwd.length + 1)}:${line} ${ruleId}`))
}

test('only the lines that the branch wrote: committed, staged, not staged and not tracked', async () => {
  const cwd = makeRepository({'a.md': `${wrong}\n\nright\n\n${wrong}\n`, 'b.md': `${wrong}\n`, 'c.md': `${wrong}\n`, 'gone.md': `${wrong}\n`})
  commit(cwd, {'a.md': `${wrong}\n\nAsk Quill Draws 3!\n\n${wrong}\n\nlast`})
  rmSync(join(cwd, 'gone.md'))
  write(cwd, {'b.md': `${wrong}\n\n${wrong} Twice.\n`, 'new é "x".md': `ok\n\n${wrong} Really.\n`, '.gitignore': 'ignored.md\n', 'ignored.md': wrong})
  git(cwd, 'add', 'b.md')
  expect(await findings(cwd)).toEqual(['a.md:3 canonical-name', 'b.md:3 canonical-name', 'new é "x".md:3 canonical-name'])
  expect(await runCopydesk(['lint', '--since', 'main', 'gone.md', '--no-clock'], {cwd})).toMatchObject({code: 0, out: 'No findings in 0 files.\n', err: expect.stringContaining('gone.md is left out: the change deletes it\n')})
  expect(await runCopydesk(['lint', '--since', 'main', 'c.md'], {cwd})).toMatchObject({code: 0, out: 'No findings in 0 files.\n'})
})

test('renamed and moved files are followed, and what the base did meanwhile is nobody’s here', async () => {
  const long = Array.from({length: 12}, (_, index) => `Line ${index}.\n`).join('')
  const cwd = makeRepository({'old.md': `${long}${wrong}\n`, 'moved.md': `${long}${wrong} Again.\n`})
  mkdirSync(join(cwd, 'deep'))
  renameSync(join(cwd, 'old.md'), join(cwd, 'deep/new.md'))
  renameSync(join(cwd, 'moved.md'), join(cwd, 'deep/moved.md'))
  commit(cwd, {'deep/new.md': `${long}${wrong}\nAsk Quill Draws 3 again.\n`})
  git(cwd, 'checkout', '--quiet', 'main')
  commit(cwd, {'base.md': `${wrong}\n`})
  git(cwd, 'checkout', '--quiet', 'topic')
  expect(await findings(cwd)).toEqual(['deep/new.md:14 canonical-name'])
  git(cwd, 'merge', '--quiet', '--no-edit', 'main')
  expect(await findings(cwd)).toEqual(['deep/new.md:14 canonical-name'])
  git(cwd, 'checkout', '--quiet', '--detach')
  expect(await findings(join(cwd, 'deep'), '--config', '../copydesk.yaml')).toEqual(['new.md:14 canonical-name'])
})

test('files moved without git are followed too', async () => {
  const long = (word: string): string => Array.from({length: 12}, (_, index) => `${word} ${index}.\n`).join('')
  const cwd = makeRepository({'same.md': `${wrong}\n`, 'like.md': `${long('One')}${wrong}\n`, 'gone.md': `${long('Two')}${wrong}\n`})
  mkdirSync(join(cwd, 'deep'))
  for (const name of ['same.md', 'like.md']) renameSync(join(cwd, name), join(cwd, `deep/${name}`))
  rmSync(join(cwd, 'gone.md'))
  write(cwd, {'deep/like.md': `${long('One')}${wrong}\nAsk Quill Draws 3 again.\n`, 'deep/other.md': `${long('Three')}${wrong}\n`})
  expect(await findings(cwd)).toEqual(['deep/like.md:14 canonical-name', 'deep/other.md:13 canonical-name'])
})

test('a desk in a folder of the repository, settings for diffs, links, CRLF and no last line break', async () => {
  const cwd = makeFolder({})
  git(cwd, 'init', '--quiet', '--initial-branch=main')
  const sub = Object.fromEntries(Object.entries(desk).map(([path, text]) => [`site/${path}`, text]))
  commit(cwd, {...sub, 'site/a.md': `\uFEFF${wrong}\r\n@@ -1 +1 @@\r\n${wrong}`, 'site/real.md': 'x\n', '.gitattributes': '*.md -diff\n'})
  symlinkSync('real.md', join(cwd, 'site/link.md'))
  commit(cwd)
  git(cwd, 'checkout', '--quiet', '-b', 'topic')
  for (const [key, value] of [['diff.noprefix', 'true'], ['color.ui', 'always'], ['diff.external', 'false'], ['diff.context', '9'], ['diff.interHunkContext', '9'], ['diff.relative', 'true']] as const) git(cwd, 'config', key, value)
  write(cwd, {'site/a.md': `\uFEFF${wrong}\r\n@@ -1,3 +1,3 @@\r\n${wrong}\r\n${wrong} New.`, 'site/real.md': `x\n\n${wrong}\n`})
  expect(await findings(join(cwd, 'site'))).toEqual(['a.md:4 canonical-name', 'link.md:3 canonical-name', 'real.md:3 canonical-name'])
})

test('a clock rule speaks of what the change wrote only, and not at all under --no-clock', async () => {
  const cwd = makeRepository({'guides/a.md': guide('2025-01-01', 'Old.\n'), 'guides/b.md': guide('2024-01-01', 'Old.\n')})
  commit(cwd, {'guides/a.md': guide('2025-01-01', 'New.\n'), 'guides/b.md': guide('2025-01-02', 'New.\n')})
  expect(await findings(cwd, '--rule', 'review-due')).toEqual(['guides/b.md:6 review-due'])
  expect(await runCopydesk(['lint', '--since', 'main', '--no-clock', '--rule', 'review-due'], {cwd})).toMatchObject({code: 0, out: 'No findings in 2 files.\n'})
})

test('what git cannot tell has a remedy', async () => {
  const refused = async (cwd: string, ref: string, env: Record<string, string> = {}): Promise<Ran> => runCopydesk(['lint', `--since=${ref}`], {cwd, env})
  const said = (message: string): Ran => ({code: 2, out: '', err: `${dateLine}${message}\n`})
  const cwd = makeRepository({'a.md': 'x\n'})
  expect(await refused(cwd, 'mian')).toEqual(said('Unexpected ref `mian`, expected a branch, tag or commit that this clone has: `git fetch origin mian` brings what only the server has'))
  expect((await refused(cwd, '--output=x')).err).toContain('Unexpected ref `--output=x`')
  expect(await refused(cwd, 'main', {PATH: cwd})).toEqual(said('Unexpected system without git, expected git for `--since`: install it, or leave `--since` out to judge everything'))
  git(cwd, 'checkout', '--quiet', '--orphan', 'other')
  commit(cwd, {'b.md': 'Of no common history.\n'})
  expect(await refused(cwd, 'main')).toEqual(said('Unexpected ref `main`, expected one that shares history with HEAD'))
  expect(await refused(makeFolder(desk), 'main')).toEqual(said('Unexpected folder for `--since`, expected one in the working tree of a git repository: leave `--since` out to judge all of it'))
  const clone = makeFolder({})
  git(clone, 'clone', '--quiet', '--depth=1', '--branch=topic', '--no-single-branch', `file://${cwd}`, '.')
  commit(clone, {'a.md': 'y\n'})
  git(cwd, 'checkout', '--quiet', 'main')
  commit(cwd, {'a.md': 'z\n'})
  git(clone, 'fetch', '--quiet', '--depth=1', 'origin', '+main:refs/remotes/origin/main')
  for (const ref of ['origin/main', 'HEAD~5']) {
    expect(await refused(clone, ref)).toEqual(said(`Unexpected shallow clone, expected the history back to where \`${ref}\` and HEAD part: \`git fetch --unshallow\` brings it; in CI set \`fetch-depth: 0\` (GitHub) or \`GIT_DEPTH: 0\` (GitLab)`))
  }
  expect(await runCopydesk(['lint', '--since', 'main', '--stdin'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('Unexpected `--since` beside `--stdin`')})
})

test('no line is blamed that the change did not write, and each that it wrote is', async () => {
  const edit = fc.oneof({weight: 5, arbitrary: fc.constant('keep')}, fc.constantFrom('replace', 'delete', 'insert'))
  const page = fc.record({edits: fc.array(edit, {minLength: 8, maxLength: 40}), ends: fc.constantFrom('\n', '\r\n'), moved: fc.boolean(), last: fc.boolean()})
  const pages = fc.sample(page, {numRuns: 150, seed: 20260501})
  let count = 0
  const sentence = (): string => `Ask Quill Draws 3 about number ${(count += 1)}.`
  const before: Record<string, string> = {}
  const after: Record<string, string> = {}
  const touched: string[] = []
  for (const [index, {edits, ends, moved, last}] of pages.entries()) {
    const old: string[] = []
    const now: string[] = []
    const path = `${moved ? 'moved/' : ''}${index}.md`
    // A blank line after each keeps paragraphs, and with them findings, within a line.
    for (const [at, kind] of edits.entries()) {
      const mine = sentence()
      if (kind !== 'insert') old.push(`<i id="${index}.${at}">${mine}`)
      if (kind === 'keep') now.push(`<i id="${index}.${at}">${mine}`)
      if (kind === 'replace' || kind === 'insert') {
        now.push(sentence())
        touched.push(`${path}:${now.length}`)
      }
    }
    before[`${index}.md`] = old.join(ends) + (last ? ends : '')
    after[path] = now.join(ends) + (last ? ends : '')
  }
  const cwd = makeRepository(before)
  for (const [index, {moved}] of pages.entries()) if (moved) rmSync(join(cwd, `${index}.md`))
  commit(cwd, after)
  // Where too little was kept git sees a new file, and all of it is new.
  const renamed = new Set(git(cwd, 'diff', '--find-renames', '--name-status', 'main').split('\n').filter((line) => line.startsWith('A')).map((line) => line.split('\t')[1]))
  const found = new Set((await findings(cwd, '--rule', 'canonical-name')).map((line) => line.split(' ')[0] ?? ''))
  const judged = (place: string): boolean => !renamed.has(place.split(':')[0] ?? '')
  expect([...found].filter((place) => judged(place)).toSorted()).toEqual(touched.filter((place) => judged(place)).toSorted())
  expect(found.size).toBeGreaterThan(200)
})

const factFile = (...facts: readonly (readonly [id: string, date: string, sources?: string])[]): string =>
  `facts:\n${facts.map(([id, date, sources = '[{url: "https://quill.example/", publisher: vendor}]']) => `  - id: ${id}\n    about: quill-draw\n    layer: model\n    dimension: capability\n    statement: It draws.\n    kind: observed\n    verified: {date: ${date}, by: Bo, method: carried}\n    sources: ${sources}\n`).join('')}`

test('facts: of those that the change wrote what is wrong, moved back or broken; of the others nothing', async () => {
  const config = 'registry: [./registry]\nfacts: [./facts]\nkinds: {guide: [guides/**/*.md]}\n'
  const cwd = makeRepository({'copydesk.yaml': config, 'a.md': 'x\n', 'facts/f.yaml': factFile(['bad.old', '2026-04-20', '[]'], ['good', '2026-04-20'])})
  expect(await findings(cwd)).toEqual([])
  const full = await runCopydesk(['lint', '--rule', 'fact-source'], {cwd})
  expect(full).toMatchObject({code: 1, out: expect.stringContaining('facts/f.yaml:2:9 error fact-source\n  Unexpected fact `bad.old` without a source')})
  expect(full.out).toContain('2 | ')
  expect(full.out).toContain('Unexpected fact `good` that no page cites, expected one that is used')
  expect((await runCopydesk(['lint', 'a.md', '--rule', 'fact-source'], {cwd})).code).toBe(0)
  commit(cwd, {'facts/f.yaml': factFile(['bad.old', '2026-04-20', '[]'], ['good', '2026-04-20'], ['bad.new', '2026-04-20', '[]'])})
  expect(await findings(cwd)).toEqual(['facts/f.yaml:18 fact-source'])
  commit(cwd, {'facts/f.yaml': factFile(['bad.old', '2026-04-20', '[]'], ['good', '2026-04-19'])})
  expect(await findings(cwd)).toEqual(['facts/f.yaml:10 fact-source'])
  write(cwd, {'facts/f.yaml': 'fcts: []\n'})
  expect(await runCopydesk(['lint', '--since', 'main', '--no-clock'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('facts/f.yaml:1:1 Unexpected key `fcts`, did you mean `facts`?\n')})
})

test('many dates moved in one change and nothing read', async () => {
  const pages = Object.fromEntries(Array.from({length: 6}, (_, index) => [`guides/${index}.md`, guide('2026-04-01', `Old ${index}.\n`)]))
  const cwd = makeRepository(pages)
  commit(cwd, Object.fromEntries(Object.keys(pages).map((path, index) => [path, guide('2026-04-30', `New ${index}.\n`)])))
  expect(await findings(cwd, '--rule', 'honest-date-change')).toEqual(Object.keys(pages).map((path) => `${path}:6 honest-date-change`))
  expect(await findings(cwd, '--rule', 'honest-date-change', 'guides/1.md')).toEqual([])
})

test('many dates moved in one change are counted over the desk by the job of each collection', async () => {
  const paths = ['a/0.md', 'a/1.md', 'a/2.md', 'b/3.md', 'b/4.md', 'rest/5.md']
  // None of these is a page of the desk.
  const others = ['.hidden/6.md', 'a/other/7.md', 'ignored/8.md']
  const config = 'registry: [./registry]\ncollections: [a, b]\nignore: [ignored/**]\nkinds: {guide: ["**/*.md"]}\n'
  const dated = (date: string, word: string): Record<string, string> => Object.fromEntries([...paths, ...others].map((path, index) => [path, guide(date, `${word} ${index}.\n\nIt stays ${index}.\n\nThis ${index} too.\n`)]))
  const cwd = makeRepository({'copydesk.yaml': config, 'a/other/copydesk.yaml': 'registry: [../../registry]\n', ...dated('2026-04-01', 'Old')})
  const before = readFileSync(join(cwd, 'a/0.md'), 'utf8')
  commit(cwd, dated('2026-04-30', 'New'))
  const rule = ['--rule', 'honest-date-change']
  const parts = [['--collection', 'a'], ['--collection', 'b'], ['--no-collections']]
  const parted = async (): Promise<string[]> => (await Promise.all(parts.map((part) => findings(cwd, ...rule, ...part)))).flat()
  expect(await findings(cwd, ...rule)).toEqual(paths.map((path) => `${path}:6 honest-date-change`))
  expect(await parted()).toEqual(paths.map((path) => `${path}:6 honest-date-change`))
  // One that moves without git is counted where it is now.
  renameSync(join(cwd, 'b/4.md'), join(cwd, 'b/moved.md'))
  expect(await parted()).toEqual(paths.map((path) => `${path.replace('4', 'moved')}:6 honest-date-change`))
  write(cwd, {'a/0.md': before})
  expect([await findings(cwd, ...rule), await parted()]).toEqual([[], []])
})

test('a fact that a page cites may not go, nor change and leave the page behind', async () => {
  const config = 'registry: [./registry]\nfacts: [./facts]\nkinds: {guide: [guides/**/*.md]}\n'
  const one = factFile(['kept', '2026-04-20'], ['used', '2026-04-20'])
  const cwd = makeRepository({'copydesk.yaml': config, 'facts/f.yaml': one, 'facts/g.yaml': factFile(['other', '2026-04-20']), 'a.md': 'It draws.[^f:used] It does.[^f:other]\n', 'b.md': 'x\n'})
  expect((await runCopydesk(['fix', 'a.md'], {cwd})).code).toBe(0)
  git(cwd, 'checkout', '--quiet', 'main')
  commit(cwd)
  git(cwd, 'checkout', '--quiet', '-B', 'topic')
  commit(cwd, {'facts/f.yaml': one.replaceAll('It draws.', 'It paints.').replaceAll('2026-04-20', '2026-04-30')})
  expect(await findings(cwd)).toEqual(['facts/f.yaml:10 fact-note'])
  expect((await runCopydesk(['fix', 'a.md'], {cwd})).code).toBe(0)
  expect(await findings(cwd)).toEqual([])
  commit(cwd, {'facts/f.yaml': factFile(['kept', '2026-04-20'])})
  rmSync(join(cwd, 'facts/g.yaml'))
  const ran = await runCopydesk(['lint', '--since', 'main', '--rule', 'fact-note'], {cwd})
  expect(ran.code).toBe(1)
  expect(ran.out).toContain('Unexpected removal of `used`, which a.md cites, expected it until no page does')
  expect(ran.out).toContain('Unexpected removal of `other`, which a.md cites')
})

test('of the words of a chooser it judges the changed lines', async () => {
  const chooser = (old: string, fresh: string): string => `id: which
title: Which page?
first: use
questions:
  - id: use
    ask: Who asks?
    answers: [{id: software, text: Software, recommend: draw}, {id: people, text: People, recommend: draw}]
recommendations:
  - id: draw
    title: Read about it
    term: quill-draw
    reasons:
      - ${old}
      - ${fresh}
`
  const cwd = makeRepository({'copydesk.yaml': `${desk['copydesk.yaml']}choosers: [./choosers]\n`, 'a.md': 'x\n', 'choosers/which.yaml': chooser(wrong, 'It draws.')})
  commit(cwd, {'choosers/which.yaml': chooser(wrong, 'It paints.')})
  expect(await findings(cwd)).toEqual([])
  commit(cwd, {'choosers/which.yaml': chooser(wrong, 'Its subscription is cheap.')})
  expect(await findings(cwd)).toEqual(['choosers/which.yaml:14 no-layer-mix'])
})
