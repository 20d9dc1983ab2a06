import {existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {bundledCommand} from '../bundled-command.ts'
import {installOnDemand} from '../on-demand.ts'
import {names, registryOf} from './names.ts'

/** A tool with the job as it is told to it. */
export interface Tool {
  readonly name: string
  /** The program and its arguments, for a folder of pages. */
  command(folder: string): readonly string[]
  /** The folder that it is run from, where it looks for its rules there. */
  readonly cwd?: string
  /** Whether it finds nothing wrong: a linter that does ends with 1 and has done its work. */
  readonly mustPass?: boolean
  /** What is done with the pages before each run, which does not count. */
  before?(folder: string): void
}

const versions = {
  'textlint': '15.8.0', 'textlint-rule-terminology': '5.2.16', 'remark-cli': '12.0.1', 'remark-gfm': '4.0.1', 'remark-frontmatter': '5.0.0', 'unist-util-visit': '5.0.0',
  'markdownlint-cli2': '0.24.1', 'rumdl': '0.2.75', 'cspell': '9.8.0', 'autocorrect-node': '2.14.0',
}

/** Copydesk as it is published, with the forty names: `cold` with nothing kept, `warm` with what the run before kept, and `fresh` with that but over pages that have changed since. */
export function copydesk(place: string): Record<'cold' | 'warm' | 'fresh', Tool> {
  const bin = bundledCommand()
  const cache = join(place, 'cache')
  const config = write(join(place, 'desk', 'copydesk.yaml'), 'registry: [./registry]\n')
  write(join(place, 'desk', 'registry', 'names.yaml'), registryOf())
  const command = (folder: string): string[] => [process.execPath, bin, 'lint', folder, '--config', config, '--no-clock', '--rule', 'canonical-name', '--rule', 'front-matter', '--rule', 'verified-date', '--cache-location', cache]
  let runs = 0
  return {
    cold: {name: 'copydesk', cwd: place, command, before: () => rmSync(cache, {recursive: true, force: true})},
    warm: {name: 'copydesk, warm', cwd: place, command},
    fresh: {
      name: 'copydesk',
      cwd: place,
      command,
      before(folder) {
        runs += 1
        for (const page of globSync('**/*.md', {cwd: folder})) writeFileSync(join(folder, page), `${readFileSync(join(folder, page), 'utf8').replace(/\n?Run \d+\n$/u, '')}\nRun ${runs}\n`)
      },
    },
  }
}

/** What reading costs: a Node that lists a folder and reads its pages. */
export function floor(place: string): Tool {
  const script = write(join(place, 'read.mjs'), `import {readdirSync, readFileSync} from 'node:fs'
for (const name of readdirSync(process.argv[2], {recursive: true})) if (name.endsWith('.md')) readFileSync(process.argv[2] + '/' + name, 'utf8')
`)
  return {name: 'reading the files', command: (folder) => [process.execPath, script, folder]}
}

/** What the least costs that can know whether anything changed. */
export function hashFloor(place: string): Tool {
  const script = write(join(place, 'hash.mjs'), `import {hash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
for (const name of readdirSync(process.argv[2], {recursive: true})) if (name.endsWith('.md')) hash('sha256', readFileSync(process.argv[2] + '/' + name))
`)
  return {name: 'listing and hashing', command: (folder) => [process.execPath, script, folder]}
}

/** An empty Node. */
export const emptyNode: Tool = {name: 'node -e 0', command: () => [process.execPath, '-e', '0']}

/** The peers, installed, each told the same names. */
export async function peers(place: string): Promise<Tool[]> {
  const installed = await installOnDemand(versions, 'bench')
  const bin = (name: string): string => join(installed, 'node_modules', '.bin', name)
  const right = names.map(([name]) => name)
  const lexical = names.filter(([name, wrong]) => wrong !== name.toLowerCase())
  const textlint = write(join(place, 'textlintrc.json'), JSON.stringify({rules: {terminology: {defaultTerms: false, terms: [...right.slice(0, right.length - lexical.length), ...lexical.map(([name, wrong]) => [wrong, name])]}}}))
  const markdownlint = write(join(place, 'bench.markdownlint-cli2.jsonc'), JSON.stringify({noBanner: true, config: {default: false, MD044: {names: right, code_blocks: false}}}))
  const rumdl = write(join(place, 'rumdl.toml'), `[global]\nenable = ["MD044"]\n\n[MD044]\nnames = ${JSON.stringify(right)}\ncode-blocks = false\n`)
  const cspell = write(join(place, 'cspell.json'), JSON.stringify({version: '0.2', language: 'en', noConfigSearch: true, unknownWords: 'report-flagged', flagWords: names.map(([, wrong]) => wrong).filter((wrong) => !/\s/u.test(wrong))}))
  const autocorrect = write(join(place, 'autocorrectrc'), `rules:\n  ${['space-word', 'space-punctuation', 'space-bracket', 'space-backticks', 'space-dash', 'space-dollar', 'fullwidth', 'halfwidth-word', 'halfwidth-punctuation', 'no-space-fullwidth', 'no-space-fullwidth-quote'].map((rule) => `${rule}: 0`).join('\n  ')}\n  spellcheck: 1\nspellcheck:\n  words:\n${names.map(([name, wrong]) => `    - ${JSON.stringify(wrong === name.toLowerCase() ? name : `${wrong} = ${name}`)}\n`).join('')}`)
  const remark = write(join(installed, 'bench-remarkrc.mjs'), `import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import {visit} from 'unist-util-visit'
const names = ${JSON.stringify(names)}.map(([right, wrong]) => [right, new RegExp('\\\\b' + wrong.replace(/[.*+?^\${}()|[\\]\\\\]/g, '\\\\$&') + '\\\\b', 'gi')])
const terms = () => (tree, file) => visit(tree, 'text', (node) => { for (const [right, pattern] of names) for (const match of node.value.matchAll(pattern)) if (match[0] !== right) file.message(match[0] + ' → ' + right, node) })
export default {plugins: [remarkFrontmatter, remarkGfm, terms]}
`)
  return [
    {name: 'rumdl MD044', command: (folder) => [nativeRumdl(installed) ?? bin('rumdl'), 'check', '--config', rumdl, '--no-cache', folder]},
    {name: 'AutoCorrect', command: (folder) => [bin('autocorrect'), '--lint', '--config', autocorrect, folder]},
    {name: 'markdownlint-cli2 MD044', command: (folder) => [process.execPath, bin('markdownlint-cli2'), '--config', markdownlint, `${folder}/**/*.md`]},
    {name: 'cspell flagWords', command: (folder) => [process.execPath, bin('cspell'), 'lint', '--no-progress', '--no-cache', '-c', cspell, '--root', folder, '**/*.md']},
    {name: 'textlint-terminology', cwd: installed, command: (folder) => [process.execPath, bin('textlint'), '--config', textlint, `${folder}/**/*.md`]},
    {name: 'remark-cli', command: (folder) => [process.execPath, bin('remark'), '--rc-path', remark, '--no-config', '--no-ignore', '--no-stdout', '--frail', folder]},
  ]
}

/** The program itself: what npm links starts a Node first. */
function nativeRumdl(installed: string): string | undefined {
  const scope = join(installed, 'node_modules', '@rumdl')
  return existsSync(scope) ? readdirSync(scope).map((name) => join(scope, name, 'bin', 'rumdl')).find((path) => existsSync(path)) : undefined
}

function write(path: string, text: string): string {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
  return path
}
