import {z} from 'zod'
import {daysBetween, formatDate} from '../calendar-date.ts'
import {liveSuccessor} from '../desk/newer-id.ts'
import {factsCited, sentenceAt} from '../document/citations.ts'
import type {Document} from '../document/document.ts'
import type {Passage} from '../document/passages.ts'
import type {Sentence} from '../document/sentences.ts'
import {statedVerification} from '../document/verification.ts'
import {writeText} from '../document/write-text.ts'
import {defineRule} from '../rule.ts'

/** Words that say an end; a mere past tense says none. */
const saysSo = /(?<!\bnot\s(?:been\s|yet\s|being\s)?)\b(?:shut(?:s|ting)?[\s-]?down|switched\s+off|turned\s+off|deprecat\p{L}*|retire\p{L}*|retiring|sunset\p{L}*|discontinu\p{L}*|removed|withdrawn|(?:is|are|was|were|be|been)\s+(?:replaced|succeeded|gone)|ended|stop(?:s|ped)?\s+(?:answering|working)|stopped|end(?:s|ed)?\s+(?:of\s+life|on)|no\s+longer|until\s+\d{1,2}\s+\p{Lu}\p{L}+)(?![\p{L}])/giu
/** What stands between ids that share a verb. */
const glue = /^[\s,;/&(]*(?:and|or|as\s+well\s+as|the|id|ids|both)?[\s,/&(]*(?:the|id)?\s*$/iu

export const idLifecycle = defineRule({
  id: 'id-lifecycle',
  summary: 'Name no API id that has stopped answering, or soon will, as if it were to be used.',
  why: 'A reader copies the id into a program. It fails there, on a day that the registry knew of.',
  details: 'The days stand in the registry. A sentence or table row that says itself that this id ends, and not only that something was, or cites a fact about that, is left alone, as are quotations and historical pages. A warning, for a day that passes must not stop a merge request; an id past its day on a line that a change touches is an error.',
  severity: 'warning',
  clock: true,
  fix: 'suggestion',
  options: z.strictObject({
    days: z.number().int().min(0).default(60).describe('How many days before the shutdown it begins to warn.'),
  }),
  mayFind: ({has}) => has('names'),
  examples: [
    {today: '2026-10-01', text: 'Call `lumina-draw-1`.\n'},
    {today: '2026-12-02', text: 'The id `lumina-draw-1` was shut down on 1 December 2026.\n'},
    {title: 'A row that says it', today: '2026-12-02', text: '| Id | What it is |\n| --- | --- |\n| `lumina-draw-1` | Shut down on 1 December 2026. |\n'},
    {title: 'Ids that share their end', today: '2026-12-02', text: 'The ids `lumina-draw-1` and `lumina-draw-2` were shut down.\n'},
    {
      title: 'A past tense that tells no end',
      today: '2026-12-02',
      text: 'The id was tested: call `lumina-draw-1`.\n',
      findings: ['1:26-1:39 Unexpected id `lumina-draw-1`, which shut down on 1 December 2026, expected `lumina-draw-2` or a word on its end'],
    },
    {
      title: 'The end of another id',
      today: '2026-12-02',
      text: 'Call `lumina-draw-1`, for `lumina-paint-2` was shut down.\n',
      findings: ['1:7-1:20 Unexpected id `lumina-draw-1`, which shut down on 1 December 2026, expected `lumina-draw-2` or a word on its end'],
    },
    {today: '2026-10-02', text: 'Call `lumina-draw-1`.\n', findings: ['1:7-1:20 Unexpected id `lumina-draw-1`, which shuts down on 1 December 2026, in 60 days, expected `lumina-draw-2` or a word on its end']},
    {today: '2026-12-01', text: 'Call `lumina-draw-1`.\n', findings: ['1:7-1:20 Unexpected id `lumina-draw-1`, which shut down on 1 December 2026, expected `lumina-draw-2` or a word on its end']},
  ],
  *check({document, desk, options, today, change}) {
    if (!today || statedVerification(document.frontMatter)?.state === 'historical') return
    for (const passage of document.passages) {
      if (passage.context.quoted) continue
      const told = new Set<string>()
      for (const mention of document.mentions(passage)) {
        if (mention.type !== 'id' || mention.quoted) continue
        const {id, entry, start, range} = mention
        if (!entry?.shutdown) continue
        // Once a line: a change is judged by lines.
        const line = `${id} ${document.text.lastIndexOf('\n', range[0])}`
        if (told.has(line)) continue
        const left = daysBetween(today, entry.shutdown)
        const sentence = sentenceAt(passage, start + 1)
        if (left > options.days || saysEnd(document, passage, sentence, start, mention.end)) continue
        const cells = rowOf(document, passage)
        if (cells.some(({text}) => text.search(saysSo) >= 0)) continue
        if ([...factsCited(passage, sentence), ...cells.flatMap(({citations}) => citations.map((citation) => citation.factId))].some((factId) => ['lifecycle', 'availability'].includes(desk.facts.get(factId)?.dimension ?? ''))) continue
        told.add(line)
        const successor = liveSuccessor(entry, desk)
        const edit = successor === undefined ? undefined : writeText(document, passage, start, mention.end, successor)
        const place = entry.host === undefined ? '' : ` at ${entry.host}`
        yield {
          range,
          message: `Unexpected id \`${id}\`, which ${left > 0 ? `shuts down${place} on ${formatDate(entry.shutdown)}, in ${left} ${left === 1 ? 'day' : 'days'}` : `shut down${place} on ${formatDate(entry.shutdown)}`}, expected ${successor === undefined ? 'a live one' : `\`${successor}\``} or a word on its end`,
          why: left > 0 ? 'Whoever builds on it now has to build again soon.' : 'Whoever copies it gets an error.',
          ...(change && left <= 0 && {severity: 'error' as const}),
          ...(edit && document.text.slice(...range) === id && {suggestions: [{title: `Write \`${successor}\``, edit}]}),
        }
      }
    }
  },
})

/** Whether a sentence tells of an id that it ends: by words that no other id stands nearer to. */
function saysEnd(document: Document, passage: Passage, sentence: Sentence, start: number, end: number): boolean {
  const others = document.mentions(passage).filter((mention) => mention.type === 'id' && mention.start !== start && mention.start >= sentence.start && mention.end <= sentence.end)
  return Array.from(passage.text.slice(sentence.start, sentence.end).matchAll(saysSo)).some((match) => {
    const at = sentence.start + match.index
    const between = others.filter((other) => (at > start ? other.start > start && other.end <= at : other.start >= at && other.end <= start))
    if (between.length === 0) return true
    const edges = at > start ? [end, ...between.flatMap((other) => [other.start, other.end]).slice(0, -1)] : [...between.flatMap((other) => [other.start, other.end]).slice(1), start]
    return edges.every((edge, index) => index % 2 === 1 || glue.test(passage.text.slice(edge, edges[index + 1])))
  })
}

/** The cells of a table row; none for any other passage. */
function rowOf({passages}: Document, {kind, context, index}: Passage): Passage[] {
  if (kind !== 'cell' || !context.column) return []
  const first = context.row?.index ?? index
  return passages.filter((cell) => cell.index === first || cell.context.row?.index === first)
}
