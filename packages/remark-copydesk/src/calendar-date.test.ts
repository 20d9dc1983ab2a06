import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {addDays, calendarDate, dayNumber, daysBetween, findProseDates, formatDate, intervalDays, parseCalendarDate, printAs} from './calendar-date.ts'
import type {CalendarDate} from './calendar-date.ts'

const msPerDay = 86_400_000
const firstDay = Math.round(Date.parse('0001-01-01') / msPerDay)
/** Years are written with four digits. */
const thousand = Math.round(Date.parse('1000-01-01') / msPerDay)
const lastDay = Math.round(Date.parse('9999-12-31') / msPerDay)
const runs = {seed: 20_260_422, numRuns: 2000}

function isoOf(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10)
}

function date(raw: string): CalendarDate {
  const parsed = parseCalendarDate(raw)
  if (!parsed) throw new Error(`Unexpected \`${raw}\`, expected a date`)
  return parsed
}

const anyDay = fc.integer({min: firstDay, max: lastDay})

describe('against the platform’s calendar', () => {
  test('every day is read and counted alike', () => {
    fc.assert(fc.property(anyDay, (day) => {
      expect(dayNumber(date(isoOf(day)))).toBe(day)
    }), runs)
  })

  test('days are added and taken away alike', () => {
    fc.assert(fc.property(anyDay, anyDay, (from, to) => {
      expect(addDays(date(isoOf(from)), to - from)).toBe(isoOf(to))
      expect(daysBetween(date(isoOf(from)), date(isoOf(to)))).toBe(to - from)
    }), runs)
  })

  test('a day that it does not have is none', () => {
    fc.assert(fc.property(fc.integer({min: 1, max: 9999}), fc.integer({min: 0, max: 13}), fc.integer({min: 0, max: 32}), (year, month, day) => {
      const raw = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
      const there = new Date(`${raw}T00:00:00Z`)
      const exists = !Number.isNaN(there.getTime()) && there.toISOString().startsWith(raw)
      expect(parseCalendarDate(raw)).toBe(exists ? raw : undefined)
    }), runs)
  })
})

test('dates compare as strings do', () => {
  fc.assert(fc.property(anyDay, anyDay, (a, b) => {
    expect(date(isoOf(a)) < date(isoOf(b))).toBe(a < b)
  }), runs)
})

test('what is printed in a form is found in that form again', () => {
  fc.assert(fc.property(fc.integer({min: thousand, max: lastDay}), fc.constantFrom('iso', 'slashes', 'month-first', 'day-first'), (day, form) => {
    const printed = printAs(form, date(isoOf(day)))
    const text = `Last verified ${printed}, they say.`
    expect(findProseDates(text)).toEqual([{start: 14, end: 14 + printed.length, text: printed, date: isoOf(day), form}])
  }), runs)
})

test.each(['2026-4-22', '2026/04/22', '2026-04-22T00:00:00Z', ' 2026-04-22', '2026-04-22\n', '20260422', '', '２０２６-04-22', '-2026-04-22'])('%j is no date', (raw) => {
  expect(parseCalendarDate(raw)).toBeUndefined()
})

test.each([
  ['April 22, 2026', '2026-04-22'],
  ['Apr. 22 2026', '2026-04-22'],
  ['22nd of nothing', undefined],
  ['22 april 2026', '2026-04-22'],
  ['1st May 2026', '2026-05-01'],
  ['31 April 2026', undefined],
  ['2026/4/2', '2026-04-02'],
])('prose: %s', (text, expected) => {
  expect(findProseDates(text)[0]?.date).toBe(expected)
})

test.each([['1900-02-29', undefined], ['2000-02-29', '2000-02-29'], ['2023-02-29', undefined], ['2024-02-29', '2024-02-29'], ['2026-04-00', undefined], ['0400-02-29', '0400-02-29']])('%s in the calendar', (raw, expected) => {
  expect(parseCalendarDate(raw)).toBe(expected)
  expect(calendarDate.safeParse(raw).success).toBe(expected !== undefined)
  if (expected !== undefined) expect(addDays(addDays(date(raw), -1), 1)).toBe(expected)
})

test('the long form', () => {
  expect(formatDate(date('2026-04-02'))).toBe('2 April 2026')
})

test.each([['90d', 90], ['6w', 42], ['3m', 90], ['x90d', undefined], ['90days', undefined], ['event', undefined], ['never', undefined]])('interval %s', (interval, days) => {
  expect(intervalDays(interval)).toBe(days)
})
