import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {addDays, parseCalendarDate} from './calendar-date.ts'
import type {CalendarDate} from './calendar-date.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import {compareDue, dueDate, pageState, pageTurns, reviewState} from './review-state.ts'

const day = (raw: string): CalendarDate => parseCalendarDate(raw) as CalendarDate
const anyDay = fc.integer({min: 0, max: 40_000}).map((days) => addDays(day('1990-01-01'), days))
const interval = fc.constantFrom('1d', '14d', '6w', '3m', '90d')

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

test.each([
  ['2028-02-28', '1d', '2028-02-29'],
  ['2028-02-29', '1d', '2028-03-01'],
  ['2027-02-28', '1d', '2027-03-01'],
  ['2026-12-31', '1d', '2027-01-01'],
  ['2028-02-29', '366d', '2029-03-01'],
])('what was verified on %s for %s is due on %s', (verified, length, due) => {
  expect(dueDate('a', day(verified), length)).toBe(due)
})

test('property: a spread due date is never later than agreed, never before its room, and always the same', () => {
  fc.assert(fc.property(fc.string(), anyDay, interval, fc.integer({min: 0, max: 25}), (id, verified, length, percent) => {
    const agreed = dueDate(id, verified, length) as CalendarDate
    const due = dueDate(id, verified, length, percent) as CalendarDate
    expect(due <= agreed).toBe(true)
    expect(due >= verified).toBe(true)
    expect(dueDate(id, verified, length, percent)).toBe(due)
  }))
})

test('property: time only makes a verification worse', () => {
  const rank = ['fresh', 'due', 'stale']
  fc.assert(fc.property(anyDay, interval, fc.nat(400), fc.nat(400), (verified, length, a, b) => {
    const at = (days: number): number => rank.indexOf(reviewState(verified, length, addDays(verified, days)).state)
    expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)))
  }))
})

test('property: the order in which things are due is total', () => {
  const entry = fc.record({id: fc.string(), due: fc.option(anyDay, {nil: undefined})})
  fc.assert(fc.property(entry, entry, entry, (a, b, c) => {
    expect(compareDue(a, b) + compareDue(b, a)).toBe(0)
    if (compareDue(a, b) === 0) expect(a).toEqual(b)
    if (compareDue(a, b) <= 0 && compareDue(b, c) <= 0) expect(compareDue(a, c)).toBeLessThanOrEqual(0)
  }))
})

describe('a page', () => {
  const desk = makeExampleDesk()
  const stateOf = (fields: string, today: string, path = 'guides/a.md'): string | undefined =>
    pageState(makeDocument({path, text: `---\nverification:\n  date: "2026-04-22"\n${fields}---\n`}, desk), day(today))?.state

  test.each([
    ['', '2026-07-06', 'fresh'],
    ['', '2026-07-07', 'due-soon'],
    ['', '2026-07-21', 'due-soon'],
    ['', '2026-07-22', 'due'],
    ['', '2026-10-20', 'stale'],
    ['  review: 7d\n', '2026-04-30', 'due'],
    ['  review: never\n', '2036-04-30', 'fresh'],
    ['  state: held\n', '2036-01-01', 'held'],
    ['  state: held\n  until: "2026-06-01"\n', '2026-06-01', 'held'],
    ['  state: held\n  until: "2026-06-01"\n', '2026-06-02', 'hold-expired'],
    ['  state: historical\n', '2036-01-01', 'historical'],
  ])('with %j is on %s %s', (fields, today, state) => {
    expect(stateOf(fields, today)).toBe(state)
  })

  test('of no kind, or with a date that nobody can read, has no state', () => {
    expect(stateOf('', '2026-07-06', 'notes.md')).toBeUndefined()
    expect(pageState(makeDocument({path: 'guides/a.md', text: '---\nverification: {date: 2026-02-30}\n---\n'}, desk), day('2026-07-06'))).toBeUndefined()
  })
})

test('property: a page’s state changes on the days that are told, and on no other', () => {
  const state = fc.constantFrom('', ', state: held, why: x', ', state: held, why: x, until: 2026-06-01', ', state: historical')
  const example = makeExampleDesk()
  fc.assert(fc.property(interval, state, fc.integer({min: 0, max: 25}), fc.nat(500), (review, rest, stagger, days) => {
    const desk = {...example, kindOf: () => 'guide', config: {...example.config, stagger}}
    const document = makeDocument({path: 'guides/a.md', text: `---\nverification: {date: 2026-04-22, by: x, review: ${review}${rest}}\n---\n`}, desk)
    const today = addDays(day('2026-04-22'), days)
    const yesterday = addDays(today, -1)
    if (!pageTurns(document).includes(today)) expect(pageState(document, today)?.state).toBe(pageState(document, yesterday)?.state)
  }))
})
