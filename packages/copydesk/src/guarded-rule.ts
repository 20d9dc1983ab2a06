import {describeIssues, findingFault} from 'remark-copydesk'
import type {Rule} from 'remark-copydesk'
import {FileError} from './read-text.ts'
import {visible} from './visible.ts'

/**
 * A rule of one’s own whose failure is told as its own, and costs its page and no other.
 * What it gives is looked at here, where it can be told whose it is.
 */
export function guardedRule(rule: Rule, file: string): Rule {
  const told = <Result>(run: () => Result): Result => {
    try {
      return run()
    } catch (error) {
      throw new FileError(`Unexpected failure of the rule \`${rule.id}\` in ${visible(file)}: ${inWords(error, rule)}`)
    }
  }
  const guards: Pick<Rule, 'check' | 'mayFind' | 'phrases'> = {
    check: (context) => told(() => {
      const found = [...rule.check(context)]
      const fault = found.map((one) => findingFault(one, context.document.text.length)).find((words) => words !== undefined)
      if (fault !== undefined) throw new TypeError(fault)
      return found
    }),
    ...(rule.mayFind && {mayFind: (traces) => told(() => rule.mayFind?.(traces) ?? true)}),
    ...(rule.phrases && {phrases: (desk, options) => told(() => rule.phrases?.(desk, options) ?? [])}),
  }
  const options = over(rule.options, {parse: (given: unknown) => told(() => rule.options.parse(given, {reportInput: true}))})
  return over(rule, {...guards, options})
}

/** The same object with other properties; what its getters make is made when it is asked for. */
function over<Whole extends object>(whole: Whole, parts: object): Whole {
  return Object.create(Object.getPrototypeOf(whole) as object, {...Object.getOwnPropertyDescriptors(whole), ...Object.getOwnPropertyDescriptors(parts)}) as Whole
}

function inWords(error: unknown, {options}: Rule): string {
  const issues = (error as {issues?: unknown} | null)?.issues
  // A schema without its settings, where none were given.
  if (Array.isArray(issues)) return `it cannot run with the options it has: ${describeIssues(issues as Parameters<typeof describeIssues>[0], options).map(({message}) => message).join('; ')}`
  return error instanceof Error ? error.message : String(error)
}
