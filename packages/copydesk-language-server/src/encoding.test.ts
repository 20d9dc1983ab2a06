import fc from 'fast-check'
import {expect, test} from 'vitest'
import {chooseEncoding, makePlaces} from './encoding.ts'

const text = fc.array(fc.oneof(fc.string({unit: 'grapheme'}), fc.constantFrom('\n', '\r\n', '\r', '👩‍💻', 'é', 'e\u0301', '漢', '\uFEFF', 'مرحبا', '𝕏'))).map((parts) => parts.join(''))
const encodings = ['utf-8', 'utf-16', 'utf-32'] as const

/** The same, the slow way: lines by splitting, units by the encoding’s own tables. */
function slowPosition(source: string, offset: number, encoding: (typeof encodings)[number]): {line: number; character: number} {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/u)
  // An offset between CR and LF is still on the line that they end.
  const between = source[offset - 1] === '\r' && source[offset] === '\n'
  const last = between ? `${lines.at(-2) ?? ''}\r` : (lines.at(-1) ?? '')
  const bytes = {'utf-8': () => new TextEncoder().encode(last).length, 'utf-16': () => Buffer.from(last, 'utf16le').length / 2, 'utf-32': () => Array.from(last).length}[encoding]()
  return {line: lines.length - (between ? 2 : 1), character: bytes}
}

test.each(encodings)('%s: positions are those that the encoding counts, and lead back', (encoding) => {
  fc.assert(fc.property(text, (source) => {
    const places = makePlaces(source, encoding)
    let offset = 0
    for (const character of source) {
      expect(places.position(offset)).toEqual(slowPosition(source, offset, encoding))
      if (!(source[offset - 1] === '\r' && source[offset] === '\n')) expect(places.offset(places.position(offset))).toBe(offset)
      offset += character.length
    }
    expect(places.offset(places.position(source.length))).toBe(source.length)
  }), {numRuns: 500})
})

test('a position outside the text is the nearest inside, and no position is half a character', () => {
  fc.assert(fc.property(text, fc.constantFrom(...encodings), fc.double(), fc.double(), (source, encoding, line, character) => {
    const offset = makePlaces(source, encoding).offset({line, character})
    expect(Number.isInteger(offset) && offset >= 0 && offset <= source.length).toBe(true)
    expect(/[\uD800-\uDBFF]$/.test(source.slice(0, offset)) && /^[\uDC00-\uDFFF]/.test(source.slice(offset))).toBe(false)
  }), {numRuns: 500})
})

test('the encoding is the first that both know', () => {
  expect([undefined, [], ['utf-7'], ['utf-7', 'utf-32', 'utf-8'], 'utf-8', ['utf-8', 'utf-16']].map(chooseEncoding)).toEqual(['utf-16', 'utf-16', 'utf-16', 'utf-32', 'utf-16', 'utf-8'])
})
