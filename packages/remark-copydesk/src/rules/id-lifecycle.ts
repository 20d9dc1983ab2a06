import {z} from 'zod'
import {daysBetween, formatDate} from '../calendar-date.ts'
import {liveSuccessor} from '../desk/newer-id.ts'
import {factsCited, sentenceAt} from '../document/citations.ts'
import type {Document} from '../document/document.ts'
import type {Passage} from '../document/passages.ts'
import {statedVerification} from '../document/verification.ts'
import {writeText} from '../document/write-text.ts'
import {defineRule} from '../rule.ts'

/** A sentence that speaks of the end needs nobody to tell it. */
const saysSo = /\b(?:shut(?:s|ting)?[\s-]?down|switched\s+off|deprecat\p{L}*|retire\p{L}*|sunset\p{L}*|discontinu\p{L}*|replaced|succeeded|ended|stop(?:s|ped)?\s+(?:answering|working)|end(?:s|ed)?\s+(?:of\s+life|on)|no\s+longer|gone|until|was|were)\b/iu

export const idLifecycle = defineRule({
  id: 'id-lifecycle',
  summary: 'Name no API id that has stopped answering, or soon will, as if it were to be used.',
  why: 'A reader copies the id into a program. It fails there, on a day that the registry knew of.',
  details: 'The days stand in the registry. A sentence or table row that says itself that the id ends, or cites a fact about that, is left alone, as are quotations and historical pages. A warning, for a day that passes must not stop a merge request; an id past its day on a line that a change touches is an error.',
  severity: 'warning',
  clock: true,
  fix: 'suggestion',
  options: z.strictObject({
    days: z.number().int().min(0).default(60).describe('How many days before the shutdown it begins to warn.'),
  }),
  examples: [
    {today: '2026-10-01', text: 'Call `lumina-draw-1`.\n'},
    {today: '2026-12-02', text: 'The id `lumina-draw-1` was shut down on 1 December 2026.\n'},
    {title: 'A row that says it', today: '2026-12-02', text: '| Id | What it is |\n| --- | --- |\n| `lumina-draw-1` | Shut down on 1 December 2026. |\n'},
    {today: '2026-10-02', text: 'Call `lumina-draw-1`.\n', findings: ['1:7-1:20 Unexpected id `lumina-draw-1`, which shuts down on 1 December 2026, in 60 days, expected `lumina-draw-2` or a word on its end']},
    {today: '2026-12-01', text: 'Call `lumina-draw-1`.\n', findings: ['1:7-1:20 Unexpected id `lumina-draw-1`, which shut down on 1 December 2026, expected `lumina-draw-2` or a word on its end']},
  ],
  *check({document, desk, options, today, change}) {
    if (!today || statedVerification(document.frontMatter)?.state === 'historical') return
    for (const passage of document.passages) {
      if (passage.context.quoted) continue
      const told = new Set<string>()
      for (const {type, start, range, ...mention} of document.mentions(passage)) {
        if (type !== 'id' || !('entry' in mention) || mention.quoted || !mention.entry?.shutdown) continue
        const {id, entry} = mention
        // Once a line: a change is judged by lines.
        const line = `${id} ${document.text.lastIndexOf('\n', range[0])}`
        if (told.has(line)) continue
        const {shutdown = today} = entry
        const left = daysBetween(today, shutdown)
        const sentence = sentenceAt(passage, start + 1)
        if (left > options.days || saysSo.test(passage.text.slice(sentence.start, sentence.end))) continue
        const cells = rowOf(document, passage)
        if (cells.some(({text}) => saysSo.test(text))) continue
        if ([...factsCited(passage, sentence), ...cells.flatMap(({citations}) => citations.map((citation) => citation.factId))].some((factId) => ['lifecycle', 'availability'].includes(desk.facts.get(factId)?.dimension ?? ''))) continue
        told.add(line)
        const successor = liveSuccessor(entry, desk)
        const edit = successor === undefined ? undefined : writeText(document, passage, start, mention.end, successor)
        const place = entry.host === undefined ? '' : ` at ${entry.host}`
        yield {
          range,
          message: `Unexpected id \`${id}\`, which ${left > 0 ? `shuts down${place} on ${formatDate(shutdown)}, in ${left} ${left === 1 ? 'day' : 'days'}` : `shut down${place} on ${formatDate(shutdown)}`}, expected ${successor === undefined ? 'a live one' : `\`${successor}\``} or a word on its end`,
          why: left > 0 ? 'Whoever builds on it now has to build again soon.' : 'Whoever copies it gets an error.',
          ...(change && left <= 0 && {severity: 'error' as const}),
          ...(edit && document.text.slice(...range) === id && {suggestions: [{title: `Write \`${successor}\``, edit}]}),
        }
      }
    }
  },
})

/** The cells of a table row; none for any other passage. */
function rowOf({passages}: Document, {kind, context, index}: Passage): Passage[] {
  if (kind !== 'cell' || !context.column) return []
  const first = context.row?.index ?? index
  return passages.filter((cell) => cell.index === first || cell.context.row?.index === first)
}
