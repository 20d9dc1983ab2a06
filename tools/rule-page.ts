import {z} from 'zod'
import type {Rule} from '../packages/remark-copydesk/src/index.ts'
import {fence, madeFrom} from './markdown.ts'
import {sitePage} from './site-page.ts'

/** The page of a rule in its package. */
export function rulePage(rule: Rule): string {
  return `${[`<!-- ${madeFrom(source)} -->`, `# ${rule.id}`, rule.summary, ...ruleText(rule)].join('\n\n')}\n`
}

/** The page of a rule on the site, whose layout shows the description over the text. */
export function ruleSitePage(rule: Rule): string {
  return sitePage({title: rule.id, description: rule.summary, source}, ruleText(rule))
}

const source = 'the rule itself'

/** Why it asks, and its examples, which are its tests. */
function ruleText(rule: Rule): string[] {
  const right = rule.examples.filter((example) => !example.findings)
  const wrong = rule.examples.filter((example) => example.findings)
  const facts = [
    `Severity: ${rule.severity}.`,
    {safe: 'Fix: safe, `copydesk fix` makes it.', suggestion: 'Fix: none that is always right; it suggests.', none: 'Fix: none.'}[rule.fix],
    rule.clock ? 'It compares with today, so it runs only where a date is given.' : 'It needs no date.',
  ]
  return [
    facts.join(' '),
    ...(rule.why ? ['## Why', rule.why] : []),
    ...(rule.details ? ['## In detail', rule.details] : []),
    ...optionSection(rule),
    ...(wrong.length > 0 ? ['## Found', ...wrong.map(exampleSection)] : []),
    ...(right.length > 0 ? ['## Right', ...right.map(exampleSection)] : []),
  ]
}

interface OptionSchema {
  readonly properties?: Record<string, {readonly description?: string; readonly default?: unknown; readonly type?: string; readonly items?: {readonly type?: string}}>
}

function optionSection(rule: Rule): string[] {
  const {properties = {}} = z.toJSONSchema(rule.options, {io: 'input', unrepresentable: 'any'}) as OptionSchema
  const rows = Object.entries(properties).map(([name, option]) => {
    const type = option.type === 'array' ? `list of ${option.items?.type ?? 'value'}s` : (option.type ?? 'value')
    return `| \`${name}\` | ${type} | ${option.default === undefined ? '–' : `\`${JSON.stringify(option.default)}\``} | ${option.description ?? ''} |`
  })
  if (rows.length === 0) return []
  return ['## Options', ['| option | type | default | what it does |', '|---|---|---|---|', ...rows].join('\n')]
}

function exampleSection(example: Rule['examples'][number]): string {
  const context = [
    example.path && `in \`${example.path}\``,
    example.today && `on ${example.today}`,
    example.options !== undefined && `with the options \`${JSON.stringify(example.options)}\``,
  ].filter(Boolean)
  return [
    ...(example.title ? [`### ${example.title}`] : []),
    ...(context.length > 0 ? [`${capital(context.join(', '))}:`] : []),
    ...(example.base === undefined ? [] : [fence(example.base, 'markdown'), 'becomes']),
    fence(example.text, 'markdown'),
    ...(example.findings ? ['Found:', fence(example.findings.join('\n'), 'text')] : []),
    ...(example.fixed === undefined ? [] : ['After the fix:', fence(example.fixed, 'markdown')]),
  ].join('\n\n')
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
