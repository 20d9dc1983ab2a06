import {z} from 'zod'
import {escapePattern} from '../desk/escape-pattern.ts'
import {findProseDates, formatDate, parseCalendarDate, printAs} from '../calendar-date.ts'
import {sourceRange} from '../document/source-map.ts'
import {writeText} from '../document/write-text.ts'
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
    phrases: z.array(z.string()).default(['last verified', 'verified', 'last reviewed', 'last checked', 'last fact-checked', 'facts verified', 'facts checked'])
      .describe('What stands before a date that claims to be the page’s verification date; a single word only at the beginning of a sentence.'),
  }),
  phrases: (_, {phrases}) => phrases.map((text) => ({group: 'verified', text})),
  mayFind: ({has}) => has('verified'),
  examples: [
    {path: 'guides/paint.md', text: page('Last verified April 22, 2026. It was released on 2 May 2025.')},
    {
      path: 'guides/paint.md',
      text: page('*Last verified:* **April 20, 2026**'),
      findings: ['7:20-7:34 Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter'],
      fixed: page('*Last verified:* **April 22, 2026**'),
    },
    {
      title: 'Label and date in two cells',
      path: 'guides/paint.md',
      text: page('| Last verified | 2026/04/20 |\n| --- | --- |\n| Verified on | April 20, 2026 |\n| Released | 2 May 2025 |'),
      findings: [
        '7:19-7:29 Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter',
        '9:17-9:31 Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter',
      ],
      fixed: page('| Last verified | 2026/04/22 |\n| --- | --- |\n| Verified on | April 22, 2026 |\n| Released | 2 May 2025 |'),
    },
    {
      path: 'guides/paint.md',
      text: page('Verified: 20 April 2026, last verified on the 20th of April 2026.\n\nVerified on 2026-04-20.'),
      findings: [
        '7:11-7:24 Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter',
        '7:43-7:65 Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter',
        '9:13-9:23 Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter',
      ],
      fixed: page('Verified: 22 April 2026, last verified on 22 April 2026.\n\nVerified on 2026-04-22.'),
    },
    {title: 'What else was verified', path: 'guides/paint.md', text: page('The vendor verified 20 April 2026 as the day. This price, verified on 20 April 2026, moves.')},
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
    const words = `(?:${options.phrases.map(patternOf).join('|')})`
    const before = new RegExp(String.raw`${words}(?:\s+on|\s+as\s+of)?\s*[:–—-]?\s*$`, 'iu')
    const label = new RegExp(String.raw`^\W*${words}(?:\s+on)?\W*$`, 'iu')
    for (const [index, passage] of document.passages.entries()) {
      const left = document.passages[index - 1]
      const labelled = passage.kind === 'cell' && left?.kind === 'cell' && label.test(left.text) && (passage.context.row === left || passage.context.row === left.context.row)
      for (const found of findProseDates(passage.text)) {
        if (!before.test(textBefore(passage.text, found.start)) && !(labelled && /^\W*$/u.test(passage.text.slice(0, found.start)))) continue
        const range = sourceRange(passage.map, found.start, found.end)
        if (!found.date) {
          yield {range, message: `Unexpected date "${found.text}", expected a day that the calendar has`, why: 'A verification date must be a day that was.'}
        } else if (stated && found.date !== stated) {
          const text = printAs(found.form, stated)
          const edit = writeText(document, passage, found.start, found.end, text)
          yield {
            range,
            message: `Unexpected verification date ${formatDate(found.date)}, expected ${formatDate(stated)} as in the front matter`,
            why: 'The front matter is what the review list and the site go by; the text must not say otherwise.',
            expected: [text],
            ...(edit && {fix: edit}),
          }
        }
      }
    }
  },
})

function patternOf(phrase: string): string {
  // Of two spaces in a row each could take what the other does.
  const words = phrase.trim().split(/\s+/u).map((word) => escapePattern(word))
  return `${words.length > 1 ? String.raw`(?<![\p{L}\p{N}])` : String.raw`(?<=^[^\p{L}\p{N}]*|[.!?][^\p{L}\p{N}]+)`}${words.join(String.raw`\s+`)}`
}

/** As much as a phrase needs; a letter stands for what was cut off. */
function textBefore(text: string, at: number): string {
  return at > 60 ? `x${text.slice(at - 60, at)}` : text.slice(0, at)
}
