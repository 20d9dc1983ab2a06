import {z} from 'zod'
import {findProseDates, formatDate, parseCalendarDate, printAs} from '../calendar-date.ts'
import {hasOwnSource, sourceRange} from '../document/source-map.ts'
import {defineRule} from '../rule.ts'

const page = (text: string): string => `---\ntitle: Paint\nverification:\n  date: "2026-04-22"\n---\n\n${text}\n`

export const proseDate = defineRule({
  id: 'prose-date',
  summary: 'Let the text and the front matter name the same verification date.',
  why: 'A date that stands in two places is soon two dates, and a reader believes the one in the text.',
  details: 'Best is to leave the date to the front matter: the site prints it.',
  severity: 'error',
  clock: false,
  fix: 'safe',
  options: z.strictObject({
    phrases: z.array(z.string()).default(['last verified', 'last reviewed', 'last checked', 'last fact-checked', 'facts verified', 'facts checked'])
      .describe('What stands before a date that claims to be the page’s verification date.'),
  }),
  examples: [
    {path: 'guides/paint.md', text: page('Last verified April 22, 2026. It was released on 2 May 2025.')},
    {
      path: 'guides/paint.md',
      text: page('*Last verified:* **April 20, 2026**'),
      findings: ['7:20-7:34 Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter'],
      fixed: page('*Last verified:* **April 22, 2026**'),
    },
    {
      path: 'guides/paint.md',
      text: page('Last checked on 31 April 2026.'),
      findings: ['7:17-7:30 Unexpected date "31 April 2026", expected a day that the calendar has'],
    },
  ],
  *check({document, options}) {
    const verification = document.frontMatter?.data['verification']
    const raw = verification !== null && typeof verification === 'object' ? (verification as Record<string, unknown>)['date'] : undefined
    const stated = typeof raw === 'string' ? parseCalendarDate(raw) : undefined
    const phrase = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${options.phrases.map((words) => words.split(' ').map((word) => RegExp.escape(word)).join(String.raw`\s+`)).join('|')})(?:\s+on|\s+as\s+of)?\s*[:–—-]?\s*$`, 'iu')
    for (const passage of document.passages) {
      for (const found of findProseDates(passage.text)) {
        if (!phrase.test(passage.text.slice(Math.max(0, found.start - 60), found.start))) continue
        const range = sourceRange(passage.map, found.start, found.end)
        if (!found.date) {
          yield {range, message: `Unexpected date "${found.text}", expected a day that the calendar has`, why: 'A verification date must be a day that was.'}
        } else if (stated && found.date !== stated) {
          const text = printAs(found.form, stated)
          yield {
            range,
            message: `Unexpected verification date ${formatDate(found.date)}, expected ${formatDate(stated)} as in the front matter`,
            why: 'The front matter is what the review list and the site go by; the text must not say otherwise.',
            expected: [text],
            ...(hasOwnSource(passage.map, found.start, found.end) && {fix: {range, text}}),
          }
        }
      }
    }
  },
})
