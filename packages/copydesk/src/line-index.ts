/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface Point {
  readonly line: number
  readonly column: number
}

/** Tells the line and column of an offset, and the text of a line. Lines end with LF, CRLF or CR. */
export class LineIndex {
  readonly #text: string
  readonly #starts = [0]

  constructor(text: string) {
    this.#text = text
    for (const match of text.matchAll(/\r\n|\r|\n/gu)) this.#starts.push(match.index + match[0].length)
  }

  /** How many lines there are; a line break at the end begins one more. */
  get count(): number {
    return this.#starts.length
  }

  point(offset: number): Point {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1}
  }

  /** The offsets of a line, without its line break. */
  range(line: number): readonly [start: number, end: number] {
    const start = this.#starts[line - 1] ?? this.#text.length
    const next = this.#starts[line] ?? this.#text.length
    return [start, start + this.#text.slice(start, next).replace(/[\r\n]+$/u, '').length]
  }

  line(line: number): string {
    return this.#text.slice(...this.range(line))
  }
}
