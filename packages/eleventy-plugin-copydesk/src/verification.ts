import {pageState, pageTurns} from 'remark-copydesk'
import type {CalendarDate, Fact, PageFrontMatter} from 'remark-copydesk'
import type {ListedPage, ListedSource} from './page.ts'

/** How far a page’s verification may be trusted. */
export type VerificationState = 'fresh' | 'due' | 'stale' | 'held' | 'hold-expired' | 'historical'

/** What a page may say of its own age. */
export interface Verification {
  readonly date: CalendarDate
  readonly by: string
  readonly state: VerificationState
  /** The states to come, each with the first of its days. */
  readonly later: readonly {readonly from: CalendarDate; readonly state: VerificationState}[]
  /** The day of the build. */
  readonly today: CalendarDate
  /** The last day on which it is fresh. */
  readonly due: CalendarDate | undefined
  /** The last day of a hold. */
  readonly until: CalendarDate | undefined
  /**
   * `verified` where the text’s hash or a fact shows that somebody checked; without either the facts
   * were only carried over from a text of that day.
   */
  readonly basis: 'verified' | 'carried'
  /** Whether the text is the one that was verified. */
  readonly text: 'same' | 'edited' | 'since'
  /** Why it is held. */
  readonly why: string | undefined
}

/** Judges a page’s verification on a day. */
export function readVerification(
  {verification}: PageFrontMatter,
  document: ListedPage['document'],
  {facts, isVerified}: {readonly facts: readonly Fact[]; readonly isVerified: ListedSource['isVerified']},
  today: CalendarDate,
): Verification {
  const stateOn = (day: CalendarDate): VerificationState => {
    const state = pageState(document, day)?.state ?? 'fresh'
    return state === 'due-soon' ? 'fresh' : state
  }
  const judged = pageState(document, today)
  const checked = facts.some(({verified}) => verified.method === 'read' || verified.method === 'quote-match')
  return {
    date: verification.date,
    by: verification.by,
    state: stateOn(today),
    later: pageTurns(document).filter((day) => day > today).toSorted().map((from) => ({from, state: stateOn(from)})),
    today,
    due: judged?.due,
    until: judged?.until,
    basis: checked || verification.text !== undefined ? 'verified' : 'carried',
    text: verification.text === undefined ? 'since' : isVerified(verification.text) ? 'same' : 'edited',
    why: verification.why,
  }
}
