import {readFileSync, statSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import ignore from 'ignore'
import type {Ignore} from 'ignore'
import {findConfig} from './load-desk.ts'
import {isWithin, repositoryRoot} from './workspace.ts'

/** In one folder the later of these has the last word. */
const fileNames = ['.gitignore', '.copydeskignore'] as const
const neverRead: ReadonlySet<string> = new Set(['node_modules', '.git'])

/**
 * Tells what `.gitignore` and `.copydeskignore` leave out, as git does: a deeper file overrules a
 * higher one, and nothing brings back what lies in an ignored folder. They count from the root of
 * the repository (or the desk, whichever is higher) down.
 */
export class IgnoreFiles {
  readonly #cwd: string
  readonly #rules = new Map<string, readonly {readonly path: string; readonly rules: Ignore}[]>()
  readonly #folders = new Map<string, string | undefined>()
  readonly #tops = new Map<string, string>()
  /** What holds for the files of a folder. */
  readonly #pages = new Map<string, {readonly top: string; readonly ignoredBy: string | undefined; readonly anyRules: boolean}>()

  constructor(cwd: string) {
    this.#cwd = cwd
  }

  /** The ignore file (or the folder’s own name) that leaves a path out; `undefined` where none does. */
  ignoredBy(path: string, isFolder: boolean): string | undefined {
    if (isFolder) return this.#never(path) ?? this.#folderIgnoredBy(path, this.#topOf(path))
    const folder = dirname(path)
    let found = this.#pages.get(folder)
    if (!found) {
      const top = this.#topOf(folder)
      this.#pages.set(folder, (found = {top, ignoredBy: this.#never(folder) ?? this.#folderIgnoredBy(folder, top), anyRules: this.#foldersUpTo(path, top).some((one) => this.#rulesIn(one).length > 0)}))
    }
    return found.ignoredBy ?? (found.anyRules ? this.#ownVerdict(path, false, found.top) : undefined)
  }

  /** The name of a folder below the current one that nothing is ever read from. */
  #never(folder: string): string | undefined {
    const inside = relative(this.#cwd, folder).split(sep)
    return inside[0] === '..' ? undefined : inside.find((part) => neverRead.has(part))
  }

  #folderIgnoredBy(folder: string, top: string): string | undefined {
    if (folder === top || !isWithin(folder, top)) return undefined
    const key = `${top}\0${folder}`
    if (!this.#folders.has(key)) this.#folders.set(key, this.#folderIgnoredBy(dirname(folder), top) ?? this.#ownVerdict(folder, true, top))
    return this.#folders.get(key)
  }

  #ownVerdict(path: string, isFolder: boolean, top: string): string | undefined {
    for (const folder of this.#foldersUpTo(path, top)) {
      for (const file of this.#rulesIn(folder)) {
        const result = file.rules.test(relative(folder, path).split(sep).join('/') + (isFolder ? '/' : ''))
        if (result.ignored) return file.path
        if (result.unignored) return undefined
      }
    }
    return undefined
  }

  /** The folders that a path lies in, the nearest first. */
  #foldersUpTo(path: string, top: string): string[] {
    const folders: string[] = []
    for (let folder = dirname(path); isWithin(folder, top); folder = dirname(folder)) {
      folders.push(folder)
      if (folder === top) break
    }
    return folders
  }

  #rulesIn(folder: string): readonly {readonly path: string; readonly rules: Ignore}[] {
    let found = this.#rules.get(folder)
    if (!found) {
      found = fileNames.toReversed().flatMap((name) => {
        const path = join(folder, name)
        try {
          // A pipe would hold up the run until somebody writes.
          if (!statSync(path).isFile()) return []
          return [{path, rules: ignore({ignorecase: process.platform !== 'linux'}).add(readFileSync(path, 'utf8').replace(/^\uFEFF/u, ''))}]
        } catch {
          return []
        }
      })
      this.#rules.set(folder, found)
    }
    return found
  }

  #topOf(folder: string): string {
    let top = this.#tops.get(folder)
    if (top === undefined) {
      const config = findConfig(folder)
      const roots = [repositoryRoot(folder), config && dirname(config)].filter((root) => root !== undefined)
      top = roots.toSorted((a, b) => a.length - b.length)[0] ?? (isWithin(folder, this.#cwd) ? this.#cwd : folder)
      this.#tops.set(folder, top)
    }
    return top
  }
}
