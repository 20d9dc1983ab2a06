import {reviewState} from 'remark-copydesk'
import type {CalendarDate, Document, Fact, PageFrontMatter} from 'remark-copydesk'
import {bodyHash} from 'remark-copydesk/node'

/** What a page may say of its own age. */
export interface Verification {
  readonly date: CalendarDate
  readonly by: string
  readonly state: 'fresh' | 'due' | 'stale' | 'held' | 'historical'
  /** The last day on which it is fresh. */
  readonly due: CalendarDate | undefined
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
  document: Document,
  facts: readonly Fact[],
  today: CalendarDate,
): Verification {
  const interval = verification.review ?? (document.kind === undefined ? undefined : document.desk.config.review[document.kind])
  const {state, due} = reviewState(verification.date, interval, today)
  const checked = facts.some(({verified}) => verified.method === 'read' || verified.method === 'quote-match')
  return {
    date: verification.date,
    by: verification.by,
    state: verification.state === 'live' ? state : verification.state,
    due,
    basis: checked || verification.text !== undefined ? 'verified' : 'carried',
    text: verification.text === undefined ? 'since' : verification.text === bodyHash(document.text) ? 'same' : 'edited',
    why: verification.why,
  }
}
