import {z} from 'zod'
import {outputsOption} from './outputs/outputs-option.ts'
import {componentNames} from './components/replaceable.ts'
import type {Component, Components} from './components/replaceable.ts'
import type {Outputs} from './outputs/outputs-option.ts'
import type {Strings} from './strings.ts'

const strings = z.custom<Partial<Strings>>((value) => typeof value === 'object' && value !== null, {error: 'expected an object of strings'})
const component = z.custom<Component<never>>((value) => typeof value === 'function', {error: 'expected a function `(props, {site, original}) => html`…``'})
const path = z.string().regex(/^\/(?:[\w.-]+\/)*$/u, {error: 'expected an address such as `/terms/`, with / at both ends'})

const place = z.union([z.literal(false), path], {error: 'expected an address such as `/freshness/`, or false'})
const pattern = z.union([z.literal(false), z.string().regex(/^(?:\{repository\}|https:\/\/)/u)], {error: 'expected an address with `{repository}`, `{path}` or `{title}` in it, or false'})

export const optionsSchema = z.strictObject({
  config: z.string().min(1).optional(),
  now: z.string().optional(),
  strings: strings.optional(),
  components: z.strictObject(Object.fromEntries(componentNames.map((name) => [name, component.optional()]))).transform((own) => own as Components).prefault({}),
  stylesheets: z.array(z.string().regex(/^\/[^/\s]\S*\.css$/u, {error: 'expected an address on this site, such as `/own.css`'})).default([]),
  terms: path.default('/terms/'),
  names: z.enum(['used', 'all']).default('used'),
  pages: z.strictObject({
    home: z.boolean().default(true),
    terms: z.boolean().default(true),
    notFound: z.boolean().default(true),
    freshness: place.default('/freshness/'),
    methodology: place.default('/methodology/'),
    corrections: place.default('/corrections/'),
    compare: place.default('/compare/'),
    choose: place.default('/choose/'),
    search: place.default('/search/'),
    playground: place.default('/playground/'),
    manual: place.default('/docs/'),
  }).prefault({}),
  contribute: z.strictObject({
    report: pattern.default('{repository}/issues/new?title={title}'),
    edit: pattern.default('{repository}/edit/main/{path}'),
  }).prefault({}),
  script: z.boolean({error: 'expected true or false'}).default(true),
  outputs: outputsOption.prefault({}),
})

/** Options of the plugin. */
export interface CopydeskPublisherOptions {
  /** Path of the `copydesk.yaml`; else the one in the input folder, or the nearest above it. */
  readonly config?: string
  /** `YYYY-MM-DD`; else `SOURCE_DATE_EPOCH`, else today in UTC. */
  readonly now?: string
  /** Interface strings, over the English ones. */
  readonly strings?: Partial<Strings>
  /** Components of your own, in place of the theme’s. */
  readonly components?: Components
  /** Style sheets of your own, linked after the theme, which stands in a cascade layer and so gives way to them. */
  readonly stylesheets?: readonly string[]
  /** Where the pages of the terms stand. */
  readonly terms?: string
  /** Which names get a page: those that the pages use and what these are taken for, or all of the registry. */
  readonly names?: 'used' | 'all'
  /** Pages that the plugin should not make; those about the desk itself may be moved too. */
  readonly pages?: {readonly home?: boolean; readonly terms?: boolean; readonly notFound?: boolean; readonly freshness?: string | false; readonly methodology?: string | false; readonly corrections?: string | false; readonly compare?: string | false; readonly choose?: string | false; readonly search?: string | false; readonly playground?: string | false; readonly manual?: string | false}
  /** Where mistakes are reported and pages edited, if `site.repository` is set; `false` leaves a link out. */
  readonly contribute?: {readonly report?: string | false; readonly edit?: string | false}
  /** The script that compares the ages in a page with the day on which it is read; without it they stay those of the build. */
  readonly script?: boolean
  /** Where the files for machines stand, each of them `false` to leave it out. */
  readonly outputs?: Partial<Outputs>
}

/** The options, with nothing left open. */
export type Options = z.output<typeof optionsSchema>

/**
 * Checks options that came from a configuration file.
 *
 * @throws {TypeError} that names each wrong option.
 */
export function readOptions(options: unknown): Options {
  const result = optionsSchema.safeParse(options ?? {})
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => {
    if (issue.code !== 'unrecognized_keys') return `Unexpected option \`${issue.path.join('.')}\` of eleventy-plugin-copydesk, ${issue.message}`
    const names = issue.keys.map((key) => [...issue.path, key].join('.')).join('`, `')
    return `Unexpected option \`${names}\` of eleventy-plugin-copydesk, expected one of ${namesAt(issue.path).join(', ')}`
  })
  throw new TypeError(problems.join('\n'))
}

/** The options that there are at a place, by what the schema makes of nothing. */
function namesAt(path: readonly PropertyKey[]): string[] {
  if (path[0] === 'components') return componentNames
  const [first] = path
  return Object.keys(first === undefined ? optionsSchema.shape : (optionsSchema.parse({})[first as keyof Options] as object))
}
