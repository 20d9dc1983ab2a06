import type {Heading} from 'mdast'
import {expect, test} from 'vitest'
import {makeExampleDesk} from '../example-desk.ts'
import {makeDocument} from './document.ts'
import {parseMarkdown} from './parse.ts'
import {readPassages} from './passages.ts'
import {readSections} from './sections.ts'

function sections(text: string, path = 'notes.md'): unknown[] {
  return makeDocument({text, path}, makeExampleDesk()).sections.map(({title, heading, range}) => [title, text.slice(...heading), text.slice(...range)])
}

test('a section goes from its heading to the end of its last block', () => {
  expect(sections('# Title\n\nLead\n\n## One *a*\n\nText\n\n### Deep\n\n- item\n\n<b>\n\n## Two\n\n[^1]: Note\n\n<div></div>\n\n[u]: u\n')).toEqual([
    ['One a', 'One *a', '## One *a*\n\nText\n\n### Deep\n\n- item'], ['Two', 'Two', '## Two'],
  ])
})

test('a first-level heading opens one, but for the title that opens the page', () => {
  expect(sections('---\ntitle: x\n---\n\n# Title\n\n# Part\n\nText')).toEqual([['Part', 'Part', '# Part\n\nText']])
  expect(sections('Text\n\n# Part')).toEqual([['Part', 'Part', '# Part']])
  expect(sections('+++\ntitle = "x"\n+++\n\n# Title')).toEqual([])
  expect(sections('import x from "x"\n\n{/* c */}\n\n# Title\n\n## Part\n\n{x}\n', 'notes.mdx')).toEqual([['Part', 'Part', '## Part']])
  expect(sections('## Part\n===')).toEqual([['Part', 'Part', '## Part\n===']])
})

test('a heading without words is one, and one with an image alone has no words', () => {
  expect(sections('##\n\n## ![a b](u)\n\n## c  d\n')).toEqual([['', '##', '##'], ['', '![a b](u)', '## ![a b](u)'], ['c d', 'c  d', '## c  d']])
})

test('headings in quotes and items are none', () => {
  expect(sections('> ## Quoted\n\n- ## Item\n\nx')).toEqual([])
})

test('what a transform put there has no place', () => {
  const made: Heading = {type: 'heading', depth: 2, children: [{type: 'text', value: 'Made'}]}
  const tree = parseMarkdown('Text')
  tree.children.push(made)
  expect(readSections(tree, readPassages(tree, 'Text', undefined))).toEqual([{title: 'Made', heading: [0, 0], range: [0, 0]}])
})
