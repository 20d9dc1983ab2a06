import {existsSync, globSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {z} from 'zod'
import {baselineSchema, chooserSchema, configSchema, decisionFrontMatter, factFileSchema, pageFrontMatter, registryFileSchema, rules} from '../packages/remark-copydesk/src/index.ts'
import {wholeFindings} from '../packages/remark-copydesk/src/testing.ts'
import {loadCommands} from '../packages/copydesk/src/commands/index.ts'
import {shardSchema} from '../packages/copydesk/src/shards/shard.ts'
import {commandPage} from './command-page.ts'
import {root} from './process.ts'
import {rulePage, ruleSitePage} from './rule-page.ts'

const commands = await loadCommands()
const core = join('packages', 'remark-copydesk')
const docs = join('content', 'docs')
const shardFile = join('packages', 'copydesk', 'schemas', 'shard.json')

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
  for (const rule of rules) {
    files.set(join(core, 'docs', 'rules', `${rule.id}.md`), rulePage(rule))
    files.set(join(docs, 'rules', `${rule.id}.md`), ruleSitePage(rule))
    files.set(join(core, 'src', 'rules', 'whole-findings', `${rule.id}.json`), wholeFindings(rule))
  }
  for (const command of commands) files.set(join(docs, 'commands', `${command.name}.md`), commandPage(command))
  for (const [name, {schema, title}] of Object.entries(schemas)) {
    files.set(join(core, 'schemas', name), jsonSchema(schema, title))
  }
  files.set(shardFile, jsonSchema(shardSchema, 'A shard: what one of several jobs of `copydesk lint` found'))
  const readme = join(core, 'README.md')
  // npm packs only a license that lies in the package's own folder.
  const license = readFileSync(join(root, 'LICENSE'), 'utf8')
  for (const manifest of globSync('packages/*/package.json', {cwd: root})) files.set(join(dirname(manifest), 'LICENSE'), license)
  files.set(readme, between(readFileSync(join(root, readme), 'utf8'), 'rules', ruleTable()))
  const limits = join(docs, 'limits.md')
  files.set(limits, between(readFileSync(join(root, limits), 'utf8'), 'evaluation', evaluationOf(readFileSync(join(root, readme), 'utf8'))))
  return files
}

function jsonSchema(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({title, ...z.toJSONSchema(schema, {io: 'input', unrepresentable: 'any'})}, null, 2)}\n`
}

/** Files in the generated folders that nothing generates any more. */
export function leftovers(): string[] {
  const expected = generatedFiles()
  return globSync([join(core, 'docs', 'rules', '*'), join(core, 'src', 'rules', 'whole-findings', '*'), join(core, 'schemas', '*'), join(docs, 'rules', '*'), join(docs, 'commands', '*')], {cwd: root}).filter((path) => !expected.has(path)).toSorted()
}

/** The generated files that differ from what is on the disk. */
export function drift(): string[] {
  return [...generatedFiles()].filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text).map(([path]) => path)
}

/** The figures as the README of the core has them; its links lead to no page of the site. */
function evaluationOf(text: string): string {
  const [, figures = ''] = text.split(/^<!-- \/?evaluation -->$/mu)
  return figures.trim().replaceAll(/\[([^\]]+)\]\([^)]+\)/gu, '$1')
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
