import type {BlockContent, Paragraph, Root, Text} from 'mdast'
import {describe, expect, test} from 'vitest'
import {makeDocument} from './document/document.ts'
import {PageError} from './document/page-error.ts'
import {parseMarkdown} from './document/parse.ts'
import {makeExampleDesk} from './example-desk.ts'
import {lint} from './lint.ts'

const desk = makeExampleDesk()

describe('a comment for a rule that does not run this time is not called useless', () => {
  test('because there is no date', () => {
    const text = '<!-- copydesk-disable-next-line review-due -- the vendor is closed -->\nText.\n'
    expect(lint(makeDocument({text}, desk)).findings).toEqual([])
  })

  test('because it was not asked for', () => {
    const text = '<!-- copydesk-disable-next-line id-in-code -- a listing -->\nCall lumina-paint-2.\n'
    expect(lint(makeDocument({text}, desk), {only: ['suppression']}).findings).toEqual([])
  })
})

test('text that is not in the source as it is read gets no edit', () => {
  const text = 'Ask nobody now.\n\nLast words.\n'
  const tree = parseMarkdown(text)
  const [node] = (tree.children[0] as Paragraph).children as [Text]
  node.value = 'Ask Lumina Paints 2.0, or lumina studio'
  const {findings} = lint(makeDocument({text, tree}, desk), {only: ['canonical-name']})
  expect(findings.map(({range, fix, suggestions}) => ({range, fix, suggestions}))).toEqual([
    {range: [0, 15], fix: undefined, suggestions: undefined},
    {range: [0, 15], fix: undefined, suggestions: undefined},
  ])
})

describe('a page that nests deeper than anybody can follow has one finding', () => {
  const matter = '---\ntitle: Paint\nkind: guide\n---\n\n'
  test.each([
    ['quotations', '> '.repeat(3000)],
    ['lists', '- '.repeat(2000)],
    ['quotations in their hundreds', '> '.repeat(600)],
  ])('%s', (_what, nested) => {
    const document = makeDocument({text: `\uFEFF${matter}${nested}LUMINA studio\n`}, desk)
    const {findings} = lint(document)
    expect(findings).toMatchObject([{rule: 'unreadable', severity: 'error', range: [0, 0], message: 'Unexpected nesting deeper than the parser can follow, expected at most 500 levels'}])
    expect(document.frontMatter?.data).toEqual({title: 'Paint', kind: 'guide'})
    expect(() => parseMarkdown(`${nested}x`)).toThrow(PageError)
  })

  test('and one that nests less is read to its end', () => {
    expect(lint(makeDocument({text: `${'> '.repeat(200)}LUMINA studio\n`}, desk)).findings.map(({rule}) => rule)).toEqual(['canonical-name'])
  })

  test('a tree that somebody else has made may be as deep', () => {
    let tree: Root = {type: 'root', children: []}
    for (let depth = 0; depth < 5000; depth += 1) tree = {type: 'root', children: [{type: 'blockquote', children: tree.children as BlockContent[]}]}
    expect(lint(makeDocument({text: 'x', tree}, desk)).findings.map(({rule}) => rule)).toEqual(['unreadable'])
  })
})

test.each(['gpt-image-', 'lumina-', 'lumina.', 'a', 'a@', 'a/', '1', '$1,', 'Lumina Paint ', 'lumina_', '"a '])('a text of 200 KB of %j is read in linear time', (piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length))
  const tree: Root = {type: 'root', children: [{type: 'paragraph', children: [{type: 'text', value: text, position: {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: text.length + 1, offset: text.length}}}]}]}
  const read = makeDocument({text, tree}, desk)
  // What others do on the machine costs no time of this process.
  const start = process.cpuUsage()
  for (const passage of read.passages) read.mentions(passage)
  // It took minutes.
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000)
})
