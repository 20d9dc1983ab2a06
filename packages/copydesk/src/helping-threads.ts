import {availableParallelism} from 'node:os'
import {debuglog} from 'node:util'
import type {MessagePort, Worker} from 'node:worker_threads'
import type {LintOptions} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import type {Invocation} from './command.ts'
import {deskKey} from './desk-key.ts'
import {pageWorker} from './page-worker-file.ts'
import {keptOf} from './result-cache.ts'
import type {KeptResult} from './result-cache.ts'

const debug = debuglog('copydesk')

/** What a thread is given to begin with. */
export interface Job {
  readonly files: readonly string[]
  /** The index of the page that the run is at, and that of the one which a thread took last. */
  readonly places: Int32Array
  readonly port: MessagePort
  readonly call: Pick<Invocation, 'cwd' | 'options' | 'environment'>
  readonly lint: Pick<LintOptions, 'today' | 'only'>
}

/** What a thread says of a page: the desk that it judged by, and what it found. */
export interface Help {
  readonly file: string
  readonly desk: string
  /** The hash of the page’s bytes, and behind it the result. */
  readonly key: string
  readonly line: string
  /** A byte order mark stands before the text. */
  readonly mark: boolean
}

/** A thread takes a tenth of a second to start: so many pages must have been judged, and so many be left, before one is worth it. */
const [judgedFirst, leftToPay] = [100, 400]
/** The space for new objects of a thread: room for what a page leaves. */
const youngMegabytes = 12
/** Threads beside the first, where nobody says how many: each has a memory of its own. */
const mostThreads = 3

/**
 * Threads that judge the pages of a long run from its end on, while the run goes through them from its
 * beginning. What they find is taken where they judged by the same desk; where they fail, the run judges the
 * page itself. So a run prints the same with any number of them.
 */
export class HelpingThreads {
  readonly #call: Invocation
  readonly #lint: LintOptions
  #files: readonly string[] = []
  #indexes: ReadonlyMap<string, number> | undefined
  readonly #places = new Int32Array(new SharedArrayBuffer(8))
  readonly #threads: {readonly worker: Worker; receive(): Help | undefined}[] = []
  readonly #helps = new Map<string, Help>()
  #judged = 0
  #helped = 0

  constructor(call: Invocation, lint: LintOptions) {
    this.#call = call
    this.#lint = lint
  }

  /** Learns the pages of the run, in their order; absolute paths. */
  expect(files: readonly string[]): void {
    this.#files = files
  }

  /** What a thread found on a page, and in which bytes. Pages are asked about in their order, each once. */
  take(file: string, loaded: LoadedDesk): (Pick<Help, 'key' | 'mark'> & {readonly kept: KeptResult}) | undefined {
    const index = this.#indexes?.get(file)
    if (index === undefined) return undefined
    Atomics.store(this.#places, 0, index)
    for (const {receive} of this.#threads) for (let help = receive(); help; help = receive()) this.#helps.set(help.file, help)
    const help = this.#helps.get(file)
    this.#helps.delete(file)
    if (help?.desk !== deskKey(loaded)) return undefined
    const kept = keptOf(help.line, help.key)
    if (!kept) return undefined
    this.#helped += 1
    return {key: help.key, mark: help.mark, kept}
  }

  /** Learns that the run judges a page itself. */
  countJudged(file: string): void {
    this.#judged += 1
    if (this.#judged === judgedFirst) this.#start(file)
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map(async ({worker}) => worker.terminate()))
    if (this.#threads.length > 0) debug('%d pages were judged by %d more threads', this.#helped, this.#threads.length)
  }

  #start(file: string): void {
    const {cwd, options, environment} = this.#call
    const wanted = options.threads ?? Math.min(mostThreads, availableParallelism() - 1)
    const at = this.#files.indexOf(file)
    if (at < 0 || this.#files.length - at < leftToPay) return
    this.#places.set([at, this.#files.length])
    this.#indexes = new Map(this.#files.map((one, index) => [one, index]))
    // Most runs are short, and loading this takes longer than their pages.
    const {MessageChannel, receiveMessageOnPort, Worker} = process.getBuiltinModule('node:worker_threads')
    for (let count = 0; count < wanted; count += 1) {
      const {port1, port2} = new MessageChannel()
      const job: Job = {files: this.#files, places: this.#places, port: port2, call: {cwd, options, environment: {...environment}}, lint: {...(this.#lint.today && {today: this.#lint.today}), ...(this.#lint.only && {only: this.#lint.only})}}
      const worker = new Worker(pageWorker.file, {execArgv: pageWorker.execArgv, workerData: job, transferList: [port2], resourceLimits: {maxYoungGenerationSizeMb: youngMegabytes}})
      // The run does what a thread does not.
      worker.on('error', (error) => debug('%s', error.stack))
      worker.unref()
      port1.unref()
      this.#threads.push({worker, receive: () => receiveMessageOnPort(port1)?.message as Help | undefined})
    }
  }
}
