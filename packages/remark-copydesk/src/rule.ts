import {z} from 'zod'
import type {CalendarDate} from './calendar-date.ts'
import type {Change} from './change.ts'
import type {Severity} from './desk/schema.ts'
import type {Desk} from './desk/desk.ts'
import type {Phrase} from './desk/phrase-scanner.ts'
import type {Document} from './document/document.ts'
import type {LonePassage} from './document/passages.ts'
import type {Suppression} from './document/suppressions.ts'
import type {Traces} from './document/traces.ts'
import type {RuleFinding} from './finding.ts'

/** All that a rule may see. There is no file system, clock or network behind it. */
export interface Context<Options> {
  readonly document: Document
  /** The passages that a rule with `reads` judges; all that there are for any other. */
  readonly passages: readonly LonePassage[]
  readonly desk: Desk
  readonly options: Options
  /** The day that the surface says it is; absent where clock rules are off. */
  readonly today?: CalendarDate
  /** What changed, where a change is judged. */
  readonly change?: Change
  /** How many pages of the change got a new date without a fact that was read. */
  readonly bumps?: number
  /** The page’s disable comments, with what they silenced; only for rules that run `last`. */
  readonly suppressions: readonly Suppression[]
  /** The ids of all rules there are, so that a comment that names another can be told. */
  readonly ruleIds: ReadonlySet<string>
}

/** A case that is both a test and a piece of the rule’s page. */
export interface Example {
  /** What it shows, as a heading on the rule’s page. */
  readonly title?: string
  readonly text: string
  readonly path?: string
  readonly today?: string
  /** The page as it was: the example is then judged as a change of all its lines. */
  readonly base?: string
  /** How many pages of that change got a new date without a fact that was read. */
  readonly bumps?: number
  readonly options?: unknown
  /** `line:column-line:column message` of each finding; left out where the text is right. */
  readonly findings?: readonly string[]
  /** The text after the fix, where there is one. */
  readonly fixed?: string
}

/** One rule: what it checks, how it is set, how it is documented and how it is tested. */
export interface Rule<Schema extends z.ZodType = z.ZodType> {
  readonly id: string
  /** One sentence, imperative: "Use …". */
  readonly summary: string
  /** Why anybody should care; Markdown. */
  readonly why: string
  /** What to do about a finding, and where the rule’s limits are; Markdown. */
  readonly details?: string
  readonly severity: Severity
  /** It compares with today: it never runs where no day is given. */
  readonly clock: boolean
  readonly fix: 'safe' | 'suggestion' | 'none'
  readonly options: Schema
  readonly examples: readonly Example[]
  /** It compares with the page as it was, so it runs only where that is given. */
  readonly needsBase?: boolean
  /** It judges the page, not a line: any edit of the page may be blamed. */
  readonly wholePage?: boolean
  /** It judges what the other rules found, so it runs after them. */
  readonly last?: boolean
  /**
   * Whether there can be a finding in a page that shows these traces; without it the rule runs on every
   * page. A yes costs a parse, a wrong no costs a finding.
   */
  mayFind?(traces: Traces): boolean
  /**
   * The group of phrases without which no passage has a finding, where a passage has the same findings whatever stands
   * around it. Such a rule judges `passages`, which are parsed by themselves, and needs no `mayFind`.
   */
  readonly reads?: string | undefined
  /** Pairs of groups (`names+present`) that its `mayFind` asks for. */
  readonly near?: readonly string[]
  /** Phrases, beside the names of the desk, that its `mayFind` asks for. */
  phrases?(desk: Desk, options: z.output<Schema>): readonly Phrase[]
  check(context: Context<z.output<Schema>>): Iterable<RuleFinding>
}

/** A rule as it is written: what is left out is a warning that needs no clock, has no options and mends nothing. */
export type RuleDefinition<Schema extends z.ZodType = z.ZodType> =
  Pick<Rule<Schema>, 'id' | 'summary' | 'check'> & Partial<Omit<Rule<Schema>, 'id' | 'summary' | 'check'>>

const noOptions = z.strictObject({})

/** Makes a rule, and carries the option type from its schema to `check`. */
export function defineRule<Schema extends z.ZodType = typeof noOptions>(definition: RuleDefinition<Schema>): Rule<Schema> {
  const rule: Omit<Rule<Schema>, keyof RuleDefinition<Schema> & ('id' | 'summary' | 'check')> = {why: '', severity: 'warning', clock: false, fix: 'none', options: noOptions as unknown as Schema, examples: []}
  // What a getter makes is made when it is asked for.
  return Object.defineProperties(rule, Object.getOwnPropertyDescriptors(definition)) as Rule<Schema>
}
