import {z} from 'zod'
import {formatDate, parseCalendarDate} from '../calendar-date.ts'
import {reviewState} from '../review-state.ts'
import {defineRule} from '../rule.ts'

const page = (more = ''): string => `---\ntitle: Paint\nverification:\n  date: "2026-04-22"\n${more}---\n`

export const reviewDue = defineRule({
  id: 'review-due',
  summary: 'Read a page again before its facts are too old to trust.',
  why: 'Prices, limits and names move while nobody edits the page. Old facts read exactly like new ones.',
  details: 'A warning, for a day that passes must not stop a merge request; the published page tells its readers too.',
  severity: 'warning',
  clock: true,
  fix: 'none',
  options: z.strictObject({}),
  examples: [
    {path: 'guides/paint.md', today: '2026-07-21', text: page()},
    {
      path: 'guides/paint.md',
      today: '2026-10-20',
      text: page(),
      findings: ['4:9-4:21 Unexpected age of 181 days, expected a review within 90 days: it was due by 21 July 2026'],
    },
    {path: 'guides/paint.md', today: '2030-01-01', text: page('  state: historical\n')},
  ],
  *check({document, desk, today}) {
    const verification = document.frontMatter?.data['verification'] as Record<string, unknown> | undefined | null
    if (document.kind === undefined || !verification || typeof verification !== 'object' || !today) return
    const date = parseCalendarDate(String(verification['date']))
    const interval = typeof verification['review'] === 'string' ? verification['review'] : desk.config.review[document.kind]
    if (!date || verification['state'] === 'historical') return
    const {state, age, days, due} = reviewState(date, interval, today)
    if (state !== 'stale' || !due) return
    yield {
      range: document.frontMatter?.rangeOf(['verification', 'date']) ?? [0, 0],
      message: `Unexpected age of ${age} days, expected a review within ${days} days: it was due by ${formatDate(due)}`,
      why: 'Nobody has checked this page against its sources for more than twice the time that was agreed.',
    }
  },
})
