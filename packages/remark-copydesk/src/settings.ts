import {config as configSchema} from './desk/schema.ts'
import type {Config} from './desk/schema.ts'
import {describeIssues, nearest, readChecked} from './desk/yaml-source.ts'
import type {DeskProblem, SourceText} from './desk/yaml-source.ts'
import type {Rule} from './rule.ts'
import {hasOptions, knowOptions, readOptions} from './rule-options.ts'
import {rules as allRules} from './rules/index.ts'

/** Checks the `rules` of a `copydesk.yaml` against the rules there are: unknown ids and unknown or wrong options. */
export function checkSettings(config: SourceText, rules: readonly Rule[] = allRules): DeskProblem[] {
  const {source, value} = readChecked(config, configSchema)
  return Object.keys(value?.rules ?? {}).flatMap((id) => {
    const rule = rules.find((candidate) => candidate.id === id)
    if (!rule) {
      const near = nearest(id, rules.map((candidate) => candidate.id))
      return [source.problem(['rules', id], `Unexpected rule \`${id}\`${near ? `, did you mean \`${near}\`?` : `, expected one of ${rules.map((candidate) => candidate.id).join(', ')}`}`, 'key')]
    }
    const given = givenTo(rule, value?.rules ?? {})
    if (hasOptions(rule, given)) return []
    const result = rule.options.safeParse(given ?? {}, {reportInput: true})
    if (result.success) {
      knowOptions(rule, given, result.data)
      return []
    }
    return describeIssues(result.error.issues, rule.options).map(({path, message, key}) =>
      source.problem(['rules', id, 1, ...path], message, key))
  })
}

/** The options of our own rules under the settings of a desk. Another’s rule may read the same words another way tomorrow. */
export function ownOptions(settings: Config['rules']): Record<string, unknown> {
  return Object.fromEntries(allRules.map((rule) => [rule.id, readOptions(rule, givenTo(rule, settings))]))
}

/** Makes them known as they were told of the same settings before. */
export function recallOwnOptions(settings: Config['rules'], options: unknown): void {
  for (const rule of options === undefined ? [] : allRules) {
    const known = (options as Readonly<Record<string, unknown>>)[rule.id]
    if (known !== undefined) knowOptions(rule, givenTo(rule, settings), known)
  }
}

function givenTo({id}: Rule, settings: Config['rules']): unknown {
  const setting = settings[id]
  return typeof setting === 'object' ? setting[1] : undefined
}
