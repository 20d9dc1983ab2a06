import {statSync} from 'node:fs'
import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {rules} from 'remark-copydesk'
import type {Rule} from 'remark-copydesk'
import {guardedRule} from './guarded-rule.ts'
import {UsageError} from './usage-error.ts'
import {visible} from './visible.ts'

/**
 * Loads rules of one’s own: the default export of each module, a rule of `defineRule` or a list of them.
 * This runs the module, so it is asked for on the command line only, never in a file that is linted or read.
 *
 * @throws {UsageError} where a module is not there, fails, or holds no rules.
 */
export async function loadOwnRules(files: readonly string[], cwd: string): Promise<Rule[]> {
  const loaded: Rule[] = []
  for (const file of files) {
    if (!statSync(resolve(cwd, file), {throwIfNoEntry: false})?.isFile()) {
      const near = rules.some(({id}) => id === file) ? `; did you mean \`--rule ${file}\`?` : ''
      throw new UsageError(`Unexpected \`--rules ${file}\`, expected a JavaScript module: there is no such file${near}`)
    }
    if (!/\.[cm]?[jt]s$/u.test(file)) throw new UsageError(`Unexpected \`--rules ${file}\`, expected a JavaScript module (.js, .mjs, .ts): rules are code, \`rules:\` in copydesk.yaml sets how grave they are`)
    for (const rule of await rulesOf(file, cwd)) {
      if (!isRule(rule)) throw new UsageError(`Unexpected default export of ${visible(file)}, expected a rule of \`defineRule\`, or a list of them`)
      if ([...rules, ...loaded].some(({id}) => id === rule.id)) throw new UsageError(`Unexpected second rule \`${visible(rule.id)}\` in ${visible(file)}, expected an id of its own`)
      loaded.push(guardedRule(rule, file))
    }
  }
  return loaded
}

async function rulesOf(file: string, cwd: string): Promise<unknown[]> {
  try {
    const {default: found} = await import(pathToFileURL(resolve(cwd, file)).href) as {default?: unknown}
    return Array.isArray(found) ? found : [found]
  } catch (error) {
    throw new UsageError(`Unexpected failure of ${visible(file)} when it was loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function isRule(value: unknown): value is Rule {
  const {id, summary, why, severity, check, options} = (value ?? {}) as Partial<Rule>
  return typeof id === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id) && typeof summary === 'string' && typeof why === 'string' && ['off', 'warning', 'error'].includes(severity as string) && typeof check === 'function' && typeof options?.parse === 'function'
}
