import type {LintOptions} from 'remark-copydesk'
import {applyBaselines} from '../baselines.ts'
import {reportPages} from '../check-pages.ts'
import type {CheckedPages} from '../check-pages.ts'
import {inCollections} from '../collections.ts'
import type {Command, Invocation} from '../command.ts'
import {effectiveDay} from '../effective-day.ts'
import {formatters} from '../formatters.ts'
import {lintPages} from '../lint-pages.ts'
import type {OptionName} from '../options.ts'
import {repositoryRoot} from '../repository-root.ts'
import {askedFrom} from '../shards/format-shard.ts'

/** What `lint` and `fix` both take. */
export const checkOptions: readonly OptionName[] = ['format', 'config', 'now', 'clock', 'rule', 'rules', 'quiet', 'max-warnings', 'stdin', 'stdin-path', 'baseline', 'no-baseline']

/** How paths are read, for the help of both. */
export const pathsHelp = `Paths are files, folders and globs; without one it is the current folder. A folder stands for
the .md, .markdown and .mdx files in it, except hidden ones and what .gitignore, .copydeskignore
and the \`ignore\` of copydesk.yaml leave out. Each file’s copydesk.yaml is the nearest one above it.`

/** The core’s options for a call. */
export function lintOptions(invocation: Invocation): LintOptions {
  const today = effectiveDay(invocation)
  const only = invocation.options.rules
  return {...(today && {today}), ...(only.length > 0 && {only}), rules: invocation.rules}
}

/** Reports findings and changes nothing. */
export const lintCommand: Command = {
  name: 'lint',
  usage: '[paths]',
  summary: 'Report wrong names, mixed layers and wrong dates',
  details: `${pathsHelp}

With --since it judges a merge request: the lines that the working tree has changed since its branch
left REF, and nothing else. Moved files are followed, deleted ones left out.

With --collection it judges one of the \`collections\` that copydesk.yaml names, with --no-collections
what is in none, and what needs all of the desk: its facts, its choosers, the pages that these name.

With --watch it goes on: a changed page is linted again, and every page of a desk whose data changed.
A desk that is broken meanwhile is said, and pages are judged by the desk as it last was.`,
  examples: [
    ['copydesk lint', 'every page of the current folder'],
    ['copydesk lint docs README.md', 'a folder and a file'],
    ['copydesk lint --watch docs', 'while writing'],
    ['copydesk lint --since origin/main --no-clock', 'what a merge request changed'],
    ['copydesk lint --collection guides', 'a collection of copydesk.yaml'],
    ['copydesk lint --format pretty --format sarif=copydesk.sarif', 'two reports at once'],
    ['copydesk lint docs/api --format shard=shards/api.json', 'one of several jobs; `copydesk report` joins them'],
  ],
  options: [...checkOptions, 'strict-baseline', 'collection', 'collections', 'since', 'watch', 'threads'],
  formats: [...Object.keys(formatters), 'shard'],
  async run(called) {
    const invocation = inCollections(called)
    if (!invocation) return 2
    const {options: {since, watch}, terminal} = invocation
    // What few runs need is loaded by those.
    if (watch) return (await import('../watch-pages.ts')).watchPages(invocation, lintOptions)
    const options = lintOptions(invocation)
    const heard: string[] = []
    const listening = {...invocation, terminal: {...terminal, note: (text: string) => {
      heard.push(text)
      terminal.note(text)
    }}}
    if (since !== undefined) {
      const [{lintChange}, {GitError}] = await Promise.all([import('../lint-change.ts'), import('../git-error.ts')])
      try {
        return report(await lintChange(listening, options, since), listening, options, heard)
      } catch (error) {
        if (!(error instanceof GitError)) throw error
        terminal.note(error.message)
        return 2
      }
    }
    return report(await lintPages(listening, options), listening, options, heard)
  },
}

function report(checked: CheckedPages, invocation: Invocation, {today}: LintOptions, heard: readonly string[]): number {
  const {options: {rules, since, strictBaseline}, words, cwd} = invocation
  const {checked: parted, outdated} = applyBaselines(checked, invocation)
  const asked = askedFrom(words, cwd, repositoryRoot(cwd))
  const run = {...(today && {today}), only: rules, ...(since !== undefined && {since})}
  const code = reportPages(parted, invocation, {shard: {asked, outdated, notes: [...new Set(heard)].toSorted(), run}})
  return code === 0 && strictBaseline && outdated > 0 ? 1 : code
}
