import {existsSync, globSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {z} from 'zod'
import type {Rule} from '../packages/remark-copydesk/src/index.ts'
import {baselineSchema, chooserSchema, configSchema, decisionFrontMatter, factFileSchema, pageFrontMatter, registryFileSchema, rules} from '../packages/remark-copydesk/src/index.ts'
import {root} from './process.ts'

const core = join('packages', 'remark-copydesk')
const notice = '<!-- Made by `npm run generate` from the rule itself: edit that. -->'

/** The schemas that editors and other tools read, by file name. */
const schemas: Record<string, {readonly schema: z.ZodType; readonly title: string}> = {
  'copydesk.json': {schema: configSchema, title: 'copydesk.yaml: what the editors decided'},
  'registry.json': {schema: registryFileSchema, title: 'A file of a registry: layers, vendors, terms'},
  'facts.json': {schema: factFileSchema, title: 'A file of facts'},
  'chooser.json': {schema: chooserSchema, title: 'A chooser: questions that lead to a page'},
  'baseline.json': {schema: baselineSchema, title: 'A baseline: findings that are known'},
  'front-matter.json': {schema: pageFrontMatter, title: 'Front matter of a page that has a kind'},
  'decision-front-matter.json': {schema: decisionFrontMatter, title: 'Front matter of a decision page'},
}

/** Every generated file as it should be: path from the root → text. */
export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>()
  for (const rule of rules) files.set(join(core, 'docs', 'rules', `${rule.id}.md`), rulePage(rule))
  for (const [name, {schema, title}] of Object.entries(schemas)) {
    files.set(join(core, 'schemas', name), `${JSON.stringify({title, ...z.toJSONSchema(schema, {io: 'input', unrepresentable: 'any'})}, null, 2)}\n`)
  }
  const readme = join(core, 'README.md')
  // npm packs only a license that lies in the package's own folder.
  const license = readFileSync(join(root, 'LICENSE'), 'utf8')
  for (const manifest of globSync('packages/*/package.json', {cwd: root})) files.set(join(dirname(manifest), 'LICENSE'), license)
  files.set(readme, between(readFileSync(join(root, readme), 'utf8'), 'rules', ruleTable()))
  return files
}

/** Files in the generated folders that nothing generates any more. */
export function leftovers(): string[] {
  const expected = generatedFiles()
  return globSync([join(core, 'docs', 'rules', '*'), join(core, 'schemas', '*')], {cwd: root}).filter((path) => !expected.has(path)).toSorted()
}

/** The generated files that differ from what is on the disk. */
export function drift(): string[] {
  return [...generatedFiles()].filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text).map(([path]) => path)
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`Unexpected README without the markers ${start} and ${end}, expected both`)
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`
}

const fixWords = {safe: 'safe', suggestion: 'suggestions', none: '–'} as const

function ruleTable(): string {
  const rows = rules.map((rule) => `| [\`${rule.id}\`](docs/rules/${rule.id}.md) | ${rule.summary} | ${rule.severity} | ${fixWords[rule.fix]} | ${rule.clock ? 'yes' : '–'} |`)
  return ['| rule | asks | severity | fix | needs a date |', '|---|---|---|---|---|', ...rows].join('\n')
}

function rulePage(rule: Rule): string {
  const right = rule.examples.filter((example) => !example.findings)
  const wrong = rule.examples.filter((example) => example.findings)
  const facts = [
    `Severity: ${rule.severity}.`,
    {safe: 'Fix: safe, `copydesk fix` makes it.', suggestion: 'Fix: none that is always right; it suggests.', none: 'Fix: none.'}[rule.fix],
    rule.clock ? 'It compares with today, so it runs only where a date is given.' : 'It needs no date.',
  ]
  return `${[
    notice,
    `# ${rule.id}`,
    rule.summary,
    facts.join(' '),
    ...(rule.why ? ['## Why', rule.why] : []),
    ...(rule.details ? ['## In detail', rule.details] : []),
    ...optionSection(rule),
    ...(wrong.length > 0 ? ['## Found', ...wrong.map(exampleSection)] : []),
    ...(right.length > 0 ? ['## Right', ...right.map(exampleSection)] : []),
  ].join('\n\n')}\n`
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
    ...(example.findings ? [example.findings.map((finding) => `- ${finding.replaceAll('|', '\\|').replaceAll('<', '&lt;')}`).join('\n')] : []),
    ...(example.fixed === undefined ? [] : ['After the fix:', fence(example.fixed, 'markdown')]),
  ].join('\n\n')
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function fence(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/gu), ([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${text.replace(/\n?$/u, '\n')}${ticks}`
}
