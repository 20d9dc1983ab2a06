import {decodeNamedCharacterReference} from 'decode-named-character-reference'

/**
 * A piece of text as a reader reads it, that knows for each UTF-16 unit which range of the source
 * it was written as: emphasis marks, escapes, character references and quote markers lie between.
 */
export interface MappedText {
  readonly text: string
  /** Source offset where unit `index` begins. */
  readonly starts: ArrayLike<number>
  /** Source offset where unit `index` ends. */
  readonly ends: ArrayLike<number>
}

/** Collects mapped text piece by piece. */
export class MappedTextBuilder implements MappedText {
  text = ''
  readonly starts: number[] = []
  readonly ends: number[] = []

  /** Adds units that the source holds as they are, from `offset` on. */
  addPlain(text: string, offset: number): void {
    this.text += text
    for (let index = 0; index < text.length; index += 1) {
      this.starts.push(offset + index)
      this.ends.push(offset + index + 1)
    }
  }

  /** Adds text all of which one source range stands for. */
  addAs(text: string, start: number, end: number): void {
    for (const unit of text.split('')) this.addUnit(unit, start, end)
  }

  addUnit(unit: string, start: number, end: number): void {
    this.text += unit
    this.starts.push(start)
    this.ends.push(end)
  }
}

/** The same text in half the memory, for documents stay as long as their site, and `by` units further on in the source. */
export function compact({text, starts, ends}: MappedText, by = 0): MappedText {
  return {text, starts: moved(starts, by), ends: moved(ends, by)}
}

function moved(offsets: ArrayLike<number>, by: number): Uint32Array {
  const all = new Uint32Array(offsets.length)
  for (let index = 0; index < all.length; index += 1) all[index] = (offsets[index] ?? 0) + by
  return all
}

/** The source range of `text.slice(start, end)`. */
export function sourceRange(mapped: MappedText, start: number, end: number): [number, number] {
  return [mapped.starts[start] ?? 0, mapped.ends[Math.max(start, end - 1)] ?? 0]
}

/**
 * Whether the source of `text.slice(start, end)` holds nothing else: where one range of the source stands
 * for several units, an edit of some of them would take the others along.
 */
export function hasOwnSource({starts, ends}: MappedText, start: number, end: number): boolean {
  const share = (unit: number): boolean => starts[unit] !== undefined && starts[unit] === starts[unit + 1] && ends[unit] === ends[unit + 1]
  return !share(start - 1) && !share(end - 1)
}

/**
 * Walks a parsed value and the source it was parsed from side by side. Returns `false`, having added
 * the value as one piece over the whole range, where the two do not match (a plugin changed the tree).
 * `markup` is what the source may have and the value has lost.
 */
export function addAligned(builder: MappedTextBuilder, value: string, source: string, start: number, end: number, markup?: RegExp): boolean {
  // Most text stands in the source as it is read, on one line and without escapes.
  if (start + value.length <= end && source.startsWith(value, start) && !/[\n\\&]/u.test(value)) {
    builder.addPlain(value, start)
    return true
  }
  let at = start
  const units: [string, number, number][] = []
  let index = 0
  while (index < value.length) {
    const unit = value[index] ?? ''
    const raw = source[at] ?? ''
    if (at >= end) break
    if (raw === '\\' && isPunctuation(source[at + 1] ?? '') && source[at + 1] === unit) {
      units.push([unit, at, at + 2])
      at += 2
      index += 1
      continue
    }
    if (raw === '&') {
      const reference = readReference(source, at, end)
      if (reference && value.startsWith(reference.value, index)) {
        for (const piece of reference.value.split('')) units.push([piece, at, reference.end])
        at = reference.end
        index += reference.value.length
        continue
      }
    }
    if (unit === '\n') {
      const lineEnd = /^[ \t]*(?:\r\n|\n|\r)/u.exec(source.slice(at, Math.min(end, at + 1000)))
      if (!lineEnd) break
      let over = at + lineEnd[0].length
      const next = value[index + 1] ?? ''
      const prefix = /^[ \t>]*/u.exec(source.slice(over, Math.min(end, over + 1000)))?.[0] ?? ''
      for (let length = prefix.length; length >= 0; length -= 1) {
        const candidate = source[over + length] ?? ''
        if (candidate === next || candidate === '\\' || candidate === '&' || next === '') {
          over += length
          break
        }
      }
      units.push([' ', at, over])
      at = over
      index += 1
      continue
    }
    // Markdown has no NUL: the parser reads a replacement character.
    if (raw === unit || (raw === '\0' && unit === '\uFFFD')) {
      units.push([unit, at, at + 1])
      at += 1
      index += 1
      continue
    }
    // A tab or a stripped indent inside a lazy line: the source has white space that the value lost.
    if (raw === ' ' || raw === '\t') {
      at += 1
      continue
    }
    const lost = markup?.exec(source.slice(at, Math.min(end, at + 1000)))?.[0].length ?? 0
    if (lost === 0) break
    at += lost
  }
  if (index < value.length) {
    builder.addAs(value.replaceAll('\n', ' '), start, end)
    return false
  }
  for (const [unit, from, to] of units) builder.addUnit(unit, from, to)
  return true
}

function isPunctuation(character: string): boolean {
  return /[!-/:-@[-`{-~]/u.test(character)
}

function readReference(source: string, at: number, end: number): {value: string; end: number} | undefined {
  const match = /^&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/u.exec(source.slice(at, Math.min(end, at + 40)))
  if (!match) return undefined
  const to = at + match[0].length
  if (match[3] !== undefined) {
    const value = decodeNamedCharacterReference(match[3])
    return value === false ? undefined : {value, end: to}
  }
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? '', 10) : Number.parseInt(match[1], 16)
  const invalid = code === 0 || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff)
  return {value: invalid ? '\uFFFD' : String.fromCodePoint(code), end: to}
}
