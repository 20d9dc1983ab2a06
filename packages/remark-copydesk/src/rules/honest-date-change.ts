import {z} from 'zod'
import {bodyHash} from '../body-hash.ts'
import {formatDate} from '../calendar-date.ts'
import {dateChange, liveFacts} from '../date-change.ts'
import {claimChanges} from '../document/claim-changes.ts'
import type {ClaimChange} from '../document/claim-changes.ts'
import {statedVerification} from '../document/verification.ts'
import {defineRule} from '../rule.ts'

const page = (date: string, body = 'It draws.', minor?: string, verified?: string): string =>
  `---\ntitle: Paint\nverification:\n  date: "${date}"\n${verified === undefined ? '' : `  text: ${bodyHash(verified)}\n`}${minor === undefined ? '' : `  minor:\n    - {date: "${date}", by: Bo, text: ${bodyHash(minor)}, why: typo}\n`}---\n\n${body}\n`
const cited = 'It costs 4 cents.[^f:paint.price]'

export const honestDateChange = defineRule({
  id: 'honest-date-change',
  summary: 'Move a verification date only with something to show for it.',
  why: 'Where a bumped date silences a reminder, dates get bumped: they then say when somebody was annoyed, and nothing of the text.',
  details: 'It compares a page with the page as it was, so it runs only on a change. A new date needs a cited fact that was read since, or another text or text hash; a page that has neither has nothing that could be verified. A date goes back only to the day of the oldest fact. The hash of the text stands as long as its date. An edit declared minor starts from a text that was accepted and changes no number, date, name, id, link, footnote, code or word such as "not". Many new dates without a fact that was read are an error on each page.',
  severity: 'error',
  clock: false,
  fix: 'none',
  needsBase: true,
  wholePage: true,
  options: z.strictObject({
    bulk: z.number().int().min(1).default(5).describe('How many pages may get a new date in one change without a fact that was read.'),
  }),
  examples: [
    {title: 'A fact was read since', path: 'guides/paint.md', base: page('2026-04-17', cited), text: page('2026-04-22', cited)},
    {title: 'Back to the day of the oldest fact', path: 'guides/paint.md', base: page('2026-05-22', 'It costs 4 cents.'), text: page('2026-04-22', cited)},
    {title: 'A typo', path: 'guides/paint.md', base: page('2026-04-22', 'It darws.', undefined, 'It darws.'), text: page('2026-04-22', 'It draws.', 'It draws.', 'It darws.')},
    {
      path: 'guides/paint.md',
      base: page('2026-04-22'),
      text: page('2026-07-22'),
      findings: ['4:9-4:21 Unexpected verification date moved from 22 April 2026 to 22 July 2026 and nothing else, expected a cited fact that was read since, or a text verified anew'],
    },
    {
      path: 'guides/paint.md',
      base: page('2026-04-22'),
      text: page('2026-04-20', 'It draws well.'),
      findings: ['4:9-4:21 Unexpected verification date moved back from 22 April 2026 to 20 April 2026, expected a later one, or the day of its oldest fact'],
    },
    {
      path: 'guides/paint.md',
      bumps: 9,
      base: page('2026-04-22'),
      text: page('2026-07-22', 'It draws well.'),
      findings: ['4:9-4:21 Unexpected new date on 9 pages in one change without a fact that was read, expected at most 5'],
    },
    {
      title: 'No typo',
      path: 'guides/paint.md',
      base: page('2026-04-22', 'It draws 4 pictures.', undefined, 'It draws 4 pictures.'),
      text: page('2026-04-22', 'It draws 5 pictures.', 'It draws 5 pictures.', 'It draws 4 pictures.'),
      findings: ['7:7-7:125 Unexpected minor edit that changes the number "4" to "5", expected the page verified again'],
    },
    {
      title: 'A typo in a text that nobody verified',
      path: 'guides/paint.md',
      base: page('2026-04-22', 'It darws.', undefined, 'It writes.'),
      text: page('2026-04-22', 'It draws.', 'It draws.', 'It writes.'),
      findings: ['7:7-7:125 Unexpected minor edit of a text that nobody verified, expected the page verified'],
    },
    {
      title: 'The hash of another text under the same date',
      path: 'guides/paint.md',
      base: page('2026-04-22', 'It draws.', undefined, 'It draws.'),
      text: page('2026-04-22', 'It writes.', undefined, 'It writes.'),
      findings: ['5:9-5:80 Unexpected hash of another text under the date 22 April 2026, expected the day of its own verification'],
    },
    {
      title: 'The hash taken away',
      path: 'guides/paint.md',
      base: page('2026-04-22', 'It draws.', undefined, 'It draws.'),
      text: page('2026-04-22', 'It writes.'),
      findings: ['3:1-3:13 Unexpected date 22 April 2026 without the hash of its text, expected `text` as it was'],
    },
  ],
  *check({document, options, change, bumps = 0}) {
    const matter = document.frontMatter
    if (!matter || !change?.base) return
    const moved = dateChange(document, change.base)
    if (moved) {
      const range = matter.rangeOf(['verification', 'date'])
      const [from, to] = [formatDate(moved.from), formatDate(moved.to)]
      if (moved.to < moved.from) {
        if (liveFacts(document)[0]?.date !== moved.to) {
          yield {range, message: `Unexpected verification date moved back from ${from} to ${to}, expected a later one, or the day of its oldest fact`, why: 'A day on which somebody checked the page is not undone by an edit.'}
        }
      } else if (!moved.facts && !moved.text) {
        yield {range, message: `Unexpected verification date moved from ${from} to ${to} and nothing else, expected a cited fact that was read since, or a text verified anew`, why: 'Nothing shows that anybody compared the page with its sources.'}
      } else if (!moved.facts && bumps > options.bulk) {
        yield {range, message: `Unexpected new date on ${bumps} pages in one change without a fact that was read, expected at most ${options.bulk}`, why: 'Nobody reads that many pages against their sources and finds no fact to confirm.'}
      }
    }
    const [was, is] = [statedVerification(change.base.frontMatter), statedVerification(matter)]
    const [hash, before] = [bodyHash(document.text), bodyHash(change.base.text)]
    if (is?.date && was?.date === is.date && was.text !== is.text) {
      const date = formatDate(is.date)
      const why = 'The date stays that of another text, which alone was compared with its sources: `copydesk verify` writes both.'
      if (is.text === undefined) {
        yield {range: matter.rangeOf(['verification'], 'key'), message: `Unexpected date ${date} without the hash of its text, expected \`text\` as it was`, why}
      } else if (!is.minor.includes(is.text) && (was.text !== undefined || is.text !== before)) {
        yield {range: matter.rangeOf(['verification', 'text']), message: `Unexpected hash of another text under the date ${date}, expected the day of its own verification`, why}
      }
    }
    const entry = is?.minor.findIndex((text) => text === hash && !was?.minor.includes(text)) ?? -1
    if (entry < 0) return
    // A hash that came with a new date was verified by that; one without has been told above.
    if (![was?.text, ...(was?.minor ?? []), is?.text].includes(before)) {
      yield {range: matter.rangeOf(['verification', 'minor', entry]), message: 'Unexpected minor edit of a text that nobody verified, expected the page verified', why: 'However small the edit, the text under it was not accepted.'}
    }
    for (const claim of claimChanges(change.base, document)) {
      yield {range: matter.rangeOf(['verification', 'minor', entry]), message: `Unexpected minor edit that ${describe(claim)}, expected the page verified again`, why: 'It changes what the page claims, and the date would vouch for it unread.'}
    }
  },
})

function describe({kind, before, after}: ClaimChange): string {
  if (before === undefined) return `adds the ${kind} "${after}"`
  return after === undefined ? `drops the ${kind} "${before}"` : `changes the ${kind} "${before}" to "${after}"`
}
