import {describe, expect, test} from 'vitest'
import {PageError} from './page-error.ts'
import {parseMarkdown} from './parse.ts'
import {inlinePieces, mayParseSlowly, sizeError} from './parser-limits.ts'
import type {Syntax} from './syntax.ts'

/** What keeps a text from being parsed, and where that is. */
function refusal(text: string, syntax?: Syntax): {message: string; offset: number} | undefined {
  try {
    parseMarkdown(text, syntax)
    return undefined
  } catch (error) {
    if (!(error instanceof PageError)) throw error
    expect(mayParseSlowly(text) || error.message.includes('nesting')).toBe(true)
    return {message: error.message, offset: error.offset}
  }
}

test('a page may have so many characters and lines', () => {
  expect([sizeError('a'.repeat(2_000_000)), sizeError('\n'.repeat(50_000))]).toEqual([undefined, undefined])
  expect(sizeError('a'.repeat(2_000_001))?.message).toBe('Unexpected page of 2000001 characters, expected at most 2000000 where it has to be parsed: the parser would take very long')
  expect(sizeError('\n'.repeat(50_001))?.message).toBe('Unexpected page of 50001 lines, expected at most 50000 where it has to be parsed: the parser would take very long')
})

describe('what the parser would be slow at is told, with its place, and what is just below is parsed', () => {
  const long = 'expected fewer: the parser would take very long'
  const steps = 'in so long a text, expected fewer or a shorter one: the parser would take very long'
  test.each([
    ['marks of emphasis', `${'*a '.repeat(1000)}${'_b '.repeat(500)}${'~c '.repeat(500)}`, '*', {message: `Unexpected paragraph with more than 2000 marks of emphasis, ${long}`, offset: 6000}],
    ['tags', '<'.repeat(8900), '<'.repeat(100), {message: `Unexpected paragraph with so many \`<\` ${steps}`, offset: 7996}],
    ['backticks', '` '.repeat(10_900), '` '.repeat(200), {message: `Unexpected paragraph with so many links or backticks ${steps}`, offset: 18_604}],
    ['lines', 'a\n'.repeat(10_000), 'a\na', {message: `Unexpected paragraph of more than 10000 lines, ${long}`, offset: 20_001}],
    ['lines that end in two characters', 'a\r\n'.repeat(10_000), 'a\r\na', {message: `Unexpected paragraph of more than 10000 lines, ${long}`, offset: 30_001}],
    ['lines of an old Mac', 'a\r'.repeat(10_000), 'a\ra', {message: `Unexpected paragraph of more than 10000 lines, ${long}`, offset: 20_001}],
    ['lines without the mark of their quote', `> a\n${'b\n'.repeat(2000)}`, 'b\nb\n', {message: `Unexpected paragraph that goes on for more than 2000 lines without the mark of its quote or list, ${long}`, offset: 4006}],
  ])('%s', (_what, most, more, expected) => {
    expect(refusal(most + more)).toEqual(expected)
    // An empty line begins another paragraph.
    expect(refusal(`${most}\n\n${more}`)).toBeUndefined()
  })

  test('in MDX no tag looks ahead', () => {
    expect(refusal('a <b/>'.repeat(4000))?.message).toContain('so many `<`')
    expect(refusal('a <b/>'.repeat(4000), 'mdx')).toBeUndefined()
  })

  test.each([
    ['quotes', '> '], ['list items', '- '], ['numbered items', '1. '], ['footnotes in quotes', '>[^1]: '],
  ])('%s nest so deep', (_what, mark) => {
    expect(refusal(mark.repeat(501))?.message).toBe('Unexpected nesting deeper than the parser can follow, expected at most 500 levels')
    expect(refusal(`${mark.repeat(100)}a`)).toBeUndefined()
  })

  test('lists nest so deep by their indentation', () => {
    const nested = (last: number): string => `${'-    '.repeat(100)}a\n${' '.repeat(500)}${'-    '.repeat(last)}a`
    expect(refusal(nested(102))?.message).toBe('Unexpected nesting deeper than the parser can follow, expected at most 500 levels')
    expect(refusal(nested(99))).toBeUndefined()
  })
})

describe('whether a text may be parsed slowly shows by what stands in one paragraph or row', () => {
  test.each<[string, boolean]>([
    ['a*b_c~ '.repeat(667), true], ['a*b_c~ '.repeat(666), false], [`${'a*b_c~ '.repeat(600)}\n\n${'a*b_c~ '.repeat(600)}`, false],
    [`${'<'.repeat(4000)}${'a'.repeat(6001)}`, true], [`${'<'.repeat(4000)}${'a'.repeat(6000)}`, false], [`${'<'.repeat(4000)}\n\n${'a'.repeat(6001)}`, false],
    [`${'`]'.repeat(3000)}${'a'.repeat(4001)}`, true], [`${'`]'.repeat(3000)}${'a'.repeat(4000)}`, false],
    ['a\n'.repeat(10_001), true], ['a\r'.repeat(10_001), true], ['a\n'.repeat(10_000), false], [`${'a\n'.repeat(6000)}\n${'a\n'.repeat(6000)}`, false],
    ...['> a', ' \t- a', '* a', '+ a', '12. a', '1) a', '[^a'].map((line): [string, boolean] => [`${line}\n${'b\n'.repeat(2000)}`, true]),
    ...['a > b', '1 a', '[a', '1: a'].map((line): [string, boolean] => [`${line}\n${'b\n'.repeat(2000)}`, false]),
    [`> a\n${'b\n'.repeat(1999)}`, false], [`> a\n\n${'b\n'.repeat(2001)}`, false],
    [`| a |\n| - |\n${'| *b* |\n'.repeat(1500)}`, false], [`| a |\n| - |\n${'| *b* |\n'.repeat(1500)}c`, true],
    [`---\na: ${'*'.repeat(3000)}\n---\nb`, false],
  ])('%.20j', (text, expected) => expect(mayParseSlowly(text)).toBe(expected))
})

test('no emphasis, link or code goes out of a piece', () => {
  const pieces = (text: string): string[] => [...inlinePieces(text)]
  expect(pieces('a\nb\n\nc\n \t\nd\r\re\rf')).toEqual(['a\nb', 'c', ' \t\nd', 'e\rf'])
  expect(pieces('---\na: b\n---\nc')).toEqual(['c'])
  expect(pieces('+++\na = 1\n+++\n\nc\n\nd\n')).toEqual(['', 'c', 'd'])
})

test.each([
  ['| a | b |\n| - | - |\n| c | d |', 3], ['| a | b |\r\n|:-:|--|\r\n| c |', 3], ['   | a\n   | -', 2], ['| a \\| b |\n| - |\n| c |', 3], ['|a|\n|-|\n|c\n|d', 4], ['| a | b |\n| - | - \n| c', 3], ['| a | b\n| :-- | --:', 2],
  // No table: another number of cells, no delimiters, a line that is no row, an indentation.
  ['| a | b |\n| - |\n| c |', 1], ['| a | b |\n| - | x |\n| c |', 1], ['| a |\n| - |\nc', 1], ['c\n| a |\n| - |', 1], ['    | a |\n| - |\n| b |', 1], ['| a |\n    | - |\n| b |', 1], ['| a |\n| - |\n    | b |', 1], ['| a |', 1], ['| a |\n| : |\n| b |', 1], ['| a | b |\n| - || - |', 1], ['| a |\n| - - |', 1],
])('%j has %i pieces', (block, count) => {
  const lines = block.split(/[\r\n]+/u)
  expect([...inlinePieces(`x\n\n${block}\n`)]).toEqual(['x', ...(count === 1 ? [block] : lines)])
  expect(lines.length === count || count === 1).toBe(true)
})
