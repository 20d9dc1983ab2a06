import fc from 'fast-check'
import {expect, test} from 'vitest'
import {addDays, formatDate, parseCalendarDate, findProseDates} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'
import {makeExampleDesk} from '../example-desk.ts'
import {makeDocument} from './document.ts'
import {statedVerification} from './verification.ts'

const desk = makeExampleDesk()
const read = (yaml: string): ReturnType<typeof statedVerification> => statedVerification(makeDocument({text: `---\nverification:\n${yaml}\n---\n`}, desk).frontMatter)

test('property: a valid date survives reading, printing and reading again', () => {
  const first = parseCalendarDate('1990-01-01') as CalendarDate
  fc.assert(fc.property(fc.nat(40_000), fc.constantFrom('', '"', "'"), (days, quote) => {
    const date = addDays(first, days)
    const stated = read(`  date: ${quote}${date}${quote}`)?.date
    expect(stated).toBe(date)
    expect(findProseDates(formatDate(date))[0]?.date).toBe(stated)
  }))
})

test.each(['2026-02-30', '2026-13-01', '2026-06-31', '2026-04-22T23:30:00-08:00', '2026-4-22', '04/22/2026', 'April 22, 2026', '2026-04', '20260422', '2026-W17', '{}', '2026'])('no date is made of %s', (written) => {
  expect(read(`  date: ${written}`)?.date).toBeUndefined()
})

test('one field that is wrong hides no other', () => {
  expect(read('  date: soon\n  text: 4\n  state: dead\n  minor: [x, null, {text: a}]\n  until: "2026-05-01"')).toEqual({
    date: undefined, text: undefined, review: undefined, state: 'live', until: '2026-05-01', minor: ['', '', 'a'],
  })
})
