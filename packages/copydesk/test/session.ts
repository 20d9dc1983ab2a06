import {spawn, spawnSync} from 'node:child_process'
import {onTestFinished, vi} from 'vitest'
import {bin} from './run-copydesk.ts'

/** Whether `script` of util-linux is here, which gives a program a terminal. */
export const hasScript = spawnSync('script', ['--version']).stdout?.toString().includes('util-linux') ?? false

/** A command that runs on while a test speaks with it. */
export interface Session {
  /** Waits until this was said after what the last call waited for, and returns what was said up to its end. */
  until(words: string): Promise<string>
  /** Everything that was said. */
  said(): string
  type(text: string): void
  signal(name: NodeJS.Signals): void
  /** The exit code, once it has ended. */
  ended(): Promise<number | null>
}

/** Starts the real command, on a terminal of its own where `terminal` says so. */
export function startCopydesk(args: readonly string[], {cwd, terminal = false, env = {}}: {readonly cwd: string; readonly terminal?: boolean; readonly env?: Record<string, string>}): Session {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:CI|GITHUB_\w+|NO_COLOR|FORCE_COLOR|NODE_OPTIONS|SOURCE_DATE_EPOCH|VITEST.*)$/u.test(name)))
  const quoted = [process.execPath, bin, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  // One pipe for both streams, so that they come in order.
  const [command, words] = terminal ? ['script', ['--quiet', '--flush', '--return', '--command', `stty cols 100; exec ${quoted}`, '/dev/null']] as const : ['sh', ['-c', 'exec "$0" "$@" 2>&1', process.execPath, bin, ...args]] as const
  const child = spawn(command, words, {cwd, env: {...inherited, SOURCE_DATE_EPOCH: '1777593600', TERM: 'xterm', SHELL: '/bin/sh', ...env}})
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  let heard = 0
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdin.on('error', () => {})
  const end = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return {
    async until(words) {
      try {
        await vi.waitUntil(() => said.includes(words, heard), {timeout: 120_000, interval: 20})
      } catch {
        throw new Error(`Not said: ${words}\n${said.slice(heard)}`)
      }
      const from = heard
      heard = said.indexOf(words, heard) + words.length
      return said.slice(from, heard)
    },
    said: () => said,
    type: (text) => void child.stdin.write(text),
    signal: (name) => void child.kill(name),
    ended: () => end,
  }
}
