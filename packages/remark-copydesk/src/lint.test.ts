import type {Paragraph, Text} from 'mdast'
import {describe, expect, test} from 'vitest'
import {makeDocument} from './document/document.ts'
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
