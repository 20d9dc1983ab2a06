import fc from 'fast-check'
import {expect, test} from 'vitest'
import {markdownExamples} from '../../test/markdown-examples.ts'
import {makeExampleDesk} from '../example-desk.ts'
import {lint} from '../lint.ts'
import {makeDocument} from './document.ts'
import {frontMatterBlock} from './front-matter.ts'
import {parseMarkdown} from './parse.ts'
import {partsOf} from './parts.ts'
import type {LonePassage} from './passages.ts'

const desk = makeExampleDesk()

function shown({kind, text, map, marks, sentences, citations, depth, key}: LonePassage): string {
  return JSON.stringify({kind, text, starts: Array.from(map.starts), ends: Array.from(map.ends), marks, sentences, citations, depth, key})
}

/** What comes of a page; nothing where an assertion of remark’s stops at it, which only its development build has. */
function unlessAsserted<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ASSERTION') return undefined
    throw error
  }
}

/** Reads some parts of a page by themselves, some of them by another parser, and compares them with the whole. Returns whether that left anything out. */
function compare(source: string, mayHold: (part: string) => boolean, isQuick: (text: string) => boolean): boolean {
  const {text} = makeDocument({text: source}, desk)
  const whole = unlessAsserted(() => makeDocument({text: source, path: 'notes.md'}, desk).passages)
  const block = frontMatterBlock(text)
  const places = [[0, block] as const, ...partsOf(text, block)].filter(([start, end]) => end > start && mayHold(text.slice(start, end))).flatMap(([start, end]) => [start, (start + end) >> 1, end - 1])
  const some = unlessAsserted(() => makeDocument({text: source, path: 'notes.md', parse: (piece) => (isQuick(piece) ? parseMarkdown(piece) : undefined)}, desk).draft?.passagesAt(places))
  if (!whole || !some) return false
  const isWanted = ({map}: LonePassage): boolean => places.some((place) => place >= (map.starts[0] ?? Infinity) && place < (map.ends[map.ends.length - 1] ?? 0))
  const found = new Set(some.map(shown))
  const all = whole.map(shown)
  expect(all.filter((passage) => found.has(passage)), JSON.stringify(source)).toEqual(some.map(shown))
  expect(whole.filter((passage) => isWanted(passage) && !found.has(shown(passage))), JSON.stringify(source)).toEqual([])
  return some.length < whole.length
}

const lines = ['a', 'b', 'Lumina Paints 2.0 and **b**', '[r] [R][r] ![i][r]', '[^1] [^f:lumina.price]', '- a', '* b', '2. c', '  d', '   e', '    f', '\tg', '> h', '> ```', '- ```', '  ```', '```', '```` x', '~~~', '   ~~~', ' ```', '``` a`b', '| a | b |', '| - | - |', '| a | b |\n| - | - |', '    f\n\n', '[r]: /u\n"t"', '---', '+++', '===', '# h', '<div>', '</div>', '<pre>', '</pre>', '  <pre>', '<script', '<!--', '-->', '<!-- c -->', '  <!--', '<!-->', '<!X', '<?', '?>', '>', '<![CDATA[', ']]>', '[r]: /u', '[^1]: note', '[r]:', '"t"', '\\', '<b>', 'www.a.b https://c.d']
const page = fc.tuple(
  fc.constantFrom('', '', '', '', '\uFEFF', '\uFEFF\uFEFF', '---\ntitle: x\n---\n', '+++\ntitle = "x"\n+++\n', '---\ntitle: x\n'),
  fc.array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n \t\n', '\r\n', '\r\n\r\n', '\r', '\n\n\n')), {minLength: 1, maxLength: 16}),
).map(([head, pieces]) => head + pieces.flat().join(''))

test('a part of a page reads by itself as it does in the page', () => {
  const runs = Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 3000)
  let cut = 0
  fc.assert(fc.property(page, fc.func(fc.boolean()), fc.func(fc.boolean()), (text, mayHold, isQuick) => {
    if (compare(text, mayHold, isQuick)) cut += 1
  }), {numRuns: runs})
  expect(cut).toBeGreaterThan(runs / 5)
})

test('so does each part of two examples of CommonMark and GFM behind one another', () => {
  for (const [index, text] of markdownExamples.entries()) {
    const pair = `${text}\n\nLumina\n\n${markdownExamples.at(-1 - index)}\n\nStudio\n`
    compare(pair, (part) => part.startsWith('Lumina'), () => false)
    compare(pair, (part) => !part.startsWith('Lumina'), (piece) => piece.includes('Studio'))
  }
})

test.each([
  ['a fence of an item that ends before the fence does', '- a\n\n  ```\n  b\n\nc\n  ```\n\nLumina\n\nz\n'],
  ['a fence within HTML', '<div>\n```\n</div>\n\nz\n\n```\nb\n\nLumina\n'],
  ['a comment in an item that ends before the comment does', '- a\n\n  <!-- b\n\nc\n\n```\n-->\n\nLumina\n\n```\n\nz\n'],
  ['a comment over empty lines', 'z\n\n<!-- b\n\nLumina\n\n-->\n\nz\n'],
  ['a fence with a longer one in it', 'z\n\n````\n```\n\nLumina\n\n````\n\nz\n'],
  ['a fence behind tabs', 'z\n\n- a\n\n\t```\n\tb\n\nLumina\n\n\t```\n\nLumina\n'],
  ['a list that goes on behind code', 'z\n\n    b\n\n\n2. Lumina\n* c\n'],
  ['a carriage return alone', 'z\n\na\r```\r\n\nLumina\n\n```\n\nz\n'],
])('%s is no place to cut a page at', (_, text) => {
  compare(text, (part) => part.includes('Lumina'), () => false)
  compare(text, (part) => !part.includes('Lumina'), () => false)
})

test('a name is found by an alias that stands elsewhere in front matter, at a place that the page has', () => {
  const text = '---\nx: &a Lumina Paints 2.0\ntitle: *a\n---\n\na\n\nb\n'
  const {findings} = lint(makeDocument({text, path: 'notes.md'}, desk), {only: ['canonical-name']})
  expect(findings.map(({range}) => text.slice(...range))).toEqual(['*a'])
})

test('parts that are too long together are not read, by whatever parser', () => {
  const text = 'a\n\nLumina Paints 2.0\n\n'.repeat(30_000)
  for (const parse of [undefined, parseMarkdown]) {
    expect(lint(makeDocument({text, path: 'notes.md', ...(parse && {parse: (piece) => (piece.length < 1000 ? parse(piece) : undefined)})}, desk), {only: ['canonical-name']}).findings.map(({rule}) => rule)).toEqual(['unreadable'])
  }
})
