import {config as configSchema} from './desk/schema.ts'
import {describeIssues, nearest, readChecked} from './desk/yaml-source.ts'
import type {DeskProblem, SourceText} from './desk/yaml-source.ts'
import type {Rule} from './rule.ts'
import {hasOptions, knowOptions} from './rule-options.ts'
import {rules as allRules} from './rules/index.ts'

/** Checks the `rules` of a `copydesk.yaml` against the rules there are: unknown ids and unknown or wrong options. */
export function checkSettings(config: SourceText, rules: readonly Rule[] = allRules): DeskProblem[] {
  const {source, value} = readChecked(config, configSchema)
  return Object.entries(value?.rules ?? {}).flatMap(([id, setting]) => {
    const rule = rules.find((candidate) => candidate.id === id)
    if (!rule) {
      const near = nearest(id, rules.map((candidate) => candidate.id))
      return [source.problem(['rules', id], `Unexpected rule \`${id}\`${near ? `, did you mean \`${near}\`?` : `, expected one of ${rules.map((candidate) => candidate.id).join(', ')}`}`, 'key')]
    }
    const given = typeof setting === 'string' ? undefined : setting[1]
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
