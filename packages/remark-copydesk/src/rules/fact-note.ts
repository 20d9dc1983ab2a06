import {z} from 'zod'
import type {Document} from '../document/document.ts'
import {factNote as noteOf} from '../facts/fact-note.ts'
import type {RuleFinding} from '../finding.ts'
import {defineRule} from '../rule.ts'

const note = '[^f:paint.price]: Lumina Paint 2.0 costs 4 cents a picture. Lumina: [Pricing](<https://lumina.example/pricing>), read 22 April 2026.'

export const factNote = defineRule({
  id: 'fact-note',
  summary: 'Let the footnote of a fact say what the fact says.',
  why: 'A value lives in one place, the file of facts. The footnote shows it on any Markdown renderer, and how far somebody checked it.',
  details: 'Write `[^f:ID]` where the fact is used; the fix adds the footnote at the end of the page and refreshes it when the fact changes. Footnotes of facts are no text of the page: no other rule reads them, and they do not count as an edit.',
  severity: 'error',
  clock: false,
  fix: 'safe',
  options: z.strictObject({}),
  mayFind: ({cites}) => cites,
  examples: [
    {text: `It costs 4 cents.[^f:paint.price]\n\n${note}\n`},
    {
      text: 'It costs 4 cents.[^f:paint.price]\n',
      findings: ['1:18-1:34 Unexpected citation of `paint.price` without its footnote, expected one at the end of the page'],
      fixed: `It costs 4 cents.[^f:paint.price]\n\n${note}\n`,
    },
    {
      text: `It costs 4 cents.[^f:paint.price]\n\n${note.replace('4', '3')}\n\nMore.\n`,
      findings: ['3:1-3:133 Unexpected footnote that differs from the fact `paint.price`, expected what the fact says now'],
      fixed: `It costs 4 cents.[^f:paint.price]\n\n${note}\n\nMore.\n`,
    },
    {
      text: `It costs little.\n\n${note}\n`,
      findings: ['3:1-3:133 Unexpected footnote of the fact `paint.price` that nothing cites, expected none'],
    },
  ],
  *check({document, desk}) {
    const why = 'Readers of the page see the footnote, not the file of facts.'
    const written = new Set<string>()
    for (const {factId, range, text} of document.factNotes) {
      const fact = desk.facts.get(factId)
      const repeated = written.has(factId)
      written.add(factId)
      if (repeated || !document.citations.some((citation) => citation.factId === factId)) {
        yield {
          range,
          message: `Unexpected ${repeated ? 'second ' : ''}footnote of the fact \`${factId}\`${repeated ? '' : ' that nothing cites'}, expected ${repeated ? 'one' : 'none'}`,
          why: 'No reader ever sees it.',
          suggestions: [{title: 'Take it out', edit: {range, text: ''}}],
        }
      } else if (fact && text !== noteOf(fact, desk)) {
        const expected = `[^f:${factId}]: ${noteOf(fact, desk)}`
        yield {range, message: `Unexpected footnote that differs from the fact \`${factId}\`, expected what the fact says now`, why, expected: [expected], fix: {range, text: expected}}
      }
    }
    for (const {factId, range} of document.citations) {
      const fact = desk.facts.get(factId)
      if (!fact || written.has(factId)) continue
      written.add(factId)
      yield {
        range,
        message: `Unexpected citation of \`${factId}\` without its footnote, expected one at the end of the page`,
        why,
        ...appended(document, `[^f:${factId}]: ${noteOf(fact, desk)}`),
      }
    }
  },
})

/** The edit that ends a page with a block; none where the page ends in one that nothing closes. */
function appended({text, tree}: Document, block: string): Pick<RuleFinding, 'fix'> {
  const last = tree.children.at(-1)
  const tail = text.slice(last?.position?.start.offset ?? 0)
  const fence = last?.type === 'code' ? /^(?:`{3,}|~{3,})/u.exec(tail)?.[0] : undefined
  const open = fence !== undefined ? !new RegExp(String.raw`\n[ \t>]*${fence}[${fence[0]}]*\s*$`, 'u').test(tail) : last?.type === 'html' && /^<(?:script|pre|style|textarea|[!?])/iu.test(tail) && !/(?:<\/(?:script|pre|style|textarea)>|-->|\?>|\]\]>|^<![a-z][^>]*>)\s*$/iu.test(tail)
  if (open) return {}
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  return {fix: {range: [text.length, text.length], text: `${text.endsWith('\n') ? '' : end}${end}${block}${end}`}}
}
