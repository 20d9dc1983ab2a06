import {PositionEncodingKind} from 'vscode-languageserver/node'
import type {Position, Range} from 'vscode-languageserver/node'

/** Where offsets (UTF-16 units) of a text stand in an editor’s lines and characters, which count from 0. */
export interface Places {
  position(offset: number): Position
  /** The offset of a position; one outside the text is taken as the nearest inside. */
  offset(position: Position): number
  range(range: readonly [start: number, end: number]): Range
  /** The offsets of a line without its end. */
  line(line: number): readonly [start: number, end: number]
}

const known: readonly string[] = [PositionEncodingKind.UTF8, PositionEncodingKind.UTF16, PositionEncodingKind.UTF32]

/** The encoding that an editor likes best of those we know; UTF-16 where it says nothing. */
export function chooseEncoding(offered: unknown): PositionEncodingKind {
  const first: unknown = Array.isArray(offered) ? offered.find((encoding) => known.includes(encoding as string)) : undefined
  return typeof first === 'string' ? first : PositionEncodingKind.UTF16
}

/** Indexes a text. Lines end with LF, CRLF or CR. */
export function makePlaces(text: string, encoding: PositionEncodingKind): Places {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\r|\n/gu)) starts.push(match.index + match[0].length)
  const lineOf = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  const line = (index: number): readonly [number, number] => {
    const start = starts[index] ?? text.length
    let end = starts[index + 1] ?? text.length
    while (end > start && /[\r\n]/u.test(text.charAt(end - 1))) end -= 1
    return [start, end]
  }
  const position = (offset: number): Position => {
    const inside = Math.max(0, Math.min(offset, text.length))
    const index = lineOf(inside)
    return {line: index, character: unitsOf(text.slice(starts[index], inside), encoding)}
  }
  return {
    position,
    line,
    range: ([start, end]) => ({start: position(start), end: position(end)}),
    offset({line: index, character}) {
      if (!(index >= 0)) return 0
      if (index >= starts.length) return text.length
      const [start, end] = line(Math.floor(index))
      return start + unitsWithin(text.slice(start, end), character, encoding)
    },
  }
}

function unitsOf(text: string, encoding: PositionEncodingKind): number {
  if (encoding === PositionEncodingKind.UTF16) return text.length
  return encoding === PositionEncodingKind.UTF8 ? Buffer.byteLength(text) : Array.from(text).length
}

/** How many UTF-16 units of a text the first `count` units of an encoding are; never half a character. */
function unitsWithin(text: string, count: number, encoding: PositionEncodingKind): number {
  if (!(count > 0)) return 0
  let units = 0
  let left = count
  for (const character of text) {
    left -= unitsOf(character, encoding)
    if (left < 0) break
    units += character.length
  }
  return units
}
