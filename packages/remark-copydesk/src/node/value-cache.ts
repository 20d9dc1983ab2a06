import {hash} from 'node:crypto'
import {readSealed, writeSealed} from './sealed-file.ts'

/** A value, and the text that it was made from; `kind` says how. */
export interface KeptValue {
  readonly kind: string
  readonly text: string
  readonly value: unknown
}

/**
 * What was made of the YAML of a desk, checked by its schemas, kept in one file from run to run: to parse
 * and check it takes longer than all else that a run over a few pages does. A value is known by the hash of
 * its text, so it can’t be out of date; a file that is broken or not ours is as good as none, and is written anew.
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
    return this.#read().get(keyOf(kind, text))
  }

  /** Keeps these and forgets all others. */
  keep(values: readonly KeptValue[]): void {
    const entries = values.map(({kind, text, value}) => [keyOf(kind, text), value] as const)
    if (entries.some(([key]) => !this.#read().has(key))) writeSealed(this.#file, this.#seal, entries)
  }

  #read(): ReadonlyMap<string, unknown> {
    return (this.#known ??= new Map((readSealed(this.#file, this.#seal) ?? []) as [string, unknown][]))
  }

  get #seal(): string {
    return `values of ${this.#maker}`
  }
}

function keyOf(kind: string, text: string): string {
  return `${kind} ${hash('sha256', text)}`
}
