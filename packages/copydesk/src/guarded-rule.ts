import type {Rule, RuleFinding} from 'remark-copydesk'
import {FileError} from './read-text.ts'
import {visible} from './visible.ts'

/**
 * A rule of one’s own whose failure is told as its own, and costs its page and no other. It is code that
 * no types need have checked, and a finding without words would only fail where all is printed.
 */
export function guardedRule(rule: Rule, file: string): Rule {
  const check: Rule['check'] = (context) => {
    try {
      const found = [...rule.check(context)]
      for (const one of found as unknown[]) if (!isFinding(one)) throw new TypeError('a finding has a `range` of two offsets and a `message`')
      return found
    } catch (error) {
      throw new FileError(`Unexpected failure of the rule \`${rule.id}\` in ${visible(file)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return Object.create(Object.getPrototypeOf(rule) as object, {...Object.getOwnPropertyDescriptors(rule), check: {value: check, enumerable: true}}) as Rule
}

function isFinding(value: unknown): value is RuleFinding {
  const {range, message} = (value ?? {}) as Partial<RuleFinding>
  return typeof message === 'string' && Array.isArray(range) && range.length === 2 && range.every((offset) => typeof offset === 'number')
}
