import {resolve} from 'node:path'
import {debuglog} from 'node:util'
import type {Finding, SuppressedFinding} from 'remark-copydesk'
import {IgnoreFiles} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import type {Invocation} from './command.ts'
import {counted} from './counted.ts'
import {Desks} from './desks.ts'
import type {PageText} from './excerpt.ts'
import {findPages} from './find-pages.ts'
import {foundOf} from './found.ts'
import type {Found} from './found.ts'
import {formatters} from './formatters.ts'
import type {FormatName} from './formatters.ts'
import {isSummary} from './formats/markdown.ts'
import type {ReportContext} from './formats/report.ts'
import {writeJobSummary} from './job-summary.ts'
import {writeOutputs} from './outputs.ts'
import {ownVersion} from './own-version.ts'
import {countFindings} from './page-result.ts'
import type {PageResult} from './page-result.ts'
import {readPageBytes} from './read-page.ts'
import {decodeText, FileError, hasMark, readText} from './read-text.ts'
import type {ReadText} from './read-text.ts'
import {repositoryRoot} from './repository-root.ts'
import {formatShard} from './shards/format-shard.ts'
import type {ShardFacts} from './shards/format-shard.ts'
import {restBetweenPages} from './rest-between-pages.ts'
import {showPath} from './show-path.ts'
import {keepHeapSteady} from './steady-heap.ts'
import {UsageError} from './usage-error.ts'
import {disarmLines} from './workflow-command.ts'

const debug = debuglog('copydesk')

/** Where a page is, and the desk that it belongs to. */
export interface PagePlace {
  /** Absolute path. */
  readonly filePath: string
  readonly shown: string
  readonly loaded: LoadedDesk
  /** The path as the desk’s globs see it. */
  readonly path: string
}

/** A page on its way through a command. */
export interface Page extends PagePlace, ReadText {}

/** A page after the work: the text it has now (or what its findings need of it), what was found in it, and what went wrong. */
export interface WorkedPage {
  readonly text: PageText
  readonly findings: readonly Finding[]
  readonly suppressed?: readonly SuppressedFinding[]
  readonly elsewhere?: readonly Finding[]
  readonly problem?: string
}

/** What a command does with a page. */
export type Work = (page: Page) => WorkedPage | Promise<WorkedPage>

/** What came of a run. */
export interface CheckedPages {
  readonly results: readonly PageResult[]
  readonly desks: Desks
  /** Something could not be read or was called wrongly; it has been said on standard error. */
  readonly failed: boolean
  /** Standard input, where it is a page that is left out. */
  readonly ignoredInput?: Uint8Array
}

/** How a run differs from one over all pages. */
export interface CheckOptions {
  /** Whether a page is worked through at all; all are where not given. */
  readonly takes?: (file: string) => boolean
  /** What earlier runs found. */
  readonly memory?: {
    /** Learns the pages before the first is read; absolute paths, in their order. */
    expect(files: readonly string[]): void
    /** What came of a page with these bytes. */
    recall(place: PagePlace, bytes: Uint8Array): WorkedPage | undefined
    /** Learns what came of a page that could not be recalled. */
    keep(place: PagePlace, found: Found): void
  }
  /** What is known of a page already, so that it is not read again. */
  readonly known?: (place: PagePlace) => PageResult | undefined
  /** The desks of an earlier run. */
  readonly desksBefore?: Desks
  /** Shows no progress, for the work speaks with somebody. */
  readonly silent?: boolean
}

/** Finds, reads and works through the pages that a command line names. What goes wrong with one stops no other. */
export async function checkPages(invocation: Invocation, work: Work, {takes = () => true, memory, known, desksBefore, silent = false}: CheckOptions = {}): Promise<CheckedPages> {
  const {options, terminal, cwd, words, takes: isAsked = () => true} = invocation
  const desks = new Desks(invocation, desksBefore)
  const ignores = new IgnoreFiles(cwd)
  const results: PageResult[] = []
  const problems: string[] = []
  const outside: string[] = []
  let ignoredInput: Uint8Array | undefined
  // What others print takes whole texts along.
  const whole = options.outputs.some(({format}) => format === 'shard')

  const check = async (filePath: string, read: (loaded: LoadedDesk) => Uint8Array): Promise<void> => {
    const shown = showPath(filePath, cwd)
    const loaded = desks.deskOf(filePath)
    if (!loaded) {
      if (desks.configOf(filePath) === undefined) outside.push(shown)
      return
    }
    const place = {filePath, shown, loaded, path: loaded.pagePath(filePath)}
    const before = known?.(place)
    if (before) {
      results.push(before)
      return
    }
    try {
      const bytes = read(loaded)
      const mark = hasMark(bytes)
      const recalled = memory?.recall(place, bytes)
      if (recalled) {
        results.push({filePath, shown, mark, suppressed: [], ...recalled, ...(whole && recalled.text !== '' && {text: decodeText(bytes).text})})
        return
      }
      keepHeapSteady(bytes.length)
      const {problem, ...worked} = await work({...place, ...decodeText(bytes)})
      if (problem !== undefined) problems.push(`${shown} ${problem}`)
      const found = foundOf(worked)
      memory?.keep(place, found)
      results.push({filePath, shown, mark, ...found, ...(whole && found.text !== '' && {text: worked.text})})
      await restBetweenPages()
    } catch (error) {
      if (error instanceof FileError) problems.push(`${shown} ${error.message}`)
      else {
        debug('%s', (error as Error).stack)
        problems.push(`${shown} Unexpected failure of copydesk itself: ${(error as Error).message}; NODE_DEBUG=copydesk shows where, please report it`)
      }
    }
  }

  if (options.stdin) {
    if (words.length > 0) throw new UsageError(`Unexpected path \`${words[0]}\` beside \`--stdin\`, expected \`--stdin-path ${words[0]}\``)
    const filePath = resolve(cwd, options.stdinPath ?? 'stdin.md')
    const bytes = await terminal.input()
    const by = ignores.ignoredBy(filePath, false) ?? desks.ignoredBy(filePath)
    if (by === undefined) await check(filePath, () => bytes)
    else {
      ignoredInput = bytes
      terminal.note(`${showPath(filePath, cwd)} is left out: ${showPath(resolve(cwd, by), cwd)} ignores it`)
      results.push({filePath, shown: showPath(filePath, cwd), text: '', findings: []})
    }
  } else {
    const found = findPages(words.length > 0 ? words : ['.'], cwd, ignores, (file) => desks.ignoredBy(file))
    problems.push(...found.problems)
    for (const note of found.ignored) terminal.note(note)
    const outputs = new Set(options.outputs.flatMap(({file}) => (file === undefined ? [] : [resolve(cwd, file)])))
    const files = found.files.filter((file) => isAsked(file) && takes(file) && !(outputs.has(file) && isOwnSummary(file)))
    const progress = options.quiet || silent ? undefined : terminal.progress(files.length)
    memory?.expect(files)
    for (const file of files) {
      await check(file, (loaded) => readPageBytes(file, loaded))
      progress?.step()
    }
    progress?.end()
  }
  if (outside.length > 0) {
    const more = outside.length > 1 ? ` and ${counted(outside.length - 1, 'other')}` : ''
    problems.push(`Unexpected file ${outside[0]}${more} under no copydesk.yaml, expected one in its folder or above: ${desks.remedy()}`)
  }
  for (const problem of [...desks.problems, ...desks.notes, ...problems]) terminal.note(problem)
  return {results, desks, failed: desks.problems.length + problems.length > 0, ...(ignoredInput && {ignoredInput})}
}

/** Whether a file is the summary of an earlier run: no page, so the next one may replace it. */
function isOwnSummary(file: string): boolean {
  try {
    return isSummary(readText(file).text)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return false
  }
}

/** What a report may need beside results. */
export interface ReportOptions {
  /** Where standard output goes. */
  readonly out?: (text: string) => void
  /** For a command that writes shards. */
  readonly shard?: ShardFacts
}

/** Writes results in the formats asked for and returns the exit code. */
export function reportPages({results, failed}: Omit<CheckedPages, 'desks'>, invocation: Invocation, {out = (text) => invocation.terminal.out(text), shard}: ReportOptions = {}): number {
  const {options, terminal, cwd, environment, rules} = invocation
  const shown = options.quiet ? errorsOf(results) : results
  const context: ReportContext = {root: repositoryRoot(cwd), cwd, version: ownVersion(), rules, failed, quiet: options.quiet}
  const taken = new Set(results.map(({filePath}) => filePath))
  const toLog = environment['GITHUB_ACTIONS'] ? disarmLines : (text: string) => text
  const print = (format: string, toFile: boolean): string => {
    // What a shard left out, nobody could count later: `--quiet` is for who reads.
    if (shard && format === 'shard') return formatShard(results, context, shard)
    const text = formatters[format as FormatName](shown, toFile ? context : {...context, color: terminal.color, width: terminal.width})
    return format === 'pretty' && !toFile ? toLog(text) : text
  }
  // Where nothing could be linted, standard output stays empty; a file is written all the same, so that nobody takes an old one for new.
  const nothing = results.length === 0 && failed
  const written = writeOutputs(invocation, print, {taken, out: (text) => (nothing ? undefined : out(text))})
  const summarized = options.outputs.every(({format}) => format !== 'github') || writeJobSummary(shown, context, invocation)
  const code = exitCode({results, failed}, invocation)
  return written && summarized ? code : 2
}

/** Results without their warnings. */
export function errorsOf(results: readonly PageResult[]): PageResult[] {
  return results.map((result) => ({...result, findings: result.findings.filter(({severity}) => severity === 'error')}))
}

/** The exit code of a run, having said where there are too many warnings. */
export function exitCode({results, failed}: Omit<CheckedPages, 'desks'>, {options, terminal}: Invocation): number {
  const warnings = countFindings(results, 'warning')
  const tooMany = options.maxWarnings !== undefined && warnings > options.maxWarnings
  if (tooMany) terminal.note(`Unexpected ${counted(warnings, 'warning')}, expected at most ${options.maxWarnings} (--max-warnings)`)
  if (failed) return 2
  return tooMany || countFindings(results, 'error') > 0 ? 1 : 0
}
