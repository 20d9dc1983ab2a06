import {z} from 'zod'
import {findProseDates} from '../calendar-date.ts'
import type {Fact} from '../desk/schema.ts'
import {factsCited} from '../document/citations.ts'
import type {Document} from '../document/document.ts'
import type {Passage} from '../document/passages.ts'
import type {Sentence} from '../document/sentences.ts'
import {once} from '../document/once.ts'
import {sourceRange} from '../document/source-map.ts'
import {statedVerification} from '../document/verification.ts'
import {defineRule} from '../rule.ts'

const number = String.raw`(?<![\p{L}\p{N}.,-])\d(?:[\d.,]*\d)?(?:\s?(?:k|K|M|million|thousand))?`
const price = once(() => new RegExp(String.raw`[$€£¥]\s?\d(?:[\d.,]*\d)?|${number}\s?(?:USD|EUR|GBP|dollars?|euros?|pounds?|cents?)(?![\p{L}\p{N}])`, 'u'))
const worded = String.raw`(?:an?|half\s+an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:an?\s+)?hundred|(?:an?\s+)?thousand)`
const wordedPrice = once(() => new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${number}|${worded}(?:[-\s]${worded})*)\s(?:cents?|dollars?|euros?|pounds?|bucks?|quid)(?![\p{L}\p{N}])`, 'iu'))
const rate = once(() => new RegExp(String.raw`${number}\s+(?:\p{L}+\s+){0,3}(?:per|an?|each|every)\s+(?:second|minute|hour|day|week|month|year|seat|user|person|token|image|picture|request|call)(?![\p{L}\p{N}])`, 'iu'))
const count = once(() => new RegExp(String.raw`${number}\s+(?:[\p{L}-]+\s+){0,2}?(?:images?|pictures?|videos?|files?|messages?|prompts?|requests?|calls?|generations?|credits?|tokens?|seats?|users?|projects?|characters?|words?|pages?|minutes?|seconds?|pixels?|megapixels?|languages?|[KMGT]B|rpm|tpm)(?![\p{L}\p{N}])`, 'iu'))
const end = once(() => /(?<![\p{L}\p{N}])(?:shut(?:s|ting)?[\s-]?down|deprecated|deprecates|retired|retires|discontinued|sunset|switched\s+off|stop(?:s|ped)\s+answering)(?![\p{L}\p{N}])/iu)
/** Every claim has a figure, or a word for money. */
const figures = /\d|cent|dollar|euro|pound|buck|quid/iu
const month = /(?<![\p{L}])(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\s+\d{4}/gu

export const factCited = defineRule({
  id: 'fact-cited',
  summary: 'Cite a fact for each price, limit and date of an end.',
  why: 'Numbers move first, and nobody sees it. A number that cites a fact is read again when the fact is; one that cites none is as old as the page.',
  details: 'It asks of each sentence and table cell: money, a number per month or per picture, the day something shuts down, a counted limit beside a name. A citation `[^f:ID]` in the sentence, the cell or the head of its column answers it, where the fact is of the same dimension: `price` or `billing` for money, `limit` for a limit, `lifecycle` or `availability` for an end. For a title, a description or a summary in the front matter the page cites; a score of a decision is that of the fact with the score, where the page cites one. Questions, quotations, code, headings, footnotes and historical pages are left alone.',
  severity: 'warning',
  clock: false,
  fix: 'none',
  options: z.strictObject({
    kinds: z.array(z.string()).default(['guide', 'decision']).describe('Kinds of pages that must cite.'),
  }),
  mayFind: ({kind}) => kind,
  examples: [
    {path: 'guides/paint.md', text: 'Lumina Paint 2.0 costs 4 cents a picture.[^f:paint.price] It came out on 2 May 2025.\n'},
    {title: 'No claim', path: 'guides/paint.md', text: 'A price per month covers people, a price per picture covers use.\n'},
    {path: 'notes.md', text: 'Lumina Paint 2.0 costs $0.04.\n'},
    {
      path: 'guides/paint.md',
      text: 'It costs $20 a month.\n',
      findings: ['1:10-1:13 Unexpected price "$20" without a fact, expected `[^f:ID]` in the sentence'],
    },
    {
      path: 'guides/paint.md',
      text: 'Lumina Studio makes 40 large pictures. The old id shuts down on 1 December 2026.\n',
      findings: [
        '1:21-1:38 Unexpected limit "40 large pictures" without a fact, expected `[^f:ID]` in the sentence',
        '1:51-1:61 Unexpected end "shuts down" without a fact, expected `[^f:ID]` in the sentence',
      ],
    },
    {
      title: 'Numbers in words',
      path: 'guides/paint.md',
      text: 'It costs four cents a picture. Others cost a dollar, or 20 bucks monthly.\n',
      findings: [
        '1:10-1:20 Unexpected price "four cents" without a fact, expected `[^f:ID]` in the sentence',
        '1:44-1:52 Unexpected price "a dollar" without a fact, expected `[^f:ID]` in the sentence',
      ],
    },
    {
      title: 'A fact of something else',
      path: 'guides/paint.md',
      text: 'Lumina Studio costs 9 dollars.[^f:studio.limit]\n',
      findings: ['1:21-1:30 Unexpected price "9 dollars" without a fact of the dimension price or billing, expected `[^f:ID]` in the sentence'],
    },
    {
      title: 'Another score than the fact has',
      path: 'decisions/paint.md',
      text: '---\ndecision:\n  score: 9\n---\n\nIt draws well.[^f:paint.score]\n',
      findings: ['3:10-3:11 Unexpected score 9 that is not the one of the cited fact `paint.score`, expected 8.5'],
    },
    {
      title: 'A title',
      path: 'guides/paint.md',
      text: '---\ntitle: Pictures for 4 cents\n---\n\nIt draws.\n',
      findings: ['2:21-2:28 Unexpected price "4 cents" without a fact, expected `[^f:ID]` on the page'],
    },
    {
      path: 'decisions/paint.md',
      text: '| Product | Price |\n| --- | --- |\n| Lumina Paint 2.0 | 4 cents |\n| Lumina Studio | 9 dollars[^f:studio.price] |\n',
      findings: ['3:22-3:29 Unexpected price "4 cents" without a fact, expected `[^f:ID]` in the cell'],
    },
  ],
  *check({document, desk, options}) {
    if (document.kind === undefined || !options.kinds.includes(document.kind) || statedVerification(document.frontMatter)?.state === 'historical') return
    const score = (document.frontMatter?.data['decision'] as Record<string, unknown> | null | undefined)?.['score']
    const scores = document.citations.flatMap(({factId}) => {
      const fact = desk.facts.get(factId)
      return fact?.dimension === 'score' && fact.kind === 'opinion' && fact.value !== undefined ? [fact] : []
    })
    if (document.frontMatter && typeof score === 'number' && scores.length > 0 && !scores.some(({value}) => Number(value) === score)) {
      yield {
        range: document.frontMatter.rangeOf(['decision', 'score']),
        message: `Unexpected score ${score} that is not the one of the cited fact \`${scores[0]?.id}\`, expected ${scores[0]?.value}`,
        why: 'Two scores of one page: a reader cannot tell which was given.',
      }
    }
    for (const passage of document.passages) {
      const {kind, context} = passage
      if ((kind !== 'paragraph' && kind !== 'cell' && kind !== 'front-matter') || context.quoted || context.footnote) continue
      for (const sentence of passage.sentences) {
        if (passage.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?')) continue
        // Front matter has no footnotes: the page below it cites for it.
        const cited = kind === 'front-matter' ? document.citations.map(({factId}) => factId) : [...factsCited(passage, sentence), ...(context.column?.citations ?? []).map(({factId}) => factId)]
        const dimensions = cited.flatMap((factId) => desk.facts.get(factId)?.dimension ?? [])
        const claim = findClaims(document, passage, sentence).find(({fits}) => !fits.some((dimension) => dimensions.includes(dimension)))
        if (!claim || cited.some((factId) => !desk.facts.has(factId))) continue
        yield {
          range: sourceRange(passage.map, claim.start, claim.end),
          message: `Unexpected ${claim.what} "${passage.text.slice(claim.start, claim.end)}" without a fact${cited.length > 0 ? ` of the dimension ${claim.fits.join(' or ')}` : ''}, expected \`[^f:ID]\` ${kind === 'front-matter' ? 'on the page' : kind === 'cell' ? 'in the cell' : 'in the sentence'}`,
          why: 'Nobody is told to read it again, and no reader can see where it comes from.',
        }
      }
    }
  },
})

interface Claim {
  readonly what: 'price' | 'limit' | 'end'
  /** The dimensions of facts that show it. */
  readonly fits: readonly Fact['dimension'][]
  readonly start: number
  readonly end: number
}

function findClaims(document: Document, passage: Passage, sentence: Sentence): Claim[] {
  const text = passage.text.slice(sentence.start, sentence.end)
  if (!figures.test(text)) return []
  const dates = findProseDates(text).length > 0 || text.search(month) >= 0
  // The number of a year counts nothing.
  const counted = findProseDates(text).reduce((rest, date) => blank(rest, date.start, date.end), text).replace(month, (found) => ' '.repeat(found.length))
  const named = [passage, ...(passage.context.row ? [passage.context.row] : [])].flatMap((place) => document.mentions(place).filter(({type, start, end: to}) =>
    (type === 'name' || type === 'id') && (place !== passage || (start >= sentence.start && to <= sentence.end))))
  const own = document.mentions(passage).filter(({type}) => type === 'name' || type === 'id')
  const free = (start: number, to: number): boolean =>
    !own.some((mention) => mention.start < to && mention.end > start) && !passage.marks.some(({type, start: from, end: until}) => (type === 'code' || type === 'quote' || type === 'address') && from < to && until > start)
  let rest = counted
  const claims: Claim[] = []
  const find = (what: Claim['what'], pattern: RegExp, fits: readonly Fact['dimension'][]): void => {
    for (const match of rest.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const claim = {what, fits, start: sentence.start + match.index, end: sentence.start + match.index + match[0].length}
      // What is a price counts nothing besides.
      rest = blank(rest, match.index, match.index + match[0].length)
      if (free(claim.start, claim.end)) claims.push(claim)
    }
  }
  find('price', price(), money)
  find('price', wordedPrice(), money)
  find('limit', rate(), ['limit', ...money])
  if (named.length > 0) find('limit', count(), ['limit'])
  if (dates) find('end', end(), ['lifecycle', 'availability'])
  return claims
}

const money = ['price', 'billing'] as const

function blank(text: string, start: number, to: number): string {
  return text.slice(0, start) + ' '.repeat(to - start) + text.slice(to)
}
