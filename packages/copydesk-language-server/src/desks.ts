import {existsSync, readdirSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import type {DeskProblem} from 'remark-copydesk'
import {DeskError, findConfig, IgnoreFiles, isMarkdown, loadDesk} from 'remark-copydesk/node'
import type {DeskFileRole, LoadedDesk} from 'remark-copydesk/node'
import {realPath} from './real-path.ts'

/** A `copydesk.yaml` and what came of loading it. */
export interface DeskState {
  readonly configPath: string
  /** The desk; while its data is broken, the one that it was before, if any. */
  readonly loaded: LoadedDesk | undefined
  /** What is wrong with its data now. */
  readonly problems: readonly DeskProblem[]
  /** What each of its files is, by absolute path. */
  readonly roles: ReadonlyMap<string, DeskFileRole>
}

/** The desks of the open files: each is found upwards from a file, loaded once, and kept while a newer one is broken. */
export class Desks {
  readonly #unsaved: (path: string) => string | undefined
  readonly #states = new Map<string, DeskState>()
  readonly #ignores = new Map<string, IgnoreFiles>()

  /** `unsaved` gives the text of a file that is open in the editor. */
  constructor(unsaved: (path: string) => string | undefined) {
    this.#unsaved = unsaved
  }

  get all(): DeskState[] {
    return [...this.#states.values()]
  }

  /** The desk that a file lies under, loaded where it was not yet; `undefined` where there is none. */
  above(path: string): DeskState | undefined {
    const config = findConfig(dirname(path))
    return config === undefined ? undefined : (this.#states.get(config) ?? this.#load(config))
  }

  /** The desk that is made from a file, what the file is to it, and its name there. A registry may lie outside the folder of its desk. */
  owner(path: string): {readonly state: DeskState; readonly role: DeskFileRole; readonly name: string} | undefined {
    if (!/\.ya?ml$/iu.test(path)) return undefined
    const above = this.above(path)
    for (const state of above ? [above, ...this.all] : this.all) {
      const name = nameIn(state, path)
      const role = name === undefined ? undefined : state.roles.get(name)
      if (name !== undefined && role !== undefined) return {state, role, name}
    }
    return undefined
  }

  /** The desk of a page and the page’s path under it; `undefined` for what is no page, or is left out. */
  ofPage(path: string): {readonly loaded: LoadedDesk; readonly pagePath: string} | undefined {
    if (!isMarkdown(path)) return undefined
    const loaded = this.above(path)?.loaded
    if (!loaded) return undefined
    const pagePath = loaded.pagePath(path)
    return this.#ignoresOf(loaded.root).ignoredBy(path, false) !== undefined || loaded.desk.ignores(pagePath) ? undefined : {loaded, pagePath}
  }

  /** Loads the desks of folders that an editor has open, and of the folders in them, so that their data is checked before any page is. */
  findIn(folders: readonly string[]): void {
    for (const folder of folders.flatMap((path) => [path, ...foldersIn(path)])) {
      const config = join(folder, 'copydesk.yaml')
      if (!this.#states.has(config) && existsSync(config)) this.#load(config)
    }
  }

  /** Reads every desk again; those whose texts are the same stay as they are, and those that are gone are forgotten. */
  reload(): void {
    this.#ignores.clear()
    for (const {configPath} of this.all) {
      if (existsSync(configPath) || this.#unsaved(configPath) !== undefined) this.#load(configPath)
      else this.#states.delete(configPath)
    }
  }

  /** Reads again the desks that are made from a file; says whether there is one. */
  reloadThatOwn(path: string): boolean {
    const owners = this.all.filter((state) => nameIn(state, path) !== undefined)
    for (const {configPath} of owners) this.#load(configPath)
    return owners.length > 0
  }

  #load(configPath: string): DeskState {
    const previous = this.#states.get(configPath)
    const root = dirname(configPath)
    let state: DeskState
    try {
      const loaded = loadDesk(configPath, (path) => relative(root, path).split(sep).join('/'), previous?.loaded, undefined, this.#unsaved)
      state = {configPath, loaded, problems: [], roles: loaded.roles}
    } catch (error) {
      const [problems, roles] = error instanceof DeskError ? [error.problems, error.roles] : [[failure(error)], new Map<string, DeskFileRole>([[configPath, 'config']])]
      // A file that cannot be found for the moment is still one to wait for.
      state = {configPath, loaded: previous?.loaded, problems, roles: new Map([...(previous?.loaded?.roles ?? []), ...roles])}
    }
    this.#states.set(configPath, state)
    return state
  }

  #ignoresOf(root: string): IgnoreFiles {
    let ignores = this.#ignores.get(root)
    if (!ignores) this.#ignores.set(root, (ignores = new IgnoreFiles(root)))
    return ignores
  }
}

/** The path by which a desk knows a file, which an editor may have opened by another, through a link. */
export function nameIn({roles}: DeskState, path: string): string | undefined {
  if (roles.has(path)) return path
  const real = realPath(path)
  return [...roles.keys()].find((name) => realPath(name) === real)
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true}).filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/u.test(entry.name)).map(({name}) => join(folder, name))
  } catch {
    return []
  }
}

function failure(error: unknown): DeskProblem {
  return {path: 'copydesk.yaml', line: 1, column: 1, message: `Unexpected failure to load the desk: ${(error as Error).message}`}
}

/** The absolute path of a file that a desk’s problems and origins name. */
export function deskFile(configPath: string, shown: string): string {
  return resolve(dirname(configPath), shown)
}
