import type {Emphasis, Heading, Paragraph} from 'mdast'
import {describe, expect, test} from 'vitest'
import {compileDesk} from '../desk/desk.ts'
import {makeExampleDesk} from '../example-desk.ts'
import {makeDocument} from './document.ts'
import {parseMarkdown} from './parse.ts'
import {factIdOf, readPassages} from './passages.ts'
import type {Passage} from './passages.ts'

const read = (text: string, path = 'notes.md'): readonly Passage[] => makeDocument({text, path}, makeExampleDesk()).passages

/** The marks of a one-passage text as `type text`, with the address of a link. */
const marksIn = (text: string, path?: string): string[] => read(text, path).flatMap((passage) => passage.marks.map(({type, start, end, url}) => `${type} ${passage.text.slice(start, end)}${url === undefined ? '' : ` → ${url}`}`))

/** A passage by what it is, and what governs it. */
function told({kind, text, key, depth, index, context}: Passage): string {
  const {headings, leadIn, column, row, previous, item, quoted, footnote} = context
  const more = [
    key && `key ${key.join('.')}`, depth && `depth ${depth}`, headings.length > 0 && `under ${headings.map((heading) => heading.text).join(' / ')}`, leadIn && `led in by ${leadIn.text}`, column && `column ${column.text}`, row && `row ${row.text}`,
    previous && `after ${previous.text}`, item && 'item', quoted && 'quoted', footnote && 'footnote',
  ].filter(Boolean)
  return `${index} ${kind}: ${text}${more.length > 0 ? ` (${more.join(', ')})` : ''}`
}

test('a page is cut into passages, each with what governs it', () => {
  const text = `---
title: Title
description: Described
decision: {summary: Decided}
kind: guide
---

Before

# Page *one*

First

Lead in:

- Item one
  on two lines

  More
  - Nested
- Item two

After

> Quoted ![alt *in* quote](u)
>
> - Quoted item

## Part \`a\`

| A | B |
| - | - |
| row 1 | cell ![in cell](u) |
| row 2 | | more |

### Deep

Noted[^1] and [^f:paint.price]

#### Deeper

## Next part

[^1]: The note ![in note][u]
[^f:paint.price]: Made from the fact.

# Page two

<div>html</div>

***

    code

1. ## In an item
2. \`\`\`
   code
   \`\`\`

[u]: https://x.example
`
  expect(read(text).map(told)).toEqual([
    '0 front-matter: Title (key title)',
    '1 front-matter: Described (key description)',
    '2 front-matter: Decided (key decision.summary)',
    '3 paragraph: Before',
    '4 heading: Page one (depth 1, after Before)',
    '5 paragraph: First (under Page one)',
    '6 paragraph: Lead in: (under Page one, after First)',
    '7 paragraph: Item one on two lines (under Page one, led in by Lead in:, after Lead in:, item)',
    '8 paragraph: More (under Page one, led in by Item one on two lines, after Item one on two lines, item)',
    '9 paragraph: Nested (under Page one, led in by More, after More, item)',
    '10 paragraph: Item two (under Page one, led in by Lead in:, after More, item)',
    '11 paragraph: After (under Page one, after Lead in:)',
    '12 paragraph: Quoted   (under Page one, after After, quoted)',
    '13 alt: alt in quote (under Page one, after After, quoted)',
    '14 paragraph: Quoted item (under Page one, led in by Quoted  , after Quoted  , item, quoted)',
    '15 heading: Part a (depth 2, under Page one, after Quoted  )',
    '16 cell: A (under Page one / Part a)',
    '17 cell: B (under Page one / Part a, row A)',
    '18 cell: row 1 (under Page one / Part a, column A)',
    '19 cell: cell   (under Page one / Part a, column B, row row 1)',
    '20 alt: in cell (under Page one / Part a)',
    '21 cell: row 2 (under Page one / Part a, column A)',
    '22 cell:  (under Page one / Part a, column B, row row 2)',
    '23 cell: more (under Page one / Part a, row row 2)',
    '24 heading: Deep (depth 3, under Page one / Part a)',
    '25 paragraph: Noted and  (under Page one / Part a / Deep)',
    '26 heading: Deeper (depth 4, under Page one / Part a / Deep, after Noted and )',
    '27 heading: Next part (depth 2, under Page one)',
    '28 paragraph: The note   (under Page one / Next part, footnote)',
    '29 alt: in note (under Page one / Next part, footnote)',
    '30 heading: Page two (depth 1, after The note  )',
    '31 heading: In an item (depth 2, under Page two, item)',
  ])
})

test('what leads in to a list leads in to each item, and an item’s first paragraph to the rest of it', () => {
  expect(read('Lead:\n\n- one ![alt](u)\n\n  two\n\n  three\n- > quote\n\n  four\n').map(({text, context}) => `${text}: ${context.leadIn?.text}`)).toEqual([
    'Lead:: undefined', 'one  : Lead:', 'alt: undefined', 'two: one  ', 'three: one  ', 'quote: Lead:', 'four: Lead:',
  ])
})

test('a key of front matter that two of ours are read from is read once', () => {
  const {desk} = compileDesk({config: {path: 'c', text: 'front-matter: {title: [head], description: [head, deck], summary: [page.lead]}\n'}})
  const passages = (matter: string): string[] => makeDocument({text: `---\n${matter}---\n\nText\n`}, desk ?? expect.fail('no desk')).passages.map(told)
  expect(passages('head: Head\npage: {lead: Lead}\n')).toEqual(['0 front-matter: Head (key title)', '1 front-matter: Lead (key summary)', '2 paragraph: Text'])
  expect(passages('title: 3\ndeck: Deck\n')).toEqual(['0 front-matter: Deck (key description)', '1 paragraph: Text'])
})

describe('the text of a passage is what a reader reads', () => {
  test.each([
    ['a *b* **c** ~~d~~ [e](u) [f][u] `g`', 'a b c d e f g', ['emphasis b', 'emphasis c', 'link e → u', 'link f', 'code g']],
    ['*a `b` [c](u)*', 'a b c', ['code b', 'link c → u', 'emphasis a b c']],
    ['a  \nb\\\nc<br>d<BR/>e\nf', 'a b c d e f', []],
    ['a <breaks> <!-- b --> c<i>d</i>', 'a   cd', []],
    ['<code>a</code> <kbd class="k">b</kbd> <SAMP>c</SAMP> <pre>d</pre> <codes>e</codes> </code>f', 'a b c d e f', ['code a', 'code b', 'code c', 'code d']],
    ['<code>a *b* c', 'a b c', ['emphasis b']],
    ['`` a ` `` ` b ` `  ` `c`', 'a ` b    c', ['code a `', 'code b', 'code   ', 'code c']],
    ['[](u) ** ** <b></b>', ' ** ** ', []],
    ['a&amp;b \\*c\\* &copy;', 'a&b *c* ©', []],
    ['x ![a](u) ![][u] ![b][u] y', 'x       y', []],
  ])('%j', (text, read1, marks) => {
    const [first] = read(`${text}\n\n[u]: u\n`)
    expect(first?.text).toBe(read1)
    expect(marksIn(`${text}\n\n[u]: u\n`)).toEqual(marks)
  })

  test('and is found again in the source', () => {
    const text = '> **a** &amp; `` b ` `` \\\n> [c](u) ![d *e*](v)<br>` f ` `g\n> h` i\n'
    const sources = read(text).map(({text: whole, map}) => Array.from(whole, (unit, at) => [unit, text.slice(map.starts[at], map.ends[at])].join('←')))
    expect(sources).toEqual([
      ['a←a', ' ← ', '&←&amp;', ' ← ', 'b←b', ' ← ', '`←`', ' ← ', ' ←\\\n', 'c←c', ' ← ', ' ←![d *e*](v)', ' ←<br>', 'f←f', ' ← ', 'g←g\n> h', ' ←g\n> h', 'h←g\n> h', ' ← ', 'i←i'],
      ['d←d', ' ← ', 'e←e'],
    ])
  })

  test('of an image is a passage of its own, its markup taken away', () => {
    expect(read('![*a* `b` [c](d) ![e][u] __g__ ~h~](u) ![][u] ![i][u]\n\n[u]: u').map(({kind, text}) => [kind, text])).toEqual([['paragraph', '     '], ['alt', 'a b c e g h'], ['alt', 'i']])
  })

  test('in MDX is that of elements, of what readers see of their attributes and of plain texts in braces', () => {
    expect(read('a<br/>b {"c"} {/* d */}{e} <Tip title="f" x="g">h <code>i</code></Tip>\n\n<Card label="j">\n  k\n</Card>\n\n<pre title="l">\n  m\n</pre>\n', 'notes.mdx').map((passage) => `${told(passage)} ${passage.marks.map(({type, start, end}) => `${type} ${passage.text.slice(start, end)}`).join()}`)).toEqual([
      '0 paragraph: a b c \uFFFC h i code i', '1 alt: f ', '2 alt: j (after a b c \uFFFC h i) ', '3 paragraph: k (after a b c \uFFFC h i) ', '4 alt: l (after k) ',
    ])
  })

  test('of code begins behind its marks and the one space that is none of it', () => {
    const text = '`` a``, `b `, ` c `, ` ` and `  d  `'
    const [passage] = read(text)
    expect(passage?.marks.map(({start, end}) => [passage.text.slice(start, end), text.slice(passage.map.starts[start], passage.map.ends[end - 1])])).toEqual([[' a', ' a'], ['b ', 'b '], ['c', 'c'], [' ', ' '], [' d ', ' d ']])
  })

  test('that a transform put there fills what is left between its neighbours', () => {
    const text = '# Old\n\nSee *lumina* at lumina.example, *please*. End'
    const tree = parseMarkdown(text)
    const [heading, paragraph] = tree.children as [Heading, Paragraph]
    heading.children = [{type: 'text', value: 'New'}]
    // As a search for addresses does, and one that sets quotation marks.
    paragraph.children.splice(2, 1, {type: 'text', value: ' at '}, {type: 'link', url: 'x', children: [{type: 'text', value: 'lumina'}, {type: 'inlineCode', value: '.example'}]}, {type: 'text', value: ', '})
    ;(paragraph.children[5] as Emphasis).children = [{type: 'text', value: '“please”'}]
    const [title, passage] = readPassages(tree, text, undefined)
    expect([title?.text, Array.from(title?.map.starts ?? []), Array.from(title?.map.ends ?? [])]).toEqual(['New', [0, 0, 0], [5, 5, 5]])
    const sources = passage?.text.split('').map((_, at) => text.slice(passage.map.starts[at], passage.map.ends[at]))
    expect([passage?.text, sources]).toEqual(['See lumina at lumina.example, “please”. End', ['See lumina at lumina.example, '.split(''), Array.from({length: 8}, () => '*please*'), '. End'.split('')].flat()])
    expect(passage?.marks.map(({type, start, end}) => `${type} ${start}-${end}`)).toEqual(['emphasis 4-10', 'address 14-28', 'emphasis 30-38', 'quote 30-38'])
    expect(readPassages({type: 'root', children: [{type: 'paragraph', children: [{type: 'text', value: 'made'}]}]}, 'x', undefined).map((made) => [made.text, Array.from(made.map.starts), Array.from(made.map.ends)])).toEqual([['made', [0, 0, 0, 0], [0, 0, 0, 0]]])
  })
})

test('a fact is cited where its reference stands, whether its note is there or not', () => {
  const cited = (text: string): unknown[] => read(text).map(({text: whole, citations}) => [whole, ...citations.map(({factId, at, range}) => [factId, at, text.slice(...range)])])
  expect(cited('A[^f:a.b] *b*[^f:no.1][^f:no.2] c[^1] \\[^f:d] [^f:e f] [^g:h]&#91;^f:i]\n\n[^f:a.b]: x\n[^1]: Note[^f:a.b]')).toEqual([
    ['A b c [^f:d] [^f:e f] [^g:h][^f:i]', ['a.b', 1, '[^f:a.b]'], ['no.1', 3, '[^f:no.1]'], ['no.2', 3, '[^f:no.2]']],
    ['Note', ['a.b', 4, '[^f:a.b]']],
  ])
  expect(cited('x[^f:A.b]\n\n[^f:A.b]: Made\n[^F:c]: Read\n\n[^F:c]')).toEqual([['x', ['A.b', 1, '[^f:A.b]']], ['Read'], ['']])
  expect(cited('> x[^f:a]\n> y')).toEqual([['x y', ['a', 1, '[^f:a]']]])
  expect(read('> &amp;[^f:a] &lt;\n> y').map(({map}) => [Array.from(map.starts), Array.from(map.ends)])).toEqual([[[2, 13, 14, 18, 21], [7, 14, 18, 21, 22]]])
  expect(['f:a', 'f:a.b-c', 'f:', 'f:a b', 'f:a[', 'f:a]', 'xf:a', 'a'].map(factIdOf)).toEqual(['a', 'a.b-c', undefined, undefined, undefined, undefined, undefined, undefined])
})

test('headings, cells and image texts are one sentence each, others are cut', () => {
  expect(read('# One. Two.\n\nOne. Two.\n\n![One. Two.](u)\n\n| One. Two. |\n| - |\n').map(({kind, sentences}) => [kind, sentences.map(({start, end}) => [start, end])])).toEqual([
    ['heading', [[0, 9]]], ['paragraph', [[0, 5], [5, 9]]], ['paragraph', [[0, 1]]], ['alt', [[0, 9]]], ['cell', [[0, 9]]],
  ])
})

describe('quotation marks', () => {
  test.each([
    ['"a b" “c” «d» ‘abc d’', ['"a b"', '“c”', '«d»', '‘abc d’']],
    ['"a" and "b"', ['"a"', '"b"']],
    ['" a b" x "c d "', []],
    ['‘ab’ ‘ abc’ ‘abc ’ ‘abc’s ‘don’t’', []],
    ['“a “b” «c «d»', ['“b”', '«d»']],
    [`“${'a'.repeat(120)}” “${'a'.repeat(121)}” "${'b'.repeat(120)}" x "${'b'.repeat(121)}" «${'c'.repeat(120)}» «${'c'.repeat(121)}» ‘${'d'.repeat(120)}’ ‘${'d'.repeat(121)}’`, [`“${'a'.repeat(120)}”`, `"${'b'.repeat(120)}"`, `«${'c'.repeat(120)}»`, `‘${'d'.repeat(120)}’`]],
    ['“” "" «» ‘’', []],
    ['`"a"` "`b`" `c "d` e" "f', ['"b"', '"d e"']],
  ])('%j', (text, quotes) => {
    expect(read(text).flatMap((passage) => passage.marks.flatMap(({type, start, end}) => (type === 'quote' ? [passage.text.slice(start, end)] : [])))).toEqual(quotes)
  })
})

describe('addresses', () => {
  const addressesIn = (text: string): string[] => [...new Set(read(text).flatMap((passage) => passage.marks.flatMap(({type, start, end}) => (type === 'address' ? [passage.text.slice(start, end)] : []))))]
  test.each([
    'ftp://x.example/a_b?c=d', 'git+ssh://h', 'me.you+x@mail.example', '@scope/pkg', '@user', 'lumina.com', 'a.b-c.io/x/y', 'readme.md', 'copydesk.yaml', 'x.yml', 'index.tsx', 'a.ts', 'a.jsx', 'a.jpeg', 'page.htm', 'src/a/b', './a/b/c', '../a/b/c/', '/usr/lib/x1', 'a.json',
  ])('%s', (address) => {
    expect(addressesIn(`see ${address} now`)).toEqual([address])
    expect(addressesIn(`see ${address}`)).toEqual([address])
  })

  test('none of these', () => {
    expect(['a.b', 'and/or', 'x.commerce', 'Claude.com', 'e.g.', '3.5', 'Plus/Pro/Max', 'Été/Abc/Def', 'x.ai_y', 'x.ai-y', 'x.aié', 'a @ b', '://', 'node.jsé', 'http:/', 'wwwx.y'].filter((text) => addressesIn(`see ${text} now`).length > 0)).toEqual([])
    expect(['Plus/pro/Max', 'A1/B/C', 'plus/pro/max', 'Docs/Api/x.md', '*a.com b*'].filter((text) => addressesIn(text).length === 0)).toEqual([])
    expect(addressesIn('`a.com b.com` c.com')).toEqual(['c.com'])
  })

  test('marked up as such are their own link; others are links', () => {
    expect(marksIn('<https://a.b> <me@a.b> www.a.example [https://c](https://c) [c](http://c) [d](https://d) [e](https://x) [f](mailto:f)')).toEqual([
      'address https://a.b → https://a.b', 'address me@a.b → mailto:me@a.b', 'address www.a.example → http://www.a.example', 'address https://c → https://c', 'address c → http://c', 'address d → https://d', 'link e → https://x', 'address f → mailto:f',
      'address https://a.b', 'address me@a.b', 'address www.a.example', 'address https://c',
    ])
  })

  test('in a word without end are looked for stretch by stretch', () => {
    const spans = (text: string): number[][] => read(text).flatMap(({marks}) => marks.filter(({url}) => url === undefined).map(({start, end}) => [start, end]))
    expect(spans(`${'（'.repeat(500)}a.com）${'（'.repeat(500)}b.com`)).toEqual([[500, 505], [1006, 1011]])
    expect(spans(`x （${'x/'.repeat(500)}`)).toEqual([[3, 1003]])
    expect(spans(`${'（'.repeat(395)}a.com${'（'.repeat(300)}`)).toEqual([[395, 695 + 5]])
    expect(spans(`${'（'.repeat(395)}a.com`)).toEqual([[395, 400]])
    expect(spans(`（a.com）${'a'.repeat(800)}`)).toEqual([[1, 6]])
    expect(spans('a'.repeat(800))).toEqual([])
  })
})
