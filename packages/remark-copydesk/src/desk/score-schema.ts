import {z} from 'zod'

const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, {error: 'expected lower-case letters, digits, dots and hyphens'})
const text = z.string().trim().min(1)

const part = z.strictObject({
  id,
  label: text.describe('How readers see the part named.'),
  weight: z.number().positive().optional().describe('Its share in the score; where one part has a weight, each has.'),
  note: text.optional().describe('What it asks, in a sentence.'),
})
const band = z.strictObject({
  from: z.number().min(0).describe('The lowest score that is called so.'),
  label: text.describe('The word for it, such as “good”.'),
})

/** By what a score was given. A new version is a new entry: scores of two versions do not stand on one scale. */
export const rubric = z.strictObject({
  label: text,
  version: text,
  url: z.string().regex(/^https:\/\/[^\s<>"']+$/, {error: 'expected an https:// address'}).optional().describe('Where readers find it.'),
  by: text.optional().describe('Who made the rubric.'),
  scale: z.number().positive().optional().describe('The highest score; bands need it.'),
  parts: z.array(part).default([]).describe('What the score is made of.'),
  bands: z.array(band).default([]).describe('Words for stretches of the scale.'),
}).superRefine(({scale, parts, bands}, context) => {
  const fail = (path: PropertyKey[], message: string): void => context.addIssue({code: 'custom', path, message})
  if (bands.length > 0 && scale === undefined) fail(['bands'], 'expected a `scale` beside the bands')
  for (const [index, {from}] of bands.entries()) {
    if (scale !== undefined && from > scale) fail(['bands', index, 'from'], `expected at most ${scale}, the rubric’s scale`)
    if (bands.findIndex((other) => other.from === from) < index) fail(['bands', index, 'from'], `expected one band from ${from}`)
  }
  const isWeighted = parts.some(({weight}) => weight !== undefined)
  for (const [index, {id: own, weight}] of parts.entries()) {
    if (parts.findIndex((other) => other.id === own) < index) fail(['parts', index, 'id'], `expected one part \`${own}\``)
    if (isWeighted && weight === undefined) fail(['parts', index], 'expected a `weight`, as other parts have one')
  }
})

/** The verdict of a decision page, with its score where somebody gave one. */
export const decision = z.strictObject({
  category: text,
  score: z.number().min(0).optional().describe('Left out where nobody gave one.'),
  scale: z.number().positive().default(10),
  summary: text,
  scoredBy: text.optional().describe('Who gave the score.'),
  rubric: id.optional().describe('The rubric of copydesk.yaml that the score was given by; left out where nobody knows it.'),
  parts: z.record(id, z.number().min(0)).optional().describe('Part of the rubric → score.'),
}).refine(({score, scale}) => score === undefined || score <= scale, {error: 'expected a score of at most its scale', path: ['score']})
  .refine(({rubric: own, parts}) => parts === undefined || own !== undefined, {error: 'expected a `rubric` beside the parts', path: ['parts']})
  .refine(({score, scoredBy}) => score === undefined || scoredBy !== undefined, {error: 'expected a text: a score says who gave it', path: ['scoredBy']})
  .refine(({score, scoredBy, rubric: own}) => score !== undefined || (scoredBy ?? own) === undefined, {error: 'expected a number beside `scoredBy` or `rubric`', path: ['score']})

export type Rubric = z.output<typeof rubric>
export type Decision = z.output<typeof decision>
