import {expect, test} from 'vitest'
import {effectiveDate} from './effective-date.ts'

test('--now comes before SOURCE_DATE_EPOCH, which comes before the clock', () => {
  const environment = {SOURCE_DATE_EPOCH: '1776816000'}
  expect(effectiveDate('2026-01-02', environment)).toEqual({date: '2026-01-02', origin: '--now'})
  expect(effectiveDate(undefined, environment)).toEqual({date: '2026-04-22', origin: 'SOURCE_DATE_EPOCH'})
  const today = (): string => new Date().toISOString().slice(0, 10)
  const before = today()
  const {date, origin} = effectiveDate(undefined, {})
  expect(origin).toBe('UTC clock')
  expect([before, today()]).toContain(date)
})

test('the last second of a day in UTC is still that day', () => {
  expect(effectiveDate(undefined, {SOURCE_DATE_EPOCH: '1776902399'}).date).toBe('2026-04-22')
  expect(effectiveDate(undefined, {SOURCE_DATE_EPOCH: '1776902400'}).date).toBe('2026-04-23')
})

test.each(['2026-02-30', 'today', ''])('--now %j is refused', (now) => {
  expect(() => effectiveDate(now, {})).toThrow('for --now, expected a day of the calendar as YYYY-MM-DD')
})

test.each(['yesterday', '-1', '1.5', '123456789012'])('SOURCE_DATE_EPOCH %s is refused', (epoch) => {
  expect(() => effectiveDate(undefined, {SOURCE_DATE_EPOCH: epoch})).toThrow('expected whole seconds since 1970')
})
