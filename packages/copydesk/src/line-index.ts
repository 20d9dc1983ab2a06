import type {PageText} from './excerpt.ts'
import {lastUpTo} from './last-up-to.ts'

/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface Point {
  readonly line: number
  readonly column: number
}

/** Tells the line and column of an offset, and the text of a line. Lines end with LF, CRLF or CR. */
export class LineIndex {
  readonly #text: PageText
  readonly #starts: number[] = []
  /** The numbers of these lines, where some may be missing. */
  readonly #numbers: number[] | undefined
  #end = 0

  constructor(text: PageText) {
    this.#text = text
    this.#numbers = typeof text === 'string' ? undefined : []
    for (const [line, start, part] of typeof text === 'string' ? [[1, 0, text] as const] : text.runs) {
      this.#add(line, start)
      let number = line
      for (const match of part.matchAll(/\r\n|\r|\n/gu)) this.#add((number += 1), start + match.index + match[0].length)
      this.#end = start + part.length
    }
  }

  /** How many lines there are; a line break at the end begins one more. */
  get count(): number {
    return this.#numbers?.at(-1) ?? this.#starts.length
  }

  point(offset: number): Point {
    const index = lastUpTo(this.#starts.length, (at) => this.#starts[at] ?? 0, offset)
    return {line: this.#numberAt(index), column: offset - (this.#starts[index] ?? 0) + 1}
  }

  /** The offsets of a line, without its line break. */
  range(line: number): readonly [start: number, end: number] {
    const index = this.#numbers ? lastUpTo(this.#numbers.length, (at) => this.#numberAt(at), line) : line - 1
    const start = this.#starts[index] ?? this.#end
    const next = this.#numberAt(index + 1) === line + 1 ? this.#starts[index + 1] : undefined
    return [start, start + this.#text.slice(start, next ?? Infinity).replace(/[\r\n]+$/u, '').length]
  }

  line(line: number): string {
    return this.#text.slice(...this.range(line))
  }

  #add(line: number, start: number): void {
    this.#starts.push(start)
    this.#numbers?.push(line)
  }

  #numberAt(index: number): number {
    return this.#numbers ? this.#numbers[index] ?? Infinity : index + 1
  }
}
