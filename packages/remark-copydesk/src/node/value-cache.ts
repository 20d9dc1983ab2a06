import {hash, randomUUID} from 'node:crypto'
import {closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {isDeepStrictEqual} from 'node:util'

/** A value, and the text that it was made from; `kind` says how. */
export interface KeptValue {
  readonly kind: string
  readonly text: string
  readonly value: unknown
}

/**
 * What was made of the YAML of a desk, checked by its schemas, kept in one file from run to run: to parse
 * and check it takes longer than all else that a run over a few pages does. A value is known by the hash of
 * its text, so it can’t be out of date; a file that is broken in any way, or that somebody else could have
 * written, is as good as none, and is written anew. It is read as JSON, so nothing in it can run.
 */
export class ValueCache {
  readonly #file: string
  readonly #maker: string
  #known: ReadonlyMap<string, unknown> | undefined

  /**
   * @param file absolute path; it and its folder need not be there.
   * @param maker changes when the same text would be made into another value.
   */
  constructor(file: string, maker: string) {
    this.#file = file
    this.#maker = maker
  }

  /** What was made of a text, where that is kept. */
  recall(kind: string, text: string): unknown {
    this.#known ??= this.#read()
    return this.#known.get(keyOf(kind, text))
  }

  /** Keeps these and forgets all others. A folder that nobody may write to is no failure. */
  keep(values: readonly KeptValue[]): void {
    this.#known ??= this.#read()
    const entries = values.map(({kind, text, value}) => [keyOf(kind, text), value] as const)
    if (entries.every(([key]) => this.#known?.has(key))) return
    const text = JSON.stringify(entries)
    // YAML has values that JSON has not.
    if (!isDeepStrictEqual(JSON.parse(text), entries)) return
    const temporary = `${this.#file}.${randomUUID()}.tmp`
    try {
      mkdirSync(dirname(this.#file), {recursive: true})
      writeFileSync(temporary, `${this.#seal(text)}\n${text}`, {mode: 0o600})
      renameSync(temporary, this.#file)
    } catch {
      if (existsSync(temporary)) rmSync(temporary, {force: true})
    }
  }

  #read(): ReadonlyMap<string, unknown> {
    try {
      const kept = readOwnFile(this.#file)
      const end = kept.indexOf('\n')
      const text = kept.slice(end + 1)
      return new Map(kept.slice(0, end) === this.#seal(text) ? (JSON.parse(text) as [string, unknown][]) : [])
    } catch {
      return new Map()
    }
  }

  #seal(text: string): string {
    return `copydesk values of ${this.#maker} ${hash('sha256', text)}`
  }
}

/**
 * Reads a file that only we can have written.
 *
 * @throws {Error} where there is none, or others may write it.
 */
export function readOwnFile(path: string): string {
  const file = openSync(path, 'r')
  try {
    const stats = fstatSync(file)
    if (!stats.isFile() || (process.getuid && (stats.uid !== process.getuid() || (stats.mode & 0o022) !== 0))) throw new Error('somebody else may have written it')
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

function keyOf(kind: string, text: string): string {
  return `${kind} ${hash('sha256', text)}`
}
