import {z} from 'zod'
import {formatDate} from '../calendar-date.ts'
import {factState} from '../facts/fact-state.ts'
import {defineRule} from '../rule.ts'
import {pageState} from '../review-state.ts'

const page = (more = '', body = ''): string => `---\ntitle: Paint\nverification:\n  date: "2026-04-22"\n${more}---\n${body}`

export const reviewDue = defineRule({
  id: 'review-due',
  summary: 'Read a page and its facts again before they are too old to trust.',
  why: 'Prices, limits and names move while nobody edits the page. Old facts read exactly like new ones.',
  details: 'A page or fact is due after its interval (`review` of its own, else that of its kind or dimension) and stale after two of them. A scheduled fact is unknown from its day on, and a hold is over after its last day. A warning, for a day that passes must not stop a merge request; where a change touches the very line, what is stale is an error. `copydesk due` tells two weeks ahead.',
  severity: 'warning',
  clock: true,
  fix: 'none',
  options: z.strictObject({}),
  mayFind: ({cites, hasKey}) => cites || hasKey('verification'),
  examples: [
    {path: 'guides/paint.md', today: '2026-07-21', text: page()},
    {
      path: 'guides/paint.md',
      today: '2026-07-22',
      text: page(),
      findings: ['4:9-4:21 Unexpected age of 91 days, expected a review within 90 days: it was due by 21 July 2026'],
    },
    {
      path: 'guides/paint.md',
      today: '2026-10-20',
      text: page(),
      findings: ['4:9-4:21 Unexpected age of 181 days, expected a review within 90 days: it was due by 21 July 2026'],
    },
    {path: 'guides/paint.md', today: '2030-01-01', text: page('  state: historical\n')},
    {
      path: 'guides/paint.md',
      today: '2026-06-01',
      text: page('  state: held\n  why: The vendor was asked.\n  until: "2026-05-31"\n'),
      findings: ['7:10-7:22 Unexpected hold after 31 May 2026, expected the page verified or held anew'],
    },
    {title: 'A fact that is due', today: '2026-05-23', text: 'It costs 4 cents.[^f:paint.price]\n', findings: ['1:18-1:34 Unexpected fact `paint.price` of 22 April 2026, expected it read again within 30 days: it was due by 22 May 2026']},
    {title: 'A fact whose day has come', today: '2026-12-01', text: 'It ends soon.[^f:draw.shutdown]\n', findings: ['1:14-1:32 Unexpected scheduled fact `draw.shutdown` on or after its day, 1 December 2026, expected somebody to have looked whether it came true']},
    {title: 'A fact whose day has not come', today: '2026-11-30', text: 'It ends soon.[^f:draw.shutdown]\n'},
  ],
  *check({document, desk, today, change}) {
    if (!today) return
    const severity = (state: string): {severity?: 'error'} => (change && state === 'stale' ? {severity: 'error'} : {})
    const page = pageState(document, today)
    if (page?.state === 'historical') return
    const rangeOf = (key: string): readonly [number, number] => document.frontMatter?.rangeOf(['verification', key]) ?? [0, 0]
    if (page?.state === 'hold-expired' && page.until) {
      yield {range: rangeOf('until'), message: `Unexpected hold after ${formatDate(page.until)}, expected the page verified or held anew`, why: 'What was to be found out by then is still open.'}
    }
    if ((page?.state === 'due' || page?.state === 'stale') && page.due) {
      yield {
        range: rangeOf('date'),
        message: `Unexpected age of ${page.age} days, expected a review within ${page.days} days: it was due by ${formatDate(page.due)}`,
        why: `Nobody has checked this page against its sources for more than ${page.state === 'stale' ? 'twice ' : ''}the time that was agreed.`,
        ...severity(page.state),
      }
    }
    for (const {factId, range} of document.citations) {
      const fact = desk.facts.get(factId)
      const judged = fact && factState(fact, desk, today)
      if (!judged?.due) continue
      if (judged.state === 'unknown') {
        yield {
          range,
          message: `Unexpected scheduled fact \`${factId}\` on or after its day, ${formatDate(judged.due)}, expected somebody to have looked whether it came true`,
          why: 'What was announced is called off as often as anything else: until somebody looks, nobody knows.',
        }
      } else if (judged.state === 'due' || judged.state === 'stale') {
        yield {
          range,
          message: `Unexpected fact \`${factId}\` of ${formatDate(judged.verified)}, expected it read again within ${judged.days} days: it was due by ${formatDate(judged.due)}`,
          why: `Nobody has read its source for more than ${judged.state === 'stale' ? 'twice ' : ''}the time that was agreed.`,
          ...severity(judged.state),
        }
      }
    }
  },
})
