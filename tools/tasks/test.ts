// Everything that must hold before a change is merged. The last line is for machines.
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {contentPages, copydesk, missedPages} from '../content-lint.ts'
import {readAudit} from '../read-audit.ts'
import {bin, root, run, runHere} from '../process.ts'

interface Part {
  readonly name: string
  readonly passed: number
  readonly failed: number
}

interface VitestReport {
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly {readonly fullName: string; readonly status: string}[]
  }[]
}

/** Test files by the first pattern that takes them. */
const suites: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['architecture', /^tools\/architecture\./u],
  ['generated files', /^tools\/generated\./u],
  ['packed packages', /^tools\/packaging\./u],
  ['Nx caches', /^tools\/nx\./u],
  ['browser', /browser/u],
  ['fuzz: known cases and new ones', /^tools\/fuzz\//u],
  ['tools', /^tools\//u],
  ['core: units and properties', /^packages\/remark-copydesk\//u],
  ['command line', /^packages\/copydesk\//u],
  ['language server', /^packages\/copydesk-language-server\//u],
  ['site', /^packages\/eleventy-plugin-copydesk\//u],
  ['other', /./u],
]

const parts: Part[] = []
/** Checks that did not run here; one that lacks a program which npm cannot bring ends in `(needs PROGRAM)`. */
const notRun: string[] = []

await runProgram('types', bin('tsc'), ['-p', '.'])
await runProgram('types of what runs in a browser', bin('tsc'), ['-p', 'packages/eleventy-plugin-copydesk/browser'])
await runProgram('oxlint', bin('oxlint'), ['--type-aware', '--max-warnings=0'])
await runProgram('unused code and dependencies', bin('knip'), [])
await runVitest(process.argv.slice(2))
await lintContent()
await auditDependencies()

console.log('')
for (const {name, passed, failed} of parts) console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed`)
for (const name of notRun) console.log(`– not run here: ${name}`)
// Where everything must run (.ci/run), a check that lacks its program is a failure.
const demanded = process.env['COPYDESK_RUN_ALL'] === '1' ? notRun.filter((name) => /\(needs [\w. -]+\)$/u.test(name)).length : 0
if (demanded > 0) console.log(`✗ COPYDESK_RUN_ALL is set, so the ${demanded} that lack a program count as failed: install it`)
const passed = parts.reduce((sum, part) => sum + part.passed, 0)
const failed = parts.reduce((sum, part) => sum + part.failed, 0) + demanded
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function runProgram(name: string, command: string, args: readonly string[]): Promise<void> {
  const {code, output} = await run(command, args, {env: {...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0'}})
  if (code !== 0) console.log(`── ${name}\n${output}`)
  parts.push({name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1})
}

async function runVitest(filters: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'))
  const file = join(folder, 'report.json')
  const code = await runHere(bin('vitest'), ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined
  rmSync(folder, {recursive: true})
  if (!report || report.testResults.length === 0) {
    parts.push({name: 'vitest: it ran no test', passed: 0, failed: 1})
    return
  }
  const counts = new Map<string, {passed: number; failed: number}>()
  for (const result of report.testResults) {
    const path = relative(root, result.name).replaceAll('\\', '/')
    const suite = suites.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other'
    const count = counts.get(suite) ?? {passed: 0, failed: 0}
    counts.set(suite, count)
    // A file that does not load, or whose set-up fails, has no failed test to show for it.
    const brokenFile = result.status === 'failed' && !result.assertionResults.some(({status}) => status === 'failed')
    if (brokenFile) count.failed += 1
    for (const {status, fullName} of result.assertionResults) {
      if (status === 'passed') count.passed += 1
      else if (status === 'failed') count.failed += 1
      else if (!brokenFile) notRun.push(`${path}: ${fullName}`)
    }
  }
  for (const [name] of suites) {
    const count = counts.get(name)
    if (count) parts.push({name, ...count})
  }
  const failures = [...counts.values()].reduce((sum, count) => sum + count.failed, 0)
  if (code !== 0 && failures === 0) parts.push({name: 'vitest: an error outside the tests', passed: 0, failed: 1})
}

/** Known weaknesses of what our packages bring; not every registry can be asked. */
async function auditDependencies(): Promise<void> {
  const name = 'known weaknesses of dependencies'
  const {stdout} = await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['audit', '--omit=dev', '--json'])
  const weaknesses = readAudit(stdout)
  if (weaknesses === undefined) {
    notRun.push(`${name}: the registry does not answer what is known of them`)
    return
  }
  for (const line of weaknesses) console.log(`── ${line}`)
  parts.push({name, passed: weaknesses.length === 0 ? 1 : 0, failed: weaknesses.length})
}

async function lintContent(): Promise<void> {
  const pages = contentPages().length
  const {code, output} = await run(process.execPath, [copydesk, 'lint', 'content', '--quiet'])
  const missed = code === 0 ? await missedPages() : undefined
  if (code !== 0 || missed) console.log(`── content\n${missed ?? output}`)
  const failed = code !== 0 || missed !== undefined
  parts.push({name: failed ? 'content lint' : `content lint (${pages} pages)`, passed: failed ? 0 : 1, failed: failed ? 1 : 0})
}
