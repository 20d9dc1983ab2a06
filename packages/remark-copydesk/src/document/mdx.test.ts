import type {MdxJsxFlowElement} from 'mdast-util-mdx'
import {expect, test} from 'vitest'
import {makeExampleDesk} from '../example-desk.ts'
import {applyEdits, fix} from '../fix.ts'
import {lint} from '../lint.ts'
import {makeDocument} from './document.ts'
import {attributeTexts, expressionComment} from './mdx.ts'
import {parseMarkdown} from './parse.ts'

const desk = makeExampleDesk()
const told = (text: string, path = 'notes.mdx'): string[] =>
  lint(makeDocument({text, path}, desk)).findings.map(({rule, range, message}) => `${rule} ${JSON.stringify(text.slice(...range))} ${message.slice(0, 59)}`)
const texts = (text: string): string[] => makeDocument({text, path: 'notes.mdx'}, desk).passages.map((passage) => `${passage.kind}: ${passage.text}`)

test('imports, expressions and program text are no prose, the text of elements and what readers see of attributes is', () => {
  expect(texts(`---
title: Paint
---
import Card from './card.mdx'

export const name = 'LUMINA studio'

# The {"first"} one {version}

<Card title="A &amp; B" icon="LUMINA studio" label={'Two'} onClick={() => 'LUMINA studio'}>
  Some *words* here,{' '}
  <b title='hover'>bold</b>{/* LUMINA studio */} and <code>x_y</code>.

  - An item
</Card>

<pre>
  LUMINA studio
</pre>

{items.map((item) => <Item {...item} />)}

    no code: MDX has no indented code
`)).toEqual([
    'front-matter: Paint',
    'heading: The first one \uFFFC',
    'alt: A & B',
    'alt: Two',
    'paragraph: Some words here,  bold and x_y.',
    'alt: hover',
    'paragraph: An item',
    'paragraph: no code: MDX has no indented code',
  ])
})

test('positions are exact and fixes change nothing else', () => {
  const text = '\uFEFFimport A from "a"\r\n\r\n<A title="LUMINA studio">\r\n\tAsk LUMINA{\' \'}studio, {"LUMINA studio"} and\r\n\t> the <b>LUMINA</b> studio.\r\n</A>\r\n'
  const {findings} = lint(makeDocument({text, path: 'a.mdx'}, desk), {only: ['canonical-name']})
  expect(findings.map(({range}) => text.slice(...range))).toEqual(['LUMINA studio', "LUMINA{' '}studio", 'LUMINA studio', 'LUMINA</b> studio'])
  const fixed = fix({text: text.slice(1), path: 'a.mdx'}, desk, {only: ['canonical-name']})
  expect(fixed.text).toBe('import A from "a"\r\n\r\n<A title="Lumina Studio">\r\n\tAsk LUMINA{\' \'}studio, {"Lumina Studio"} and\r\n\t> the <b>LUMINA</b> studio.\r\n</A>\r\n')
  // Where program text parts a name, a person chooses, and only from what leaves it MDX.
  expect(fixed.findings.map(({suggestions = []}) => suggestions.map(({edit}) => applyEdits(fixed.text, [edit]).text.split('\r\n').slice(3, 5)))).toEqual([[['\tAsk Lumina Studio, {"Lumina Studio"} and', '\t> the <b>LUMINA</b> studio.']], []])
})

test('comments of MDX silence rules', () => {
  expect(told('{/* copydesk-disable-next-line canonical-name -- the sign on their door */}\nLUMINA studio\n')).toEqual([])
  expect(told('{/* copydesk-disable canonical-name -- signs */}\n\nLUMINA studio\n\n{/* copydesk-enable canonical-name */}\n\nLUMINA studio\n')).toEqual(['canonical-name "LUMINA studio" Unexpected name "LUMINA studio", expected "Lumina Studio"'])
  expect(told('{/* copydesk-disable-next-line canonical-name */}\n')).toEqual(['suppression "{/* copydesk-disable-next-line canonical-name */}" Unexpected disable comment with no reason, expected `copyde'])
})

test('what sites that are written in MDX accept besides is read: comments of HTML and ids of headings', () => {
  const text = '## LUMINA studio {#studio}\n\n<!-- copydesk-disable-next-line canonical-name -- a sign -->\nLUMINA studio\n\n```html\n<!-- kept -->\n```\n'
  expect(told(text)).toEqual(['canonical-name "LUMINA studio" Unexpected name "LUMINA studio", expected "Lumina Studio"'])
  expect(fix({text, path: 'a.mdx'}, desk).text).toBe(text.replace('LUMINA', 'Lumina').replace('studio {', 'Studio {'))
})

test.each([
  ['A {brace\n', 8, 'Unexpected MDX: Unexpected end of file in expression'],
  ['# Title\n\n<Card>\n\nText\n', 9, 'Unexpected MDX: Expected a closing tag for `<Card>` (3:1-3:7)'],
  ['import {\n', 9, 'Unexpected MDX: Could not parse import/exports with acorn: Unexpected token'],
  ['a </b>\n', 3, 'Unexpected MDX: Unexpected closing slash `/` in tag'],
  ['<https://lumina.example>\n', 7, 'Unexpected MDX: Unexpected character `/` (U+002F) before local name'],
  ['{a b}\n', 2, 'Unexpected MDX: Could not parse expression with acorn: Unexpected content'],
])('%j is a finding with its place', (text, offset, message) => {
  const {findings} = lint(makeDocument({text, path: 'a.mdx'}, desk))
  expect(findings).toEqual([expect.objectContaining({rule: 'unreadable', severity: 'error', range: [offset, offset], message: expect.stringContaining(message) as string})])
  expect(lint(makeDocument({text, path: 'a.md'}, desk)).findings).toEqual([])
})

test('very deep elements are a finding, not a crash', () => {
  const deep = `${'<a>'.repeat(3000)}x${'</a>'.repeat(3000)}\n`
  expect(told(deep)).toEqual([expect.stringContaining('unreadable "" Unexpected nesting deeper than')])
})

test('attributes without words, or with words that an empty line parts, hold no text; a spread and a function neither', () => {
  expect(texts('<Card title />\n\n<Card title="" alt=" " label="a\n\nb" tip={1} text={f("x")} heading={""} />\n\n<Card {...{title: "x"}} TITLE=\'Big\' caption = "A &amp; B" summary={ `c` } />\n')).toEqual(['alt: ', 'alt: Big', 'alt: A & B', 'alt: c'])
  const [card] = parseMarkdown('<Card title="x" />\n', 'mdx').children as [MdxJsxFlowElement]
  expect([attributeTexts(card, '<Card title="x" />\n').map(({text}) => text), attributeTexts({...card, attributes: [{type: 'mdxJsxAttribute', name: 'title', value: 'made'}]}, '')]).toEqual([['x'], []])
})

test('each letter of an attribute has its place', () => {
  const text = 'a <i title = "b &amp; c" alt={"d"}>e</i>\n'
  expect(makeDocument({text, path: 'notes.mdx'}, desk).passages.map(({map}) => Array.from(map.starts, (start, at) => text.slice(start, map.ends[at])))).toEqual([['a', ' ', 'e'], ['b', ' ', '&amp;', ' ', 'c'], ['d']])
})

test('a comment is an expression that is nothing else', () => {
  const words = (text: string): (string | undefined)[] => parseMarkdown(text, 'mdx').children.map(expressionComment)
  expect(words('{/* a */}\n\n{ /* b\nc */ }\n\n{/**/}\n\nText')).toEqual([' a ', ' b\nc ', '', undefined])
  expect(words('{x /* a */}\n\n{/* a */ x}\n\n{/* a */ /* b */}\n\n{x}')).toEqual([undefined, undefined, undefined, undefined])
})
