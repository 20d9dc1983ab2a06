import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {addDays, parseCalendarDate} from './calendar-date.ts'
import type {CalendarDate} from './calendar-date.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import {compareDue, pageState, pageTurns, reviewState} from './review-state.ts'

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
  expect(reviewState(day(verified), length, day(verified)).due).toBe(due)
})

test('property: a spread due date is never later than agreed, never before its room, and always the same', () => {
  fc.assert(fc.property(fc.string(), anyDay, interval, fc.integer({min: 0, max: 25}), (id, verified, length, percent) => {
    const agreed = reviewState(verified, length, verified).due as CalendarDate
    const due = reviewState(verified, length, verified, {id, percent}).due as CalendarDate
    expect(due <= agreed).toBe(true)
    expect(due >= verified).toBe(true)
    expect(reviewState(verified, length, addDays(verified, 7), {id, percent}).due).toBe(due)
  }))
})

test('property: time only makes a verification worse', () => {
  const rank = ['fresh', 'due', 'stale']
  fc.assert(fc.property(anyDay, interval, fc.nat(400), fc.nat(400), (verified, length, a, b) => {
    const at = (days: number): number => rank.indexOf(reviewState(verified, length, addDays(verified, days)).state)
    expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)))
  }))
})

test('what is due first stands first, then what comes first by its id, and last what is never due', () => {
  const entries = [{id: 'b', due: undefined}, {id: 'a', due: undefined}, {id: 'd', due: day('2026-05-02')}, {id: 'c', due: day('2026-05-02')}, {id: 'e', due: day('2026-05-01')}]
  expect(entries.toSorted(compareDue).map(({id}) => id)).toEqual(['e', 'c', 'd', 'a', 'b'])
  expect(entries.toReversed().toSorted(compareDue).map(({id}) => id)).toEqual(['e', 'c', 'd', 'a', 'b'])
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

test('a page tells the days on which it turns, spread by its path', () => {
  const example = makeExampleDesk()
  const turns = (fields: string, path: string, stagger = 0): string[] =>
    pageTurns(makeDocument({path, text: `---\nverification: {date: 2026-04-22, by: x${fields}}\n---\n`}, {...example, config: {...example.config, stagger}}))
  expect(turns('', 'guides/a.md')).toEqual(['2026-07-07', '2026-07-22', '2026-10-20'])
  expect(turns(', review: 30d, state: held, why: x, until: 2026-06-01', 'guides/a.md')).toEqual(['2026-05-08', '2026-05-23', '2026-06-22', '2026-06-02'])
  expect(turns(', review: never', 'guides/a.md')).toEqual([])
  expect(turns('', 'notes.md')).toEqual([])
  expect(pageTurns(makeDocument({path: 'guides/a.md', text: '---\nverification: {by: x}\n---\n'}, example))).toEqual([])
  const spread = ['a', 'b', 'c'].map((name) => turns('', `guides/${name}.md`, 25)[1])
  expect(new Set(spread).size).toBe(3)
  for (const path of ['guides/a.md', 'guides/b.md']) {
    const document = makeDocument({path, text: '---\nverification: {date: 2026-04-22, by: x}\n---\n'}, {...example, config: {...example.config, stagger: 25}})
    expect(pageTurns(document)[1]).toBe(addDays(pageState(document, day('2026-04-22'))?.due as CalendarDate, 1))
  }
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
