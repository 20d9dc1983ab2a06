import {watch} from 'chokidar'
import type {FSWatcher} from 'chokidar'

/** Changes that come closer together than this are told together: an editor saves in several steps. In milliseconds. */
const pause = 100

/** What changes in files and below folders, told in groups. */
export class FileChanges {
  readonly #ignored: (path: string, isFile: boolean | undefined) => boolean
  readonly #watchers: FSWatcher[] = []
  readonly #watched = new Set<string>()
  readonly #changed = new Set<string>()
  #isWhole = false
  #tell: (() => void) | undefined
  #timer: NodeJS.Timeout | undefined

  /** @param ignored whether a path is nothing to us; of a folder, all that is in it. `isFile` is absent where nobody has looked yet. */
  constructor(ignored: (path: string, isFile: boolean | undefined) => boolean) {
    this.#ignored = ignored
  }

  /** Watches these, too. Resolves once every change from then on is seen, with whether any of them was new. */
  async watch(paths: readonly string[]): Promise<boolean> {
    const fresh = [...new Set(paths)].filter((path) => !this.#watched.has(path))
    if (fresh.length === 0) return false
    for (const path of fresh) this.#watched.add(path)
    const watcher = watch(fresh, {ignoreInitial: true, ignored: (path, stats) => this.#ignored(path, stats?.isFile())})
    this.#watchers.push(watcher)
    watcher.on('all', (event, path) => {
      if (event !== 'addDir' && event !== 'unlinkDir') this.#note(path)
    })
    // A folder that nobody may look into hides its pages from a run, too, which says so.
    watcher.on('error', () => {})
    await new Promise<void>((resolve) => void watcher.once('ready', () => resolve()))
    return true
  }

  #note(path: string): void {
    this.#changed.add(path)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#isWhole = true
      this.#tell?.()
    }, pause)
  }

  /** The next group: absolute paths of files that were written, made or removed. */
  async next(): Promise<ReadonlySet<string>> {
    await new Promise<void>((resolve) => {
      this.#tell = resolve
      if (this.#isWhole) resolve()
    })
    this.#isWhole = false
    const changed = new Set(this.#changed)
    this.#changed.clear()
    return changed
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await Promise.all(this.#watchers.map((watcher) => watcher.close()))
  }
}
