import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {makeExampleDesk} from '../example-desk.ts'
import {fix} from '../fix.ts'
import {lint} from '../lint.ts'
import {makeDocument} from './document.ts'
import type {Mention} from './mentions.ts'
import {addAligned, hasOwnSource, MappedTextBuilder, sourceRange} from './source-map.ts'

const desk = makeExampleDesk()
const runs = {numRuns: Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 300)}

function mentionsOf(text: string): Mention[] {
  const document = makeDocument({text}, desk)
  return document.passages.flatMap((passage) => document.mentions(passage))
}

/** Ways to write one character of a name so that a reader still reads that character. */
const writings = (character: string): fc.Arbitrary<string> => {
  const code = character.codePointAt(0) ?? 0
  const references = [`&#${code};`, `&#x${code.toString(16)};`]
  if (character === '.') return fc.constantFrom('.', '.', '.', '\\.', '&period;', ...references)
  if (character === ' ') return fc.constantFrom(' ', ' ', ' ', '\u00A0', '&nbsp;', '&#160;', '  ')
  return fc.constantFrom(character, character, character, character, ...references)
}

/** A name with its characters written in any of those ways, and emphasis about some of its words. */
const writtenName = (name: string): fc.Arbitrary<string> =>
  fc.tuple(...name.split(' ').map((word) => fc.tuple(
    fc.tuple(...Array.from(word).map(writings)).map((parts) => parts.join('')),
    fc.constantFrom('', '', '*', '**', '_', '~~'),
  ))).chain((words) => fc.tuple(...words.slice(1).map(() => fc.constantFrom(' ', ' ', '\u00A0', '&nbsp;', '\n', '\r\n'))).map((gaps) =>
    words.map(([word, mark], index) => `${mark}${word}${mark}${gaps[index] ?? ''}`).join('')))

const before = fc.constantFrom('', 'We ask ', '👩‍💻 and ', 'Fish &amp; chips, ', '\\*not\\* ', '`code` beside ', '[a link](https://example.com/) to ', '![](a.png) ', 'naïve “text” ')
const after = fc.constantFrom('', ' draws.', ', they say', ' &mdash; good', '!', ' and `more`')

/** Where a passage may stand; the name may run over two lines only where lines are continued. */
const places: readonly (readonly [name: string, wrap: (text: string) => string])[] = [
  ['paragraph', (text) => `${text}\n`],
  ['after another', (text) => `First.\n\n${text}\n`],
  ['quote', (text) => `> ${text.replaceAll('\n', '\n> ')}\n`],
  ['lazy quote', (text) => `> ${text}\n`],
  ['quote in a list', (text) => `- > ${text.replaceAll('\n', '\n  > ')}\n`],
  ['item', (text) => `1. ${text.replaceAll('\n', '\n   ')}\n`],
  ['heading', (text) => `## ${text.replaceAll(/\r?\n/gu, ' ')}\n`],
  ['cell', (text) => `| a | b |\n|---|---|\n| c | ${text.replaceAll(/\r?\n/gu, ' ')} |\n`],
  ['link text', (text) => `See [${text.replaceAll('[a link](https://example.com/)', 'x').replaceAll('![](a.png)', '')}](https://example.com/).\n`],
  ['footnote', (text) => `x[^1]\n\n[^1]: ${text.replaceAll('\n', '\n    ')}\n`],
]

/** What a reader sees of a stretch of Markdown that holds nothing but a name. */
function read(source: string): string {
  return source
    .replaceAll(/&#x([0-9a-f]+);/gu, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/gu, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&period;', '.')
    .replaceAll(/\n[ >]*/gu, ' ')
    .replaceAll(/[\\*_~\r]/gu, '')
    .replaceAll(/\s+/gu, ' ')
}

describe.each(places)('a name in a %s', (_place, wrap) => {
  test('has the range from its first to its last character, whatever markup is in it', () => {
    fc.assert(fc.property(before, writtenName('Lumina Paint 2.0'), after, (head, name, tail) => {
      const text = wrap(`${head}${name}${tail}`)
      const found = mentionsOf(text).filter((mention) => mention.type === 'name')
      expect(found.map((mention) => mention.text.replaceAll(/\s+/gu, ' ')), text).toEqual(['Lumina Paint 2.0'])
      const source = text.slice(...(found[0]?.range ?? [0, 0]))
      expect(read(source), text).toBe('Lumina Paint 2.0')
      // Markup at either end belongs to the page, not to the name.
      expect(source, text).toMatch(/^[L&]/u)
      expect(source, text).toMatch(/[0;]$/u)
    }), runs)
  })
})

test('in front matter, quoted in any way', () => {
  for (const line of ['title: Lumina Paint 2.0', 'title: "Lumina Paint 2.0"', "title: 'It''s Lumina Paint 2.0'", 'title: >-\n  All of\n  Lumina Paint 2.0', String.raw`title: "é\t\u00e9 \U0001F3A8\x20Lumina Paint 2.0"`, 'title: "All\\\n   of Lumina\\\n  \\ Paint 2.0"']) {
    const text = `---\n${line}\n---\n`
    expect(mentionsOf(text).filter((mention) => mention.type === 'name').map(({range}) => text.slice(...range).replaceAll(/\\\n\s+\\/gu, '')), line).toEqual(['Lumina Paint 2.0'])
  }
})

test('in an image’s text, with its own range', () => {
  const text = 'See ![a **Lumina** Paint&nbsp;2.0 picture](lumina-paint-2.png "Lumina Studio").\n'
  expect(mentionsOf(text).map(({range}) => text.slice(...range))).toEqual(['Lumina** Paint&nbsp;2.0'])
  const nested = '![[*Lumina* Studio](https://example.com/) \\* `x`](a.png)\n'
  expect(mentionsOf(nested).map(({range}) => nested.slice(...range))).toEqual(['Lumina* Studio'])
})

test.each([
  ['a code block', '```\nLumina Paints 2.0\n```\n'],
  ['an indented code block', '    Lumina Paints 2.0\n'],
  ['an address', 'https://example.com/lumina-studio\n'],
  ['a link’s destination and title', '[x](https://example.com/lumina-studio "Lumina Studio")\n'],
  ['a definition', '[x]: https://example.com/lumina-studio "Lumina Studio"\n'],
  ['HTML and its attributes', '<div title="Lumina Studio">\n</div>\n'],
  ['inline HTML', 'x <a title="LUMINA studio" href="lumina-studio">y</a>\n'],
  ['a slug', 'awesome-lumina-studio-prompts\n'],
])('nothing is found in %s', (_place, text) => {
  expect(mentionsOf(text).filter((mention) => mention.type === 'name')).toEqual([])
})

test.each([
  ['possessive', 'Lumina Studio’s and Lumina Studio\'s', ['Lumina Studio', 'Lumina Studio']],
  ['plural', 'two Lumina Studios', ['Lumina Studio']],
])('%s', (_form, text, expected) => {
  expect(mentionsOf(text).filter((mention) => mention.type === 'name').map(({text: found}) => found)).toEqual(expected)
})

test('after a byte order mark, findings count from the beginning of the file', () => {
  const text = '\uFEFFAsk *Lumina* Paints 2.0 for it.\r\n'
  const {findings} = lint(makeDocument({text}, desk), {only: ['canonical-name']})
  expect(findings.map(({range}) => text.slice(...range))).toEqual(['Lumina* Paints 2.0'])
  expect(fix({text}, desk).text).toBe('\uFEFFAsk *Lumina* Paint 2.0 for it.\r\n')
})

describe('a value beside its source', () => {
  const align = (value: string, source: string, markup?: RegExp, end = source.length): unknown[] => {
    const map = new MappedTextBuilder()
    const isAligned = addAligned(map, value, source, 0, end, markup)
    return [isAligned, map.text, ...map.starts.map((from, unit) => source.slice(from, map.ends[unit]))]
  }

  test.each([
    ['ab', 'ab', 'ab', ['a', 'b']],
    ['a*b', 'a\\*b', 'a*b', ['a', '\\*', 'b']],
    ['a\\b', 'a\\b', 'a\\b', ['a', '\\', 'b']],
    ['a\\.b', 'a\\.b', 'a\\.b', ['a', '\\', '.', 'b']],
    ['a&b', 'a&amp;b', 'a&b', ['a', '&amp;', 'b']],
    ['a&b;', 'a&b;', 'a&b;', ['a', '&', 'b', ';']],
    ['a&nope;', 'a&nope;', 'a&nope;', ['a', '&', 'n', 'o', 'p', 'e', ';']],
    ['a\u{1F3A8}b', 'a&#x1F3A8;b', 'a\u{1F3A8}b', ['a', '&#x1F3A8;', '&#x1F3A8;', 'b']],
    ['\uFFFDb', '&#0;b', '\uFFFDb', ['&#0;', 'b']],
    ['\uFFFDb', '&#xD800;b', '\uFFFDb', ['&#xD800;', 'b']],
    ['\uFFFDb', '&#xdfff;b', '\uFFFDb', ['&#xdfff;', 'b']],
    ['\uFFFDb', '&#X110000;b', '\uFFFDb', ['&#X110000;', 'b']],
    ['\uE000b', '&#xE000;b', '\uE000b', ['&#xE000;', 'b']],
    ['\u{10FFFF}', '&#1114111;', '\u{10FFFF}', ['&#1114111;', '&#1114111;']],
    ['a\uFFFDb', 'a\0\\b', 'a\uFFFDb', undefined],
    ['a\uFFFD*', 'a\0\\*', 'a\uFFFD*', ['a', '\0', '\\*']],
    ['a\nb', 'a\nb', 'a b', ['a', '\n', 'b']],
    ['a\nb', 'a  \r\n > b', 'a b', ['a', '  \r\n > ', 'b']],
    ['a\nb', 'a\rb', 'a b', ['a', '\r', 'b']],
    ['a\n>b', 'a\n> >b', 'a >b', ['a', '\n> ', '>', 'b']],
    ['a\n*b', 'a\n  \\*b', 'a *b', ['a', '\n  ', '\\*', 'b']],
    ['a\n&b', 'a\n  &amp;b', 'a &b', ['a', '\n  ', '&amp;', 'b']],
    ['a\n', 'a\n> ', 'a ', ['a', '\n> ']],
    ['a\nb', 'a b', 'a b', undefined],
    ['*ab', '\\*a\tb', '*ab', ['\\*', 'a', 'b']],
    ['*a b', '\\*a  b', '*a b', ['\\*', 'a', ' ', 'b']],
    ['a\nc', 'axc', 'a c', undefined],
    ['abc', 'abx', 'abc', undefined],
    ['*abc', '\\*ab', '*abc', undefined],
  ])('%j written as %j', (value, source, text, pieces) => {
    expect(align(value, source)).toEqual([pieces !== undefined, text, ...(pieces ?? Array.from(text, () => source))])
  })

  test('nothing behind its end is read', () => {
    expect(align('ab', 'ab', undefined, 1)).toEqual([false, 'ab', 'a', 'a'])
    expect(align('*b', '\\*b', undefined, 2)).toEqual([false, '*b', '\\*', '\\*'])
    expect(align('ab', 'ab!', undefined, 2)).toEqual([true, 'ab', 'a', 'b'])
  })

  test('markup that the value has lost is passed over', () => {
    expect(align('*ab', '\\*a**b', /^\*+/u)).toEqual([true, '*ab', '\\*', 'a', 'b'])
    expect(align('*ab', '\\*a~b', /^\*+/u)[0]).toBe(false)
  })

  test('what one range of the source stands for is edited as a whole or not at all', () => {
    const map = new MappedTextBuilder()
    addAligned(map, 'a\u{1F3A8}b', 'a&#x1F3A8;b', 0, 11)
    const own = (start: number, end: number): boolean => hasOwnSource(map, start, end)
    expect([own(0, 1), own(0, 2), own(0, 3), own(1, 2), own(1, 3), own(2, 3), own(2, 4), own(3, 4), own(0, 4), own(4, 4)]).toEqual([true, false, true, false, true, false, false, true, true, true])
    expect(hasOwnSource(new MappedTextBuilder(), 0, 0)).toBe(true)
    expect([sourceRange(map, 0, 2), sourceRange(map, 3, 4), sourceRange(map, 1, 1)]).toEqual([[0, 10], [10, 11], [1, 10]])
  })
})
