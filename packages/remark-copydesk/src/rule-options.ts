import type {Rule} from './rule.ts'

/** Stands for a setting without options. */
const none = {}
const known = new WeakMap<Rule, WeakMap<object, unknown>>()

/**
 * The options of a rule, from what a desk gives it; each setting is parsed once, not once for each page.
 *
 * @throws {z.ZodError} where they are wrong.
 */
export function readOptions(rule: Rule, given: unknown): unknown {
  const key = given === undefined ? none : given
  if (typeof key !== 'object' || key === null) return rule.options.parse(key)
  const ofRule = known.get(rule)
  if (ofRule?.has(key)) return ofRule.get(key)
  const options: unknown = rule.options.parse(key)
  knowOptions(rule, given, options)
  return options
}

/** Whether they were read before, or made known. */
export function hasOptions(rule: Rule, given: unknown): boolean {
  return known.get(rule)?.has(given === undefined ? none : given as object) ?? false
}

/** Makes options known that were read of the same setting before. */
export function knowOptions(rule: Rule, given: unknown, options: unknown): void {
  const ofRule = known.get(rule) ?? new WeakMap<object, unknown>()
  known.set(rule, ofRule)
  ofRule.set(given === undefined ? none : given as object, options)
}
