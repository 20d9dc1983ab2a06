import {execFile} from 'node:child_process'
import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'
import {sarifErrors} from './report-schemas.ts'
import {dateLine, desk, makeFolder, packagedBin, runCopydesk} from './run-copydesk.ts'

const packages = fileURLToPath(new URL('../..', import.meta.url))
const source = process.env['COPYDESK_BIN'] === undefined ? ['--conditions=@copydesk/source'] : []

/** The code of a README that begins with this line. */
function codeOf(readme: string, first: string): string {
  const blocks = Array.from(readFileSync(join(packages, readme, 'README.md'), 'utf8').matchAll(/^```js\n(?<code>[^]*?)^```/gmu), ({groups}) => groups?.['code'] ?? '')
  return blocks.find((block) => block.startsWith(first)) ?? ''
}

/** A team’s repository, with our packages installed. */
function makeRepository(files: Record<string, string>): string {
  const cwd = makeFolder({...desk, 'package.json': '{"type": "module"}', ...files})
  mkdirSync(join(cwd, 'node_modules'))
  symlinkSync(dirname(createRequire(packagedBin).resolve('remark-copydesk/package.json')), join(cwd, 'node_modules', 'remark-copydesk'))
  symlinkSync(dirname(dirname(packagedBin)), join(cwd, 'node_modules', 'copydesk'))
  return cwd
}

async function node(cwd: string, args: readonly string[]): Promise<{readonly code: number; readonly out: string}> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_OPTIONS|NODE_TEST_CONTEXT|VITEST.*)$/u.test(name)))
  try {
    return {code: 0, out: (await promisify(execFile)(process.execPath, [...source, ...args], {cwd, env})).stdout}
  } catch (error) {
    const {code, stdout, stderr} = error as {code: number; stdout: string; stderr: string}
    return {code, out: stdout + stderr}
  }
}

const rule = codeOf('remark-copydesk', '// no-please.js\n')

test('the README’s rule of one’s own has ten lines and keeps its word in node:test', async () => {
  expect(rule.trimEnd().split('\n').slice(3).length).toBeLessThanOrEqual(10)
  const cwd = makeRepository({'no-please.js': rule, 'no-please.test.js': codeOf('remark-copydesk', '// no-please.test.js\n')})
  expect(await node(cwd, ['--test', '--test-reporter=tap'])).toMatchObject({code: 0, out: expect.stringMatching(/^# pass 1$/mu)})
  writeFileSync(join(cwd, 'no-please.js'), rule.replace('1:6-1:12', '1:6-1:13'))
  const {code, out} = await node(cwd, ['--test', '--test-reporter=tap'])
  expect(code).toBe(1)
  expect(out).toContain('The rule `no-please` does not keep its word')
  expect(out).toMatch(/Unexpected findings:\s+\[\s+"1:6-1:12 /u)
})

test('--rules runs it, and then copydesk.yaml may set it', async () => {
  const cwd = makeRepository({'no-please.js': rule, 'a.md': 'Please ask.\n'})
  const ran = await runCopydesk(['lint', '--rules', 'no-please.js'], {cwd})
  expect(ran).toMatchObject({code: 0, err: dateLine})
  expect(ran.out).toContain('a.md:1:1 warning no-please\n  Unexpected "Please", expected none\n')
  expect(ran.out).toContain('  why: Our guides say what to press.\n')
  expect((await runCopydesk(['lint', '--rules=./no-please.js', '--rule', 'no-please', '--max-warnings=0'], {cwd})).code).toBe(1)
  expect((await runCopydesk(['rules', '--rules', 'no-please.js'], {cwd})).out).toContain('no-please')
  const {out} = await runCopydesk(['lint', '--rules', 'no-please.js', '--format', 'sarif'], {cwd})
  const log = JSON.parse(out) as {runs: [{tool: {driver: {rules: {id: string}[]}}}]}
  expect(sarifErrors(log)).toEqual([])
  expect(log.runs[0].tool.driver.rules.at(-1)?.id).toBe('no-please')

  writeFileSync(join(cwd, 'copydesk.yaml'), `${desk['copydesk.yaml']}rules: {no-please: error}\n`)
  expect((await runCopydesk(['lint', '--rules', 'no-please.js'], {cwd})).code).toBe(1)
  expect(await runCopydesk(['lint'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('copydesk.yaml:4:9 Unexpected rule `no-please`, expected one of ')})
})

test.each([
  ['export default 1\n', 'Unexpected default export of own.js, expected a rule of `defineRule`, or a list of them'],
  ['export const rule = 1\n', 'Unexpected default export of own.js, expected a rule of `defineRule`, or a list of them'],
  [rule.replace("id: 'no-please'", "id: 'canonical-name'"), 'Unexpected second rule `canonical-name` in own.js, expected an id of its own'],
  ['throw new Error("no luck")\n', 'Unexpected failure of own.js when it was loaded: no luck'],
])('a module that holds no rule is told', async (text, message) => {
  const cwd = makeRepository({'own.js': text, 'a.md': 'Ask.\n'})
  expect(await runCopydesk(['lint', '--rules', 'own.js'], {cwd})).toEqual({code: 2, out: '', err: `${message}\n\`copydesk --help\` lists commands and options\n`})
})

test.each([
  ['() => { throw new Error("no luck\\x1b[31m") }', 'no luck\\u001b[31m'],
  ['() => { throw "no luck" }', 'no luck'],
  ['() => [{range: [0, 3]}]', 'a finding has a `range` of two offsets and a `message`'],
  ['() => [{message: "Unexpected"}]', 'a finding has a `range` of two offsets and a `message`'],
  ['() => [null]', 'a finding has a `range` of two offsets and a `message`'],
])('a rule that fails is named, and what others found is printed: %s', async (check, message) => {
  const own = `import {defineRule} from 'remark-copydesk'\nexport default defineRule({id: 'own', summary: 'Find.', check: ({document}) => document.path === 'a.md' ? (${check})() : []})\n`
  const cwd = makeRepository({'own.js': own, 'a.md': 'Ask.\n', 'b.md': 'Quill Draws 3\n'})
  const {code, out, err} = await runCopydesk(['lint', '--rules', 'own.js'], {cwd})
  expect([code, err]).toEqual([2, `${dateLine}a.md Unexpected failure of the rule \`own\` in own.js: ${message}\n`])
  expect(out).toContain('b.md:1:1 error canonical-name')
})

test('copydesk.yaml can name no code', async () => {
  const cwd = makeRepository({'no-please.js': rule, 'a.md': 'Please ask.\n', 'copydesk.yaml': `${desk['copydesk.yaml']}rules: ./no-please.js\n`})
  expect(await runCopydesk(['lint'], {cwd})).toMatchObject({code: 2, out: '', err: expect.stringContaining('copydesk.yaml:4:8 `rules`: expected an object')})
})

test('the README’s report is made by the library', async () => {
  const cwd = makeRepository({'report.js': codeOf('copydesk', "import {lint, makeDocument, rules} from 'remark-copydesk'\n").replace('GPT-image 2', 'Quill Draws 3')})
  const {code, out} = await node(cwd, ['report.js'])
  expect(code, out).toBe(0)
  const log = JSON.parse(out) as {runs: [{results: {ruleId: string}[]}]}
  expect(sarifErrors(log)).toEqual([])
  expect(log.runs[0].results.map(({ruleId}) => ruleId)).toEqual(['canonical-name'])
})
