import type {Example, Rule} from 'remark-copydesk'
import type {Command} from '../command.ts'
import {makePaint} from '../formats/paint.ts'
import type {Paint} from '../formats/paint.ts'
import {didYouMean} from '../did-you-mean.ts'
import {UsageError} from '../usage-error.ts'

/** Lists the rules, or explains one. */
export const rulesCommand: Command = {
  name: 'rules',
  usage: '[id]',
  summary: 'List the rules, or explain one',
  examples: [
    ['copydesk rules', 'all of them'],
    ['copydesk rules no-layer-mix', 'one, with its examples'],
  ],
  options: ['rules'],
  run({words: [id, extra], terminal, rules}) {
    if (extra !== undefined) throw new UsageError(`Unexpected second rule \`${extra}\`, expected one`)
    const paint = makePaint(terminal.color)
    if (id === undefined) {
      const width = Math.max(...rules.map((rule) => rule.id.length))
      terminal.out(rules.map((rule) => `${paint('bold', rule.id.padEnd(width))}  ${rule.severity.padEnd(7)}  ${rule.summary}\n`).join(''))
      return 0
    }
    const rule = rules.find((candidate) => candidate.id === id)
    if (!rule) throw new UsageError(`Unexpected rule \`${id}\`, expected ${didYouMean(id, rules.map((known) => known.id))}`)
    terminal.out(explainRule(rule, paint))
    return 0
  },
}

const fixes: Record<Rule['fix'], string> = {safe: 'safe, `copydesk fix` makes them', suggestion: 'suggestions, a person chooses', none: 'none'}

function explainRule(rule: Rule, paint: Paint): string {
  const facts = [
    ['Severity', rule.severity],
    ['Fixes', fixes[rule.fix]],
    ['Clock', rule.clock ? 'compares with today; `--no-clock` leaves it out' : 'needs none'],
  ] as const
  const options = Object.entries((rule.options.toJSONSchema({io: 'input'}).properties ?? {}) as Record<string, {description?: string; default?: unknown}>)
  return [
    `${rule.id}: ${rule.summary}`,
    ...(rule.why ? [rule.why] : []),
    ...(rule.details ? [rule.details] : []),
    facts.map(([label, value]) => `${`${label}:`.padEnd(9)} ${value}`).join('\n'),
    ...(options.length > 0 ? [`Options:\n${options.map(([name, {description, default: standard}]) => `  ${name}: ${description ?? ''} Default: ${JSON.stringify(standard)}`).join('\n')}`] : []),
    ...rule.examples.map((example) => showExample(example)),
  ].map((block, index) => `${index === 0 ? paint('bold', block) : block}\n`).join('\n')
}

function showExample({title, text, path, today, options, findings, fixed}: Example): string {
  const given = [path, today && `on ${today}`, options !== undefined && `with ${JSON.stringify(options)}`].filter(Boolean).join(', ')
  const indented = (source: string): string => source.trimEnd().split('\n').map((line) => `    ${line}`.trimEnd()).join('\n')
  return [
    `${findings ? 'Wrong' : 'Right'}${title === undefined ? '' : `: ${title}`}${given === '' ? '' : ` (${given})`}`,
    indented(text),
    ...(findings ?? []).map((finding) => `  ${finding}`),
    ...(fixed === undefined ? [] : ['  Fixed:', indented(fixed)]),
  ].join('\n')
}
