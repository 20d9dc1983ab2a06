import {addDays, daysBetween, intervalDays} from './calendar-date.ts'
import type {CalendarDate} from './calendar-date.ts'

/** How far a verification may be trusted: `due` past its interval, `stale` past twice of it. */
export interface ReviewState {
  readonly state: 'fresh' | 'due' | 'stale'
  /** Days since the verification. */
  readonly age: number
  /** Days of the interval; `undefined` where the calendar asks for no review. */
  readonly days: number | undefined
  /** The last day on which the verification is fresh. */
  readonly due: CalendarDate | undefined
}

/** Judges the age of a verification; the lint and the published page both take it from here. */
export function reviewState(verified: CalendarDate, interval: string | undefined, today: CalendarDate): ReviewState {
  const age = daysBetween(verified, today)
  const days = interval === undefined ? undefined : intervalDays(interval)
  if (days === undefined) return {state: 'fresh', age, days, due: undefined}
  return {state: age <= days ? 'fresh' : age <= 2 * days ? 'due' : 'stale', age, days, due: addDays(verified, days)}
}
