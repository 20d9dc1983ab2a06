import {resolve} from 'node:path'
import {lint, makeDocument} from 'remark-copydesk'
import type {LintOptions} from 'remark-copydesk'
import {checkPages, reportPages} from '../check-pages.ts'
import type {Command, Invocation} from '../command.ts'
import {effectiveDay} from '../effective-day.ts'
import {GitChanges} from '../git-changes.ts'
import {GitError} from '../git-error.ts'
import type {OptionName} from '../options.ts'
import {showPath} from '../show-path.ts'

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
  formats: ['pretty', 'json'],
  async run(invocation) {
    const options = lintOptions(invocation)
    if (invocation.options.since !== undefined) return lintChange(invocation, options, invocation.options.since)
    const checked = await checkPages(invocation, ({text, path, loaded}) => ({text, findings: lint(makeDocument({text, path}, loaded.desk), options).findings}))
    return reportPages(checked, invocation)
  },
}

async function lintChange(invocation: Invocation, options: LintOptions, ref: string): Promise<number> {
  const {terminal, cwd, words} = invocation
  let changes: GitChanges
  try {
    changes = new GitChanges(cwd, ref)
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    terminal.note(error.message)
    return 2
  }
  terminal.note(`Since: ${changes.base.slice(0, 12)} (where ${ref} and HEAD part)`)
  const left = words.filter((word) => !changes.deletes(resolve(cwd, word)))
  for (const word of words) if (!left.includes(word)) terminal.note(`${showPath(resolve(cwd, word), cwd)} is left out: the change deletes it`)
  if (words.length > 0 && left.length === 0) return reportPages({results: [], failed: false}, invocation)
  const checked = await checkPages({...invocation, words: left}, ({filePath, text, path, loaded}) => {
    const {base, ...change} = changes.changeOf(filePath, text)
    const before = base && {base: {text: base.text, path: loaded.pagePath(base.file)}}
    return {text, findings: lint(makeDocument({text, path}, loaded.desk), {...options, change: {...change, ...before}}).findings}
  }, (file) => changes.has(file))
  return reportPages(checked, invocation)
}
