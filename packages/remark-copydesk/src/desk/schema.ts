import {z} from 'zod'
import {calendarDate, reviewInterval} from '../calendar-date.ts'
import {collection} from './collection.ts'
import {frontMatterMap} from './front-matter-map.ts'
import {glob} from './glob.ts'
import {manual} from './manual.ts'
import {decision, rubric} from './score-schema.ts'

export const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, {error: 'expected lower-case letters, digits, dots and hyphens'})
export const text = z.string().trim().min(1)
const url = z.string().regex(/^https:\/\/[^\s<>"']+$/, {error: 'expected an https:// address'})

/** Where a statement comes from. `accessed` is the day somebody opened it; it never sets a verified date. */
export const source = z.strictObject({
  url: url.describe('Address of the source.'),
  publisher: z.enum(['vendor', 'host', 'reseller', 'press', 'community']).describe('Who published it.'),
  title: text.optional(),
  accessed: calendarDate.optional().describe('The day the source was opened; never sets a verified date.'),
  quote: text.optional().describe('Words of the source, verbatim.'),
  status: z.enum(['verified', 'stored-copy', 'unverified']).optional()
    .describe('How far the source was checked: read, seen as a stored copy of unknown age, or not verified.'),
})

/** What tries all that each placeholder may take multiplies them, so they are few. */
const hasFewChoices = (form: string): boolean => (form.match(/\{\w+\}/gu)?.length ?? 0) <= 3 && !form.includes('}{')

/** A cue: words that only one layer (or one product) may be said to have. */
const cueObject = z.strictObject({
  cue: text.describe('The word or phrase, singular or infinitive.'),
  role: z.enum(['noun', 'class', 'verb', 'measure', 'agent']).default('noun')
    .describe('noun: a property one has; class: what the product itself is (model, app); verb: what one does to it; measure: how it is billed; agent: who uses it.'),
  forms: z.array(text).default([]).describe('Irregular inflections; regular ones are made.'),
  exact: z.boolean().default(false).describe('Capitals count: REST, not rest.'),
  counterpart: text.optional().describe('What the other layer has in its place, to suggest: "monthly fee" for "token price".'),
  when: z.enum(['compound', 'seconded', 'any']).default('any')
    .describe('compound: counts only directly beside the name; seconded: of an API it counts only where a second cue of its layer stands in the sentence.'),
})
export const cue = z.union([text.transform((cue) => cueObject.parse({cue})), cueObject], {error: 'expected a word or phrase, or an object with a `cue`'})
  .refine(({cue, forms}) => [cue, ...forms].every(hasFewChoices), {error: 'expected at most 3 placeholders in a form, with words or a space between them'})
export const cues = z.strictObject({
  strong: z.array(cue).default([]).describe('Convict alone.'),
  weak: z.array(cue).default([]).describe('Count only directly beside a name or with a second cue.'),
})

export const layer = z.strictObject({
  id,
  label: text.describe('How a finding names the layer, e.g. "model layer".'),
  description: text.optional(),
  cues: cues.prefault({}),
})

export const vendor = z.strictObject({
  id,
  name: text,
  idPrefixes: z.array(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*-?$/, {error: 'expected lower-case letters and digits, parted by single hyphens'})).default([])
    .describe('How this vendor’s API ids begin; tells an id from an ordinary hyphenated word.'),
  sources: z.array(source).default([]),
})

export const apiId = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][\w./:@-]*$/, {error: 'expected an id: letters, digits and . _ / : @ -, no spaces'}).describe('The id exactly as the API takes it.'),
  state: z.enum(['live', 'deprecated', 'shutdown']).default('live'),
  announced: calendarDate.optional().describe('The day the end was announced.'),
  shutdown: calendarDate.optional().describe('The day it stops or stopped answering.'),
  successor: z.string().optional().describe('The id that replaces it.'),
  host: text.optional().describe('Where the dates hold, if not at the vendor itself.'),
  note: text.optional(),
})

export const term = z.strictObject({
  id,
  name: text.describe('The canonical name. `{version}` stands for a version number.'),
  layer: id.describe('The layer this name belongs to.'),
  kind: z.enum(['brand', 'app', 'feature', 'plan', 'model', 'api', 'tool']).default('app')
    .describe('What the name names; a brand is also used loosely and convicts only in tight constructions.'),
  vendor: id,
  summary: text.optional().describe('One sentence: what this is.'),
  short: z.array(text).default([]).describe('Accepted shorter forms.'),
  variants: z.array(text).default([]).describe('Wrong forms, replaced by the name: a safe fix.'),
  word: z.boolean().default(false).describe('The name is also an ordinary word: in lower case it counts only beside its own cues.'),
  hybrids: z.array(z.strictObject({text, meant: z.array(id).min(1).describe('Terms it may have meant.')})).default([])
    .describe('Forms that join two names; only a person can tell what was meant.'),
  ids: z.array(apiId).default([]),
  siblings: z.array(id).default([]).describe('Terms this one is confused with.'),
  parent: id.optional().describe('The product this one is part of, e.g. the app of a plan.'),
  cues: cues.prefault({}).describe('Words that belong to this product alone; they convict its siblings of the same layer.'),
  allows: z.array(z.strictObject({
    cue: text.describe('The cue of another layer that is true of this name.'),
    because: text,
    source: url,
  })).default([]).describe('This vendor’s own truths, which overrule a cue.'),
  ambiguous: z.array(id).default([]).describe('What a bare use of this name may mean.'),
  coined: z.strictObject({by: text, when: calendarDate.optional(), note: text.optional()}).optional(),
  renamed: z.array(z.strictObject({from: text, by: text.optional(), when: calendarDate.optional(), note: text.optional()})).default([]),
  note: text.optional(),
  examples: z.strictObject({
    right: z.array(text).default([]),
    wrong: z.array(z.strictObject({text, say: text})).default([]),
  }).prefault({}),
  sources: z.array(source).default([]),
})

/** What a site adds to a shared term. */
export const overlay = z.strictObject({
  term: id,
  page: z.string().regex(/^\//, {error: 'expected an address on this site, beginning with /'}),
})

export const registryFile = z.strictObject({
  layers: z.array(layer).default([]),
  vendors: z.array(vendor).default([]),
  terms: z.array(term).default([]),
  overlay: z.array(overlay).default([]),
})

export const fact = z.strictObject({
  id,
  about: id.describe('The term it is about.'),
  layer: id,
  dimension: z.enum(['availability', 'lifecycle', 'price', 'limit', 'name', 'capability', 'endpoint', 'billing', 'score']),
  statement: text,
  value: z.union([z.string(), z.number(), z.boolean()], {error: 'expected a text, a number, or true or false'}).optional(),
  qualifiers: z.record(z.string(), z.string()).optional(),
  kind: z.enum(['observed', 'scheduled', 'derived', 'opinion']),
  from: z.array(id).default([]).describe('The facts a derived fact follows from.'),
  valid: z.strictObject({from: calendarDate.optional(), until: calendarDate.optional()}).optional(),
  verified: z.strictObject({
    date: calendarDate,
    by: text,
    method: z.enum(['read', 'quote-match', 'carried', 'stored-copy']),
  }),
  review: reviewInterval.optional(),
  sources: z.array(source).default([]),
})
export const factFile = z.strictObject({facts: z.array(fact)})

/** How long each kind of fact keeps: half of the shortest notice that vendors promise, a month where numbers move. */
export const defaultReview = {
  availability: '45d', lifecycle: '45d', price: '30d', limit: '30d', name: '90d',
  capability: '90d', endpoint: '90d', billing: '90d', score: '90d',
} as const

const severity = z.enum(['off', 'warning', 'error'])
export const ruleSetting = z.union([severity, z.tuple([severity, z.record(z.string(), z.unknown())])], {error: 'expected `off`, `warning` or `error`, or `[severity, options]`'})

const sectionObject = z.strictObject({
  title: text.describe('The heading, word for word.'),
  optional: z.boolean().default(false).describe('A page may leave it out.'),
  facts: z.boolean().default(true).describe('`false` where it rests on no fact by its nature, so that its lack is not told.'),
})
const section = z.union([text.transform((title) => sectionObject.parse({title})), sectionObject], {error: 'expected a title, or an object with a `title`'})
const sections = z.array(section).superRefine((list, context) => {
  for (const [index, {title}] of list.entries()) {
    if (list.findIndex((other) => other.title === title) < index) context.addIssue({code: 'custom', path: [index], message: `expected one section "${title}"`})
  }
})
const globs = z.array(glob).min(1)
const kind = z.union([
  globs.transform((files) => ({files, sections: [] as z.output<typeof sections>})),
  z.strictObject({
    files: globs.describe('Globs, relative to this file.'),
    sections: sections.default([]).describe('The second-level sections of each page of the kind, in their order.'),
  }),
], {error: 'expected a list of globs, or an object with `files` and `sections`'})

export const config = z.strictObject({
  registry: z.array(text).default([]).describe('Packages and folders; a later one wins entry by entry.'),
  facts: z.array(text).default([]).describe('Folders with fact files.'),
  kinds: z.record(id, kind).default({}).describe('Page kind → globs, relative to this file; or `files` and the `sections` that each page has.'),
  'front-matter': frontMatterMap.optional()
    .describe('Where the front matter of another system keeps our fields: field → its key or keys. With it a page may have keys of its own, and lack what is not `required`.'),
  rubrics: z.record(id, rubric).default({}).describe('What scores are given by: id → rubric. A new version is a new entry.'),
  choosers: z.array(text).default([]).describe('Folders with choosers, one a file.'),
  collections: z.array(collection).default([]).describe('Folders of pages that are linted and published each on its own; what stands in none of them belongs to the desk itself.'),
  ignore: z.array(glob).default([]).describe('Globs of files that are no pages.'),
  rules: z.record(z.string(), ruleSetting).default({}).describe('Rule id → severity, or [severity, options].'),
  review: z.record(z.string(), reviewInterval).default({}).describe('Page kind or fact dimension → interval.')
    .transform((own): Record<string, string> => ({...defaultReview, ...own})),
  stagger: z.number().int().min(0).max(25).default(0)
    .describe('By how many per cent of its interval a due date may come earlier, by the id, so that not all are due in one day.'),
  docs: url.optional().describe('Where the rule pages stand; findings then carry a link.'),
  site: z.strictObject({
    name: text,
    url: z.string().regex(/^https?:\/\/[^\s<>"']+$/, {error: 'expected an https:// or http:// address'}).optional(),
    description: text.optional(),
    language: z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {error: 'expected a language tag such as `en` or `pt-BR`'}).default('en'),
    repository: url.optional(),
    compare: z.array(z.array(id).min(2)).default([]).describe('Terms to set side by side, two or more at a time, in this order.'),
    manual: manual.optional().describe('Pages that are read one after another, such as the documentation of a tool: their groups, in their order.'),
  }).optional(),
  baseline: text.optional().describe('File of known findings, relative to this one; `copydesk baseline` writes it.'),
})

const verification = z.strictObject({
  date: calendarDate,
  by: text,
  text: z.string().regex(/^sha256-[0-9a-f]{64}$/, {error: 'expected `sha256-` and 64 hexadecimal digits'}).optional().describe('Hash of the body as it was verified.'),
  review: reviewInterval.optional(),
  minor: z.array(z.strictObject({date: calendarDate, by: text, text: z.string(), why: text})).default([]),
  state: z.enum(['live', 'held', 'historical']).default('live'),
  why: text.optional().describe('Why it is held.'),
  until: calendarDate.optional().describe('The day a hold ends.'),
})

const correction = z.strictObject({
  date: calendarDate.describe('The day it was mended.'),
  was: text.describe('What the page said, and was wrong.'),
  is: text.describe('What is right.'),
})

/** Front matter of a page that has a kind. */
export const pageFrontMatter = z.strictObject({
  title: text,
  description: text,
  kind: id.optional(),
  about: z.array(id).min(1),
  owner: text.optional(),
  verification,
  decision: decision.optional(),
  corrections: z.array(correction).default([]).describe('Mistakes of the page that were mended; readers see them there and in one list.'),
})
export const decisionFrontMatter = pageFrontMatter.required({decision: true})
/** What pages have whose front matter is another system’s: ours where it is there. */
export const freeFrontMatter = pageFrontMatter.partial().extend({verification: verification.partial().optional()})

export type Source = z.output<typeof source>
export type Cue = z.output<typeof cueObject>
export type Layer = z.output<typeof layer>
export type Vendor = z.output<typeof vendor>
export type ApiId = z.output<typeof apiId>
export type Term = z.output<typeof term>
export type Fact = z.output<typeof fact>
export type SectionRule = z.output<typeof sectionObject>
export type Config = z.output<typeof config>
export type {Decision, Rubric} from './score-schema.ts'
export type Severity = z.output<typeof severity>
export type PageFrontMatter = z.output<typeof pageFrontMatter>
