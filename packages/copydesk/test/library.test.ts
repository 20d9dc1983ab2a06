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
  [rule.replace("id: 'no-please',", "id: 'no-please', severity: 'grave',"), 'Unexpected default export of own.js, expected a rule of `defineRule`, or a list of them'],
  [rule.replace("id: 'no-please'", "id: 'canonical-name'"), 'Unexpected second rule `canonical-name` in own.js, expected an id of its own'],
  ['throw new Error("no luck")\n', 'Unexpected failure of own.js when it was loaded: no luck'],
])('a module that holds no rule is told', async (text, message) => {
  const cwd = makeRepository({'own.js': text, 'a.md': 'Ask.\n'})
  expect(await runCopydesk(['lint', '--rules', 'own.js'], {cwd})).toEqual({code: 2, out: '', err: `${message}\n\`copydesk --help\` lists commands and options\n`})
})

/** Of a page of five characters. */
const whole = 'expected whole numbers, the first from 0 and the second from the first to 5, where the page ends'

const failures: readonly (readonly [found: string, message: string])[] = [
  ['fail(new Error("no luck\\x1b[31m"))', 'no luck\\u001b[31m'],
  ['fail("no luck")', 'no luck'],
  ['[{range: [0, 3]}]', 'a finding has a `range` of two offsets and a `message`'],
  ['[{message: "Unexpected"}]', 'a finding has a `range` of two offsets and a `message`'],
  ['[null]', 'a finding has a `range` of two offsets and a `message`'],
  ...['[-1, 3]', '[NaN, 3]', '[0, Infinity]', '[0, 6]', '[3, 2]', '[0.5, 3]'].flatMap((range) => [
    [`[{range: ${range}, message: "Unexpected"}]`, `\`range\` is ${range}, ${whole}`],
    [`[{range: [0, 3], message: "Unexpected", fix: {range: ${range}, text: ""}}]`, `\`fix.range\` is ${range}, ${whole}`],
    [`[{range: [0, 3], message: "Unexpected", suggestions: [{title: "A", edit: {range: [0, 3], text: ""}}, {title: "B", edit: {range: ${range}, text: ""}}]}]`, `\`suggestions[1].edit.range\` is ${range}, ${whole}`],
    [`[{range: [0, 3], message: "Unexpected", related: [{range: ${range}, message: "There"}]}]`, `\`related[0].range\` is ${range}, ${whole}`],
  ] as const),
  ['[{range: [0, 3], message: "Unexpected", fix: {range: [0, 3]}}]', '`fix` has a `range` of two offsets and a `text`'],
  ['[{range: [0, 3], message: "Unexpected", suggestions: [{title: "A"}]}]', '`suggestions[0].edit` has a `range` of two offsets and a `text`'],
  ['[{range: [0, 3], message: "Unexpected", suggestions: [null]}]', '`suggestions[0]` has a `title` and an `edit`'],
  ['[{range: [0, 3], message: "Unexpected", related: {}}]', '`related` is a list'],
  ['[{range: [0, 3], message: "Unexpected", related: [{}]}]', '`related[0]` has a `range` of two offsets and a `message`'],
  ['[{range: [0, 3], message: "Unexpected", severity: "off"}]', 'the `severity` of a finding is `warning` or `error`'],
  ['[{range: [0, 3], message: "Unexpected", why: 1}]', 'the `why` of a finding is a sentence'],
  ['[{range: [0, 3], message: "Unexpected", expected: "this"}]', 'the `expected` of a finding is a list of words'],
]

test('a rule that fails is named with its page, and what others found is printed', async () => {
  const own = `import {defineRule} from 'remark-copydesk'
const fail = (error) => { throw error }
const found = [${failures.map(([found]) => `() => ${found}`).join(', ')}]
export default defineRule({id: 'own', summary: 'Find.', check: ({document}) => found[parseInt(document.path)]?.() ?? []})\n`
  const pages = Object.fromEntries(failures.map((_, index) => [`${index}.md`, index % 2 === 0 ? 'Ask.\n' : '\uFEFFAsk.\n']))
  const cwd = makeRepository({'own.js': own, ...pages, 'good.md': 'Quill Draws 3\n'})
  for (const command of ['lint', 'fix']) {
    const {code, out, err} = await runCopydesk([command, '--rules', 'own.js', '--format', 'json'], {cwd})
    expect(code).toBe(2)
    for (const [index, [found, message]] of failures.entries()) expect(err, found).toContain(`\n${index}.md Unexpected failure of the rule \`own\` in own.js: ${message}\n`)
    const results = JSON.parse(out) as {filePath: string; messages: {ruleId: string}[]}[]
    expect(results.map(({filePath, messages}) => [filePath, messages.map(({ruleId}) => ruleId)])).toEqual([[join(cwd, 'good.md'), command === 'lint' ? ['canonical-name'] : []]])
  }
  for (const [path, text] of Object.entries(pages)) expect(readFileSync(join(cwd, path), 'utf8')).toBe(text)
})

test.each([
  ['mayFind() { throw new Error("no luck") }', 'no luck'],
  ['phrases() { throw new Error("no luck") }', 'no luck'],
  ['options: z.strictObject({most: z.number()})', 'it cannot run with the options it has: `most`: expected a number'],
])('so is one that fails before it looks: %s', async (part, message) => {
  const cwd = makeRepository({'own.js': `import {defineRule} from 'remark-copydesk'\nimport {z} from 'zod'\nexport default defineRule({id: 'own', summary: 'Find.', ${part}, check: () => []})\n`, 'a.md': 'Ask.\n'})
  symlinkSync(dirname(createRequire(packagedBin).resolve('zod/package.json')), join(cwd, 'node_modules', 'zod'))
  expect(await runCopydesk(['lint', '--rules', 'own.js'], {cwd})).toEqual({code: 2, out: '', err: `${dateLine}a.md Unexpected failure of the rule \`own\` in own.js: ${message}\n`})
})

test('as a library, `lint` throws what such a rule did, with its name and its page', async () => {
  const cwd = makeRepository({'lint.js': `import {defineRule, lint, makeDocument, rules} from 'remark-copydesk'
import {loadDesk} from 'remark-copydesk/node'
const own = defineRule({id: 'own', summary: 'Find.', check: () => [{range: [0, 6], message: 'Unexpected'}]})
for (const text of ['Ask it.\\n', '\\uFEFFAsk.\\n']) {
  try {
    console.log(lint(makeDocument({text, path: 'a.md'}, loadDesk('copydesk.yaml').desk), {rules: [...rules, own]}).findings.length)
  } catch (error) {
    console.log(String(error))
  }
}
`})
  expect(await node(cwd, ['lint.js'])).toEqual({code: 0, out: `1\nTypeError: Unexpected finding of the rule \`own\` on a.md: \`range\` is [0, 6], ${whole}\n`})
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
