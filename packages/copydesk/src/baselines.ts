import {existsSync} from 'node:fs'
import {dirname, relative, resolve} from 'node:path'
import {compareWithBaseline, identifyFinding, identityKey, parseBaseline} from 'remark-copydesk'
import type {Baseline, BaselineComparison, BaselinePage, OutdatedEntry} from 'remark-copydesk'
import {isMarkdown, shareCollection} from 'remark-copydesk/node'
import type {CheckedPages} from './check-pages.ts'
import type {Invocation} from './command.ts'
import {counted} from './counted.ts'
import type {PageResult} from './page-result.ts'
import {FileError, readText} from './read-text.ts'
import {showPath} from './show-path.ts'
import {UsageError} from './usage-error.ts'

/** A baseline of a run: its file and the results that it speaks for. */
export interface BaselineOfRun {
  /** Absolute path. */
  readonly file: string
  readonly results: readonly PageResult[]
}

/** How many outdated entries are told one by one where nothing fails by them. */
const toldOneByOne = 20

/** The file that each result’s baseline stands in: the one that was given, else the one that the desk names. */
export function baselinesOf({results, desks}: CheckedPages, {cwd}: Invocation, given: string | undefined): BaselineOfRun[] {
  const fileOf = ({filePath}: PageResult): string => {
    if (given !== undefined) return resolve(cwd, given)
    const loaded = desks.deskOf(filePath)
    const named = loaded?.desk.config.baseline
    return loaded && named !== undefined ? resolve(loaded.root, named) : ''
  }
  return [...Map.groupBy(results, fileOf)].filter(([file]) => file !== '').map(([file, some]) => ({file, results: some}))
}

/** Reads a baseline; `undefined`, having said why, where it is not there or broken. */
export function readBaseline(file: string, {cwd, terminal}: Invocation): Baseline | undefined {
  const shown = showPath(file, cwd)
  try {
    if (!existsSync(file)) throw new FileError(`Unexpected baseline that is not there, expected \`copydesk baseline --output ${shown}\` before it is used`)
    const {baseline, problems} = parseBaseline({path: shown, text: readText(file).text})
    for (const {path, line, column, message} of problems) terminal.note(`${path}:${line}:${column} ${message}`)
    return baseline
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    terminal.note(`${shown} ${error.message}`)
    return undefined
  }
}

/** Results as a baseline knows them: paths from its folder. */
export function baselinePages({file, results}: BaselineOfRun): BaselinePage[] {
  return results.map((result) => ({...result, path: relative(dirname(file), result.filePath).replaceAll('\\', '/')}))
}

/**
 * What a baseline knows of the pages of a run. A page stands in for one that is gone only where both are of one
 * desk and one collection: others may be judged by another job, which would take the same entry for a page of its own.
 */
export function compareRun(baseline: Baseline, {file, results}: BaselineOfRun, {desks}: CheckedPages): BaselineComparison {
  const place = (path: string): string => resolve(dirname(file), path)
  return compareWithBaseline(baseline, baselinePages({file, results}), (path) => !existsSync(place(path)), (path, gone) => {
    const loaded = desks.deskOf(place(path))
    return loaded !== undefined && desks.configOf(place(path)) === desks.configOf(place(gone)) && shareCollection(loaded.collections, loaded.pagePath(place(path)), loaded.pagePath(place(gone)))
  })
}

/** Whether this run could have found what an entry of a baseline holds. */
export function makeJudge({results, desks, failed}: CheckedPages, {cwd, words, options, rules, takes = () => true}: Invocation, file: string): (entry: {readonly path: string; readonly rule: string}) => boolean {
  const seen = new Set(results.map(({filePath}) => filePath))
  const asked = (words.length > 0 ? words : ['.']).map((word) => resolve(cwd, word))
  const isAsked = (path: string): boolean => asked.some((folder) => !/^\.\.(?:[\\/]|$)/u.test(relative(folder, path)))
  const clocked = new Set(rules.filter(({clock}) => clock).map(({id}) => id))
  return ({path, rule}) => {
    if (options.rules.length > 0 && !options.rules.includes(rule)) return false
    if (!options.clock && clocked.has(rule)) return false
    const absolute = resolve(dirname(file), path)
    if (seen.has(absolute)) return true
    if (failed || options.stdin) return false
    // Data of a desk is judged where all of the desk is.
    const config = isMarkdown(absolute) ? undefined : desks.configOf(absolute)
    return isAsked(config === undefined ? absolute : dirname(config)) && (config !== undefined || takes(absolute))
  }
}

/** A run whose findings are parted by its baselines. */
export interface RunWithBaselines {
  readonly checked: CheckedPages
  /** How many known findings no longer occur, as far as this run can tell. */
  readonly outdated: number
}

/**
 * Takes what the baselines know out of the findings, and says what they know that no longer occurs.
 *
 * @throws {UsageError} where a strict one was asked for and there is none.
 */
export function applyBaselines(checked: CheckedPages, invocation: Invocation): RunWithBaselines {
  const {options, terminal, cwd} = invocation
  if (!options.useBaseline) return {checked, outdated: 0}
  let outdated = 0
  let failed = checked.failed
  const parted = new Map<string, PageResult>()
  const runs = baselinesOf(checked, invocation, options.baseline)
  if (options.strictBaseline && runs.length === 0) throw new UsageError('Unexpected `--strict-baseline` without a baseline, expected `--baseline FILE`, or `baseline: FILE` in copydesk.yaml')
  for (const run of runs) {
    const baseline = readBaseline(run.file, invocation)
    if (!baseline) {
      failed = true
      continue
    }
    const place = (path: string): string => showPath(resolve(dirname(run.file), path), cwd)
    const pages = baselinePages(run)
    const {pages: compared, left, moved} = compareRun(baseline, run, checked)
    for (const [index, {fresh, known}] of compared.entries()) {
      const [result, page] = [run.results[index], pages[index]]
      if (!result || !page) continue
      parted.set(result.filePath, {...result, findings: fresh, known})
      if (options.since === undefined) for (const line of tellExceeded(baseline, {...page, findings: fresh}, result.shown)) terminal.note(line)
    }
    for (const {from, to, findings} of moved) {
      terminal.note(`${place(to)} is taken for ${place(from)}, which is gone: it has ${counted(findings, 'known finding')} of it; \`copydesk baseline\` records it under its new name`)
    }
    const judges = makeJudge(checked, invocation, run.file)
    const gone = options.since === undefined ? left.filter(judges) : []
    outdated += gone.reduce((sum, {times}) => sum + times, 0)
    for (const line of tellOutdated(gone, showPath(run.file, cwd), place, options.strictBaseline)) terminal.note(line)
  }
  return {checked: {...checked, failed, results: checked.results.map((result) => parted.get(result.filePath) ?? result)}, outdated}
}

/** Of findings that are alike, nobody can tell which one is new. */
function tellExceeded({pages}: Baseline, {path, text, findings}: BaselinePage, shown: string): string[] {
  const known = new Set((pages[path] ?? []).map(identityKey))
  const more = Map.groupBy(findings.map((finding) => identifyFinding(finding, text)).filter((one) => known.has(identityKey(one))), identityKey)
  return [...more.values()].flatMap(([one, ...others]) => (one
    ? [`${shown} has ${others.length + 1} more of ${one.rule} "${one.found}" than the baseline knows: any of them may be the new one`]
    : []))
}

function tellOutdated(gone: readonly OutdatedEntry[], file: string, place: (path: string) => string, strict: boolean): string[] {
  if (gone.length === 0) return []
  const count = counted(gone.reduce((sum, {times}) => sum + times, 0), 'known finding')
  const shown = strict ? gone : gone.slice(0, toldOneByOne)
  return [
    `${strict ? `${file} Unexpected ${count} that no longer occur, expected none (--strict-baseline)` : `${file} knows ${count} that no longer occur`}: \`copydesk baseline --prune\` drops them`,
    ...shown.map(({path, rule, found, times}) => `  ${place(path)} ${rule} "${found}"${times > 1 ? ` (${times} times)` : ''}`),
    ...(gone.length > shown.length ? [`  and ${gone.length - shown.length} more`] : []),
  ]
}

/** Whether a desk of the run names this file as its baseline. */
export function isBaselineNamed({desks}: CheckedPages, file: string, results: readonly PageResult[]): boolean {
  return results.some(({filePath}) => {
    const loaded = desks.deskOf(filePath)
    return loaded?.desk.config.baseline !== undefined && resolve(loaded.root, loaded.desk.config.baseline) === file
  })
}
