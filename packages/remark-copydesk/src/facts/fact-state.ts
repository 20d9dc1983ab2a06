import {addDays, daysBetween} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'
import type {Desk} from '../desk/desk.ts'
import type {Fact} from '../desk/schema.ts'
import {isSoon, reviewState, reviewTurns} from '../review-state.ts'
import type {ReviewState} from '../review-state.ts'

/** How far a fact may be trusted; a scheduled one is `unknown` from its day on, until somebody looks. */
export interface FactState extends Omit<ReviewState, 'state'> {
  readonly state: 'fresh' | 'due-soon' | 'due' | 'stale' | 'unknown' | 'historical'
  /** The day it counts as verified: of a derived fact the oldest of its inputs. */
  readonly verified: CalendarDate
}

/** Judges a fact; a derived one is never better than what it follows from. */
export function factState(fact: Fact, desk: Desk, today: CalendarDate): FactState {
  const verified = factDate(fact, desk)
  const judged = reviewState(verified, factInterval(fact, desk), today, {id: fact.id, percent: desk.config.stagger})
  const day = scheduledDay(fact)
  if (day !== undefined && today >= day) return {...judged, state: 'unknown', verified, due: day, age: daysBetween(verified, today)}
  if (isHistorical(fact, today)) return {...judged, state: 'historical', verified, days: undefined, due: undefined}
  const unknown = inputsOf(fact, desk).some((input) => {
    const inputDay = scheduledDay(input)
    return inputDay !== undefined && today >= inputDay
  })
  return {...judged, state: unknown ? 'unknown' : isSoon(judged, today) ? 'due-soon' : judged.state, verified}
}

/** The days on which the state of a fact may change; on no other does it. */
export function factTurns(fact: Fact, desk: Desk): CalendarDate[] {
  const scheduled = [fact, ...inputsOf(fact, desk)].flatMap((one) => scheduledDay(one) ?? [])
  const until = fact.valid?.until
  return [...reviewTurns(factDate(fact, desk), factInterval(fact, desk), {id: fact.id, percent: desk.config.stagger}), ...scheduled, ...(until === undefined ? [] : [addDays(until, 1)])]
}

/** The day on which somebody has to read a fact again; `undefined` where the calendar asks for none. */
export function factDue(fact: Fact, desk: Desk, today: CalendarDate): CalendarDate | undefined {
  const {state, due} = factState(fact, desk, today)
  if (state === 'historical') return undefined
  const day = scheduledDay(fact)
  // On its day nobody knows any more whether what was announced has happened.
  return day !== undefined && (due === undefined || day < due) ? day : due
}

/** The day a fact counts as verified: the oldest of it and all that it follows from. */
export function factDate(fact: Fact, desk: Desk): CalendarDate {
  return inputsOf(fact, desk).reduce((oldest, {verified}) => (verified.date < oldest ? verified.date : oldest), fact.verified.date)
}

/** The interval after which a fact is to be read again. */
export function factInterval(fact: Fact, desk: Desk): string | undefined {
  return fact.review ?? desk.config.review[fact.dimension]
}

/** The day on which a scheduled fact is to happen, and from which nobody knows whether it did. */
export function scheduledDay({kind, valid}: Fact): CalendarDate | undefined {
  return kind === 'scheduled' ? (valid?.from ?? valid?.until) : undefined
}

/** Whether a fact speaks of a time that is over, on a day or on the day it was verified, and so never grows old. */
export function isHistorical({kind, valid, review, verified}: Fact, day: CalendarDate = verified.date): boolean {
  return review === 'never' || (kind !== 'scheduled' && valid?.until !== undefined && valid.until < day)
}

/** All facts that a derived fact follows from, directly or not. */
export function inputsOf(fact: Fact, desk: Desk): readonly Fact[] {
  const found = new Set<Fact>()
  const add = ({from}: Fact): void => {
    for (const id of from) {
      const input = desk.facts.get(id)
      if (!input || found.has(input)) continue
      found.add(input)
      add(input)
    }
  }
  add(fact)
  return [...found]
}
