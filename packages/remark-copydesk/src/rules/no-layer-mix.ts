import {z} from 'zod'
import {attribute} from '../layers/attribute.ts'
import type {Attribution} from '../layers/attribution.ts'
import type {Desk} from '../desk/desk.ts'
import {sourceRange} from '../document/source-map.ts'
import type {RuleFinding, Suggestion} from '../finding.ts'
import {defineRule} from '../rule.ts'

export const noLayerMix = defineRule({
  id: 'no-layer-mix',
  summary: 'Say of a name only what its own layer has.',
  why:
    'A model is metered and called by software; an app is subscribed to and signed in to. ' +
    'A reader who is sold "a subscription" to a model, or "an API" of an app, buys the wrong thing.',
  severity: 'error',
  clock: false,
  fix: 'suggestion',
  options: z.strictObject({}),
  examples: [
    {text: 'Lumina Paint 2.0 has an API; Lumina Studio has a subscription.\n'},
    {
      title: 'Compound',
      text: 'The Lumina Paint 2.0 subscription beats Lumina Studio API pricing.\n',
      findings: [
        '1:5-1:34 Unexpected "subscription" (app layer) of "Lumina Paint 2.0" (model layer), expected the app layer’s name or the model layer’s word',
        '1:41-1:58 Unexpected "API" (model layer) of "Lumina Studio" (app layer), expected the model layer’s name or the app layer’s word',
      ],
    },
  ],
  *check({document, desk}) {
    for (const attribution of attribute(document)) yield describe(attribution, desk)
  },
})

function describe(attribution: Attribution, desk: Desk): RuleFinding {
  const {name, cue, mention, sentence, elsewhere} = attribution
  const {map} = sentence.passage
  const {subject} = name
  const label = (layer: string): string => desk.layers.get(layer)?.label ?? layer
  if (!mention) {
    const range = sourceRange(map, Math.min(name.start, cue.start), Math.max(name.end, cue.end))
    const other = cue.subject
    return {
      range,
      message: `Unexpected "${subject.label}" (${label(subject.layer)}) put for "${other?.label}" (${label(other?.layer ?? 'model')}), expected one name, or words that say how the two are related`,
      why: `"${subject.label}" and "${other?.label}" are related but not the same thing: they are bought, billed and reached in different ways.`,
      suggestions: [],
    }
  }
  const owner = 'layer' in mention.owner ? label(mention.owner.layer) : (desk.terms.get(mention.owner.term)?.name ?? mention.owner.term)
  const mine = 'layer' in mention.owner ? label(subject.layer) : (subject.term?.name ?? subject.label)
  const message = `Unexpected "${cue.text}" (${owner}) of "${subject.label}" (${mine}), expected the ${owner}’s name or the ${mine}’s word`
  const why = `"${cue.text}" belongs to the ${owner}, "${subject.label}" to the ${mine}.`
  const suggestions = suggest(attribution, desk)
  if (elsewhere) {
    return {
      range: sourceRange(map, cue.start, cue.end),
      message,
      why,
      related: [{range: sourceRange(elsewhere.passage.map, name.start, name.end), message: `"${subject.label}" (${mine}) governs this`}],
      suggestions,
    }
  }
  return {range: sourceRange(map, Math.min(name.start, cue.start), Math.max(name.end, cue.end)), message, why, suggestions}
}

/** What was probably meant: the sibling of the cue’s layer in place of the name. */
function suggest({name, mention, sentence, elsewhere}: Attribution, desk: Desk): Suggestion[] {
  if (!mention || elsewhere) return []
  const layer = 'layer' in mention.owner ? mention.owner.layer : undefined
  const wanted = 'term' in mention.owner ? [mention.owner.term] : (name.subject.term?.siblings ?? []).filter((id) => desk.terms.get(id)?.layer === layer)
  return wanted.slice(0, 2).flatMap((id) => {
    const term = desk.terms.get(id)
    return term ? [{title: `Write "${term.name}"`, edit: {range: sourceRange(sentence.passage.map, name.start, name.end), text: term.name}}] : []
  })
}
