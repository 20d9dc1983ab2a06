import fc from 'fast-check'
import {expect, test} from 'vitest'
import {makeExampleDesk} from '../example-desk.ts'
import {applyEdits, fix} from '../fix.ts'
import {factsCited, readFactNotes} from './citations.ts'
import {makeDocument} from './document.ts'
import {parseMarkdown} from './parse.ts'

const desk = makeExampleDesk()
const cited = (text: string): string[] => makeDocument({text}, desk).citations.map(({factId, range, sentenceRange, definition}) =>
  `${factId} ${text.slice(...range)} ${JSON.stringify(text.slice(...sentenceRange))}${definition ? ' noted' : ''}`)

test.each([
  ['One.[^f:a.b] Two.', ['a.b [^f:a.b] "One.[^f:a.b] "']],
  ['One. Two.[^f:a.b]', ['a.b [^f:a.b] "Two.[^f:a.b]"']],
  ['One[^f:a.b] more. Two.\n\n[^f:a.b]: Note.', ['a.b [^f:a.b] "One[^f:a.b] more. " noted']],
  ['One &amp; **two**[^f:a][^f:b]. Three.', ['a [^f:a] "One &amp; **two**[^f:a][^f:b]. "', 'b [^f:b] "One &amp; **two**[^f:a][^f:b]. "']],
  ['`[^f:a]` and \\[^f:a] and [^f:a b] and [^a]', []],
  ['| A |\n| - |\n| 4[^f:a] |', ['a [^f:a] "4[^f:a]"']],
  ['[^f:a]', ['a [^f:a] "[^f:a]"']],
  ['x\n\n[^f:a]', ['a [^f:a] "[^f:a]"']],
  ['One. [^f:a]Two.', ['a [^f:a] "One. [^f:a]"']],
  ['[^f:a] One. Two.', ['a [^f:a] "[^f:a] One. "']],
  ['One[^f:b] and[^f:a].\n\n[^f:c]: Other.\n[^f:a]: Note.', ['b [^f:b] "One[^f:b] and[^f:a]."', 'a [^f:a] "One[^f:b] and[^f:a]." noted']],
])('%j', (text, expected) => {
  expect(cited(text)).toEqual(expected)
})

test('a sentence knows the facts that it cites', () => {
  const [passage] = makeDocument({text: 'One.[^f:a][^f:b] Two. Three[^f:c].'}, desk).passages
  expect(passage?.sentences.map((sentence) => factsCited(passage, sentence))).toEqual([['a', 'b'], [], ['c']])
})

test('the notes of facts are read without their labels', () => {
  const text = 'x[^1]\n\n[^f:A.b]:  Made\n    more [^x]: y\n[^1]: z\n[^f:c]:\n    d\n'
  const tree = parseMarkdown(text)
  expect(readFactNotes(tree, text)).toEqual([{factId: 'A.b', range: [7, 39], text: 'Made\n    more [^x]: y'}, {factId: 'c', range: [48, 61], text: '\n    d'}])
  // What a transform made stands nowhere.
  tree.children.push({type: 'footnoteDefinition', identifier: 'f:made', children: []})
  expect(readFactNotes(tree, text)).toHaveLength(2)
})

test('neither a citation nor the note of a fact is text of the page', () => {
  const {passages} = makeDocument({text: 'One[^f:a], two[^f:b].\n\n[^f:a]: LUMINA studio.\n\n[^c]: Kept.\n\nx[^c]\n'}, desk)
  expect(passages.map(({text}) => text)).toEqual(['One, two.', 'Kept.', 'x'])
})

test.each(['', 'x', 'x\n', 'x\n\n', '- x', '> x', '```\nx', '~~~\nx\n~~~', '```\nx\n```\n', '<!-- x', '<!-- x -->', '<pre>\nx', '<div>', '    code', '| a |\n| - |', '[^f:studio.limit]: old', '\r\n', '<script>', '<!DOCTYPE'])(
  'notes are added once and for all after %j',
  (end) => {
    const source = {text: `\uFEFFIt costs 4 cents.[^f:paint.price] It ends.[^f:draw.shutdown]\n\n${end}`}
    const once = fix(source, desk, {only: ['fact-note']})
    expect(fix({text: once.text}, desk, {only: ['fact-note']})).toMatchObject({text: once.text, applied: 0})
    const notes = makeDocument({text: once.text}, desk).factNotes.filter(({factId}) => factId !== 'studio.limit')
    expect(notes.map(({factId}) => factId)).toEqual(once.text === source.text ? [] : ['paint.price', 'draw.shutdown'])
  },
)

test('property: fixing the notes of any page leaves everything else as it was', () => {
  const block = fc.constantFrom('It costs 4.[^f:paint.price]', '[^f:paint.price]: old', '[^f:studio.limit]: old\n    more', '> Quoted.[^f:studio.limit]', '- [^f:nothing]', '```', 'Text.', '[^f:paint.price]')
  fc.assert(fc.property(fc.array(block), fc.constantFrom('\n\n', '\n', '\r\n\r\n'), (parts, between) => {
    const text = parts.join(between)
    const fixed = fix({text}, desk, {only: ['fact-note']})
    expect(fixed.findings.filter((finding) => finding.fix)).toEqual([])
    expect(fix({text: fixed.text}, desk, {only: ['fact-note']}).text).toBe(fixed.text)
    expect(applyEdits(text, []).text).toBe(text)
  }))
})
