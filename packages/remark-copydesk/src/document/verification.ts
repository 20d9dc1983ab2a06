import {parseCalendarDate} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'
import type {FrontMatter} from './front-matter.ts'

/** What a page says of its own verification, as far as it can be read. */
export interface StatedVerification {
  readonly date: CalendarDate | undefined
  /** Hash of the body that was verified. */
  readonly text: string | undefined
  readonly review: string | undefined
  readonly state: 'live' | 'held' | 'historical'
  readonly until: CalendarDate | undefined
  /** Hashes of the bodies after edits that were declared minor. */
  readonly minor: readonly string[]
}

/** Reads `verification` field by field: one that is wrong, which other rules tell, hides no other. */
export function statedVerification(frontMatter: Pick<FrontMatter, 'data'> | undefined): StatedVerification | undefined {
  const raw = frontMatter?.data['verification']
  if (raw === null || typeof raw !== 'object') return undefined
  const fields = raw as Record<string, unknown>
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
  const date = (value: unknown): CalendarDate | undefined => (typeof value === 'string' ? parseCalendarDate(value) : undefined)
  const minor = Array.isArray(fields['minor']) ? (fields['minor'] as unknown[]) : []
  const state = fields['state']
  return {
    date: date(fields['date']),
    text: text(fields['text']),
    review: text(fields['review']),
    state: state === 'held' || state === 'historical' ? state : 'live',
    until: date(fields['until']),
    minor: minor.map((entry) => text((entry as Record<string, unknown> | null)?.['text']) ?? ''),
  }
}
