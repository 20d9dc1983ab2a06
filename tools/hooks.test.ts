// The action, the hooks and the recipes, run as the shell that they are: packed packages, real git, real pre-commit.
import {execFileSync, spawnSync} from 'node:child_process'
import {chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {parse} from 'yaml'
import {must, packPackages, strangersEnvironment} from './pack-packages.ts'
import {root, run} from './process.ts'
import type {Finished} from './process.ts'

interface Step {
  readonly name?: string
  readonly id?: string
  readonly uses?: string
  readonly shell?: string
  readonly run?: string
  readonly env?: Record<string, string>
  readonly 'working-directory'?: string
}

interface Action {
  readonly inputs: Record<string, {readonly default?: string}>
  readonly outputs: Record<string, {readonly value: string}>
  readonly runs: {readonly using: string; readonly steps: readonly Step[]}
}

interface Hook {
  readonly id: string
  readonly entry: string
  readonly additional_dependencies: readonly string[]
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action
const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[]
const readme = readFileSync(join(root, 'packages', 'copydesk', 'README.md'), 'utf8')
const {version} = JSON.parse(readFileSync(join(root, 'packages', 'copydesk', 'package.json'), 'utf8')) as {version: string}
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0

/** A fenced block of the README’s section on CI, below a heading. */
function recipe(heading: string): string {
  const found = new RegExp(`^### ${heading}\\n[^]*?^\`\`\`\\w+\\n(?<text>[^]*?)^\`\`\``, 'mu').exec(readme)?.groups?.['text']
  if (found === undefined) throw new Error(`No recipe under ${heading}`)
  return found
}

let packed: {folder: string; tarballs: Map<string, string>}
/** The temporary folder of a runner, with copydesk installed by the action’s own step. */
let runner = ''

const tarball = (name: string): string => `${name}@file:${packed.tarballs.get(name)}`

beforeAll(async () => {
  packed = await packPackages((name) => ['remark-copydesk', 'copydesk', 'copydesk-registry-ai'].includes(name))
  runner = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk runner ')))
  const checkout = mkdtempSync(join(tmpdir(), 'copydesk-checkout-'))
  // A stranger’s settings of npm, which would send it elsewhere.
  writeFileSync(join(checkout, '.npmrc'), 'registry=http://127.0.0.1:1/\nprefix=${HOME}/nowhere\n')
  try {
    await must(runStep(stepNamed('Install copydesk'), checkout, {inputs: {
      version: `file:${packed.tarballs.get('copydesk')}`,
      packages: `${tarball('remark-copydesk')}\r\n${tarball('copydesk-registry-ai')}\n`,
    }}))
  } finally {
    rmSync(checkout, {recursive: true})
  }
})

afterAll(() => {
  for (const folder of [packed.folder, runner]) rmSync(folder, {recursive: true, force: true})
})

function stepNamed(name: string): Step {
  const found = action.runs.steps.find((step) => step.name === name)
  if (!found) throw new Error(`No step ${name} in action.yml`)
  return found
}

interface Call {
  readonly inputs?: Record<string, string>
  /** The event, as `github.event`. */
  readonly event?: object
  readonly env?: NodeJS.ProcessEnv
}

/** Runs a step of the action as a runner does: expressions in `env` evaluated, the script in a file, given to that bash. */
function runStep(step: Step, cwd: string, {inputs = {}, event = {}, env = {}}: Call = {}): Promise<Finished> {
  const values: Record<string, string> = {...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ''])), ...inputs}
  const evaluate = (text: string): string => text.replaceAll(/\$\{\{ (.*?) \}\}/gu, (_, expression: string) => {
    for (const part of expression.split(' || ')) {
      const [context, ...path] = part.split('.')
      if (context !== 'inputs' && !(context === 'github' && path[0] === 'event')) throw new Error(`Expression of another kind: ${part}`)
      const value: unknown = context === 'inputs' ? values[path.join('.')] : path.slice(1).reduce((at: unknown, key) => (at as Record<string, unknown> | undefined)?.[key], event)
      if (typeof value === 'string' && value !== '') return value
    }
    return ''
  })
  const script = join(runner, 'script.sh')
  writeFileSync(script, step.run ?? '')
  for (const name of ['output', 'summary']) writeFileSync(join(runner, name), '')
  const stepEnv = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluate(value)]))
  return run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
    cwd: join(cwd, evaluate(step['working-directory'] ?? '.')),
    env: strangersEnvironment({
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_OUTPUT: join(runner, 'output'),
      GITHUB_STEP_SUMMARY: join(runner, 'summary'),
      RUNNER_TEMP: runner,
      SOURCE_DATE_EPOCH: '1777593600',
      ...stepEnv,
      ...env,
    }),
  })
}

const lintStep = (cwd: string, call?: Call): Promise<Finished> => runStep(stepNamed('Lint'), cwd, call)
const outputs = (): Record<string, string> => Object.fromEntries(readFileSync(join(runner, 'output'), 'utf8').trimEnd().split('\n').map((line) => line.split(/=(.*)/su).slice(0, 2) as [string, string]))

const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@quill.example', '-c', 'commit.gpgsign=false']
const git = (cwd: string, ...args: string[]): string => execFileSync('git', [...identity, ...args], {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']}).trim()

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}

const old = '---\ntitle: Drawing\ndescription: How to draw.\nabout: [gpt-image-2]\nverification:\n  date: 2024-03-01\n  by: Ada\n---\n\nAn old page with QuillPad.\n'

/** A stranger’s repository with an old page, a branch, and on it what `files` holds. Returns the folder and the base’s id. */
function makeRepository(files: Record<string, string>): {cwd: string; base: string} {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk repository ')))
  onTestFinished(() => rmSync(cwd, {recursive: true, force: true}))
  git(cwd, 'init', '--quiet', '--initial-branch', 'main')
  write(cwd, {
    'docs/copydesk.yaml': 'registry: [copydesk-registry-ai, ./registry]\nkinds: {guide: [guides/**/*.md]}\nreview: {guide: 90d}\n',
    'docs/registry/own.yaml': 'vendors:\n  - {id: quill, name: Quill}\nterms:\n  - {id: quill-pad, name: Quill Pad, layer: app, vendor: quill, variants: [QuillPad]}\n',
    'docs/guides/old.md': old,
  })
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--message', 'begin')
  git(cwd, 'switch', '--quiet', '--create', 'change')
  write(cwd, files)
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--allow-empty', '--message', 'change')
  return {cwd, base: git(cwd, 'rev-parse', 'main')}
}

const request = (sha: string): object => ({pull_request: {base: {sha}}})

describe('the action', () => {
  test('finds a planted mix in a changed line, says nothing of an untouched old page, and leaves a SARIF file', async () => {
    const {cwd, base} = makeRepository({'docs/new.md': 'Ask Quill Pad.\n\nThe GPT Image 2 subscription is cheap.\n'})
    const {code, stdout, output} = await lintStep(cwd, {inputs: {paths: 'docs'}, event: request(base)})
    expect({code, stdout}).toEqual({code: 1, stdout: expect.stringMatching(/^::error file=docs\/new\.md,line=3,[^\n]*title=copydesk no-layer-mix::[^\n]*\n$/u) as string})
    expect(output).not.toContain('old.md')
    expect(outputs()).toEqual({'sarif': join(cwd, 'copydesk.sarif'), 'exit-code': '1'})
    const {runs: [{results}]} = JSON.parse(readFileSync(join(cwd, 'copydesk.sarif'), 'utf8')) as {runs: [{results: {ruleId: string}[]}]}
    expect(results.map(({ruleId}) => ruleId)).toEqual(['no-layer-mix'])
  })

  test('is green where the change is clean, in a merge group too', async () => {
    const {cwd, base} = makeRepository({'docs/new.md': 'Ask Quill Pad.\n'})
    expect(await lintStep(cwd, {inputs: {paths: 'docs'}, event: {merge_group: {base_sha: base}}})).toMatchObject({code: 0, stdout: ''})
    expect(outputs()).toEqual({'sarif': join(cwd, 'copydesk.sarif'), 'exit-code': '0'})
  })

  test('without a base it lints all pages and says so', async () => {
    const {cwd} = makeRepository({})
    const pushed = await lintStep(cwd, {inputs: {paths: 'docs', format: 'github'}})
    expect(pushed.stdout).toMatch(/^No base: all pages are linted\n::(?:error|warning) file=docs\/guides\/old\.md/u)
    expect(outputs()).toEqual({'sarif': '', 'exit-code': '1'})
    const asked = await lintStep(cwd, {inputs: {paths: 'docs', since: 'none', format: 'github'}, event: request('0'.repeat(40))})
    expect(asked.stdout).toBe(pushed.stdout)
  })

  test('every input reaches the command', async () => {
    const {cwd, base} = makeRepository({'docs/a page.md': 'QuillPad.\n', 'docs/b.md': 'QuillPad.\n', 'other/c.md': 'QuillPad.\n'})
    const inputs = {'working-directory': 'docs', 'paths': 'a page.md\r\n../other\n\n', 'config': 'copydesk.yaml', 'since': base, 'clock': 'false', 'format': 'json=out/a b.json\nsarif=/dev/null\n', 'max-warnings': '0'}
    const {code, output} = await lintStep(cwd, {inputs})
    expect({code, output}).toEqual({code: 1, output: expect.stringContaining('Date: none (--no-clock)') as string})
    const pages = JSON.parse(readFileSync(join(cwd, 'docs', 'out', 'a b.json'), 'utf8')) as {filePath: string}[]
    expect(pages.map(({filePath}) => filePath.slice(cwd.length))).toEqual(['/docs/a page.md', '/other/c.md'])
    expect(outputs()).toEqual({'sarif': '/dev/null', 'exit-code': '1'})
    expect(await lintStep(cwd, {inputs: {...inputs, baseline: 'none.yaml'}})).toMatchObject({code: 2, output: expect.stringContaining('none.yaml Unexpected baseline that is not there') as string})
  })

  test('nothing that a stranger names is run', async () => {
    const evil = '$(touch pwned) `touch pwned`; touch pwned; "\' && touch pwned #'
    const {cwd, base} = makeRepository({
      [`docs/${evil}.md`]: 'QuillPad.\n',
      'docs/-x.md': 'QuillPad.\n',
      '.npmrc': 'node-options=--require=./pwn.js\nscript-shell=./pwn.sh\n',
      'pwn.js': 'require("node:fs").writeFileSync("pwned", "")\n',
      'package.json': '{"type": "commonjs", "scripts": {"preinstall": "touch pwned"}, "bin": {"copydesk": "./pwn.js"}}\n',
      'node_modules/copydesk/bin/copydesk.js': 'require("node:fs").writeFileSync("pwned", "")\n',
    })
    const {code, stdout} = await lintStep(cwd, {inputs: {paths: `docs/${evil}.md\ndocs/-x.md`}, event: request(base)})
    expect({code, count: stdout.match(/^::error /gmu)?.length}).toEqual({code: 1, count: 2})
    for (const inputs of [{paths: evil}, {paths: '--rules=pwn.js'}, {config: evil}, {since: evil}, {since: '--output=pwned'}, {baseline: evil}, {format: evil}, {'max-warnings': evil}, {clock: evil}]) {
      const ran = await lintStep(cwd, {inputs: {paths: 'docs', ...inputs}, event: request(base)})
      if (!('clock' in inputs)) expect({inputs, code: ran.code}).toEqual({inputs, code: 2})
    }
    expect(globSync('**/*pwned', {cwd}).filter((path) => !path.endsWith('.md'))).toEqual([])
    expect(existsSync(join(cwd, 'pwned'))).toBe(false)
  })

  test('a shallow checkout is refused with its remedy', async () => {
    const {cwd, base} = makeRepository({'docs/new.md': 'Fine.\n'})
    const shallow = join(runner, 'shallow')
    onTestFinished(() => rmSync(shallow, {recursive: true, force: true}))
    git(cwd, 'clone', '--quiet', '--depth', '1', `file://${cwd}`, shallow)
    expect(await lintStep(shallow, {inputs: {paths: 'docs'}, event: request(base)})).toMatchObject({code: 2, output: expect.stringContaining('fetch-depth: 0') as string})
    expect(outputs()['exit-code']).toBe('2')
  })

  test('pins what it uses, and lets no expression into a script', () => {
    expect(action.runs.using).toBe('composite')
    expect(action.inputs['version']?.default).toBe(version)
    for (const {run: script, shell} of action.runs.steps.filter((step) => step.run !== undefined)) expect({shell, holds: script?.includes('${{')}).toEqual({shell: 'bash', holds: false})
    for (const {value} of Object.values(action.outputs)) expect(value).toMatch(/^\$\{\{ steps\.lint\.outputs\.[a-z-]+ \}\}$/u)
  })
})

test('actions are pinned by commit, here and in the recipe, and no workflow gives a stranger a token', () => {
  const workflows = readdirSync(join(root, '.github', 'workflows')).map((name) => readFileSync(join(root, '.github', 'workflows', name), 'utf8'))
  const uses = [...workflows, readFileSync(join(root, 'action.yml'), 'utf8'), recipe('GitHub')].flatMap((text) => Array.from(text.matchAll(/^\s*-?\s*uses: (.*)$/gmu), ([, used = '']) => used))
  expect(uses.length).toBeGreaterThan(5)
  expect(uses.filter((used) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(used))).toEqual([expect.stringMatching(/^OWNER\/copydesk@COMMIT /u)])
  for (const text of [...workflows, recipe('GitHub')]) {
    const workflow = parse(text) as {on: unknown; permissions: object; jobs: Record<string, {permissions?: object}>}
    expect(JSON.stringify(workflow.on)).not.toContain('pull_request_target')
    expect(workflow.permissions).toEqual({contents: 'read'})
    const wider = Object.entries(workflow.jobs).filter(([, {permissions}]) => permissions !== undefined)
    // Only a tag, which a maintainer pushes, starts the one job that may say who it is.
    if (wider.length > 0) expect([workflow.on, wider]).toEqual([{push: {tags: [expect.any(String), expect.any(String)]}}, [['publish', expect.objectContaining({permissions: {contents: 'read', 'id-token': 'write'}})]]])
    expect(text).not.toMatch(/\bsecrets\./u)
  }
})

test('the workflows call tasks that there are', () => {
  const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {scripts: Readonly<Record<string, string>>}
  const called = globSync('.github/workflows/*.yml', {cwd: root}).flatMap((path) => Array.from(readFileSync(join(root, path), 'utf8').matchAll(/npm run (?:--silent )?(?<name>[\w:-]+)/gu), ({groups}) => groups?.['name'] ?? ''))
  expect(called).toEqual(expect.arrayContaining(['build', 'lint', 'fuzz', 'mutate', 'release']))
  expect(called.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})

test('the inputs of the recipe and of the README are those of the action', () => {
  const {jobs} = parse(recipe('GitHub')) as {jobs: Record<string, {steps: {uses: string; with: Record<string, unknown>}[]}>}
  const used = jobs['copydesk']?.steps.find(({uses}) => uses.startsWith('OWNER/copydesk'))
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(used?.with ?? {none: ''})))
  const told = /Its inputs are (?<names>[^;]*);/u.exec(readme)?.groups?.['names'] ?? ''
  expect(Array.from(told.matchAll(/`([^`]+)`/gu), ([, name = '']) => name).toSorted()).toEqual(Object.keys(action.inputs).toSorted())
})

test.skipIf(!has('shellcheck'))('shellcheck finds nothing (needs shellcheck)', async () => {
  const gitlab = parse(recipe('GitLab')) as {copydesk: {script: string[]}}
  const scripts = [...action.runs.steps.flatMap(({run: script}) => (script === undefined ? [] : [`#!/usr/bin/env bash\n${script}`])), recipe('git alone'),
    // GitLab has no arrays: a list of packages in a variable is meant to be split.
    `#!/usr/bin/env bash\n# shellcheck disable=SC2086\ntrue\n${gitlab.copydesk.script.map((line) => `# shellcheck disable=SC2086\n${line}\n`).join('')}`, readFileSync(join(root, '.ci', 'run'), 'utf8')]
  for (const script of scripts) expect(await run('shellcheck', ['--severity=style', '-'], {input: script})).toMatchObject({code: 0, output: ''})
})

test('the recipe for GitLab, as the shell it is', async () => {
  const {copydesk: job} = parse(recipe('GitLab')) as {copydesk: {variables: Record<string, string | number>; script: string[]; artifacts: {reports: Record<string, string>}}}
  expect(job.variables['PACKAGES']).toContain(`copydesk@${version} `)
  const builds = mkdtempSync(join(tmpdir(), 'copydesk-builds-'))
  onTestFinished(() => rmSync(builds, {recursive: true, force: true}))
  const {cwd, base} = makeRepository({'docs/new.md': 'Ask QuillPad.\n'})
  const env = strangersEnvironment({
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    CI: 'true',
    GITLAB_CI: 'true',
    CI_BUILDS_DIR: builds,
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    SOURCE_DATE_EPOCH: '1777593600',
    ...Object.fromEntries(Object.entries(job.variables).map(([name, value]) => [name, String(value)])),
    PACKAGES: ['remark-copydesk', 'copydesk', 'copydesk-registry-ai'].map(tarball).join(' '),
  })
  const {code, output} = await run('bash', ['-e', '-o', 'pipefail', '-c', job.script.join('\n')], {cwd, env})
  expect({code, output}).toEqual({code: 1, output: expect.stringContaining('docs/new.md:1:5 error canonical-name') as string})
  expect(output).not.toContain('old.md')
  const quality = JSON.parse(readFileSync(join(cwd, job.artifacts.reports['codequality'] ?? ''), 'utf8')) as {location: {path: string}}[]
  expect(quality.map(({location}) => location.path)).toEqual(['docs/new.md'])
  expect(readFileSync(join(cwd, job.artifacts.reports['junit'] ?? ''), 'utf8')).toContain('failures="1"')
})

/** Stages pages, commits by git with its hooks, and returns what was said. */
async function commit(cwd: string, files: Record<string, string>, env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  write(cwd, files)
  git(cwd, 'add', '--all')
  return run('git', [...identity, 'commit', '--message', 'pages'], {cwd, env: strangersEnvironment({PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, SOURCE_DATE_EPOCH: '1777593600', ...env})})
}

test('the hook for git alone stops a commit, whatever its pages are called', async () => {
  const {cwd} = makeRepository({'.gitignore': 'node_modules\n', 'package.json': '{"private": true}\n'})
  write(cwd, {'.git/hooks/pre-commit': recipe('git alone')})
  chmodSync(join(cwd, '.git', 'hooks', 'pre-commit'), 0o755)
  const installed = join(runner, 'copydesk', 'node_modules')
  symlinkSync(installed, join(cwd, 'node_modules'))
  const wrong = await commit(cwd, {'docs/a page $(touch pwned).md': 'Ask QuillPad.\n', 'docs/"b".md': 'Fine.\n', 'docs/new.txt': 'QuillPad\n'})
  expect({code: wrong.code, output: wrong.output}).toEqual({code: 1, output: expect.stringContaining('docs/a page $(touch pwned).md:1:5 error canonical-name') as string})
  expect(wrong.output).toContain('1 error, 0 warnings in 1 of 2 files.')
  expect(await commit(cwd, {'docs/a page $(touch pwned).md': 'Ask Quill Pad.\n'})).toMatchObject({code: 0})
  rmSync(join(cwd, 'docs', 'guides', 'old.md'))
  expect(await commit(cwd, {})).toMatchObject({code: 0})
  expect(existsSync(join(cwd, 'pwned'))).toBe(false)
})

test('the hooks name the version of this repository, and the recipe is one of them', () => {
  expect(hooks.map(({id, entry, additional_dependencies: packages}) => [id, entry, packages])).toEqual([
    ['copydesk', 'copydesk lint', [`copydesk@${version}`]],
    ['copydesk-fix', 'copydesk fix', [`copydesk@${version}`]],
  ])
  const {repos: [{hooks: [{files: _, additional_dependencies: packages, ...local}]}]} = parse(recipe('pre-commit')) as {repos: [{hooks: [Hook & {files: string}]}]}
  const {description: __, additional_dependencies: ___, ...hook} = hooks[0] as Hook & {description: string}
  expect(local).toEqual(hook)
  expect(packages[0]).toBe(`copydesk@${version}`)
})

test.skipIf(!has('pre-commit'))('pre-commit runs the hooks on what is staged (needs pre-commit)', async () => {
  const {cwd} = makeRepository({})
  const home = mkdtempSync(join(tmpdir(), 'copydesk-pre-commit-'))
  onTestFinished(() => rmSync(home, {recursive: true, force: true}))
  // The packages are on no registry yet: the same hooks, with the packed ones.
  const packages = ['remark-copydesk', 'copydesk', 'copydesk-registry-ai'].map((name) => packed.tarballs.get(name))
  const local = hooks.toReversed().map((hook) => ({...hook, additional_dependencies: packages, files: '^docs/'}))
  writeFileSync(join(cwd, '.pre-commit-config.yaml'), JSON.stringify({repos: [{repo: 'local', hooks: local}]}))
  // pre-commit takes `nodejs` before `node`, which may be an older one of the system.
  for (const name of ['node', 'nodejs']) symlinkSync(process.execPath, join(home, name))
  const env = {PRE_COMMIT_HOME: home, PRE_COMMIT_COLOR: 'never', PATH: `${home}:${process.env['PATH']}`}
  await must(run('pre-commit', ['install'], {cwd, env: strangersEnvironment(env)}))
  const wrong = await commit(cwd, {'docs/a page.md': 'Ask QuillPad, and the GPT Image 2 subscription.\n', 'docs/-b.md': 'QuillPad.\n', 'docs/c.mdx': 'QuillPad.\n', 'docs/d.txt': 'QuillPad.\n', 'README.md': 'QuillPad.\n'}, env)
  expect({code: wrong.code, output: wrong.output}).toEqual({code: 1, output: expect.stringMatching(/copydesk fix\.+Failed\n[^]*- files were modified by this hook[^]*Fixed 1 finding in docs\/a page\.md\n[^]*copydesk lint\.+Failed\n[^]*docs\/a page\.md:1:24 error no-layer-mix/u) as string})
  expect(readFileSync(join(cwd, 'docs', 'a page.md'), 'utf8')).toBe('Ask Quill Pad, and the GPT Image 2 subscription.\n')
  expect(['docs/-b.md', 'docs/c.mdx', 'docs/d.txt', 'README.md'].map((path) => readFileSync(join(cwd, path), 'utf8'))).toEqual(['Quill Pad.\n', 'Quill Pad.\n', 'QuillPad.\n', 'QuillPad.\n'])
  const right = await commit(cwd, {'docs/a page.md': 'Ask Quill Pad.\n'}, env)
  expect({code: right.code, output: right.output}).toEqual({code: 0, output: expect.stringMatching(/copydesk fix\.+Passed\ncopydesk lint\.+Passed\n/u) as string})
})
