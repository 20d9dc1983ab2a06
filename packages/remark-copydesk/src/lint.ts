import type {CalendarDate} from './calendar-date.ts'
import {readChange} from './change.ts'
import type {Change, PageChange} from './change.ts'
import type {Document, Unread} from './document/document.ts'
import {readTraces} from './document/traces.ts'
import {readOptions} from './rule-options.ts'
import {scannerOf} from './scanner-of.ts'
import {readSuppressions} from './document/suppressions.ts'
import {findingFault} from './finding-fault.ts'
import type {Edit, Finding, RuleFinding, SuppressedFinding} from './finding.ts'
import type {Context, Rule} from './rule.ts'
import {rules as allRules} from './rules/index.ts'
import type {Severity} from './desk/schema.ts'

/** What a surface hands in from outside the page. */
export interface LintOptions {
  /** The day it is. Without it no clock rule runs. */
  readonly today?: CalendarDate
  /** Judge a change: only what it touched is found. Without it the whole page is. */
  readonly change?: PageChange
  /** How many pages of the change got a new verification date without a fact that was read (`dateChange`). */
  readonly bumps?: number
  /** Run only these rules, even where the desk has them off. */
  readonly only?: readonly string[]
  /** The rules there are; our own where none are given. */
  readonly rules?: readonly Rule[]
}

/** The findings of one page, in order of place, and the rules that could not run. */
export interface LintResult {
  readonly findings: readonly Finding[]
  /** What comments on the page silence. */
  readonly suppressed: readonly SuppressedFinding[]
  readonly skipped: readonly {readonly rule: string; readonly because: string}[]
}

/**
 * Lints one document. Pure: the same document, desk and options give the same findings, whether or not it has a draft.
 *
 * @throws {TypeError} where a rule of one’s own gives what is no finding of this page, such as a range beyond its end.
 */
export function lint(document: Document, options: LintOptions = {}): LintResult {
  const {draft} = document
  return judge(draft && mayTrustDraft(options) ? draft : document, options)
}

/** What a change changed is told by more of a tree than its passages, and rules that are not ours may look at anything in it. */
function mayTrustDraft({change, rules = allRules}: LintOptions): boolean {
  return change === undefined && rules.every(isOurs)
}

function isOurs(rule: Rule): boolean {
  return allRules.includes(rule)
}

function judge(document: Document, options: LintOptions): LintResult {
  const {desk, unread} = document
  if (unread?.whole) return {findings: unread.range[1] === 0 ? [tellUnread(unread)] : inPlace([tellUnread(unread)], document), suppressed: [], skipped: []}
  const ruleIds = new Set((options.rules ?? allRules).map(({id}) => id))
  const rules = (options.rules ?? allRules).toSorted((a, b) => turnOf(a) - turnOf(b))
  const suppressions = document.text.includes('copydesk-') ? readSuppressions(document.tree, document.text) : []
  const change = options.change && readChange(options.change, document)
  const traces = readTraces(document, desk, scannerOf(desk, options.rules ?? allRules), rules.flatMap(({reads = []}) => reads))
  const findings: Finding[] = []
  const suppressed: SuppressedFinding[] = []
  const skipped: {rule: string; because: string}[] = []
  for (const rule of rules) {
    const {severity, options: ruleOptions} = settingOf(rule, document)
    const wanted = options.only ? options.only.includes(rule.id) : severity !== 'off'
    const missing = rule.clock && !options.today ? 'no date was given' : rule.needsBase && !change?.base ? 'no earlier text was given' : undefined
    // Of a rule that does not run this time nobody knows whether a comment for it is needed.
    if (missing !== undefined || (options.only && !wanted)) for (const entry of suppressions) if (entry.rules.includes(rule.id)) entry.used = true
    if (!wanted) continue
    if (missing !== undefined) {
      skipped.push({rule: rule.id, because: missing})
      continue
    }
    const {reads} = rule
    if (!document.isGiven && (rule.mayFind?.(traces) === false || (reads !== undefined && !traces.has(reads)))) continue
    const context: Context<unknown> = {
      document,
      get passages() {
        const places = reads === undefined ? undefined : traces.placesOf(reads)
        return places ? document.passagesAt(places) : document.passages
      },
      desk,
      options: readOptions(rule, ruleOptions),
      ...(options.today && {today: options.today}),
      ...(change && {change}),
      ...(options.bumps !== undefined && {bumps: options.bumps}),
      suppressions,
      ruleIds,
    }
    for (const found of rule.check(context)) {
      const fault = isOurs(rule) ? undefined : findingFault(found, document.text.length)
      if (fault !== undefined) throw new TypeError(`Unexpected finding of the rule \`${rule.id}\`${document.path && ` on ${document.path}`}: ${fault}`)
      const silencer = suppressions.find(
        ({rules: silenced, scope, problem}) =>
          problem === undefined && silenced.includes(rule.id) && found.range[0] >= scope[0] && found.range[0] <= scope[1],
      )
      const isSilenced = silencer !== undefined && !rule.last
      if (isSilenced) silencer.used = true
      if (change && !isBlamed(found, rule, change)) continue
      const level = found.severity ?? (severity === 'off' ? 'warning' : severity)
      const finding: Finding = {
        ...found,
        rule: rule.id,
        why: found.why ?? rule.why,
        // A desk that turned a rule down to a warning means all of it.
        severity: desk.setting(rule.id)?.severity === 'warning' ? 'warning' : level,
        ...(desk.config.docs && {url: `${desk.config.docs.replace(/\/$/u, '')}/${rule.id}`}),
      }
      if (isSilenced) suppressed.push({...finding, because: silencer.reason})
      else findings.push(finding)
    }
  }
  const late = document.unread
  if (late?.whole) return {findings: [tellUnread(late)], suppressed: [], skipped}
  if (unread) {
    const outside = findings.filter(({range}) => range[0] >= unread.range[1])
    findings.splice(0, findings.length, ...outside, tellUnread(unread))
  }
  return {findings: inPlace(findings, document), suppressed: inPlace(suppressed, document), skipped}
}

/** Rules that read single passages come after those that read all of them: of a page that is parsed nothing is parsed twice. */
function turnOf({last = false, reads}: Rule): number {
  return last ? 2 : Number(reads !== undefined)
}

function tellUnread({range, message, why}: Unread): Finding {
  return {range, message, why, rule: 'unreadable', severity: 'error'}
}

/** Findings by the offsets of the file, in order of place. */
function inPlace<Some extends Finding>(findings: readonly Some[], {shift}: Document): Some[] {
  return findings
    .map((finding) => (shift === 0 ? finding : shiftFinding(finding, shift)))
    .toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1] || (a.rule < b.rule ? -1 : 1))
}

/** Whether a change answers for a finding: time passing and untouched lines are nobody’s fault. */
function isBlamed({range, related = []}: RuleFinding, rule: Rule, change: Change): boolean {
  if (rule.wholePage) return change.edited
  return change.touches(range) || (!rule.clock && related.some((other) => change.touches(other.range)))
}

function settingOf(rule: Rule, document: Document): {severity: Severity; options: unknown} {
  return document.desk.setting(rule.id) ?? {severity: rule.severity, options: undefined}
}

/** Rules count from after the byte order mark, surfaces from the beginning of the file. */
function shiftFinding<Some extends Finding>(finding: Some, by: number): Some {
  const move = ([start, end]: readonly [number, number]): [number, number] => [start + by, end + by]
  const moveEdit = (edit: Edit): Edit => ({...edit, range: move(edit.range)})
  return {
    ...finding,
    range: move(finding.range),
    ...(finding.related && {related: finding.related.map((related) => ({...related, range: move(related.range)}))}),
    ...(finding.fix && {fix: moveEdit(finding.fix)}),
    ...(finding.suggestions && {suggestions: finding.suggestions.map((suggestion) => ({...suggestion, edit: moveEdit(suggestion.edit)}))}),
  }
}
