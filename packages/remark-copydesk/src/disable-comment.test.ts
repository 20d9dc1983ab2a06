import {expect, test} from 'vitest'
import {disableEdits} from './disable-comment.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import {applyEdits} from './fix.ts'
import {lint} from './lint.ts'

const desk = makeExampleDesk()
const only = ['canonical-name']

/** The page with its last finding silenced. */
function silence(text: string, path = 'notes.md', reason = 'say why'): string | undefined {
  const source = {text, path}
  const finding = lint(makeDocument(source, desk), {only}).findings.at(-1) ?? expect.fail('no finding')
  const edits = disableEdits(source, desk, finding, reason)
  return edits && applyEdits(text, edits).text
}

const next = '<!-- copydesk-disable-next-line canonical-name -- say why -->'
const [open, close] = ['<!-- copydesk-disable canonical-name -- say why -->', '<!-- copydesk-enable canonical-name -->']

test.each([
  ['a paragraph', 'Ask Lumina-Studio.\n', `${next}\nAsk Lumina-Studio.\n`],
  ['the second of two lines that have one each', 'Lumina-Studio\nLumina-Studio\n', `Lumina-Studio ${next}\nLumina-Studio\n`],
  ['a line inside a paragraph', 'Ask\nthe Lumina-Studio.\n', `Ask ${next}\nthe Lumina-Studio.\n`],
  ['a line inside a paragraph, with CRLF', 'Ask\r\nthe Lumina-Studio.\r\n', `Ask ${next}\r\nthe Lumina-Studio.\r\n`],
  ['a paragraph with carriage returns alone', 'Ask.\r\rLumina-Studio.\r', `Ask.\r\r${open}\rLumina-Studio.\r${close}\r`],
  ['a heading with CRLF', 'One.\r\n\r\n# Lumina-Studio\r\n', `One.\r\n\r\n${next}\r\n# Lumina-Studio\r\n`],
  ['an item', '- one\n- Lumina-Studio\n- three\n', `- one ${next}\n- Lumina-Studio\n- three\n`],
  ['an item behind an empty line', '- one\n\n- Lumina-Studio\n', `${open}\n- one\n\n- Lumina-Studio\n${close}\n`],
  ['a quote behind a line with its mark alone', '> one\n>\n> Lumina-Studio\n', `> one\n> ${next}\n> Lumina-Studio\n`],
  ['a row of a table', '| a |\n|---|\n| Lumina-Studio |\n', `${open}\n| a |\n|---|\n| Lumina-Studio |\n${close}\n`],
  ['a row of a table that is not the first block', 'x\n\n| a |\n|---|\n| Lumina-Studio |\n\ny\n', `x\n\n${open}\n| a |\n|---|\n| Lumina-Studio |\n${close}\n\ny\n`],
  ['a line behind a block of code', '- one\n  ```\n  two\n  ```\n  Lumina-Studio\n', `${open}\n- one\n  \`\`\`\n  two\n  \`\`\`\n  Lumina-Studio\n${close}\n`],
  ['a line behind a backslash', 'One\\\nLumina-Studio\n', `${open}\nOne\\\nLumina-Studio\n${close}\n`],
  ['a line behind two blanks', 'One  \nLumina-Studio', `${open}\nOne  \nLumina-Studio\n${close}`],
  ['a line behind one blank', 'Ask \nthe Lumina-Studio.\n', `Ask  ${next}\nthe Lumina-Studio.\n`],
  ['a line of a heading', 'Ask\nthe Lumina-Studio.\n===\n', `Ask ${next}\nthe Lumina-Studio.\n===\n`],
  ['a row without marks at its end', '| a\n|---\n| b\n| Lumina-Studio\n', `${open}\n| a\n|---\n| b\n| Lumina-Studio\n${close}\n`],
  ['a text without a line end', 'Lumina-Studio', `${next}\nLumina-Studio`],
  ['a table behind a byte order mark', '\uFEFF| a |\n|---|\n| Lumina-Studio |\n\nx\n', `\uFEFF${open}\n| a |\n|---|\n| Lumina-Studio |\n${close}\n\nx\n`],
  ['a text with a byte order mark', '\uFEFFAsk Lumina-Studio.\n', `\uFEFF${next}\nAsk Lumina-Studio.\n`],
])('the comment stands where it silences %s and breaks nothing', (_place, text, expected) => {
  expect(silence(text)).toBe(expected)
})

test('in MDX it is a comment of MDX', () => {
  expect(silence('Ask Lumina-Studio.\n', 'notes.MDX')).toBe('{/* copydesk-disable-next-line canonical-name -- say why */}\nAsk Lumina-Studio.\n')
  expect(silence('| a |\n|---|\n| Lumina-Studio |\n', 'notes.mdx')).toBe('{/* copydesk-disable canonical-name -- say why */}\n| a |\n|---|\n| Lumina-Studio |\n{/* copydesk-enable canonical-name */}\n')
  expect(silence('Ask Lumina-Studio.\n', 'notes.mdx.md')).toBe(`${next}\nAsk Lumina-Studio.\n`)
})

test.each(['---\ntitle: Lumina-Studio\n---\n', '+++\ntitle = "Lumina-Studio"\n+++\n'])('%j takes none', (text) => {
  expect(silence(text)).toBeUndefined()
})

test.each(['so --> it is', 'so */ it is', 'so\nit is', 'so\rit is'])('the reason %j would end the comment', (reason) => {
  expect(silence('Ask Lumina-Studio.\n', 'notes.md', reason)).toBeUndefined()
})
