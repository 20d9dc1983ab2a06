import type {LineIndex} from '../line-index.ts'
import {cells, graphemes} from '../terminal-width.ts'
import {visible} from '../visible.ts'
import type {Paint} from './paint.ts'

const maxLines = 3
const tabStop = 4
/** Longer lines are cut before anything counts their characters. */
const longLine = 1000

/** The source lines of a range, each with carets under the part that it covers. */
export function sourceFrame(lines: LineIndex, [start, end]: readonly [number, number], paint: Paint, width: number): string[] {
  const from = lines.point(start)
  const to = lines.point(end)
  // A range that ends at the start of a line does not cover that line.
  const last = to.column === 1 && to.line > from.line ? to.line - 1 : to.line
  const shown = Math.min(last, from.line + maxLines - 1)
  const gutter = String(shown).length
  const frame: string[] = []
  for (let number = from.line; number <= shown; number += 1) {
    const text = lines.line(number)
    const first = number === from.line ? from.column - 1 : text.length - text.trimStart().length
    const after = number === to.line ? to.column - 1 : text.length
    const line = layOut(text, Math.min(first, text.length), Math.min(after, text.length), Math.max(20, width - gutter - 5))
    frame.push(`${paint('dim', `${String(number).padStart(gutter)} |`)} ${line.before}${paint('bold', line.marked)}${line.after}`.trimEnd())
    frame.push(`${paint('dim', `${' '.repeat(gutter)} |`)} ${' '.repeat(line.indent)}${paint('red', '^'.repeat(line.carets))}`)
  }
  if (last > shown) frame.push(paint('dim', `${' '.repeat(gutter)} | … to line ${last}`))
  return frame
}

interface Layout {
  readonly before: string
  readonly marked: string
  readonly after: string
  readonly indent: number
  readonly carets: number
}

/** Lays a line out in cells: tabs spread, what could steer the terminal written out, a window around the range where it is too long. */
function layOut(text: string, start: number, end: number, width: number): Layout {
  if (text.length <= longLine && /^[\u0020-\u007E]*$/u.test(text)) return layOutPlain(text, start, end, width)
  const cutFrom = text.length > longLine ? characterStart(text, Math.max(0, start - 200)) : 0
  const cutTo = text.length > longLine ? characterStart(text, Math.min(text.length, cutFrom + longLine)) : text.length
  const pieces: {shown: string; cells: number; at: number; offset: number; end: number}[] = []
  let total = 0
  let offset = cutFrom
  for (const grapheme of graphemes(text.slice(cutFrom, cutTo))) {
    const safe = visible(grapheme)
    const shown = grapheme === '\t' ? ' '.repeat(tabStop - (total % tabStop)) : safe
    const taken = grapheme === '\t' || safe !== grapheme ? graphemes(shown).reduce((sum, each) => sum + cells(each), 0) : cells(grapheme)
    pieces.push({shown, cells: taken, at: total, offset, end: offset + grapheme.length})
    total += taken
    offset += grapheme.length
  }
  const startCell = pieces.find((piece) => piece.end > start)?.at ?? total
  const fits = total <= width && cutFrom === 0 && cutTo === text.length
  const windowStart = fits ? 0 : Math.max(0, Math.min(startCell - Math.floor(width / 4), total - width))
  const windowEnd = fits ? total : windowStart + width
  const inWindow = pieces.filter((piece) => piece.at >= windowStart && piece.at + piece.cells <= windowEnd)
  const lead = windowStart > 0 || cutFrom > 0 ? '…' : ''
  const tail = (inWindow.at(-1)?.end ?? cutTo) < text.length ? '…' : ''
  const join = (some: typeof pieces): string => some.map((piece) => piece.shown).join('')
  const size = (some: typeof pieces): number => some.reduce((sum, piece) => sum + piece.cells, 0)
  const before = inWindow.filter((piece) => piece.end <= start)
  const marked = inWindow.filter((piece) => piece.end > start && piece.offset < end)
  const after = inWindow.filter((piece) => piece.end > start && piece.offset >= end)
  return {
    before: lead + join(before),
    marked: join(marked),
    after: join(after) + tail,
    indent: lead.length + size(before),
    carets: Math.max(1, size(marked)),
  }
}

/** The same for a line in which each character takes one cell. */
function layOutPlain(text: string, start: number, end: number, width: number): Layout {
  const from = text.length <= width ? 0 : Math.max(0, Math.min(start - Math.floor(width / 4), text.length - width))
  const to = Math.min(text.length, from + width)
  const lead = from > 0 ? '…' : ''
  const [markFrom, markTo] = [Math.min(Math.max(start, from), to), Math.min(Math.max(start, end), to)]
  const before = text.slice(from, markFrom)
  return {
    before: lead + before,
    marked: text.slice(markFrom, markTo),
    after: text.slice(markTo, to) + (to < text.length ? '…' : ''),
    indent: lead.length + before.length,
    carets: Math.max(1, markTo - markFrom),
  }
}

/** An offset that does not cut a surrogate pair. */
function characterStart(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/u.test(text[offset] ?? '') && /[\uD800-\uDBFF]/u.test(text[offset - 1] ?? '') ? offset - 1 : offset
}
