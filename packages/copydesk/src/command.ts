import type {Rule} from 'remark-copydesk'
import type {CommandLineOptions, OptionName} from './options.ts'
import type {Terminal} from './terminal.ts'

/** A command that was asked for, with all it may use of the outside world. */
export interface Invocation {
  /** The words after the command’s name. */
  readonly words: readonly string[]
  /** Which of their pages it is about; all where not given. */
  readonly takes?: (file: string) => boolean
  /** All pages of the desk, where the call is about a part of them. */
  readonly whole?: {readonly root: string; readonly takes: (file: string) => boolean}
  readonly options: CommandLineOptions
  readonly terminal: Terminal
  readonly cwd: string
  /** Every rule there is: ours, and those of one’s own. */
  readonly rules: readonly Rule[]
  readonly environment: NodeJS.ProcessEnv
  /** Every command there is. */
  loadCommands(): Promise<readonly Command[]>
}

/** One command: how it is called and what it does. */
export interface Command {
  readonly name: string
  /** What follows the name, as help shows it. */
  readonly usage: string
  /** One line, imperative. */
  readonly summary: string
  /** What else a caller should know. */
  readonly details?: string
  /** Calls that show it at work: the line and what it does. */
  readonly examples?: readonly (readonly [line: string, does: string])[]
  readonly options: readonly OptionName[]
  /** What `--format` takes, the standard one first. */
  readonly formats?: readonly string[]
  /** Options that somebody may look for and never gets, with the reason. */
  readonly refuses?: Readonly<Record<string, string>>
  /** Does it, and returns the exit code. */
  run(invocation: Invocation): Promise<number> | number
}
