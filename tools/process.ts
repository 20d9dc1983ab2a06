import {spawn} from 'node:child_process'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The checkout that these tools belong to. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What a finished program left. */
export interface Finished {
  readonly code: number
  readonly stdout: string
  /** Both streams, as they came. */
  readonly output: string
}

/** How a program is run. */
export interface RunOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Show the output while it comes, as well as returning it. */
  readonly show?: boolean
  readonly input?: string
}

/** Path of a program that a development dependency brought. */
export function bin(name: string): string {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const {cwd = root, env = process.env, show = false, input} = options
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {cwd, env, stdio: ['pipe', 'pipe', 'pipe'], shell: command.endsWith('.cmd')})
    let stdout = ''
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      output += chunk.toString()
      if (show) process.stdout.write(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (show) process.stderr.write(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({code: code ?? 1, stdout, output}))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Runs a program on this terminal, so that it keeps its colours; returns its exit code. */
export async function runHere(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {cwd: root, env, stdio: 'inherit', shell: command.endsWith('.cmd')})
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}
