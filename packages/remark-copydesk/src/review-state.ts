import {addDays, daysBetween, intervalDays} from './calendar-date.ts'
import type {CalendarDate} from './calendar-date.ts'
import type {Document} from './document/document.ts'
import {statedVerification} from './document/verification.ts'

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

/** What spreads due dates, so that what was verified in one day is not due in one. */
export interface Spread {
  readonly id: string
  /** By how many per cent of the interval a due date may come earlier. */
  readonly percent: number
}

/** The days of an interval and the last day on which a verification is fresh, never later than the interval says; nothing where the calendar asks for no review. */
function spanOf(verified: CalendarDate, interval: string | undefined, {id, percent}: Spread = {id: '', percent: 0}): {readonly days: number; readonly due: CalendarDate} | undefined {
  const days = interval === undefined ? undefined : intervalDays(interval)
  if (days === undefined) return undefined
  const room = Math.floor((days * percent) / 100)
  return {days, due: addDays(verified, days - (hash(id) % (room + 1)))}
}

/** Judges the age of a verification; the lint, the review list and the published page all take it from here. */
export function reviewState(verified: CalendarDate, interval: string | undefined, today: CalendarDate, spread?: Spread): ReviewState {
  const age = daysBetween(verified, today)
  const span = spanOf(verified, interval, spread)
  if (!span) return {state: 'fresh', age, days: undefined, due: undefined}
  return {state: today <= span.due ? 'fresh' : age <= 2 * span.days ? 'due' : 'stale', age, ...span}
}

/** The days on which a verification turns: soon due, due, stale. */
export function reviewTurns(verified: CalendarDate, interval: string | undefined, spread?: Spread): CalendarDate[] {
  const span = spanOf(verified, interval, spread)
  return span ? [addDays(span.due, -soonDays), addDays(span.due, 1), addDays(verified, 2 * span.days + 1)] : []
}

/** FNV-1a: the same id is spread the same way everywhere. */
function hash(id: string): number {
  let value = 0x81_1c_9d_c5
  for (const character of id) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93)
  return value >>> 0
}

/** What is to be read first: the earlier due date, then the id, so that any two stand in one order everywhere. */
export function compareDue(a: {readonly due: CalendarDate | undefined; readonly id: string}, b: {readonly due: CalendarDate | undefined; readonly id: string}): number {
  const [first, second] = [a.due ?? '~', b.due ?? '~']
  return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** How many days before its due date something is due soon. */
export const soonDays = 14

/** A fresh verification whose due date is near is `due-soon`. */
export function isSoon({state, due}: ReviewState, today: CalendarDate): boolean {
  return state === 'fresh' && due !== undefined && daysBetween(today, due) <= soonDays
}

/** How far a page’s own verification may be trusted. */
export interface PageState extends Omit<ReviewState, 'state'> {
  readonly state: 'fresh' | 'due-soon' | 'due' | 'stale' | 'held' | 'hold-expired' | 'historical'
  readonly verified: CalendarDate
  /** The last day of a hold. */
  readonly until: CalendarDate | undefined
}

/** What of a page its state is judged by: no text, so that a page far away can be judged too. */
export interface JudgedPage extends Pick<Document, 'kind' | 'path' | 'desk'> {
  readonly frontMatter: Parameters<typeof statedVerification>[0]
}

/** Judges a page’s own verification; `undefined` where the page has no kind or no date that can be read. */
export function pageState({frontMatter, kind, path, desk}: JudgedPage, today: CalendarDate): PageState | undefined {
  const stated = statedVerification(frontMatter)
  if (kind === undefined || !stated?.date) return undefined
  const {date: verified, state, until} = stated
  const judged = reviewState(verified, stated.review ?? desk.config.review[kind], today, {id: path, percent: desk.config.stagger})
  const own = state === 'historical' ? 'historical'
    : state === 'held' ? (until && today > until ? 'hold-expired' : 'held')
      : isSoon(judged, today) ? 'due-soon' : judged.state
  return {...judged, state: own, verified, until}
}

/** The days on which the state of a page may change; on no other does it. */
export function pageTurns({frontMatter, kind, path, desk}: JudgedPage): CalendarDate[] {
  const stated = statedVerification(frontMatter)
  if (kind === undefined || !stated?.date) return []
  return [...reviewTurns(stated.date, stated.review ?? desk.config.review[kind], {id: path, percent: desk.config.stagger}), ...(stated.until ? [addDays(stated.until, 1)] : [])]
}
