import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {stringify} from 'yaml'
import {lint, makeDocument, nearest, parseCalendarDate, rules} from '../packages/remark-copydesk/src/index.ts'
import type {Desk} from '../packages/remark-copydesk/src/index.ts'
import {loadDesk} from '../packages/remark-copydesk/src/node/index.ts'

/** The generator was asked for something that it cannot make; the message says what it expected. */
export class GeneratorError extends Error {
  override readonly name = 'GeneratorError'
}

/** A term to be written. */
export interface NewTerm {
  readonly id: string
  readonly name: string
  readonly layer: string
  readonly vendor: string
  readonly siblings?: readonly string[]
  readonly variants?: readonly string[]
}

/** Writes a term to a file of its own in the site’s registry; returns the file’s path. */
export function newTerm(root: string, {id, name, layer, vendor, siblings = [], variants = []}: NewTerm): string {
  assertId(id, 'term')
  const {desk} = loadDesk(join(root, 'content', 'copydesk.yaml'))
  const there = desk.origins.get(`term:${id}`)
  if (there) throw new GeneratorError(`Unexpected term \`${id}\`, expected a new one: it stands at ${there.path}:${there.line}`)
  assertKnown('layer', layer, desk.layers)
  assertKnown('vendor', vendor, desk.vendors)
  for (const sibling of siblings) assertKnown('sibling', sibling, desk.terms)
  const path = join('content', 'registry', `${id}.yaml`)
  const term = {id, name, layer, vendor, ...(variants.length > 0 && {variants}), ...(siblings.length > 0 && {siblings})}
  writeNew(root, path, stringify({terms: [term]}))
  try {
    loadDesk(join(root, 'content', 'copydesk.yaml'))
  } catch (error) {
    rmSync(join(root, path))
    throw error
  }
  return path
}

/** A page to be written. */
export interface NewPage {
  /** Below `content/`, such as `guides/a-or-b`. */
  readonly path: string
  readonly title: string
  readonly description: string
  readonly about: readonly string[]
  /** The day on which a person checked the facts, and who. */
  readonly verified: string
  readonly by: string
  readonly decision?: {readonly category: string; readonly score: number; readonly summary: string; readonly scoredBy: string}
}

/** Writes a page with the front matter that its kind asks for; returns the file’s path. */
export function newPage(root: string, page: NewPage): string {
  const name = page.path.replace(/\.md$/u, '')
  if (!/^(?:[a-z0-9-]+\/)+[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name)) throw new GeneratorError(`Unexpected page \`${page.path}\`, expected a folder of content/ and a lower-case, hyphenated name, such as \`guides/a-or-b\``)
  const {desk} = loadDesk(join(root, 'content', 'copydesk.yaml'))
  const kind = desk.kindOf(`${name}.md`)
  if (kind === undefined) throw new GeneratorError(`Unexpected folder of \`${name}\`, expected one that content/copydesk.yaml has a kind for: ${Object.values(desk.config.kinds).flatMap(({files}) => files).join(', ')}`)
  for (const id of page.about) assertKnown('term', id, desk.terms)
  if (!parseCalendarDate(page.verified)) throw new GeneratorError(`Unexpected --verified \`${page.verified}\`, expected the day on which the facts were checked, as YYYY-MM-DD`)
  if (kind === 'decision' && !page.decision) throw new GeneratorError('Unexpected decision page without a decision, expected --category, --score, --summary and --scored-by')
  const matter = {
    title: page.title,
    description: page.description,
    about: page.about,
    verification: {date: page.verified, by: page.by},
    ...(page.decision && {decision: page.decision}),
  }
  const sections = (desk.config.kinds[kind]?.sections ?? []).filter(({optional}) => !optional)
  const body = sections.length === 0 ? 'Not verified: this page has no sourced fact yet.' : sections.map(({title}) => `## ${title}\n\nNot verified.`).join('\n\n')
  const text = `---\n${stringify(matter)}---\n\n# ${page.title}\n\n${body}\n`
  const {findings} = lint(makeDocument({text, path: `${name}.md`}, desk))
  const errors = findings.filter(({severity}) => severity === 'error')
  if (errors.length > 0) throw new GeneratorError(errors.map(({message}) => message).join('\n'))
  const path = join('content', `${name}.md`)
  writeNew(root, path, text)
  return path
}

/** Writes a rule whose first wrong example fails until its `check` finds it, and lists it; returns the file’s path. */
export function newRule(root: string, id: string, summary: string): string {
  assertId(id, 'rule')
  if (rules.some((rule) => rule.id === id)) throw new GeneratorError(`Unexpected rule \`${id}\`, expected a new one: it is there already`)
  const folder = join('packages', 'remark-copydesk', 'src', 'rules')
  const path = join(folder, `${id}.ts`)
  const name = id.replaceAll(/-(.)/gu, (_all, letter: string) => letter.toUpperCase())
  const list = readFileSync(join(root, folder, 'index.ts'), 'utf8')
  const imports = list.split('\n').filter((line) => line.startsWith('import {'))
  const own = `import {${name}} from './${id}.ts'`
  const after = imports.findLast((line) => line < own)
  const withImport = after === undefined ? list.replace(/^import \{/mu, () => `${own}\nimport {`) : list.replace(after, () => `${after}\n${own}`)
  const listed = withImport.replace(/^( *)suppression,$/mu, (line, indent: string) => `${indent}${name},\n${line}`)
  if (listed === withImport) throw new GeneratorError(`Unexpected list in ${join(folder, 'index.ts')}, expected \`suppression\` in it`)
  writeNew(root, path, skeleton(id, name, summary))
  writeFileSync(join(root, folder, 'index.ts'), listed)
  return path
}

function skeleton(id: string, name: string, summary: string): string {
  const quoted = `'${summary.replaceAll('\\', '\\\\').replaceAll('\'', String.raw`\'`)}'`
  return `import {z} from 'zod'
import {sourceRange} from '../document/source-map.ts'
import {defineRule} from '../rule.ts'

export const ${name} = defineRule({
  id: '${id}',
  summary: ${quoted},
  why: 'Say who is misled, and how.',
  severity: 'warning',
  clock: false,
  fix: 'none',
  options: z.strictObject({}),
  examples: [
    {text: 'Lumina Studio is right here.\\n'},
    // Write the example first: it fails until \`check\` finds it.
    {text: 'Lumina Studio is wrong here.\\n', findings: ['1:18-1:23 Unexpected "wrong", expected "right"']},
  ],
  *check({document}) {
    for (const passage of document.passages) {
      for (const {index, 0: word} of passage.text.matchAll(/what is wrong/gu)) {
        yield {
          range: sourceRange(passage.map, index, index + word.length),
          message: \`Unexpected "\${word}", expected "right"\`,
          why: 'Say why it matters here.',
        }
      }
    }
  },
})
`
}

function assertId(id: string, what: string): void {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id)) throw new GeneratorError(`Unexpected ${what} id \`${id}\`, expected lower-case words with hyphens between them`)
}

function assertKnown(what: string, id: string, known: Desk['terms'] | ReadonlyMap<string, unknown>): void {
  if (known.has(id)) return
  const near = nearest(id, [...known.keys()])
  throw new GeneratorError(`Unexpected ${what} \`${id}\`, expected one that the registry has${near ? `, did you mean \`${near}\`?` : `: ${[...known.keys()].slice(0, 12).join(', ')}`}`)
}

function writeNew(root: string, path: string, text: string): void {
  if (existsSync(join(root, path))) throw new GeneratorError(`Unexpected file ${path}, expected none: nothing is overwritten`)
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}
