import {z} from 'zod'
import {findProseDates} from '../calendar-date.ts'
import {factsCited} from '../document/citations.ts'
import type {Document} from '../document/document.ts'
import type {Passage, Sentence} from '../document/passages.ts'
import {sourceRange} from '../document/source-map.ts'
import {statedVerification} from '../document/verification.ts'
import {defineRule} from '../rule.ts'

const number = String.raw`(?<![\p{L}\p{N}.,-])\d[\d.,]*(?:\s?(?:k|K|M|million|thousand))?`
const price = new RegExp(String.raw`[$€£¥]\s?\d[\d.,]*|${number}\s?(?:USD|EUR|GBP|dollars?|euros?|pounds?|cents?)(?![\p{L}\p{N}])`, 'u')
const rate = new RegExp(String.raw`${number}\s+(?:\p{L}+\s+){0,3}(?:per|an?|each|every)\s+(?:second|minute|hour|day|week|month|year|seat|user|person|token|image|picture|request|call)(?![\p{L}\p{N}])`, 'iu')
const count = new RegExp(String.raw`${number}\s+(?:[\p{L}-]+\s+){0,2}?(?:images?|pictures?|videos?|files?|messages?|prompts?|requests?|calls?|generations?|credits?|tokens?|seats?|users?|projects?|characters?|words?|pages?|minutes?|seconds?|pixels?|megapixels?|languages?|[KMGT]B|rpm|tpm)(?![\p{L}\p{N}])`, 'iu')
const end = /(?<![\p{L}\p{N}])(?:shut(?:s|ting)?[\s-]?down|deprecated|deprecates|retired|retires|discontinued|sunset|switched\s+off|stop(?:s|ped)\s+answering)(?![\p{L}\p{N}])/iu
const month = /(?<![\p{L}])(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\s+\d{4}/gu

export const factCited = defineRule({
  id: 'fact-cited',
  summary: 'Cite a fact for each price, limit and date of an end.',
  why: 'Numbers move first, and nobody sees it. A number that cites a fact is read again when the fact is; one that cites none is as old as the page.',
  details: 'It asks of each sentence and table cell: money, a number per month or per picture, the day something shuts down, a counted limit beside a name. A citation `[^f:ID]` in the sentence, the cell or the head of its column answers it. Questions, quotations, code, headings, footnotes and historical pages are left alone.',
  severity: 'warning',
  clock: false,
  fix: 'none',
  options: z.strictObject({
    kinds: z.array(z.string()).default(['guide', 'decision']).describe('Kinds of pages that must cite.'),
  }),
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
      path: 'decisions/paint.md',
      text: '| Product | Price |\n| --- | --- |\n| Lumina Paint 2.0 | 4 cents |\n| Lumina Studio | 9 dollars[^f:studio.price] |\n',
      findings: ['3:22-3:29 Unexpected price "4 cents" without a fact, expected `[^f:ID]` in the cell'],
    },
  ],
  *check({document, options}) {
    if (document.kind === undefined || !options.kinds.includes(document.kind) || statedVerification(document.frontMatter)?.state === 'historical') return
    for (const passage of document.passages) {
      const {kind, context} = passage
      if ((kind !== 'paragraph' && kind !== 'cell') || context.quoted || context.footnote) continue
      if ((context.column?.citations.length ?? 0) > 0) continue
      for (const sentence of passage.sentences) {
        if (factsCited(passage, sentence).length > 0 || passage.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?')) continue
        const claim = findClaim(document, passage, sentence)
        if (!claim) continue
        yield {
          range: sourceRange(passage.map, claim.start, claim.end),
          message: `Unexpected ${claim.what} "${passage.text.slice(claim.start, claim.end)}" without a fact, expected \`[^f:ID]\` in the ${kind === 'cell' ? 'cell' : 'sentence'}`,
          why: 'Nobody is told to read it again, and no reader can see where it comes from.',
        }
      }
    }
  },
})

interface Claim {
  readonly what: 'price' | 'limit' | 'end'
  readonly start: number
  readonly end: number
}

function findClaim(document: Document, passage: Passage, sentence: Sentence): Claim | undefined {
  const text = passage.text.slice(sentence.start, sentence.end)
  const dates = findProseDates(text).length > 0 || text.search(month) >= 0
  // The number of a year counts nothing.
  const counted = findProseDates(text).reduce((rest, date) => blank(rest, date.start, date.end), text).replace(month, (found) => ' '.repeat(found.length))
  const named = [passage, ...(passage.context.row ? [passage.context.row] : [])].flatMap((place) => document.mentions(place).filter(({type, start, end: to}) =>
    (type === 'name' || type === 'id') && (place !== passage || (start >= sentence.start && to <= sentence.end))))
  const own = document.mentions(passage).filter(({type}) => type === 'name' || type === 'id')
  const free = (start: number, to: number): boolean =>
    !own.some((mention) => mention.start < to && mention.end > start) && !passage.marks.some(({type, start: from, end: until}) => (type === 'code' || type === 'quote' || type === 'address') && from < to && until > start)
  const at = (what: Claim['what'], pattern: RegExp, holds = true): Claim | undefined => {
    const match = holds ? pattern.exec(counted) : null
    const claim = match && {what, start: sentence.start + match.index, end: sentence.start + match.index + match[0].length}
    return claim && free(claim.start, claim.end) ? claim : undefined
  }
  return at('price', price) ?? at('limit', rate) ?? at('limit', count, named.length > 0) ?? at('end', end, dates)
}

function blank(text: string, start: number, to: number): string {
  return text.slice(0, start) + ' '.repeat(to - start) + text.slice(to)
}
