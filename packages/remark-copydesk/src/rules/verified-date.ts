import {z} from 'zod'
import {addDays, formatDate, parseCalendarDate} from '../calendar-date.ts'
import {liveFacts} from '../date-change.ts'
import {defineRule} from '../rule.ts'

const page = (date: string): string => `---\ntitle: Paint\nverification:\n  ${date}\n  by: Ada\n---\n`

export const verifiedDate = defineRule({
  id: 'verified-date',
  summary: 'Give each page of a kind the day on which its facts were verified.',
  why: 'A reader decides by this date how far to trust the page, so it must be a day that was, written so that no program can read another one.',
  details: 'The date is read from the text of the scalar, quoted or not, and never through a clock or a time zone. It is the day on which everything on the page held: never later than the oldest live fact that the page cites.',
  severity: 'error',
  clock: false,
  fix: 'none',
  options: z.strictObject({}),
  mayFind: ({kind}) => kind,
  examples: [
    {path: 'guides/paint.md', today: '2026-05-01', text: page('date: 2026-04-22')},
    {path: 'guides/paint.md', text: page('date: April 22, 2026'), findings: ['4:9-4:23 Unexpected verification date `April 22, 2026`, expected a day as YYYY-MM-DD']},
    {path: 'guides/paint.md', text: page('date: {day: 22}'), findings: ['4:9-4:18 Unexpected verification date `{"day":22}`, expected a day as YYYY-MM-DD']},
    {path: 'guides/paint.md', text: page('date: 2026-02-30'), findings: ['4:9-4:19 Unexpected verification date `2026-02-30`, expected a day that the calendar has']},
    {
      path: 'guides/paint.md',
      today: '2026-04-20',
      text: page('date: "2026-04-22"'),
      findings: ['4:9-4:21 Unexpected verification date 22 April 2026, expected at most one day after 20 April 2026'],
    },
    {
      path: 'guides/paint.md',
      text: `${page('date: "2026-04-22"')}\nIt makes 40 pictures a day.[^f:studio.limit]\n`,
      findings: ['4:9-4:21 Unexpected verification date 22 April 2026, expected at most 17 April 2026, the day of the fact `studio.limit`'],
    },
    {path: 'guides/paint.md', text: '---\ntitle: Paint\n---\n', findings: ['1:1-3:4 Unexpected page without `verification.date`, expected the day on which its facts were verified']},
  ],
  *check({document, desk, today}) {
    if (document.kind === undefined) return
    const matter = document.frontMatter
    if (!matter || matter.errors.length > 0) return
    const why = 'Readers, the review list and the site all take this page’s age from it.'
    const verification = matter.data['verification']
    const raw = verification !== null && typeof verification === 'object' ? (verification as Record<string, unknown>)['date'] : undefined
    if (raw === undefined || raw === null) {
      // A site with front matter of its own has what its editors ask for, and `front-matter` says so.
      if (desk.config['front-matter']) return
      yield {range: verification === undefined ? matter.range : matter.rangeOf(['verification'], 'key'), message: 'Unexpected page without `verification.date`, expected the day on which its facts were verified', why}
      return
    }
    const range = matter.rangeOf(['verification', 'date'])
    const written = typeof raw === 'string' ? raw : JSON.stringify(raw)
    const date = parseCalendarDate(written)
    if (!date) {
      const shape = /^\d{4}-\d{2}-\d{2}$/u.test(written)
      yield {range, message: `Unexpected verification date \`${written}\`, expected a day ${shape ? 'that the calendar has' : 'as YYYY-MM-DD'}`, why}
      return
    }
    // Somewhere it is tomorrow already: UTC+14 is half a day ahead.
    if (today && date > addDays(today, 1)) {
      yield {range, message: `Unexpected verification date ${formatDate(date)}, expected at most one day after ${formatDate(today)}`, why: 'Nobody can have verified it on a day that has not been.'}
    }
    const oldest = liveFacts(document)[0]
    if (oldest && oldest.date < date && verification !== null && (verification as Record<string, unknown>)['state'] !== 'historical') {
      yield {
        range,
        message: `Unexpected verification date ${formatDate(date)}, expected at most ${formatDate(oldest.date)}, the day of the fact \`${oldest.fact.id}\``,
        why: 'The date of a page vouches for everything on it, so the oldest fact decides.',
        related: [{range: oldest.range, message: 'the oldest fact is cited here'}],
      }
    }
  },
})
