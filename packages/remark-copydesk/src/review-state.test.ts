import {expect, test} from 'vitest'
import {parseCalendarDate} from './calendar-date.ts'
import type {CalendarDate} from './calendar-date.ts'
import {reviewState} from './review-state.ts'

const day = (raw: string): CalendarDate => parseCalendarDate(raw) as CalendarDate

test.each([
  ['2026-04-22', 'fresh'],
  ['2026-07-21', 'fresh'],
  ['2026-07-22', 'due'],
  ['2026-10-19', 'due'],
  ['2026-10-20', 'stale'],
])('on %s a verification of 22 April 2026 with 90 days is %s', (today, state) => {
  expect(reviewState(day('2026-04-22'), '90d', day(today))).toMatchObject({state, due: '2026-07-21', days: 90})
})

test('without an interval nothing is ever due', () => {
  expect(reviewState(day('2026-04-22'), 'event', day('2036-01-01'))).toMatchObject({state: 'fresh', due: undefined})
  expect(reviewState(day('2026-04-22'), undefined, day('2036-01-01'))).toMatchObject({state: 'fresh', due: undefined})
})
