import {expect, test} from 'vitest'
import {makeExampleDesk} from '../example-desk.ts'
import {makeDocument} from './document.ts'
import type {FrontMatter} from './front-matter.ts'
import {frontMatterBlock, isFrontMatterOpen} from './front-matter.ts'

const desk = makeExampleDesk()
const read = (text: string): FrontMatter => makeDocument({text}, desk).frontMatter ?? expect.fail('no front matter')

test.each([
  ['---\na: 1\n---\nx', '---\na: 1\n---'],
  ['---\na: 1\n---', '---\na: 1\n---'],
  ['---  \r\na: 1\r\n---\t\r\nx', '---  \r\na: 1\r\n---\t'],
  ['---\ra: 1\r---\rx', '---\ra: 1\r---'],
  ['---\n---\nx', '---\n---'],
  ['+++\na = 1\n+++', '+++\na = 1\n+++'],
  ['+++\na = 1\n---\n', ''],
  ['---\na: 1\n+++\n', ''],
  ['x\n---\na: 1\n---\n', ''],
  ['--- a\n---\n', ''],
  ['---x\na: 1\n---\n', ''],
  ['---\na: 1\n---x\n', ''],
  ['---\na: 1\n ---\n', ''],
  ['---\na: 1\n', ''],
])('the block of %j is %j', (text, block) => {
  expect(text.slice(0, frontMatterBlock(text))).toBe(block)
})

test.each([
  ['---\ntitle: x\n', true], ['---\ntitle:', true], ['---\n"title" : x', true], ['---\r\n\r\n\t# a note\r\ntitle: x\r\n', true], ['---\rtitle: x', true], ['---\n#\ntitle: x', true], ['---  \n  \ntitle: x', true],
  ['---\ntitle: x\n---\n', false], ['x\n---\ntitle: x\n', false], ['---x\ntitle: x\n', false], ['---\ntitle:x\n', false], ['---\nSome words: x\n', false], ['---\nx\ntitle: x\n', false], ['---\n', false],
])('%j opens front matter that never ends: %s', (text, isOpen) => {
  expect(isFrontMatterOpen(text)).toBe(isOpen)
})

test.each([
  ['title: ab', ['a', 'b']],
  ['title: it\'\'s', ['i', 't', "'", "'", 's']],
  ['title: \'it\'\'s\'', ['i', 't', "''", 's']],
  [String.raw`title: "\x4ca\u0069"`, [String.raw`\x4c`, 'a', String.raw`\u0069`]],
  [String.raw`title: "\U0001F3A8!"`, [String.raw`\U0001F3A8`, String.raw`\U0001F3A8`, '!']],
  [String.raw`title: "a\ \"b"`, ['a', String.raw`\ `, String.raw`\"`, 'b']],
  ['title: "a\\\n  \\\n  b"', ['a', 'b']],
  ['title: |-\n  ab\n  c', ['a', 'b', '\n  ', 'c']],
  ['title: >-\n  ab\n  c', ['a', 'b', '\n  ', 'c']],
  ['title: a\n  b', ['a', '\n  ', 'b']],
  ['about: &a abc\ntitle: *a', ['*a', '*a', '*a']],
  ['title: ""', undefined], ['title: 3', undefined], ['titel: a', undefined],
])('each letter of %j has its place', (line, pieces) => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = `---\n${line}\n---\n`.replaceAll('\n', end)
    const map = read(text).textAt(['title'])
    expect(map && Array.from(map.starts, (start, unit) => text.slice(start, map.ends[unit]).replaceAll(/\r\n?/gu, '\n'))).toEqual(pieces)
  }
})

test('lines that end with a carriage return alone are lines', () => {
  const text = '---\rtitle: ab\rabout: [x]\r---\r'
  const matter = read(text)
  expect(matter.data).toEqual({title: 'ab', about: ['x']})
  expect(text.slice(...matter.rangeOf(['about', 0]))).toBe('x')
})

test.each(['- a', 'a', '3', '', '[]'])('%j has no keys', (inner) => {
  const matter = read(`---\n${inner}\n---\n`)
  expect([matter.format, matter.data, matter.raw]).toEqual(['yaml', {}, {}])
})

test.each([['a: 1\nb: 2\nb: 3', 'b: 3'], ['a: 1\na: 2\nb: 3', 'a: 2'], ['a: 1\nb: [x, *y]', '*y'], ['*y', '*y']])('the mistake in %j is at %j', (inner, there) => {
  const text = `---\n${inner}\n---\n`
  expect(read(text).errors.map(({offset}) => offset)).toEqual([text.lastIndexOf(there)])
})

test.each(['---\ntitle: a\n---', '+++\ntitle = "a"\n+++'])('what %j has not is all of it', (block) => {
  const matter = read(`${block}\n\nx\n`)
  expect([matter.rangeOf([]), matter.rangeOf(['no']), matter.range]).toEqual(Array.from({length: 3}, () => [0, block.length]))
  expect(matter.rangeOf(['title'], 'key')).toEqual([4, 9])
})

test('of TOML, texts on one line have places', () => {
  expect(read('+++\ntitle = """a"""\n+++\n').textAt(['title'])).toBeUndefined()
  expect(read("+++\ntitle = '''a'''\n+++\n").textAt(['title'])).toBeUndefined()
  expect(read("+++\ntitle = 'a \"\"\" b'\n+++\n").textAt(['title'])?.text).toBe('a """ b')
})
