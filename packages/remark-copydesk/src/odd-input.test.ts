import {expect, test} from 'vitest'
import {markdownExamples} from '../test/markdown-examples.ts'
import {parseCalendarDate} from './calendar-date.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import {fix} from './fix.ts'
import {lint} from './lint.ts'

const desk = makeExampleDesk()
const today = parseCalendarDate('2026-11-23')

test('every example of CommonMark and of GFM is linted and fixed, as Markdown and as MDX, with names in its lines', () => {
  expect(markdownExamples.length).toBeGreaterThan(680)
  for (const example of markdownExamples) {
    for (const text of [example, example.replaceAll('foo', 'Lumina Paints 2.0').replaceAll('bar', 'lumina-paint-2')]) {
      for (const path of ['notes.md', 'notes.mdx']) {
        const {findings} = lint(makeDocument({text, path}, desk), {...(today && {today})})
        for (const {range: [start, end]} of findings) expect([start >= 0, start <= end, end <= text.length], text).toEqual([true, true, true])
        const fixed = fix({text, path}, desk)
        expect(fixed.refused, text).toBeUndefined()
        expect(fix({text: fixed.text, path}, desk).text, text).toBe(fixed.text)
      }
    }
  }
})
