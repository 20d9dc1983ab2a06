import {resolve, sep} from 'node:path'
import {lint, makeDocument} from 'remark-copydesk'
import type {LintOptions} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import {checkPages, reportPages} from '../check-pages.ts'
import {chooserResults} from '../chooser-results.ts'
import type {Command, Invocation} from '../command.ts'
import {effectiveDay} from '../effective-day.ts'
import {factResults} from '../fact-results.ts'
import {formatters} from '../formatters.ts'
import {GitError} from '../git-error.ts'
import {lintChange} from '../lint-change.ts'
import type {OptionName} from '../options.ts'

/** What `lint` and `fix` both take. */
export const checkOptions: readonly OptionName[] = ['format', 'config', 'now', 'clock', 'rule', 'quiet', 'max-warnings', 'stdin', 'stdin-path']

/** How paths are read, for the help of both. */
export const pathsHelp = `Paths are files, folders and globs; without one it is the current folder. A folder stands for
the .md, .markdown and .mdx files in it, except hidden ones and what .gitignore, .copydeskignore
and the \`ignore\` of copydesk.yaml leave out. Each file’s copydesk.yaml is the nearest one above it.`

/** The core’s options for a call. */
export function lintOptions(invocation: Invocation): LintOptions {
  const today = effectiveDay(invocation)
  const only = invocation.options.rules
  return {...(today && {today}), ...(only.length > 0 && {only})}
}

/** Reports findings and changes nothing. */
export const lintCommand: Command = {
  name: 'lint',
  usage: '[paths]',
  summary: 'Report wrong names, mixed layers and wrong dates',
  details: `${pathsHelp}

With --since it judges a merge request: the lines that the working tree has changed since its branch
left REF, and nothing else. Moved files are followed, deleted ones left out.`,
  options: [...checkOptions, 'since'],
  formats: Object.keys(formatters),
  async run(invocation) {
    const options = lintOptions(invocation)
    const {options: {since, stdin}, cwd, words, terminal} = invocation
    if (since !== undefined) {
      try {
        return reportPages(await lintChange(invocation, options, since), invocation)
      } catch (error) {
        if (!(error instanceof GitError)) throw error
        terminal.note(error.message)
        return 2
      }
    }
    const cited = new Map<LoadedDesk, Set<string>>()
    const checked = await checkPages(invocation, ({text, path, loaded}) => {
      const document = makeDocument({text, path}, loaded.desk)
      cited.set(loaded, (cited.get(loaded) ?? new Set()).union(new Set(document.citations.map(({factId}) => factId))))
      return {text, ...lint(document, options)}
    })
    // Only who reads every page of a desk knows what none of them cites, and has asked about all of it.
    const folders = (words.length > 0 ? words : ['.']).map((word) => resolve(cwd, word))
    const whole = [...cited].filter(([{root}]) => !stdin && folders.some((folder) => root === folder || root.startsWith(folder.endsWith(sep) ? folder : folder + sep)))
    const wanted = options.only === undefined || options.only.includes('fact-source')
    const facts = wanted ? whole.flatMap(([loaded, usedFacts]) => factResults(loaded, cwd, {usedFacts, ...(options.today && {today: options.today})})) : []
    const choosers = whole.flatMap(([loaded]) => chooserResults(loaded, cwd, options))
    return reportPages({...checked, results: [...checked.results, ...facts, ...choosers]}, invocation)
  },
}
