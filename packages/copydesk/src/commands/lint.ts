import {lint, makeDocument} from 'remark-copydesk'
import type {LintOptions} from 'remark-copydesk'
import {checkPages, reportPages} from '../check-pages.ts'
import type {Command, Invocation} from '../command.ts'
import {effectiveDay} from '../effective-day.ts'
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
  details: pathsHelp,
  options: checkOptions,
  formats: ['pretty', 'json'],
  async run(invocation) {
    const options = lintOptions(invocation)
    const checked = await checkPages(invocation, ({text, path, loaded}) => ({text, findings: lint(makeDocument({text, path}, loaded.desk), options).findings}))
    return reportPages(checked, invocation)
  },
}
