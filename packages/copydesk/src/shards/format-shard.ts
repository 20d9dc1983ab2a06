import {resolve} from 'node:path'
import {rules} from 'remark-copydesk'
import type {Finding, Rule} from 'remark-copydesk'
import {printJson} from '../formats/json.ts'
import {pathFrom} from '../formats/report.ts'
import type {ReportContext} from '../formats/report.ts'
import type {PageResult} from '../page-result.ts'

/** The number that a change of a shard’s shape raises. It stands here, so that a lint loads no schema. */
export const shardFormat = 1

/** What a run knows beside its results, and a shard takes along. */
export interface ShardFacts {
  readonly asked: readonly string[]
  readonly run: {readonly today?: string; readonly only: readonly string[]; readonly since?: string}
  readonly outdated: number
  readonly notes: readonly string[]
}

/** The results of a run as a shard. It leaves out nothing that any format or exit code needs. */
export function formatShard(results: readonly PageResult[], {root, version, failed = false, rules: all}: Pick<ReportContext, 'root' | 'version' | 'failed' | 'rules'>, {asked, outdated, notes, run: {today, only, since}}: ShardFacts): string {
  return printJson({
    shard: shardFormat,
    version,
    asked,
    run: {today, only, since, ownRules: all.filter(({id}) => !rules.some((ours) => ours.id === id)).map(helpOf)},
    failed,
    outdated,
    notes,
    pages: results.map((result) => formatPage(result, root)),
  })
}

/** The paths that a run was given, as every machine understands them. */
export function askedFrom(words: readonly string[], cwd: string, root: string): string[] {
  const paths = (words.length > 0 ? words : ['.']).map((word) => resolve(cwd, word))
  return paths.map((path) => (path === root ? '.' : pathFrom(root, path) ?? path)).toSorted()
}

function formatPage({filePath, text, mark = false, findings, suppressed = [], known}: PageResult, root: string): object {
  const found = findings.length + suppressed.length + (known?.length ?? 0) > 0
  return {
    path: pathFrom(root, filePath) ?? filePath,
    ...(found && {text}),
    ...(found && mark && {mark}),
    ...(findings.length > 0 && {findings: findings.map(formatFinding)}),
    ...(suppressed.length > 0 && {suppressed: suppressed.map((finding) => ({...formatFinding(finding), because: finding.because}))}),
    ...(known && {known: known.map(formatFinding)}),
  }
}

/** A rule of one’s own may yield more fields than a finding has. */
function formatFinding({rule, severity, range, message, why, url, expected, fix, suggestions, related}: Finding): object {
  return {rule, severity, range, message, why, url, expected, fix, suggestions, related}
}

function helpOf({id, summary, why, details, severity, examples}: Rule): object {
  return {id, summary, why, details, severity, examples: examples.map(({text, findings}) => ({text, findings}))}
}
