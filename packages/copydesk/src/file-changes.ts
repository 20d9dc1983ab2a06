import {watch} from 'chokidar'
import type {FSWatcher} from 'chokidar'

/** Changes that come closer together than this are told together: an editor saves in several steps. In milliseconds. */
const pause = 100

/** What changes below folders, told in groups. */
export class FileChanges {
  readonly #watcher: FSWatcher
  readonly #changed = new Set<string>()
  #isWhole = false
  #tell: (() => void) | undefined
  #timer: NodeJS.Timeout | undefined

  /** @param ignored whether a path is nothing to us; of a folder, all that is in it. Asked without `isFile` it is not known yet. */
  private constructor(paths: readonly string[], ignored: (path: string, isFile: boolean | undefined) => boolean) {
    this.#watcher = watch([...paths], {ignoreInitial: true, ignored: (path, stats) => ignored(path, stats?.isFile())})
    this.#watcher.on('all', (event, path) => {
      if (event === 'addDir' || event === 'unlinkDir') return
      this.#changed.add(path)
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => {
        this.#isWhole = true
        this.#tell?.()
      }, pause)
    })
    // A folder that nobody may look into hides its pages from a run, too, which says so.
    this.#watcher.on('error', () => {})
  }

  /** Resolves once every change from now on is seen. */
  static async start(paths: readonly string[], ignored: (path: string, isFile: boolean | undefined) => boolean): Promise<FileChanges> {
    const changes = new FileChanges(paths, ignored)
    await new Promise<void>((resolve) => void changes.#watcher.once('ready', () => resolve()))
    return changes
  }

  /** Watches these files, too. */
  add(files: readonly string[]): void {
    this.#watcher.add([...files])
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
    await this.#watcher.close()
  }
}
