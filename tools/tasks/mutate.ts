// Whether the tests of the core notice what goes wrong in it: `npm run mutate`, hours for all of it.
import {globSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {parseArgs} from 'node:util'
import {sampleLines} from '../mutate/sample-lines.ts'
import {installOnDemand} from '../on-demand.ts'
import {root, run} from '../process.ts'
import {runTask, UseError} from '../run-task.ts'

const usage = 'npm run mutate -- [FILE…] [--sample 1] [--seed 0] [--concurrency 1]'
const version = '10.1.1'
/** Share of mutants, in percent, that a test must notice. */
const bar = 85
const core = 'packages/remark-copydesk/src'
/** Data for tests, the tester and what touches the disk are no part of the core’s judgement. */
const leftOut = ['example-desk.ts', 'testing.ts', 'node/**']

await runTask(usage, async () => {
  const {values, positionals} = parseArgs({allowPositionals: true, options: {sample: {type: 'string', default: '1'}, seed: {type: 'string', default: '0'}, concurrency: {type: 'string', default: '1'}}})
  const [step, seed, concurrency] = [numberOf('sample', values.sample, 1), numberOf('seed', values.seed, 0), numberOf('concurrency', values.concurrency, 1)]
  const files = positionals.length > 0 ? positionals.map((file) => relative(root, file)) : globSync(`${core}/**/*.ts`, {cwd: root, exclude: ['**/*.test.ts', ...leftOut.map((name) => `${core}/${name}`)]}).toSorted()
  return mutate(sampleLines(files, step, seed), concurrency)
})

async function mutate(places: readonly string[], concurrency: number): Promise<boolean> {
  // Stryker’s runner must find the Vitest of this workspace, which stands above the cache.
  const tools = join(await installOnDemand({'@stryker-mutator/core': version, '@stryker-mutator/vitest-runner': version}, 'stryker', ['--legacy-peer-deps']), 'node_modules', '@stryker-mutator')
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-mutate-'))
  const report = join(folder, 'report.json')
  const config = join(folder, 'stryker.json')
  writeFileSync(config, JSON.stringify({
    mutate: places,
    testRunner: 'vitest',
    plugins: [join(tools, 'vitest-runner', 'dist', 'src', 'index.js')],
    vitest: {configFile: 'tools/mutate/vitest.config.ts', related: false},
    coverageAnalysis: 'perTest',
    // What is worked out once, when a file is loaded, would have to be loaded anew for each mutant.
    ignoreStatic: true,
    // It asks the compiler for an interface that version 7 no longer has.
    tsconfigFile: 'none',
    reporters: ['clear-text', 'json', 'progress-append-only'],
    clearTextReporter: {allowColor: false, logTests: false, reportTests: false},
    jsonReporter: {fileName: report},
    tempDirName: join(folder, 'sandbox'),
    // A busy machine is no endless loop; of those that are, most are told by how often they come round.
    timeoutFactor: 4,
    timeoutMS: 60_000,
    concurrency,
  }))
  try {
    const {code} = await run(process.execPath, [join(tools, 'core', 'bin', 'stryker.js'), 'run', config], {show: true, env: {...process.env, COPYDESK_FUZZ_RUNS: '20'}})
    if (code !== 0) return false
    return isNoticed(JSON.parse(readFileSync(report, 'utf8')) as Report)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

interface Report {
  readonly files: Readonly<Record<string, {readonly mutants: readonly {readonly status: string}[]}>>
}

function isNoticed({files}: Report): boolean {
  const states = Object.values(files).flatMap(({mutants}) => mutants.map(({status}) => status))
  const count = (...some: string[]): number => states.filter((status) => some.includes(status)).length
  const [noticed, missed] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')]
  const score = (100 * noticed) / (noticed + missed)
  console.log(`${noticed} of ${noticed + missed} mutants noticed, ${score.toFixed(1)} %, expected ${bar} %; ${count('Ignored')} are made when a file is loaded and were left out`)
  return score >= bar
}

function numberOf(name: string, text: string, least: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least) throw new UseError(`Unexpected --${name} \`${text}\`, expected a number from ${least}`)
  return number
}
