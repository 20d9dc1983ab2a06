import {spawn} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))
/** Where the packages under test are: those of the checkout, or what a packaging test installed. */
const modules = process.env['COPYDESK_MODULES'] ?? join(checkout, 'node_modules')
const fixture = fileURLToPath(new URL('fixtures/workspace', import.meta.url))

/** What ran for a task. */
export interface RanTask {
  readonly task: string
  /** Where its result came from; `run` where the command ran. */
  readonly from: 'run' | 'local' | 'remote'
}

/** What Nx printed and did. */
export interface RanNx {
  readonly code: number
  readonly output: string
  readonly tasks: readonly RanTask[]
}

/** A copy of the fixture workspace in a repository of its own, with what npm would have installed. */
export class Workspace {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-nx-')))

  private constructor() {
    mkdirSync(join(this.folder, 'node_modules', '.bin'), {recursive: true})
    for (const name of ['nx', 'copydesk', 'remark-copydesk', 'nx-copydesk', 'eleventy-plugin-copydesk', '@11ty']) symlinkSync(realpathSync(join(modules, name)), join(this.folder, 'node_modules', name))
    for (const [name, owner] of [['copydesk', 'copydesk'], ['copydesk-publish', 'eleventy-plugin-copydesk']] as const) symlinkSync(realpathSync(join(modules, owner, 'bin', `${name}.js`)), join(this.folder, 'node_modules', '.bin', name))
  }

  static make(): Workspace {
    const workspace = new Workspace()
    cpSync(fixture, workspace.folder, {recursive: true})
    cpSync(join(workspace.folder, 'installed'), join(workspace.folder, 'node_modules'), {recursive: true})
    rmSync(join(workspace.folder, 'installed'), {recursive: true})
    workspace.write('.gitignore', 'node_modules\n.nx\ndist\n')
    return workspace
  }

  /** Another clone of the same commit, with the same packages installed. */
  async clone(): Promise<Workspace> {
    const other = new Workspace()
    await other.git('init', '--quiet', '--initial-branch=main')
    await other.git('fetch', '--quiet', this.folder, 'main:refs/remotes/origin/main')
    await other.git('reset', '--quiet', '--hard', 'origin/main')
    cpSync(join(this.folder, 'node_modules', 'quill-registry'), join(other.folder, 'node_modules', 'quill-registry'), {recursive: true})
    return other
  }

  async commit(message = 'a step'): Promise<void> {
    await this.git('init', '--quiet', '--initial-branch=main')
    await this.git('add', '--all')
    await this.git('-c', 'user.name=Ada', '-c', 'user.email=ada@quill.example', 'commit', '--quiet', '--message', message)
  }

  async git(...args: readonly string[]): Promise<string> {
    const {code, output} = await run('git', args, this.folder, process.env)
    if (code !== 0) throw new Error(output)
    return output
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), {recursive: true})
    writeFileSync(join(this.folder, path), text)
  }

  /** Runs the real Nx. The day is 1 May 2026 unless the environment says another. */
  async nx(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<RanNx> {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NX_|VITEST|NODE_OPTIONS$|FORCE_COLOR$|CI$)/u.test(name)))
    const {code, output} = await run(process.execPath, [join(this.folder, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'), ...args], this.folder, {
      ...inherited,
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      ...(process.env['COPYDESK_MODULES'] === undefined && {NODE_OPTIONS: '--conditions=@copydesk/source'}),
      // Two clones must not share what Nx keeps on a machine.
      NX_CACHE_DIRECTORY: join(this.folder, '.nx', 'cache'), NX_WORKSPACE_DATA_DIRECTORY: join(this.folder, '.nx', 'workspace-data'),
      NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: '0', SOURCE_DATE_EPOCH: '1777593600',
      ...env,
    })
    const tasks = Array.from(output.matchAll(/^[ >✔✖]*nx run (?<task>[@\w/-]+:[\w-]+)(?<rest>.*)$/gmu), ({groups: {task = '', rest = ''} = {}}): RanTask => ({task, from: rest.includes('[remote cache') ? 'remote' : /\[(?:local cache|existing outputs)/u.test(rest) ? 'local' : 'run'})).toSorted((a, b) => (a.task < b.task ? -1 : 1))
    return {code, output, tasks: [...new Map(tasks.map((one) => [one.task, one])).values()].toSorted((a, b) => (a.task < b.task ? -1 : 1))}
  }

  /** Runs targets of every project, and tells which tasks really ran. */
  async ran(targets: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string[]> {
    const {code, output, tasks} = await this.nx(['run-many', '--output-style=static', '-t', ...targets], env)
    if (code !== 0 || tasks.length === 0) throw new Error(output)
    return tasks.filter(({from}) => from === 'run').map(({task}) => task)
  }

  /** What the real command line finds, without its fixes. */
  async findings(args: readonly string[]): Promise<string[]> {
    const env = {...process.env, SOURCE_DATE_EPOCH: '1777593600'}
    const {stdout, output} = await run(process.execPath, [join(this.folder, 'node_modules', 'copydesk', 'bin', 'copydesk.js'), ...args, '--format', 'json'], this.folder, env)
    if (stdout === '') throw new Error(output)
    return (JSON.parse(stdout) as {filePath: string; messages: {ruleId: string; line: number; column: number; message: string}[]}[])
      .flatMap(({filePath, messages}) => messages.map(({ruleId, line, column, message}) => `${filePath.replace(this.folder, '')}:${line}:${column} ${ruleId} ${message}`))
  }

  remove(): void {
    rmSync(this.folder, {recursive: true, force: true})
  }
}

async function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<{code: number; stdout: string; output: string}> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']})
    let stdout = ''
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({code: code ?? 1, stdout, output}))
  })
}
