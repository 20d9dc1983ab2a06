import {z} from 'zod'
import {shardFormat} from './format-shard.ts'

const range = z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly().describe('UTF-16 offsets in `text`, the end exclusive')
const edit = z.strictObject({range, text: z.string()})
const severity = z.enum(['warning', 'error'])

/** Reports print it as it is: it may hold nothing that steers a terminal. */
const ruleId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, {error: 'expected the id of a rule'})

const finding = z.strictObject({
  rule: ruleId,
  severity,
  range,
  message: z.string(),
  why: z.string(),
  url: z.string().exactOptional(),
  expected: z.array(z.string()).exactOptional(),
  fix: edit.exactOptional().describe('The one edit that is always right'),
  suggestions: z.array(z.strictObject({title: z.string(), edit})).exactOptional().describe('Edits that a person chooses from'),
  related: z.array(z.strictObject({range, message: z.string()})).exactOptional(),
})

const page = z.strictObject({
  path: z.string().min(1).describe('From the root of the repository, with forward slashes; absolute where it lies outside'),
  text: z.string().default('').describe('Without byte order mark; left out where nothing was found'),
  mark: z.boolean().default(false).describe('A byte order mark stands before the text'),
  findings: z.array(finding).default([]),
  suppressed: z.array(finding.extend({because: z.string()})).default([]).describe('What comments on the page silence'),
  known: z.array(finding).exactOptional().describe('What the baseline knows; absent where the run has none'),
}).superRefine(({text, findings, suppressed, known = []}, context) => {
  for (const each of [...findings, ...suppressed, ...known]) {
    const ranges = [each.range, each.fix?.range, ...(each.suggestions ?? []).map((suggestion) => suggestion.edit.range), ...(each.related ?? []).map((related) => related.range)]
    if (ranges.some((one) => one && (one[0] > one[1] || one[1] > text.length))) context.addIssue({code: 'custom', message: 'Invalid range: it does not lie in the text'})
  }
})

const ownRule = z.strictObject({
  id: ruleId,
  summary: z.string(),
  why: z.string(),
  details: z.string().exactOptional(),
  severity: z.enum(['off', 'warning', 'error']),
  examples: z.array(z.strictObject({text: z.string(), findings: z.array(z.string()).exactOptional()})),
})

/** What one of several jobs found, with all that any format needs. */
export const shardSchema = z.strictObject({
  shard: z.literal(shardFormat),
  version: z.string().describe('Of copydesk'),
  asked: z.array(z.string()).describe('The paths that the run was given'),
  run: z.strictObject({
    today: z.string().exactOptional().describe('The day of the run; absent under `--no-clock`'),
    only: z.array(z.string()).describe('The rules of `--rule`'),
    since: z.string().exactOptional(),
    ownRules: z.array(ownRule).describe('Rules that copydesk does not bring, as the help of a report shows them'),
  }).describe('What every job of one report has in common'),
  failed: z.boolean().describe('Something could not be read, so this is not all'),
  outdated: z.int().nonnegative().describe('How many known findings no longer occur'),
  notes: z.array(z.string()).describe('What the run said beside its findings'),
  pages: z.array(page),
})

/** What one of several jobs found. */
export type Shard = z.output<typeof shardSchema>
/** A page as a shard holds it. */
export type ShardPage = Shard['pages'][number]
