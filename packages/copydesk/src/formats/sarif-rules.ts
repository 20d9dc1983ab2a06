import type {Finding, Rule} from 'remark-copydesk'

/** A `reportingDescriptor` of SARIF, as far as we fill it. */
export interface SarifRule {
  readonly id: string
  readonly shortDescription: {readonly text: string}
  readonly fullDescription?: {readonly text: string}
  readonly help?: {readonly text: string; readonly markdown: string}
  readonly helpUri?: string
  readonly defaultConfiguration?: {readonly enabled: boolean; readonly level?: Finding['severity']}
}

/** Every rule with its help, and those that only findings name. */
export function sarifRules(rules: readonly Rule[], findings: readonly Finding[]): SarifRule[] {
  const urls = new Map(findings.flatMap(({rule, url}) => (url === undefined ? [] : [[rule, url]])))
  const known = new Set(rules.map(({id}) => id))
  const others = [...new Set(findings.map(({rule}) => rule))].filter((id) => !known.has(id))
  return [
    ...rules.map((rule): SarifRule => {
      const url = urls.get(rule.id)
      const {summary, why, details, severity} = rule
      return {
        id: rule.id,
        shortDescription: {text: summary},
        ...(why !== '' && {fullDescription: {text: why}}),
        help: {text: [summary, why, details ?? ''].filter(Boolean).join('\n\n'), markdown: helpOf(rule)},
        ...(url !== undefined && {helpUri: url}),
        defaultConfiguration: severity === 'off' ? {enabled: false} : {enabled: true, level: severity},
      }
    }),
    ...others.map((id): SarifRule => ({id, shortDescription: {text: id === 'unreadable' ? 'Write pages that can be read.' : id}})),
  ]
}

function helpOf({summary, why, details, examples}: Rule): string {
  const block = (text: string): string => `${fenceFor(text)}markdown\n${text.trimEnd()}\n${fenceFor(text)}`
  const wrong = examples.find(({findings}) => findings !== undefined)
  const right = examples.find(({findings}) => findings === undefined)
  return [
    summary,
    why,
    ...(details === undefined ? [] : [details]),
    ...(wrong ? ['**Found**', block(wrong.text)] : []),
    ...(right ? ['**Right**', block(right.text)] : []),
  ].filter(Boolean).join('\n\n')
}

function fenceFor(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/gu), ([ticks]) => ticks.length))
  return '`'.repeat(longest + 1)
}
