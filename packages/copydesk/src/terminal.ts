import type {Interface} from 'node:readline'
import {makeProgress} from './progress.ts'
import type {Progress} from './progress.ts'
import {visibleLines} from './visible.ts'
import {disarmLines} from './workflow-command.ts'

/** What a command writes to and reads from. */
export interface Terminal {
  /** Writes to standard output, as it is. */
  out(text: string | Uint8Array): void
  /** Writes lines to standard error; nothing in them steers the terminal. */
  note(text: string): void
  /** All of standard input. */
  input(): Promise<Uint8Array>
  /** Asks for a line of standard input; `undefined` where there is none any more. */
  ask(question: string): Promise<string | undefined>
  /** Asks no more, so that the process may end. */
  hangUp(): void
  /** How far a run over so many pages has come, for who waits at a terminal. */
  progress(total: number): Progress
  /** Resolves when the person at the terminal ends the run, or nobody reads its output any more. */
  interrupted(): Promise<void>
  /** Standard output is a terminal. */
  readonly interactive: boolean
  /** Somebody sits at it and can answer. */
  answers(): boolean
  readonly color: boolean
  /** Cells in a line. */
  readonly width: number
}

/** How wide a line may get where nobody knows the terminal. */
const defaultWidth = 100

/** The terminal of a process. */
export function makeTerminal(process: NodeJS.Process, noColor: boolean): Terminal {
  const {stdout, stderr, env} = process
  const interactive = stdout.isTTY ?? false
  let reader: Interface | undefined
  let lines: AsyncIterator<string> | undefined
  const safe = env['GITHUB_ACTIONS'] ? disarmLines : (text: string) => text
  return {
    out: (text) => void stdout.write(text),
    note: (text) => void stderr.write(`${safe(visibleLines(text))}\n`),
    async input() {
      // Who typed the option by hand would wait for an answer that waits for them.
      const {stdin} = process
      if (stdin.isTTY) stderr.write('Reading from the keyboard; Ctrl+D at the start of a line ends it\n')
      const chunks: Uint8Array[] = []
      for await (const chunk of stdin) chunks.push(chunk as Uint8Array)
      return Buffer.concat(chunks)
    },
    async ask(question) {
      stdout.write(`${visibleLines(question)} `)
      reader ??= (await import('node:readline')).createInterface({input: process.stdin})
      // An iterator keeps the lines of a pipe that come before their question.
      lines ??= reader[Symbol.asyncIterator]()
      const {value, done} = await lines.next()
      return done ? undefined : value
    },
    hangUp() {
      reader?.close()
      process.stdin.destroy()
    },
    progress: (total) => makeProgress(stderr, env, total),
    interrupted: () => new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
      stdout.once('error', () => resolve())
    }),
    interactive,
    // Who asks for the stream makes it, and that takes longer than a page.
    answers: () => interactive && process.stdin.isTTY,
    color: !noColor && wantsColor(env, interactive),
    width: interactive && stdout.columns > 0 ? stdout.columns : defaultWidth,
  }
}

function wantsColor(env: NodeJS.ProcessEnv, interactive: boolean): boolean {
  if (env['NO_COLOR']) return false
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return interactive && env['TERM'] !== 'dumb'
}
