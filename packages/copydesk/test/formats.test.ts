import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {applyEdits} from 'remark-copydesk'
import {expect, test} from 'vitest'
import {diagnosticErrors, junitErrors, sarifErrors} from './report-schemas.ts'
import {dateLine, desk, guide, makeFolder, runCopydesk} from './run-copydesk.ts'

const wrong = 'Ask Quill Draws 3 now.\n'
const silenced = '<!-- copydesk-disable-next-line canonical-name -- the sign on their door -->\nQuill Draws 3.\n'
const pages = {
  ...desk,
  '.git/HEAD': '',
  'clean.md': '# Fine\n',
  'docs/a, b: 100%.md': `\uFEFF👩‍💻é *Quill* Draws 3\n\n${silenced}\nThe Quill Desk Draw\n3 is new.\n`,
  'guides/old.md': guide('2025-09-01', 'It is old.\n'),
}

interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: {readonly text: string}
  readonly locations: readonly {readonly physicalLocation: {readonly artifactLocation: object; readonly region: Region}}[]
  readonly partialFingerprints: Record<string, string>
  readonly fixes?: readonly {readonly description: {readonly text: string}; readonly artifactChanges: readonly {readonly replacements: readonly {readonly deletedRegion: Region; readonly insertedContent: {readonly text: string}}[]}[]}[]
  readonly suppressions?: readonly object[]
  readonly baselineState?: string
}

function readSarif(text: string): {readonly results: readonly SarifResult[]; readonly rules: readonly {readonly id: string; readonly help?: {readonly markdown: string}}[]; readonly run: Record<string, unknown>} {
  const log = JSON.parse(text) as {runs: [{results: SarifResult[]; tool: {driver: {rules: {id: string}[]}}}]}
  expect(sarifErrors(log)).toEqual([])
  const [run] = log.runs
  return {results: run.results, rules: run.tool.driver.rules, run}
}

/** The offset of a place in lines and columns, which count UTF-16 units from 1. */
function offsetOf(text: string, line: number, column: number): number {
  return text.split('\n').slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0) + column - 1
}

test('SARIF is what its official schema asks for, with places, fixes, help and what comments silence', async () => {
  const cwd = makeFolder(pages)
  const {code, out, err} = await runCopydesk(['lint', '--format', 'sarif'], {cwd: join(cwd, 'docs')})
  expect({code, err}).toEqual({code: 1, err: dateLine})
  const {results, rules, run} = readSarif(out)
  expect(run).toMatchObject({columnKind: 'utf16CodeUnits', invocations: [{executionSuccessful: true}]})
  expect(results.map(({ruleId, level}) => [ruleId, level])).toEqual([['canonical-name', 'error'], ['canonical-name', 'error'], ['canonical-name', 'error']])
  expect(results.every(({ruleId, ruleIndex}) => rules[ruleIndex]?.id === ruleId)).toBe(true)
  expect(rules.find(({id}) => id === 'canonical-name')?.help?.markdown).toContain('**Found**')
  const [first, second, third] = results
  expect(first?.locations).toEqual([{physicalLocation: {artifactLocation: {uri: 'docs/a%2C%20b%3A%20100%25.md', uriBaseId: '%SRCROOT%'}, region: {startLine: 1, startColumn: 9, endLine: 1, endColumn: 23}}}])
  expect(second?.fixes?.map(({description}) => description.text)).toEqual(['Write "Quill Draw 3"', 'Write "Quill Desk"'])
  expect(third?.suppressions).toEqual([{kind: 'inSource', justification: 'the sign on their door'}])
  const text = pages['docs/a, b: 100%.md'].slice(1)
  const edits = (first?.fixes?.[0]?.artifactChanges[0]?.replacements ?? []).map(({deletedRegion: at, insertedContent}) =>
    ({range: [offsetOf(text, at.startLine, at.startColumn), offsetOf(text, at.endLine, at.endColumn)] as const, text: insertedContent.text}))
  expect(applyEdits(text, edits).text).toContain('*Quill* Draw 3\n')
})

test('a fingerprint of SARIF outlives new lines above, and tells one finding from its like', async () => {
  const cwd = makeFolder({...desk, 'a.md': `${wrong}\n${wrong}`})
  const prints = async (): Promise<string[]> => readSarif((await runCopydesk(['lint', '--format', 'sarif'], {cwd})).out).results.map(({partialFingerprints}) => partialFingerprints['copydesk/v1'] ?? '')
  const before = await prints()
  expect(new Set(before).size).toBe(2)
  writeFileSync(join(cwd, 'a.md'), `# New\n\nText.\n\n${wrong}\n  \n${wrong}`)
  expect(await prints()).toEqual(before)
})

test('rdjsonl is what reviewdog asks for: columns in bytes, suggestions that make the edit', async () => {
  const cwd = makeFolder(pages)
  const {out} = await runCopydesk(['lint', '.', '--format', 'rdjsonl'], {cwd: join(cwd, 'docs')})
  const lines = out.trimEnd().split('\n').map((line) => JSON.parse(line) as {location: {path: string}; suggestions: {range: {start: {line: number; column: number}; end: {column: number}}; text: string}[]})
  expect(lines.flatMap(diagnosticErrors)).toEqual([])
  const [first, second] = lines
  expect(first).toMatchObject({location: {path: 'a, b: 100%.md', range: {start: {line: 1, column: 19}, end: {line: 1, column: 33}}}, severity: 'ERROR', code: {value: 'canonical-name'}, source: {name: 'copydesk'}})
  const bytes = Buffer.from(pages['docs/a, b: 100%.md'])
  const {range, text} = first?.suggestions[0] ?? {range: {start: {column: 0}, end: {column: 0}}, text: '?'}
  expect(Buffer.concat([bytes.subarray(0, range.start.column - 1), Buffer.from(text), bytes.subarray(range.end.column - 1)]).toString()).toContain('*Quill* Draw 3\n')
  expect(second?.suggestions.map((one) => one.text)).toEqual(['Quill Draw 3', 'Quill Desk'])
})

test('JUnit is what its schema asks for: errors fail, warnings do not', async () => {
  const cwd = makeFolder({...pages, 'odd.md': `Quill\u0001 <b>&amp;"' Quill Draws 3 ]]>\n`})
  const {out} = await runCopydesk(['lint', '--format', 'junit'], {cwd})
  expect(await junitErrors(out)).toEqual([])
  expect(out.match(/<failure /gu)).toHaveLength(3)
  expect(out).toContain('<testcase name="no findings" classname="clean.md"/>')
  expect(out).toMatch(/<testcase name="review-due 6:9" classname="guides\/old\.md"><system-out>warning guides\/old\.md:6:9\n/u)
  expect(await junitErrors(out.replace('name="clean.md"', 'nom="clean.md"'))).not.toEqual([])
})

test('GitHub’s annotations escape what could be a command or a property', async () => {
  const cwd = makeFolder(pages)
  const {out} = await runCopydesk(['lint', '--format', 'github'], {cwd: join(cwd, 'docs')})
  expect(out).toMatchInlineSnapshot(`
    "::error file=docs/a%2C b%3A 100%25.md,line=1,endLine=1,col=9,endColumn=23,title=copydesk canonical-name::Unexpected name "Quill Draws 3", expected "Quill Draw 3"%0AQuill writes it "Quill Draw 3"; another spelling reads as another product.%0A\`copydesk fix\` does it: write "Quill Draw 3".
    ::error file=docs/a%2C b%3A 100%25.md,line=6,endLine=7,title=copydesk canonical-name::Unexpected name "Quill Desk Draw 3", expected "Quill Draw 3" or "Quill Desk"%0A"Quill Desk Draw 3" joins the names of different products: say which one is meant.%0AChoose: Write "Quill Draw 3"; Write "Quill Desk".
    "
  `)
})

test('GitLab’s Code Quality, whole: a fingerprint for each finding that no moved line changes', async () => {
  const cwd = makeFolder({...desk, '.git/HEAD': '', 'docs/a.md': `${wrong}\n${wrong}\nThe Quill Desk Draw\n3 is new.\n`})
  const read = async (): Promise<{fingerprint: string; location: {lines: {begin: number}}}[]> =>
    JSON.parse((await runCopydesk(['lint', '.', '--format', 'gitlab'], {cwd: join(cwd, 'docs')})).out) as {fingerprint: string; location: {lines: {begin: number}}}[]
  const first = await read()
  const spelling = {description: 'Unexpected name "Quill Draws 3", expected "Quill Draw 3"\nQuill writes it "Quill Draw 3"; another spelling reads as another product.\n`copydesk fix` does it: write "Quill Draw 3".', check_name: 'canonical-name', fingerprint: expect.any(String) as string, severity: 'major'}
  expect(first).toEqual([
    {...spelling, location: {path: 'docs/a.md', lines: {begin: 1, end: 1}}},
    {...spelling, location: {path: 'docs/a.md', lines: {begin: 3, end: 3}}},
    {...spelling, description: expect.stringContaining('Choose: Write "Quill Draw 3"; Write "Quill Desk".') as string, location: {path: 'docs/a.md', lines: {begin: 5, end: 6}}},
  ])
  const prints = first.map(({fingerprint}) => fingerprint)
  expect(new Set(prints).size).toBe(3)
  writeFileSync(join(cwd, 'docs', 'a.md'), `Moved.\n\n${readFileSync(join(cwd, 'docs', 'a.md'), 'utf8')}`)
  const moved = await read()
  expect(moved.map(({fingerprint}) => fingerprint)).toEqual(prints)
  expect(moved.map(({location: {lines}}) => lines.begin)).toEqual([3, 5, 7])
})

test('what GitHub would not mark stands in the log and in the summary of the job', async () => {
  const cwd = makeFolder({...desk, '.git/HEAD': '', '::warning::x.md': wrong.repeat(4), 'b.md': `${wrong}\n`.repeat(9), 'summary.txt': 'before\n'})
  const env = {GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary.txt')}
  const {out, err} = await runCopydesk(['lint', '--format', 'github'], {cwd, env})
  const lines = out.trimEnd().split('\n')
  expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(10)
  expect(lines.slice(10)).toEqual([
    'GitHub marks 10 errors and 10 warnings of a step; here are 3 more findings:',
    ...[13, 15, 17].map((line) => `b.md:${line}:5 error canonical-name Unexpected name "Quill Draws 3", expected "Quill Draw 3"`),
  ])
  expect(err).toBe(`${dateLine}GitHub marks only ten findings of a kind: the summary of the job has them all\n`)
  const summary = readFileSync(join(cwd, 'summary.txt'), 'utf8')
  expect(summary.startsWith('before\n<!-- copydesk -->\n**Copydesk:** 13 errors, 0 warnings in 2 of 2 files.\n')).toBe(true)
  expect(summary.match(/^- \d+:5 error /gmu)).toHaveLength(13)
  const few = await runCopydesk(['lint', 'b.md', '--format', 'github'], {cwd, env})
  expect(few.err).toBe(dateLine)
  expect(readFileSync(join(cwd, 'summary.txt'), 'utf8')).toBe(summary)
  const pretty = await runCopydesk(['lint', '::warning::x.md'], {cwd, env})
  expect(pretty.out).not.toMatch(/^\s*::/mu)
  const broken = await runCopydesk(['lint', '--format', 'github'], {cwd, env: {...env, GITHUB_STEP_SUMMARY: join(cwd, 'none', 'summary.txt')}})
  expect(broken).toMatchObject({code: 2, out, err: `${dateLine}GITHUB_STEP_SUMMARY Unexpected failure to write it: it is not there\n`})
})

test('the summary for a comment, whole', async () => {
  const cwd = makeFolder({...pages, 'x|`@ada`.md': wrong})
  const {out} = await runCopydesk(['lint', '--format', 'markdown'], {cwd})
  expect(out).toMatchInlineSnapshot(`
    "<!-- copydesk -->
    **Copydesk:** 3 errors, 1 warning in 3 of 4 files.

    | page | errors | warnings |
    |---|---|---|
    | \`docs/a, b: 100%.md\` | 2 | 0 |
    | \`guides/old.md\` | 0 | 1 |
    | \`\`x\\|\`@ada\`.md\`\` | 1 | 0 |

    \`docs/a, b: 100%.md\`

    - 1:9 error \`canonical-name\`: \`Unexpected name "Quill Draws 3", expected "Quill Draw 3"\` (\`copydesk fix\` does it)
    - 6:5 error \`canonical-name\`: \`Unexpected name "Quill Desk Draw 3", expected "Quill Draw 3" or "Quill Desk"\`

    \`guides/old.md\`

    - 6:9 warning \`review-due\`: \`Unexpected age of 242 days, expected a review within 90 days: it was due by 30 November 2025\`

    \`\`x|\`@ada\`.md\`\`

    - 1:5 error \`canonical-name\`: \`Unexpected name "Quill Draws 3", expected "Quill Draw 3"\` (\`copydesk fix\` does it)
    "
  `)
  expect((await runCopydesk(['lint', 'clean.md', '--format', 'markdown'], {cwd})).out).toBe('<!-- copydesk -->\n**Copydesk:** no findings in 1 file.\n')
})

test('a summary takes no more than a comment does, and says what it left out', async () => {
  const cwd = makeFolder({...desk, ...Object.fromEntries(Array.from({length: 300}, (_, index) => [`page-${String(index).padStart(3, '0')}-${'long'.repeat(30)}.md`, `${wrong}\n`.repeat(3)]))})
  const {out} = await runCopydesk(['lint', '--format', 'markdown'], {cwd})
  expect(out.length).toBeLessThanOrEqual(65_000)
  const [, rows, findings] = /\n(\d+) pages of the table and (\d+) findings left out: this takes 65000 characters\. The log has them all\.\n$/u.exec(out) ?? []
  expect(Number(rows) + (out.match(/^\| `/gmu) ?? []).length).toBe(300)
  expect(Number(findings) + (out.match(/^- \d/gmu) ?? []).length).toBe(900)
})

test('several formats at once, each to its place', async () => {
  const cwd = makeFolder(pages)
  const {code, out, err} = await runCopydesk(['lint', '--format', 'pretty', '--format=sarif=out/deep/copydesk.sarif', '--format', 'junit=report=1.xml', '--format', 'json=a.json'], {cwd})
  expect(code).toBe(1)
  expect(out).toContain('2 errors, 1 warning in 2 of 3 files.')
  expect(err).toBe(`${dateLine}Wrote out/deep/copydesk.sarif (sarif)\nWrote report=1.xml (junit)\nWrote a.json (json)\n`)
  expect(readSarif(readFileSync(join(cwd, 'out/deep/copydesk.sarif'), 'utf8')).results).toHaveLength(4)
  expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe((await runCopydesk(['lint', '--format', 'json=-'], {cwd})).out)
  expect(readdirSync(join(cwd, 'out/deep'))).toEqual(['copydesk.sarif'])
  const coloured = await runCopydesk(['lint', '--format', 'pretty=p.txt'], {cwd, env: {FORCE_COLOR: '1'}})
  expect(coloured.out).toBe('')
  expect(readFileSync(join(cwd, 'p.txt'), 'utf8')).toBe(out)
})

test('a file that cannot be written is said, and the others are written', async () => {
  const cwd = makeFolder(pages)
  mkdirSync(join(cwd, 'folder'))
  const {code, out, err} = await runCopydesk(['lint', '--no-clock', '--rule', 'canonical-name', '--format', 'json=clean.md/x.json', '--format', 'junit=folder', '--format', 'markdown=clean.md', '--format', 'sarif=ok.sarif', '--format', 'rdjsonl'], {cwd})
  expect(code).toBe(2)
  expect(err).toBe([
    'Date: none (--no-clock)',
    'clean.md/x.json Unexpected failure to write it: a part of its path is no folder',
    'folder Unexpected failure to write it: it is a folder',
    'clean.md Unexpected page as the file of `--format markdown`, expected one that is no page: the report would replace it',
    'Wrote ok.sarif (sarif)',
    '',
  ].join('\n'))
  expect(out.trimEnd().split('\n')).toHaveLength(2)
  expect(existsSync(join(cwd, 'ok.sarif'))).toBe(true)
  expect(readFileSync(join(cwd, 'clean.md'), 'utf8')).toBe('# Fine\n')
})

test('a report that is not whole says so', async () => {
  const cwd = makeFolder({...pages, 'bad.md': new Uint8Array([0xff, 0xfe])})
  const {code, out} = await runCopydesk(['lint', '--format', 'sarif'], {cwd})
  expect(code).toBe(2)
  expect(readSarif(out).run).toMatchObject({invocations: [{executionSuccessful: false}]})
})

test.each([
  [['lint', '--format', 'sarif', '--format', 'json'], 'Unexpected second format `json` for standard output, expected a file for one of them, such as `--format json=FILE`'],
  [['lint', '--format', 'sarif=-', '--format', 'json=-'], 'Unexpected second format `json` for standard output'],
  [['lint', '--format', 'sarif=x', '--format', 'json=./x'], 'Unexpected second format `json` for `./x`, expected a file of its own: `sarif` goes there'],
  [['lint', '--format', 'sarif='], 'Unexpected `--format sarif=` without a file, expected `--format sarif=FILE`, or `--format sarif` for standard output'],
  [['lint', '--format', 'jnit=x.xml'], 'Unexpected format `jnit`, expected `junit`'],
  [['lint', '--format', '=x.xml'], 'Unexpected format ``, expected one of `pretty`, `json`, `sarif`, `github`, `gitlab`, `junit`, `rdjsonl`, `markdown`, `shard`'],
  [['due', '--format', 'junit'], 'Unexpected format `junit`, expected one of `table`, `json`, `ics`, `markdown`'],
  [['fix', '--dry-run', '--format', 'sarif'], 'Unexpected `--format sarif` beside `--dry-run`, expected one of them: a dry run prints a diff; `--format sarif=FILE` goes with it'],
  [['fix', '--stdin', '--format', 'github'], 'Unexpected `--format github` beside `fix --stdin`, expected `lint --stdin --format github`: this one prints the fixed page'],
])('%j is wrong use', async (args, message) => {
  const ran = await runCopydesk(args, {cwd: makeFolder(pages)})
  expect(ran).toMatchObject({code: 2, out: ''})
  expect(ran.err.startsWith(message)).toBe(true)
})

test('fix and due write reports too', async () => {
  const cwd = makeFolder({...pages, 'a.md': wrong})
  const dry = await runCopydesk(['fix', 'a.md', '--dry-run', '--format', 'sarif=dry.sarif'], {cwd})
  expect(dry.out).toContain('+Ask Quill Draw 3 now.')
  expect(readSarif(readFileSync(join(cwd, 'dry.sarif'), 'utf8')).results).toEqual([])
  const fixed = await runCopydesk(['fix', '--format', 'junit=left.xml', '--format', 'markdown'], {cwd})
  expect(fixed.out).toContain('**Copydesk:** 1 error, 1 warning in 2 of 4 files.')
  expect(await junitErrors(readFileSync(join(cwd, 'left.xml'), 'utf8'))).toEqual([])
  const due = await runCopydesk(['due', '--format', 'ics=due.ics', '--format', 'markdown=issues.txt', '--format', 'table'], {cwd})
  expect(due).toMatchObject({code: 0, err: `${dateLine}Wrote due.ics (ics)\nWrote issues.txt (markdown)\n`})
  expect(due.out).toContain('1 reading overdue')
  expect(readFileSync(join(cwd, 'due.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/u)
  expect(readFileSync(join(cwd, 'issues.txt'), 'utf8')).toMatch(/^<!-- copydesk due nobody -->\n/u)
})

test('a summary among the pages is written again by the next run, and is none of them', async () => {
  const cwd = makeFolder({...pages, 'a.md': wrong, 'docs/theirs.md': '<!-- copydesk -->\n# Ours\n'})
  const args = ['lint', '--format', 'markdown=docs/report.md']
  const first = await runCopydesk(args, {cwd})
  expect(first).toMatchObject({code: 1, err: `${dateLine}Wrote docs/report.md (markdown)\n`})
  const text = readFileSync(join(cwd, 'docs/report.md'), 'utf8')
  expect(await runCopydesk(args, {cwd})).toEqual(first)
  expect(readFileSync(join(cwd, 'docs/report.md'), 'utf8')).toBe(text)
  // What only begins like one stays.
  expect(await runCopydesk(['lint', '--format', 'markdown=docs/theirs.md'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('Unexpected page as the file') as string})
})
