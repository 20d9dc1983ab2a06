import {z} from 'zod'
import type {Term} from '../desk/schema.ts'
import type {Document} from '../document/document.ts'
import type {Passage} from '../document/passages.ts'
import {defineRule} from '../rule.ts'

export const factLayer = defineRule({
  id: 'fact-layer',
  summary: 'Cite a fact for the layer that it was read for.',
  why: 'Whoever has checked the price of a model has not checked the price of the app around it. A footnote of the one makes a claim on the other look checked.',
  details: 'It looks at the names in the sentence, in a table at those of the row, and speaks only where every one of them belongs to another layer. A name of a whole brand says nothing, and neither does a fact of the layer `brand`; a fact about a brand has the layer that it states.',
  severity: 'error',
  clock: false,
  fix: 'none',
  options: z.strictObject({}),
  mayFind: ({cites}) => cites,
  examples: [
    {text: 'Lumina Paint 2.0 costs 4 cents a picture.[^f:paint.price]\n'},
    {title: 'Both layers in the sentence', text: 'Lumina Studio has plans, while Lumina Paint 2.0 costs 4 cents a picture.[^f:paint.price]\n'},
    {
      text: 'A picture in Lumina Studio costs 4 cents.[^f:paint.price]\n',
      findings: ['1:42-1:58 Unexpected fact `paint.price` of the model layer in a sentence on "Lumina Studio", expected one of the app layer'],
    },
    {
      title: 'A fact about a brand has a layer too',
      text: 'Lumina Studio can be called.[^f:lumi.api]\n',
      findings: ['1:29-1:42 Unexpected fact `lumi.api` of the model layer in a sentence on "Lumina Studio", expected one of the app layer'],
    },
    {
      text: '| Product | Price |\n| --- | --- |\n| Lumina Studio | 4 cents[^f:paint.price] |\n',
      findings: ['3:26-3:42 Unexpected fact `paint.price` of the model layer in a sentence on "Lumina Studio", expected one of the app layer'],
    },
  ],
  *check({document, desk}) {
    for (const {factId, range, passage, sentence} of document.citations) {
      const fact = desk.facts.get(factId)
      if (!fact || fact.layer === 'brand') continue
      const own = termsIn(document, passage, sentence.start, sentence.end)
      const {row, column} = passage.context
      const terms = own.length > 0 ? own : [row, column].flatMap((head) => (head ? termsIn(document, head) : []))
      const [first] = terms
      if (!first || terms.some((term) => term.layer === fact.layer || term.id === fact.about)) continue
      yield {
        range,
        message: `Unexpected fact \`${factId}\` of the ${desk.layers.get(fact.layer)?.label ?? fact.layer} in a sentence on "${first.name}", expected one of the ${desk.layers.get(first.layer)?.label ?? first.layer}`,
        why: `The fact is about "${desk.terms.get(fact.about)?.name ?? fact.about}": it shows nothing for ${first.name}.`,
      }
    }
  },
})

/** The terms named in a stretch of a passage, by name or id; brands name no layer. */
function termsIn(document: Document, passage: Passage, start = 0, end = passage.text.length): Term[] {
  return document.mentions(passage).flatMap((mention) =>
    (mention.type === 'name' || mention.type === 'id') && mention.term && mention.term.kind !== 'brand' && mention.start >= start && mention.end <= end ? [mention.term] : [])
}
