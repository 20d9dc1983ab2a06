import {hash, randomUUID} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import type {SourceText} from '../desk/yaml-source.ts'

/** Changes when the same text would be read as another value. */
const format = 1

/**
 * What the YAML of a desk says, kept in one file from run to run: to parse it takes longer than all else
 * that a run over a few pages does. A value is known by the hash of its text, so it can’t be out of date;
 * a file that is broken in any way is as good as none, and is written anew.
 */
export class ValueCache {
  readonly #file: string
  #known: ReadonlyMap<string, unknown> | undefined

  /** @param file absolute path; it and its folder need not be there. */
  constructor(file: string) {
    this.#file = file
  }

  /** A text with its value, where that is kept. */
  recall(source: SourceText): SourceText {
    this.#known ??= this.#read()
    const value = this.#known.get(keyOf(source))
    return value === undefined ? source : {...source, value}
  }

  /** Keeps the values of a desk’s texts and forgets all others. A folder that nobody may write to is no failure. */
  keep(values: ReadonlyMap<SourceText, unknown>): void {
    const entries = Array.from(values, ([source, value]) => [keyOf(source), value] as const).filter(([, value]) => value !== undefined)
    if (entries.every(([key]) => this.#known?.has(key))) return
    const text = JSON.stringify(entries)
    // YAML has values that JSON has not.
    if (!isDeepStrictEqual(JSON.parse(text), entries)) return
    const temporary = `${this.#file}.${randomUUID()}.tmp`
    try {
      mkdirSync(dirname(this.#file), {recursive: true})
      writeFileSync(temporary, `${seal(text)}\n${text}`)
      renameSync(temporary, this.#file)
    } catch {
      if (existsSync(temporary)) rmSync(temporary, {force: true})
    }
  }

  #read(): ReadonlyMap<string, unknown> {
    try {
      const [head = '', text = ''] = readFileSync(this.#file, 'utf8').split(/\n(.*)/su)
      return new Map(head === seal(text) ? (JSON.parse(text) as [string, unknown][]) : [])
    } catch {
      return new Map()
    }
  }
}

function seal(text: string): string {
  return `copydesk values ${format} ${hash('sha256', text)}`
}

function keyOf({text}: SourceText): string {
  return hash('sha256', text)
}
