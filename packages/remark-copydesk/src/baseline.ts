import {z} from 'zod'
import {parseYamlSource, validate} from './desk/yaml-source.ts'
import type {DeskProblem, SourceText} from './desk/yaml-source.ts'
import type {Finding} from './finding.ts'
import {identifyFinding, identityKey} from './finding-identity.ts'
import type {FindingIdentity, Sliceable} from './finding-identity.ts'

const entry = z.strictObject({
  rule: z.string().min(1).describe('The rule that found it.'),
  found: z.string().describe('The words that it found, white space collapsed.'),
  about: z.array(z.string()).default([]).describe('What the finding named beside them.'),
  times: z.number().int().min(1).default(1).describe('How often that stood on the page.'),
})

/** A file of known findings. */
export const baselineFile = z.strictObject({
  version: z.literal(1, {error: 'expected 1, the version that this copydesk reads'}),
  pages: z.record(z.string(), z.array(entry)).default({}).describe('Path, relative to this file → what is known of that page.'),
})

export type Baseline = z.output<typeof baselineFile>
export type BaselineEntry = z.output<typeof entry>

/** A page to record or to compare. */
export interface BaselinePage {
  /** Relative to the baseline’s folder, with forward slashes. */
  readonly path: string
  readonly text: Sliceable
  readonly findings: readonly Finding[]
  /** Findings of the page that are not asked about, as they lie outside a change: the baseline’s counts are spent on them first. */
  readonly elsewhere?: readonly Finding[]
}

/** Reads a baseline. Each problem has its line and column. */
export function parseBaseline(text: SourceText): {readonly baseline: Baseline | undefined; readonly problems: readonly DeskProblem[]} {
  const {source, problems} = parseYamlSource(text)
  if (problems.length > 0) return {baseline: undefined, problems}
  const checked = validate(source, baselineFile)
  return {baseline: checked.value, problems: checked.problems}
}

/** The baseline of pages as they are; `kept` are entries of a baseline before that stay. */
export function makeBaseline(pages: readonly BaselinePage[], kept: Baseline['pages'] = {}): Baseline {
  const all = new Map<string, BaselineEntry[]>(Object.entries(kept).map(([path, entries]) => [path, [...entries]]))
  for (const {path, text, findings} of pages) {
    const entries = findings.map((finding) => ({...identifyFinding(finding, text), about: [...identifyFinding(finding, text).about], times: 1}))
    if (entries.length > 0) all.set(path, [...(all.get(path) ?? []), ...entries])
  }
  return {version: 1, pages: Object.fromEntries([...all].map(([path, entries]) => [path, together(entries)]).filter(([, entries]) => (entries?.length ?? 0) > 0))}
}

/** A baseline as text: sorted, an entry a line, so that two branches seldom meet and a diff reads well. */
export function formatBaseline({pages}: Baseline): string {
  const paths = Object.keys(pages).toSorted()
  const lines = paths.flatMap((path) => [
    `  ${quote(path)}:`,
    ...together(pages[path] ?? []).map(({rule, found, about, times}) =>
      `    - {rule: ${quote(rule)}, found: ${quote(found)}${about.length > 0 ? `, about: [${about.map(quote).join(', ')}]` : ''}${times > 1 ? `, times: ${times}` : ''}}`),
  ])
  return [
    '# Findings that stood here when this was recorded: `copydesk lint` reports only what is new.',
    '# `copydesk baseline` records it again, `copydesk baseline --prune` drops what no longer occurs.',
    'version: 1',
    ...(lines.length > 0 ? ['pages:', ...lines] : ['pages: {}']),
    '',
  ].join('\n')
}

/** An entry of a baseline, or a part of its count, that no longer occurs. */
export interface OutdatedEntry extends FindingIdentity {
  readonly path: string
  /** How many of the entry’s times are gone. */
  readonly times: number
}

/** A page’s findings, parted by what the baseline knows. */
export interface ComparedPage {
  readonly fresh: readonly Finding[]
  readonly known: readonly Finding[]
}

/** What came of comparing pages with a baseline. */
export interface BaselineComparison {
  /** In the order of the pages. */
  readonly pages: readonly ComparedPage[]
  /** What is left over of the entries, whether or not this run could see it. */
  readonly left: readonly OutdatedEntry[]
  /** Pages that stand in for one that is gone, as a renamed page does. */
  readonly moved: readonly {readonly from: string; readonly to: string; readonly findings: number}[]
}

/**
 * Parts the findings of pages into known and new ones. Of several alike on a page as many are known as
 * were recorded, the first ones. A page of which the baseline knows nothing may stand in for one that
 * `isGone`: so a rename makes nothing new. Pages that are judged apart from one another must not stand in
 * for the same one: `mayStandIn` says which may.
 */
export function compareWithBaseline(baseline: Baseline, pages: readonly BaselinePage[], isGone: (path: string) => boolean, mayStandIn: (path: string, gone: string) => boolean = () => true): BaselineComparison {
  const budgets = new Map(Object.entries(baseline.pages).map(([path, entries]) => [path, new Map(together(entries).map((one) => [identityKey(one), {...one}]))]))
  const gone = [...budgets.keys()].filter(isGone).toSorted()
  const moved: {from: string; to: string; findings: number}[] = []
  const compared = pages.map(({path, text, findings, elsewhere = []}): ComparedPage => {
    const keyed = findings.map((finding) => ({finding, key: identityKey(identifyFinding(finding, text))}))
    const isKnown = ({key}: {readonly key: string}, other: string): boolean => (budgets.get(other)?.get(key)?.times ?? 0) > 0
    const from = budgets.has(path) ? path : mostLike(gone.filter((other) => keyed.some((one) => isKnown(one, other)) && mayStandIn(path, other)), (other) => keyed.filter((one) => isKnown(one, other)).length)
    const budget = from === undefined ? undefined : budgets.get(from)
    const spend = (key: string): boolean => {
      const one = budget?.get(key)
      if (one === undefined || one.times === 0) return false
      one.times -= 1
      return true
    }
    for (const finding of elsewhere) spend(identityKey(identifyFinding(finding, text)))
    const {known = [], fresh = []} = Object.groupBy(keyed, ({key}) => (spend(key) ? 'known' : 'fresh'))
    if (from !== undefined && from !== path) moved.push({from, to: path, findings: known.length})
    return {known: known.map(({finding}) => finding), fresh: fresh.map(({finding}) => finding)}
  })
  const left = [...budgets].flatMap(([path, budget]) => [...budget.values()].filter(({times}) => times > 0).map((one) => ({...one, path})))
  return {pages: compared, left: left.toSorted((a, b) => compare(a.path, b.path) || compare(identityKey(a), identityKey(b))), moved}
}

/** The baseline without these entries, or without the part of their counts that is gone. */
export function pruneBaseline({pages}: Baseline, outdated: readonly OutdatedEntry[]): Baseline {
  const gone = new Map(outdated.map((one) => [`${one.path}\n${identityKey(one)}`, one.times]))
  return makeBaseline([], Object.fromEntries(Object.entries(pages).map(([path, entries]) => [
    path,
    together(entries).flatMap((one) => {
      const times = one.times - (gone.get(`${path}\n${identityKey(one)}`) ?? 0)
      return times > 0 ? [{...one, times}] : []
    }),
  ])))
}

/** Entries that are alike made one, sorted. */
function together(entries: readonly BaselineEntry[]): BaselineEntry[] {
  return [...Map.groupBy(entries, identityKey)]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([, [first, ...more]]) => (first ? [{...first, times: more.reduce((sum, {times}) => sum + times, first.times)}] : []))
}

function mostLike(paths: readonly string[], likeness: (path: string) => number): string | undefined {
  return paths.map((path) => ({path, score: likeness(path)})).toSorted((a, b) => b.score - a.score)[0]?.path
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A string of JSON is one of YAML too; what no editor shows is escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''))
}
