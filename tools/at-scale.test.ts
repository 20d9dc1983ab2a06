// The workflow of the docs, run as the shell that it is: a repository in collections, whose projects our plugin
// makes, a clone and a process for each job.
import {execFileSync, spawn} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {parse} from 'yaml'
import {copydesk} from './content-lint.ts'
import {strangersEnvironment} from './pack-packages.ts'
import {root, run} from './process.ts'
import type {Finished} from './process.ts'
import {pagePath, standardSize, writeRepository} from './scale/make-repository.ts'

interface Job {
  readonly steps: readonly {readonly name?: string; readonly run?: string; readonly env?: Record<string, string | number>}[]
}

const page = readFileSync(join(root, 'content', 'docs', 'at-scale.md'), 'utf8')
const {jobs} = parse(/^```yaml\n(name: docs\n[^]*?)^```$/mu.exec(page)?.[1] ?? '') as {jobs: Record<'plan' | 'lint' | 'report', Job>}
const collections = 6
let home = ''
let repository = ''

const identity = {GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@quill.example', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@quill.example', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1'}
const git = (cwd: string, ...args: string[]): string => execFileSync('git', args, {cwd, env: {...process.env, ...identity}, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']}).trim()

/** The command and the environment of a named step, its expressions replaced by values. */
function stepOf(job: keyof typeof jobs, name: string, values: Readonly<Record<string, string>>): {args: string[]; env: NodeJS.ProcessEnv} {
  const step = jobs[job].steps.find((one) => one.name === name)
  if (step?.run === undefined) throw new Error(`Unexpected workflow without the step ${name}, expected it in ${job}`)
  const env = Object.entries(step.env ?? {}).map(([key, text]) => [key, String(text).replaceAll(/\$\{\{ (.*?) \}\}/gu, (_, expression: string) => {
    const value = values[expression]
    if (value === undefined) throw new Error(`Unexpected expression ${expression}`)
    return value
  })])
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`
  return {args: ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run], env: strangersEnvironment({PATH: path, NX_DAEMON: 'false', NX_TUI: 'false', NODE_OPTIONS: '--conditions=@copydesk/source', GITHUB_OUTPUT: join(home, 'output'), GITHUB_STEP_SUMMARY: join(home, 'summary'), ...Object.fromEntries(env) as object})}
}

const runStep = (cwd: string, ...step: Parameters<typeof stepOf>): Promise<Finished> => {
  const {args, env} = stepOf(...step)
  return run('bash', args, {cwd, env})
}

/** A computer of CI: its own clone at a place of its own, with what `npm ci` would install. */
function makeComputer(name: string): string {
  const folder = join(home, name)
  rmSync(folder, {recursive: true, force: true})
  git(home, 'clone', '--quiet', repository, folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

const outputs = (): Record<string, string> => Object.fromEntries(readFileSync(join(home, 'output'), 'utf8').trimEnd().split('\n').map((line) => line.split(/=(.*)/su).slice(0, 2) as [string, string]))

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk at scale ')))
  repository = join(home, 'repository')
  writeRepository(repository, {...standardSize, pages: collections * 2, collections, terms: 20, facts: 2})
  writeFileSync(join(repository, 'nx.json'), '{"analytics": false, "neverConnectToCloud": true, "plugins": ["nx-copydesk"]}\n')
  git(repository, 'init', '--quiet', '--initial-branch', 'main')
  git(repository, 'add', '--all')
  git(repository, 'commit', '--quiet', '--message', 'begin')
  git(repository, 'switch', '--quiet', '--create', 'change')
  for (const [collection, text] of [[0, 'Fine.'], [2, 'Ask QuillonDraw 1 and ask TesselDraw 1.'], [4, 'Fine too.'], [5, 'Ask MarlowDraw 1.']] as const) {
    const path = join(repository, pagePath(collection, 0))
    writeFileSync(path, readFileSync(path, 'utf8').replace('\n\n## ', `\n\n${text}\n\n## `))
  }
  git(repository, 'commit', '--quiet', '--all', '--message', 'change')
})

afterAll(() => {
  if (home) rmSync(home, {recursive: true, force: true})
})

test('the jobs of the workflow say together what one lint says, and one that is killed makes the whole fail', async () => {
  const planner = makeComputer('planner')
  const values = {'github.event.pull_request.base.sha': git(repository, 'rev-parse', 'main')}
  const planned = await runStep(planner, 'plan', 'Plan', values)
  expect(planned.code, planned.output).toBe(0)
  const plan = outputs()
  const matrix = JSON.parse(plan['jobs'] ?? '') as string[]
  // The collections that were changed, and the desk, which asks all pages what they cite.
  expect({count: plan['count'], matrix: matrix.toSorted()}).toEqual({count: '5', matrix: ['wide', 'wide-docs-c-001', 'wide-docs-c-003', 'wide-docs-c-005', 'wide-docs-c-006']})

  const reporter = makeComputer('reporter')
  mkdirSync(join(reporter, 'shards'))
  const upload = (computer: string): void => {
    const from = join(computer, 'dist/copydesk/shards/lint')
    if (existsSync(from)) cpSync(from, join(reporter, 'shards'), {recursive: true})
  }
  const lint = async (projects: string, index: number): Promise<number> => {
    const computer = makeComputer(`computer ${index}`)
    const {code} = await runStep(computer, 'lint', 'Lint', {'matrix.projects': projects})
    upload(computer)
    return code
  }
  const report = (): Promise<Finished> => runStep(reporter, 'report', 'Report', {'needs.plan.outputs.count': plan['count'] ?? ''})

  expect(await Promise.all(['wide', 'wide-docs-c-001', 'wide-docs-c-003', 'wide-docs-c-005'].map(lint))).toEqual([0, 0, 1, 0])
  // The last is killed, with all that it started.
  const killed = makeComputer('killed')
  const {args, env} = stepOf('lint', 'Lint', {'matrix.projects': 'wide-docs-c-006'})
  const child = spawn('bash', args, {cwd: killed, env, detached: true, stdio: 'ignore'})
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, signal) => resolve(signal)))
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  expect(await ended).toBe('SIGKILL')
  upload(killed)
  expect(await report()).toMatchObject({code: 2, output: expect.stringContaining('Unexpected 4 shards, expected 5 (--expect)') as string})

  expect(await lint('wide-docs-c-006', 4)).toBe(1)
  const joined = await report()
  // What stands in collections that nobody changed is right.
  const whole = await run(process.execPath, [copydesk, 'lint', '--no-clock', '--format', 'github', '--format', 'sarif=whole.sarif'], {cwd: planner, env: strangersEnvironment()})
  expect(whole.stdout.match(/^::error /gmu)).toHaveLength(3)
  expect({code: joined.code, stdout: joined.stdout}).toEqual({code: whole.code, stdout: whole.stdout})
  expect(readFileSync(join(reporter, 'copydesk.sarif'), 'utf8')).toBe(readFileSync(join(planner, 'whole.sarif'), 'utf8'))

  // One whose upload was cut.
  const [name = ''] = readdirSync(join(reporter, 'shards'))
  const cut = join(reporter, 'shards', name)
  writeFileSync(cut, readFileSync(cut, 'utf8').slice(0, -20))
  expect(await report()).toMatchObject({code: 2, output: expect.stringContaining(`shards/${name} Unexpected JSON that is not whole`) as string})
})

test('where nothing is affected the report ends well, and where the plan failed it does not', async () => {
  const computer = makeComputer('idle')
  expect(await runStep(computer, 'plan', 'Plan', {'github.event.pull_request.base.sha': git(repository, 'rev-parse', 'change')})).toMatchObject({code: 0})
  expect(outputs()).toMatchObject({jobs: '[]', count: '0'})
  expect(await runStep(computer, 'report', 'Report', {'needs.plan.outputs.count': '0'})).toMatchObject({code: 0})
  expect(await runStep(computer, 'report', 'Report', {'needs.plan.outputs.count': ''})).toMatchObject({code: 2})
})
