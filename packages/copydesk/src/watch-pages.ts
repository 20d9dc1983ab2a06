import {existsSync, statSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import type {LintOptions} from 'remark-copydesk'
import {IgnoreFiles, isMarkdown} from 'remark-copydesk/node'
import {isDynamicPattern} from 'tinyglobby'
import {applyBaselines, baselinesOf} from './baselines.ts'
import {errorsOf, exitCode} from './check-pages.ts'
import type {Invocation} from './command.ts'
import {FileChanges} from './file-changes.ts'
import {formatSome} from './formats/pretty.ts'
import {lintPages} from './lint-pages.ts'
import type {LintedPages} from './lint-pages.ts'
import type {PageResult} from './page-result.ts'
import {showPath} from './show-path.ts'
import {UsageError} from './usage-error.ts'

/** What a run over all pages left: what the next one builds on, and what a person is shown. */
interface State {
  readonly linted: LintedPages
  readonly options: LintOptions
  readonly results: readonly PageResult[]
  /** The day it is, as it is said. */
  readonly day: readonly string[]
  readonly notes: readonly string[]
  readonly code: number
}

const named = 3
const clearScreen = '\u001B[2J\u001B[H'

/**
 * Lints, then lints again what changes, until the person ends it. Returns the exit code of the last state.
 *
 * @throws {UsageError} where the command line is wrong from the beginning.
 */
export async function watchPages(invocation: Invocation, lintOptions: (invocation: Invocation) => LintOptions): Promise<number> {
  const {terminal, cwd, words} = invocation
  const ended = terminal.interrupted().then(() => undefined)
  const roots = (words.length > 0 ? words : ['.']).map((word) => folderOf(word, cwd))
  const changes = new FileChanges(ignoresFor(roots, words, cwd))
  /** Judges, and once more where that found data which nobody watched while it was read. */
  const run = async (changed: ReadonlySet<string>, before?: State): Promise<State> => {
    const state = await judge(invocation, lintOptions, changed, before)
    const data = [...state.linted.desks.watched(), ...baselinesOf(state.linted, invocation, invocation.options.baseline).map(({file}) => file)]
    return await changes.watch(data) ? run(new Set(), state) : state
  }
  try {
    await changes.watch(roots)
    let state = await run(new Set())
    if (state.linted.results.length === 0 && words.some((word) => !isDynamicPattern(word) && !existsSync(resolve(cwd, word)))) {
      for (const note of [...state.day, ...state.notes]) terminal.note(note)
      return state.code
    }
    show(state, state.results, [], invocation)
    for (;;) {
      const changed = await Promise.race([changes.next(), ended])
      if (!changed) return state.code
      const before = state
      try {
        state = await run(changed, state)
      } catch (error) {
        if (!(error instanceof UsageError)) throw error
        // Such as a configuration that an editor has put away for a moment.
        terminal.note(error.message)
        state = {...state, code: 2}
        continue
      }
      const known = new Map(before.results.map((result) => [result.filePath, said(result)]))
      const pages = [...changed].filter((file) => state.linted.judged.has(file) || known.has(file))
      const shown = state.results.filter((result) => pages.includes(result.filePath) || (known.get(result.filePath) ?? '[]') !== said(result))
      const isSame = pages.length === 0 && shown.length === 0 && before.results.length === state.results.length && before.code === state.code && String(before.notes) === String(state.notes)
      if (!isSame) show(state, shown, [...changed], invocation)
    }
  } finally {
    await changes.close()
  }
}

/** One run over all pages; what it says is kept until it is shown. */
async function judge(invocation: Invocation, lintOptions: (invocation: Invocation) => LintOptions, changed: ReadonlySet<string>, before?: State): Promise<State> {
  const notes: string[] = []
  const quiet: Invocation = {...invocation, terminal: {...invocation.terminal, note: (text) => void notes.push(text)}}
  const options = lintOptions(quiet)
  const day = notes.splice(0)
  // A new day is a new judgement of every page.
  const linted = await lintPages(quiet, options, before && before.options.today === options.today ? {linted: before.linted, changed} : undefined)
  const {checked, outdated} = applyBaselines(linted, quiet)
  const code = exitCode(checked, quiet)
  return {linted, options, results: invocation.options.quiet ? errorsOf(checked.results) : checked.results, day, notes, code: code === 0 && invocation.options.strictBaseline && outdated > 0 ? 1 : code}
}

function show({results, day, notes}: State, shown: readonly PageResult[], changed: readonly string[], {terminal, cwd, options: {quiet}}: Invocation): void {
  if (terminal.interactive) terminal.out(clearScreen)
  for (const note of [...(terminal.interactive || changed.length === 0 ? day : []), ...notes]) terminal.note(note)
  if (changed.length > 0) {
    const more = changed.length > named ? ` and ${changed.length - named} more` : ''
    terminal.note(`Changed: ${changed.slice(0, named).map((file) => showPath(file, cwd)).join(', ')}${more}`)
  }
  terminal.out(formatSome(shown, results, {color: terminal.color, width: terminal.width, quiet}))
  terminal.note('Watching; Ctrl+C ends it')
}

/** What a person would read of a result. */
function said({findings}: PageResult): string {
  return JSON.stringify(findings.map(({rule, range, message, severity}) => [rule, range, message, severity]))
}

/** The folder in which what a word stands for lies. */
function folderOf(word: string, cwd: string): string {
  const path = resolve(cwd, word)
  const stats = statSync(path, {throwIfNoEntry: false})
  if (stats) return stats.isDirectory() ? path : dirname(path)
  const fixed = word.replace(/[^/\\]*[*?{}()[\]!][^]*$/u, '')
  return statSync(resolve(cwd, fixed), {throwIfNoEntry: false})?.isDirectory() ? resolve(cwd, fixed) : cwd
}

/** Whether a path can have no say in what is found. */
function ignoresFor(roots: readonly string[], words: readonly string[], cwd: string): (path: string, isFile: boolean | undefined) => boolean {
  const ignores = new IgnoreFiles(cwd)
  // A glob may ask for other files than those of Markdown.
  const takesAny = words.some((word) => isDynamicPattern(word))
  return (path, isFile) => {
    if (roots.includes(path) || /\.ya?ml$/u.test(path) || /^\.(?:git|copydesk)ignore$/u.test(basename(path))) return false
    if (isFile) return !takesAny && !isMarkdown(path)
    return isFile === false && ignores.ignoredBy(path, true) !== undefined
  }
}
