import {execFileSync} from 'node:child_process'
import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {sarifErrors} from './report-schemas.ts'
import {dateLine, desk, guide, makeFolder, runCopydesk} from './run-copydesk.ts'

const wrong = 'Ask Quill Draws 3 now.\n'
const config = {...desk, 'copydesk.yaml': `${desk['copydesk.yaml']}baseline: ./known.yaml\n`}
const pages = {...config, 'a.md': `${wrong}\n${wrong}\nUse quill-draw-3.\n`, 'guides/old.md': guide('2025-09-01', 'It is old.\n')}

const recorded = `# Findings that stood here when this was recorded: \`copydesk lint\` reports only what is new.
# \`copydesk baseline\` records it again, \`copydesk baseline --prune\` drops what no longer occurs.
version: 1
pages:
  "a.md":
    - {rule: "canonical-name", found: "Quill Draws 3", times: 2}
    - {rule: "id-in-code", found: "quill-draw-3"}
  "guides/old.md":
    - {rule: "review-due", found: "2025-09-01"}
`

test('record, lint, add a mistake, mend one, prune', async () => {
  const cwd = makeFolder(pages)
  expect(await runCopydesk(['baseline'], {cwd})).toEqual({code: 0, out: 'Recorded 4 findings of 2 pages in known.yaml.\n', err: dateLine})
  expect(readFileSync(join(cwd, 'known.yaml'), 'utf8')).toBe(recorded)
  expect(await runCopydesk(['lint', '--max-warnings', '0'], {cwd})).toEqual({code: 0, out: 'No new findings in 2 files. 4 known findings in the baseline.\n', err: dateLine})
  expect((await runCopydesk(['lint', '--no-baseline'], {cwd})).out).toContain('3 errors, 1 warning in 2 of 2 files.')

  // Lines move and the words around change; a third mistake of the same kind is new.
  writeFileSync(join(cwd, 'a.md'), `# New\n\n${wrong.replace('now', 'later')}\n${wrong}\nMore.\n\nUse quill-draw-3, please.\n`)
  expect(await runCopydesk(['lint'], {cwd})).toMatchObject({code: 0})
  writeFileSync(join(cwd, 'a.md'), `${wrong}\n${wrong}\n${wrong}\nUse quill-draw-3.\n`)
  const third = await runCopydesk(['lint'], {cwd})
  expect(third).toMatchObject({code: 1, err: `${dateLine}a.md has 1 more of canonical-name "Quill Draws 3" than the baseline knows: any of them may be the new one\n`})
  expect(third.out).toContain('1 error, 0 warnings in 1 of 2 files. `copydesk fix` can fix it. 4 known findings in the baseline.\n')

  writeFileSync(join(cwd, 'a.md'), 'Use quill-draw-3.\n')
  const gone = '2 known findings that no longer occur'
  const list = ': `copydesk baseline --prune` drops them\n  a.md canonical-name "Quill Draws 3" (2 times)\n'
  expect(await runCopydesk(['lint'], {cwd})).toEqual({code: 0, out: 'No new findings in 2 files. 2 known findings in the baseline.\n', err: `${dateLine}known.yaml knows ${gone}${list}`})
  expect(await runCopydesk(['lint', '--strict-baseline'], {cwd})).toMatchObject({code: 1, err: `${dateLine}known.yaml Unexpected ${gone}, expected none (--strict-baseline)${list}`})
  // What a run does not judge, it does not miss.
  expect(await runCopydesk(['lint', 'guides', '--strict-baseline'], {cwd})).toMatchObject({code: 0, err: dateLine})
  expect(await runCopydesk(['lint', '--rule', 'id-in-code', '--strict-baseline'], {cwd})).toMatchObject({code: 0, err: dateLine})
  expect(await runCopydesk(['baseline', '--prune', 'guides'], {cwd})).toMatchObject({code: 0, out: 'Dropped 0 of 4 known findings from known.yaml.\n'})
  expect(await runCopydesk(['baseline', '--prune'], {cwd})).toMatchObject({code: 0, out: 'Dropped 2 of 4 known findings from known.yaml.\n'})
  expect(readFileSync(join(cwd, 'known.yaml'), 'utf8')).toBe(recorded.replace(/^ +- \{rule: "canonical-name".*\n/mu, ''))
  expect(await runCopydesk(['lint', '--strict-baseline'], {cwd})).toMatchObject({code: 0, err: dateLine})
})

test('recording a part leaves the rest, and without a clock the rules that need one', async () => {
  const cwd = makeFolder(pages)
  await runCopydesk(['baseline'], {cwd})
  writeFileSync(join(cwd, 'a.md'), wrong)
  expect((await runCopydesk(['baseline', 'a.md'], {cwd})).out).toBe('Recorded 2 findings of 2 pages in known.yaml.\n')
  expect((await runCopydesk(['baseline', '--no-clock'], {cwd})).out).toBe('Recorded 2 findings of 2 pages in known.yaml.\n')
  rmSync(join(cwd, 'guides/old.md'))
  expect((await runCopydesk(['baseline'], {cwd})).out).toBe('Recorded 1 finding of 1 page in known.yaml.\n')
})

test('a baseline that is given counts from its own folder, for every desk, and says how to name it', async () => {
  const cwd = makeFolder({...desk, 'a.md': wrong})
  const made = await runCopydesk(['baseline', '--output', '.copydesk/known.yaml'], {cwd})
  expect(made).toEqual({code: 0, out: 'Recorded 1 finding of 1 page in .copydesk/known.yaml.\n', err: `${dateLine}\`copydesk lint --baseline .copydesk/known.yaml\` goes by it; so does every run where copydesk.yaml names it as its \`baseline\`\n`})
  expect(readFileSync(join(cwd, '.copydesk/known.yaml'), 'utf8')).toContain('  "../a.md":\n')
  expect((await runCopydesk(['lint', '--baseline', '../.copydesk/known.yaml', '..'], {cwd: join(cwd, 'registry')})).code).toBe(0)
  expect((await runCopydesk(['lint'], {cwd})).code).toBe(1)
})

test('a renamed page brings nothing new', async () => {
  const cwd = makeFolder(pages)
  await runCopydesk(['baseline'], {cwd})
  renameSync(join(cwd, 'a.md'), join(cwd, 'guides.md'))
  expect(await runCopydesk(['lint', '--strict-baseline'], {cwd})).toEqual({
    code: 0,
    out: 'No new findings in 2 files. 4 known findings in the baseline.\n',
    err: `${dateLine}guides.md is taken for a.md, which is gone: it has 3 known findings of it; \`copydesk baseline\` records it under its new name\n`,
  })
})

test('a merge request is judged by what is new in it', async () => {
  const cwd = makeFolder(pages)
  const git = (...args: readonly string[]): void => void execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {cwd, stdio: 'ignore'})
  await runCopydesk(['baseline'], {cwd})
  for (const args of [['init', '-b', 'main'], ['add', '.'], ['commit', '-m', 'x']]) git(...args)
  // A known mistake on a changed line stays known; one more of its kind does not.
  writeFileSync(join(cwd, 'a.md'), `Ask Quill Draws 3 instead.\n\n${wrong}\nUse quill-draw-3.\n`)
  expect(await runCopydesk(['lint', '--since', 'main', '--no-clock'], {cwd})).toMatchObject({code: 0, out: 'No new findings in 1 file. 1 known finding in the baseline.\n'})
  writeFileSync(join(cwd, 'a.md'), `Not Quill Draws 3.\n\n${wrong}\n${wrong}\nUse quill-draw-3.\n`)
  const ran = await runCopydesk(['lint', '--since', 'main', '--no-clock'], {cwd})
  expect(ran.code).toBe(1)
  expect(ran.out).toContain('a.md:1:5 error canonical-name')
  expect(ran.out).toContain('1 error, 0 warnings in 1 of 1 file.')
  expect(ran.err).not.toContain('no longer occur')
})

test('in a report known findings are there and told apart', async () => {
  const cwd = makeFolder(pages)
  await runCopydesk(['baseline'], {cwd})
  writeFileSync(join(cwd, 'b.md'), wrong)
  const {out} = await runCopydesk(['lint', '--format', 'sarif', '--format', 'markdown=report.txt', '--format', 'json=x.json', '--format', 'junit=x.xml'], {cwd})
  const log = JSON.parse(out) as {runs: [{results: {baselineState: string; suppressions?: {kind: string}[]}[]}]}
  expect(sarifErrors(log)).toEqual([])
  expect(log.runs[0].results.map(({baselineState, suppressions = []}) => [baselineState, ...suppressions.map(({kind}) => kind)])).toEqual([...Array.from({length: 3}, () => ['unchanged', 'external']), ['new'], ['unchanged', 'external']])
  expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toContain('**Copydesk:** 1 error, 0 warnings in 1 of 3 files. 4 known findings in the baseline.\n')
  expect((JSON.parse(readFileSync(join(cwd, 'x.json'), 'utf8')) as {messages: object[]}[]).map(({messages}) => messages.length)).toEqual([0, 1, 0])
  expect(readFileSync(join(cwd, 'x.xml'), 'utf8').match(/<failure /gu)).toHaveLength(1)
})

test('fix mends what is known too', async () => {
  const cwd = makeFolder(pages)
  await runCopydesk(['baseline'], {cwd})
  const ran = await runCopydesk(['fix'], {cwd})
  expect(ran).toMatchObject({code: 0, out: 'No new findings in 2 files. 1 known finding in the baseline.\n'})
  expect(ran.err).toContain('Fixed 3 findings in a.md\nknown.yaml knows 3 known findings that no longer occur')
})

test('a baseline that is not there or broken hides nothing and is an error', async () => {
  const cwd = makeFolder(pages)
  const missing = await runCopydesk(['lint'], {cwd})
  expect(missing).toMatchObject({code: 2, err: `${dateLine}known.yaml Unexpected baseline that is not there, expected \`copydesk baseline --output known.yaml\` before it is used\n`})
  expect(missing.out).toContain('3 errors, 1 warning in 2 of 2 files.')
  writeFileSync(join(cwd, 'known.yaml'), 'version: 1\npages:\n  a.md:\n    - {rule: canonical-name, fund: x}\n')
  const broken = `${dateLine}known.yaml:4:7 \`pages.a.md.0.found\`: expected a text\nknown.yaml:4:30 Unexpected key \`fund\`, did you mean \`found\`?\n`
  expect(await runCopydesk(['lint'], {cwd})).toMatchObject({code: 2, err: broken, out: missing.out})
  expect(await runCopydesk(['baseline'], {cwd})).toEqual({code: 2, err: broken, out: ''})
  expect(readFileSync(join(cwd, 'known.yaml'), 'utf8')).toContain('fund')
  writeFileSync(join(cwd, 'bad.md'), new Uint8Array([0xff]))
  rmSync(join(cwd, 'known.yaml'))
  expect(await runCopydesk(['baseline'], {cwd})).toMatchObject({code: 2, out: '', err: expect.stringMatching(/\nNothing was recorded: a baseline of pages that could not be judged would be wrong\n$/u)})
})

test('a baseline in which two branches meet is one problem, and nothing is recorded over it', async () => {
  const known = recorded.replace(/^pages:\n/mu, 'pages:\n<<<<<<< HEAD\n').replace(/^ {2}"guides/mu, '=======\n$&').concat('>>>>>>> topic\n')
  const cwd = makeFolder({...pages, 'known.yaml': known})
  const line = 'known.yaml:5:1 Unexpected conflict that git left, expected one text: keep what is right of both sides, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`\n'
  expect(await runCopydesk(['lint'], {cwd})).toMatchObject({code: 2, err: `${dateLine}${line}`})
  for (const args of [['baseline'], ['baseline', '--prune']]) expect(await runCopydesk(args, {cwd})).toEqual({code: 2, out: '', err: `${dateLine}${line}`})
  expect(readFileSync(join(cwd, 'known.yaml'), 'utf8')).toBe(known)
})
