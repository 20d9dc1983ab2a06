import {z} from 'zod'
import {bodyHash} from '../body-hash.ts'
import {formatDate} from '../calendar-date.ts'
import {statedVerification} from '../document/verification.ts'
import {defineRule} from '../rule.ts'

const page = (body: string, verified: string, more = ''): string =>
  `---\ntitle: Paint\nverification:\n  date: "2026-04-22"\n  text: ${bodyHash(verified)}\n${more}---\n\n${body}\n`
const minor = (body: string): string => `  minor: [{date: "2026-05-02", by: Bo, text: ${bodyHash(body)}, why: typo}]\n`

export const editedAfterVerified = defineRule({
  id: 'edited-after-verified',
  summary: 'Let the verification date stand over the text that was verified.',
  why: 'A date says that somebody compared these words with their sources. After an edit they are other words, and the date vouches for what nobody checked.',
  details: 'The front matter keeps a hash of the body beside the date, so this needs no history: it holds in a shallow clone, an export and an editor. `copydesk verify` writes it; `copydesk verify --minor` declares an edit that touched no fact. Front matter, line ends, trailing space and the notes of facts do not count. On a page whose body a change edits it is an error.',
  severity: 'warning',
  clock: false,
  fix: 'none',
  wholePage: true,
  options: z.strictObject({
    minor: z.number().int().min(0).default(5).describe('How many minor edits a verification bears.'),
  }),
  mayFind: ({hasKey}) => hasKey('verification'),
  examples: [
    {path: 'guides/paint.md', text: page('It draws.', 'It draws.')},
    {title: 'A minor edit', path: 'guides/paint.md', text: page('It draws.', 'It darws.', minor('It draws.'))},
    {
      path: 'guides/paint.md',
      text: page('It draws and paints.', 'It draws.'),
      findings: ['5:9-5:80 Unexpected text that is not the one verified on 22 April 2026, expected it verified again, or the edit declared minor'],
    },
    {
      path: 'guides/paint.md',
      options: {minor: 0},
      text: page('It draws.', 'It darws.', minor('It draws.')),
      findings: ['6:3-6:8 Unexpected minor edit number 1, expected at most 0 before the page is verified again'],
    },
  ],
  *check({document, options, change}) {
    const stated = statedVerification(document.frontMatter)
    if (!document.frontMatter || stated?.text === undefined) return
    const hash = bodyHash(document.text)
    // An old difference is not the fault of a change that left the body alone.
    const severity = change?.edited && (!change.base || bodyHash(change.base.text) !== hash) ? {severity: 'error' as const} : {}
    if (stated.text !== hash && !stated.minor.includes(hash)) {
      yield {
        range: document.frontMatter.rangeOf(['verification', 'text']),
        message: `Unexpected text that is not the one verified${stated.date ? ` on ${formatDate(stated.date)}` : ''}, expected it verified again, or the edit declared minor`,
        why: 'The date vouches for words that nobody compared with their sources: `copydesk verify`, or `copydesk verify --minor` where no fact was touched.',
        ...severity,
      }
    } else if (stated.text !== hash && stated.minor.length > options.minor) {
      yield {
        range: document.frontMatter.rangeOf(['verification', 'minor'], 'key'),
        message: `Unexpected minor edit number ${stated.minor.length}, expected at most ${options.minor} before the page is verified again`,
        why: 'Many small edits make another text.',
        ...severity,
      }
    }
  },
})
