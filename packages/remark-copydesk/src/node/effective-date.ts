import {parseCalendarDate} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'

/** The day it is held to be, and who says so. */
export interface EffectiveDate {
  readonly date: CalendarDate
  readonly origin: '--now' | 'SOURCE_DATE_EPOCH' | 'UTC clock'
}

/**
 * The day from `now`, else from `SOURCE_DATE_EPOCH` (whole seconds, reproducible-builds.org), else
 * today in UTC. This is the one place that asks a clock.
 *
 * @throws {RangeError} where `now` or the variable is no date.
 */
export function effectiveDate(now?: string, environment: NodeJS.ProcessEnv = process.env): EffectiveDate {
  if (now !== undefined) {
    const date = parseCalendarDate(now)
    if (!date) throw new RangeError(`Unexpected date \`${now}\` for --now, expected a day of the calendar as YYYY-MM-DD`)
    return {date, origin: '--now'}
  }
  const epoch = environment['SOURCE_DATE_EPOCH']
  if (epoch !== undefined && epoch !== '') {
    const date = /^\d{1,11}$/u.test(epoch) ? parseCalendarDate(new Date(Number(epoch) * 1000).toISOString().slice(0, 10)) : undefined
    if (!date) throw new RangeError(`Unexpected SOURCE_DATE_EPOCH \`${epoch}\`, expected whole seconds since 1970`)
    return {date, origin: 'SOURCE_DATE_EPOCH'}
  }
  return {date: new Date().toISOString().slice(0, 10) as CalendarDate, origin: 'UTC clock'}
}
