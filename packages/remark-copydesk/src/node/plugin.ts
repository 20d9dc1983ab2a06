import {dirname, resolve} from 'node:path'
import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {DeskProblem} from '../desk/yaml-source.ts'
import {makeDocument} from '../document/document.ts'
import {lint} from '../lint.ts'
import {reportFindings} from '../plugin.ts'
import type {Rule} from '../rule.ts'
import {effectiveDate} from './effective-date.ts'
import {DeskError} from './desk-error.ts'
import {findConfig, loadDesk} from './load-desk.ts'
import type {LoadedDesk} from './load-desk.ts'

const brokenDesk = {source: 'copydesk', ruleId: 'broken-desk'}

/** Options of the plugin that finds everything by itself. */
export interface RemarkCopydeskNodeOptions {
  /** Path of a `copydesk.yaml`; else the nearest one above each file is taken. */
  readonly config?: string
  /** `YYYY-MM-DD`; else `SOURCE_DATE_EPOCH`, else today in UTC. */
  readonly now?: string
  /** Rules of your own beside or instead of ours: `[...rules, yours]`. */
  readonly rules?: readonly Rule[]
}

/** The remark plugin for `.remarkrc`: finds `copydesk.yaml` and the day by itself. A file under no desk is left alone, with a warning; a broken desk fails it. */
const remarkCopydeskNode: Plugin<[RemarkCopydeskNodeOptions?], Root> = (options = {}) => {
  const {date} = effectiveDate(options?.now)
  const desks = new Map<string, LoadedDesk | DeskError>()
  return (tree, file) => {
    const path = resolve(file.cwd, file.path ?? 'stdin.md')
    const configPath = options?.config === undefined ? findConfig(dirname(path)) : resolve(file.cwd, options.config)
    if (!configPath) {
      file.message('Unexpected file under no `copydesk.yaml`, expected one in its folder or above', {source: 'copydesk', ruleId: 'no-desk'})
      return
    }
    let loaded = desks.get(configPath)
    if (!loaded) desks.set(configPath, (loaded = load(configPath, options?.rules)))
    if (loaded instanceof DeskError) {
      const rest = loaded.problems.slice(0, -1)
      for (const problem of rest) file.message(tell(problem), brokenDesk).fatal = true
      const last = loaded.problems.at(-1)
      return file.fail(last ? tell(last) : loaded.message, brokenDesk)
    }
    const document = makeDocument({text: String(file), path: loaded.pagePath(path), tree}, loaded.desk)
    reportFindings(file, lint(document, {today: date, ...(options?.rules && {rules: options.rules})}).findings)
  }
}

export default remarkCopydeskNode

function load(configPath: string, rules: readonly Rule[] | undefined): LoadedDesk | DeskError {
  try {
    return loadDesk(configPath, undefined, undefined, rules)
  } catch (error) {
    if (error instanceof DeskError) return error
    throw error
  }
}

function tell({path, line, column, message}: DeskProblem): string {
  return `${path}:${line}:${column} ${message}`
}
