import {existsSync, readdirSync, statSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {Rule} from 'remark-copydesk'
import {DeskError, findConfig, loadDesk, ValueCache} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {cacheFile} from './cache-folder.ts'
import type {Invocation} from './command.ts'
import type {CommandLineOptions} from './options.ts'
import {showPath} from './show-path.ts'
import {toolIdentity} from './tool-identity.ts'
import {UsageError} from './usage-error.ts'

/** The desks of a run: each `copydesk.yaml` is found upwards from the files, loaded once, and its problems kept. */
export class Desks {
  /** `file:line:column message`, each once. */
  readonly problems: string[] = []
  /** What is no mistake but hardly meant, each once. */
  readonly notes: string[] = []
  readonly #cwd: string
  readonly #config: string | undefined
  readonly #rules: readonly Rule[]
  readonly #before: Desks | undefined
  readonly #isWhole: boolean
  readonly #cacheOf: (config: string) => ValueCache | undefined
  readonly #loaded = new Map<string, LoadedDesk | undefined>()
  readonly #configs = new Map<string, string | undefined>()

  /**
   * @param before the desks of an earlier run: one whose files did not change stays the same object, and one that is broken now stays as it was.
   * @throws {UsageError} where `config` is given and is no file.
   */
  constructor({cwd, options: {config, cache, cacheLocation, collections}, rules, environment}: Pick<Invocation, 'cwd' | 'rules' | 'environment'> & {readonly options: Pick<CommandLineOptions, 'config' | 'cache' | 'cacheLocation' | 'collections'>}, before?: Desks) {
    this.#cwd = cwd
    this.#rules = rules
    this.#before = before
    this.#isWhole = collections.length === 0
    this.#cacheOf = (path) => (cache ? new ValueCache(cacheFile('desk', path, [], {cwd, environment, options: {...(cacheLocation !== undefined && {cacheLocation})}}), toolIdentity()) : undefined)
    if (config === undefined) return
    this.#config = resolve(cwd, config)
    const stats = statSync(this.#config, {throwIfNoEntry: false})
    if (!stats) throw new UsageError(`Unexpected \`--config ${config}\`, expected a copydesk.yaml: there is no such file`)
    if (stats.isDirectory()) throw new UsageError(`Unexpected folder as \`--config ${config}\`, expected the file \`${join(config, 'copydesk.yaml')}\``)
  }

  /** Where the configuration of a file or folder stands; `undefined` where it lies under no desk. */
  configOf(path: string, isFolder = false): string | undefined {
    if (this.#config !== undefined) return this.#config
    const folder = isFolder ? path : dirname(path)
    if (!this.#configs.has(folder)) this.#configs.set(folder, findConfig(folder))
    return this.#configs.get(folder)
  }

  /** The desk of a file or folder; `undefined` where there is none or it is broken. */
  deskOf(path: string, isFolder = false): LoadedDesk | undefined {
    const config = this.configOf(path, isFolder)
    if (config === undefined) return undefined
    if (!this.#loaded.has(config)) {
      const before = this.#before === undefined ? undefined : this.#before.#loaded.get(config)
      let loaded = before
      try {
        loaded = loadDesk(config, (file) => showPath(file, this.#cwd), before, this.#rules, undefined, this.#cacheOf(config), this.#isWhole)
        this.notes.push(...loaded.notes)
      } catch (error) {
        if (!(error instanceof DeskError)) throw error
        for (const problem of error.problems) this.problems.push(`${problem.path}:${problem.line}:${problem.column} ${problem.message}`)
        if (before) this.problems.push(`${showPath(config, this.#cwd)} Until that is mended, pages are judged by the desk as it last was`)
      }
      this.#loaded.set(config, loaded)
    }
    return this.#loaded.get(config)
  }

  /** Absolute paths of what the desks were made from: their configurations, and the folders of their data. */
  watched(): string[] {
    return [...new Set([...this.#loaded].flatMap(([config, loaded]) => [config, ...(loaded?.files ?? []).filter((file) => file !== config).map((file) => dirname(file))]))]
  }

  /** The file whose `ignore` leaves a page out. */
  ignoredBy(file: string): string | undefined {
    const desk = this.deskOf(file)
    return desk?.desk.ignores(desk.pagePath(file)) ? desk.configPath : undefined
  }

  /** What to do where there is no desk. */
  remedy(): string {
    const below = readdirSync(this.#cwd, {withFileTypes: true})
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.name, 'copydesk.yaml'))
      .find((path) => existsSync(join(this.#cwd, path)))
    return below === undefined ? 'write one, or name one with `--config FILE`' : `write one, or name one, such as \`--config ${below}\``
  }
}
