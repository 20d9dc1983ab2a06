import {existsSync} from 'node:fs'
import {formatBaseline, makeBaseline, pruneBaseline} from 'remark-copydesk'
import type {Baseline} from 'remark-copydesk'
import {baselinePages, baselinesOf, compareRun, isBaselineNamed, makeJudge, readBaseline} from '../baselines.ts'
import type {BaselineOfRun} from '../baselines.ts'
import type {CheckedPages} from '../check-pages.ts'
import type {Command, Invocation} from '../command.ts'
import {counted} from '../counted.ts'
import {lintPages} from '../lint-pages.ts'
import {FileError} from '../read-text.ts'
import {showPath} from '../show-path.ts'
import {UsageError} from '../usage-error.ts'
import {placeText} from '../write-text.ts'
import {lintOptions, pathsHelp} from './lint.ts'

/** Records the findings of today, so that `lint` reports only new ones. */
export const baselineCommand: Command = {
  name: 'baseline',
  usage: '[paths]',
  summary: 'Record the findings of today, so that lint reports only new ones',
  details: `${pathsHelp}

A finding is recorded by its rule, its page and the words it found, with how often they stand there,
never by its line. Only what this run judged is recorded anew: entries of other pages stay, and with
--no-clock those of the rules that compare with today. --prune drops what no longer occurs, adds nothing.`,
  examples: [
    ['copydesk baseline --output copydesk.baseline.yaml', 'everything found today becomes known'],
    ['copydesk baseline --prune', 'drop what is mended'],
  ],
  options: ['output', 'prune', 'config', 'now', 'clock', 'rules', 'threads'],
  async run(invocation) {
    const checked = await lintPages(invocation, lintOptions(invocation))
    if (checked.failed) {
      invocation.terminal.note('Nothing was recorded: a baseline of pages that could not be judged would be wrong')
      return 2
    }
    const runs = baselinesOf(checked, invocation, invocation.options.output)
    if (runs.length === 0) throw new UsageError('Unexpected lack of a file, expected `--output FILE`, or `baseline: FILE` in copydesk.yaml')
    const work = invocation.options.prune ? prune : record
    // Each is tried, so that one broken file hides no other.
    return runs.map((run) => work(run, checked, invocation)).every(Boolean) ? 0 : 2
  },
}

function record(run: BaselineOfRun, checked: CheckedPages, invocation: Invocation): boolean {
  const {terminal, cwd} = invocation
  const before = existsSync(run.file) ? readBaseline(run.file, invocation) : {pages: {}}
  if (!before) return false
  const judges = makeJudge(checked, invocation, run.file)
  const kept = Object.fromEntries(Object.entries(before.pages).map(([path, entries]) => [path, entries.filter(({rule}) => !judges({path, rule}))]))
  const baseline = makeBaseline(baselinePages(run), kept)
  if (!write(run.file, baseline, invocation)) return false
  const shown = showPath(run.file, cwd)
  terminal.out(`Recorded ${counted(sizeOf(baseline), 'finding')} of ${counted(Object.keys(baseline.pages).length, 'page')} in ${shown}.\n`)
  if (!isBaselineNamed(checked, run.file, run.results)) terminal.note(`\`copydesk lint --baseline ${shown}\` goes by it; so does every run where copydesk.yaml names it as its \`baseline\``)
  return true
}

function prune(run: BaselineOfRun, checked: CheckedPages, invocation: Invocation): boolean {
  const {terminal, cwd} = invocation
  const before = readBaseline(run.file, invocation)
  if (!before) return false
  const {left} = compareRun(before, run, checked)
  const after = pruneBaseline(before, left.filter(makeJudge(checked, invocation, run.file)))
  const dropped = sizeOf(before) - sizeOf(after)
  if (dropped > 0 && !write(run.file, after, invocation)) return false
  terminal.out(`Dropped ${dropped} of ${counted(sizeOf(before), 'known finding')} from ${showPath(run.file, cwd)}.\n`)
  return true
}

function write(file: string, baseline: Baseline, {terminal, cwd}: Invocation): boolean {
  try {
    placeText(file, formatBaseline(baseline))
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    terminal.note(`${showPath(file, cwd)} ${error.message}`)
    return false
  }
}

function sizeOf({pages}: Pick<Baseline, 'pages'>): number {
  return Object.values(pages).flat().reduce((sum, {times}) => sum + times, 0)
}
