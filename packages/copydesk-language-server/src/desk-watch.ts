import {watch} from 'node:fs'
import type {FSWatcher} from 'node:fs'

/** Watches folders for an editor that does not tell of changed files; many changes at once are one. */
export class DeskWatch {
  readonly #changed: () => void
  readonly #watchers = new Map<string, FSWatcher>()
  #timer: NodeJS.Timeout | undefined

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Watches these folders and no others. One that cannot be watched is left out. */
  follow(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue
      watcher.close()
      this.#watchers.delete(folder)
    }
    for (const folder of folders) {
      if (this.#watchers.has(folder)) continue
      try {
        const watcher = watch(folder, {persistent: false}, (_event, name) => {
          if (name === null || /\.ya?ml$|^\.\w+ignore$|^[^.]+$/u.test(name)) this.#soon()
        })
        watcher.on('error', () => {
          watcher.close()
          this.#watchers.delete(folder)
        })
        this.#watchers.set(folder, watcher)
      } catch {
        // The editor may tell of it; if not, opening the file again does.
      }
    }
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#changed, 100)
  }
}
