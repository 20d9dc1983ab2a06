import {afterAll, expect, test} from 'vitest'
import {parseCalendarDate} from './calendar-date.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import {lint} from './lint.ts'
import {rules} from './rules/index.ts'

const own = process.env['TZ']
afterAll(() => {
  if (own === undefined) delete process.env['TZ']
  else process.env['TZ'] = own
})

/** Every example, on its own day and on days at the edges of months, years and leap days. */
function findings(): string {
  const desk = makeExampleDesk()
  const days = ['2026-04-22', '2026-12-31', '2027-01-01', '2028-02-29', '2028-03-01']
  return JSON.stringify(rules.flatMap(({examples}) => examples.flatMap(({text, path, today}) => [...days, ...(today === undefined ? [] : [today])].map((raw) => {
    const day = parseCalendarDate(raw)
    return lint(makeDocument({text, ...(path !== undefined && {path})}, desk), {...(day && {today: day})}).findings
  }))))
}

test('every finding is the same in every time zone', () => {
  process.env['TZ'] = 'UTC'
  const expected = findings()
  expect(expected).toContain('review-due')
  for (const [zone, minutes] of [['America/Los_Angeles', 420], ['Pacific/Auckland', -720], ['Asia/Kolkata', -330]] as const) {
    process.env['TZ'] = zone
    expect(new Date('2026-04-22T12:00:00Z').getTimezoneOffset()).toBe(minutes)
    expect(findings()).toBe(expected)
  }
})
