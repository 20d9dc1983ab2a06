import {existsSync, globSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {root} from './process.ts'

/** This table is the architecture: which of our packages a package may know. Read it first. */
const packages: Record<string, readonly string[]> = {
  'remark-copydesk': [],
  'copydesk-registry-ai': [],
  'copydesk': ['remark-copydesk', 'remark-copydesk/node'],
  'eleventy-plugin-copydesk': ['remark-copydesk', 'remark-copydesk/node'],
  'copydesk-language-server': ['remark-copydesk', 'remark-copydesk/node'],
  'vscode-copydesk': ['copydesk-language-server'],
  'nx-copydesk': ['remark-copydesk/node'],
}

/** Content is data: it is linted and published by these, and its one line of configuration imports the publisher. */
const contentDependencies = ['copydesk', 'copydesk-registry-ai', 'eleventy-plugin-copydesk', 'nx-copydesk']

/** The rooms of the core: which files of its src a file may import, by the first pattern that takes it. */
const rooms: readonly (readonly [room: string, files: RegExp, mayKnow: RegExp])[] = [
  ['calendar date', /^calendar-date\.ts$/u, /^$/u],
  ['desk', /^desk\//u, /^(?:desk\/|calendar-date\.ts)/u],
  ['document', /^document\//u, /^(?:document\/|desk\/|calendar-date\.ts)/u],
  ['layers', /^layers\//u, /^(?:finding\.ts|layers\/|document\/|desk\/|calendar-date\.ts)/u],
  ['finding', /^finding\.ts$/u, /^$/u],
  ['finding identity and fault', /^finding-(?:identity|fault)\.ts$/u, /^finding\.ts$/u],
  ['baseline', /^baseline\.ts$/u, /^(?:finding\.ts|finding-identity\.ts|desk\/)/u],
  ['change', /^change\.ts$/u, /^(?:document\/|desk\/)/u],
  ['rule', /^rule\.ts$/u, /^(?:finding\.ts|change\.ts|document\/|desk\/|calendar-date\.ts)/u],
  ['the list of rules', /^rules\/index\.ts$/u, /^(?:rules\/|rule\.ts)/u],
  ['rules', /^rules\//u, /^(?:rule\.ts|finding\.ts|change\.ts|date-change\.ts|review-state\.ts|body-hash\.ts|facts\/|layers\/|document\/|desk\/|calendar-date\.ts)/u],
  ['body hash', /^body-hash\.ts$/u, /^$/u],
  ['review state', /^review-state\.ts$/u, /^(?:document\/|calendar-date\.ts)/u],
  ['date change', /^date-change\.ts$/u, /^(?:body-hash\.ts|facts\/|document\/|desk\/|calendar-date\.ts)/u],
  ['facts', /^facts\//u, /^(?:facts\/|review-state\.ts|document\/|desk\/|calendar-date\.ts)/u],
  ['example desk', /^example-desk\.ts$/u, /^desk\//u],
  ['lint, fix, settings, plugin', /^(?:lint|lint-chooser|fix|disable-comment|rule-options|settings|plugin|scanner-of)\.ts$/u, /^(?!node\/|index\.ts|example-desk\.ts)/u],
  ['testing', /^testing\.ts$/u, /^(?!node\/|index\.ts)/u],
  ['index', /^index\.ts$/u, /^(?!node\/)/u],
  ['node', /^node\//u, /^(?!index\.ts|rules\/|example-desk\.ts)/u],
]

interface Manifest {
  readonly name: string
  readonly dependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

interface Import {
  readonly file: string
  readonly specifier: string
}

const core = join(root, 'packages', 'remark-copydesk', 'src')
const folders = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
const ours = new Set(folders)

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** Every import of the files that match; comments and strings that only look like imports count too, on the safe side. */
function importsOf(folder: string, pattern = '**/*.{ts,js,mjs}'): Import[] {
  if (!existsSync(folder)) return []
  return globSync(pattern, {cwd: folder, exclude: (path) => /(?:^|[/\\])(?:node_modules|dist|fixtures)(?:$|[/\\])/u.test(path)}).flatMap((path) => {
    const file = join(folder, path)
    const text = readFileSync(file, 'utf8')
    return Array.from(text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|\brequire\(\s*)['"]([^'"\n]+)['"]/gu), (match) => ({file, specifier: match[1] ?? ''}))
  })
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts')
}

function say({file, specifier}: Import): string {
  return `${relative(root, file)} imports ${specifier}`
}

describe('packages', () => {
  test('each one stands in the table', () => {
    expect(folders.filter((name) => !(name in packages))).toEqual([])
    expect(folders.map((name) => manifestOf(join(root, 'packages', name)).name)).toEqual(folders)
  })

  test.each(folders)('%s depends only on those it may know', (name) => {
    const {dependencies = {}, peerDependencies = {}, optionalDependencies = {}} = manifestOf(join(root, 'packages', name))
    const known = new Set((packages[name] ?? []).map((entry) => entry.split('/')[0]))
    const depends = Object.keys({...dependencies, ...peerDependencies, ...optionalDependencies}).filter((dependency) => ours.has(dependency))
    expect(depends.filter((dependency) => !known.has(dependency))).toEqual([])
  })

  test.each(folders)('%s imports only those it may know', (name) => {
    const folder = join(root, 'packages', name)
    const wrong = ['src', 'bin', 'browser'].flatMap((part) => importsOf(join(folder, part))).filter(({file, specifier}) => {
      if (specifier.startsWith('.')) return relative(folder, resolve(dirname(file), specifier)).startsWith('..')
      return ours.has(specifier.split('/')[0] ?? '') && !(packages[name] ?? []).includes(specifier)
    })
    expect(wrong.map(say)).toEqual([])
  })

  test('what runs in a browser knows the core and nothing of Node', () => {
    const imports = folders.flatMap((name) => importsOf(join(root, 'packages', name, 'browser')))
    expect(imports.length).toBeGreaterThan(5)
    expect(imports.filter(({specifier}) => specifier.startsWith('node:') || specifier === 'remark-copydesk/node' || specifier.startsWith('..')).map(say)).toEqual([])
  })

  test('the manifests of ours that depend on ours ask for the version that is here', () => {
    for (const name of folders) {
      for (const [dependency, range] of Object.entries(manifestOf(join(root, 'packages', name)).dependencies ?? {})) {
        if (ours.has(dependency)) expect(`${name}: ${dependency}@${range}`).toBe(`${name}: ${dependency}@${(manifestOf(join(root, 'packages', dependency)) as Manifest & {version: string}).version}`)
      }
    }
  })

  test('content is data', () => {
    expect(importsOf(join(root, 'content')).filter(({file, specifier}) => !file.endsWith('eleventy.config.ts') || specifier !== 'eleventy-plugin-copydesk').map(say)).toEqual([])
    const depends = Object.keys(manifestOf(join(root, 'content')).dependencies ?? {})
    expect(depends.filter((dependency) => !contentDependencies.includes(dependency))).toEqual([])
  })

  test('nothing that is published imports tools', () => {
    const imports = folders.flatMap((name) => ['src', 'bin', 'browser'].flatMap((part) => importsOf(join(root, 'packages', name, part))))
    const wrong = imports.filter(({file, specifier}) => specifier.startsWith('.') && relative(root, resolve(dirname(file), specifier)).startsWith('tools'))
    expect(imports.length).toBeGreaterThan(100)
    expect(wrong.map(say)).toEqual([])
  })
})

describe('rooms of the core', () => {
  const inside = importsOf(core).filter(({file}) => !isTest(file))
  const roomOf = (path: string): (typeof rooms)[number] | undefined => rooms.find(([, files]) => files.test(path))

  test('each file stands in a room', () => {
    const files = globSync('**/*.ts', {cwd: core}).map((path) => path.replaceAll('\\', '/')).filter((path) => !isTest(path))
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((path) => !roomOf(path))).toEqual([])
  })

  test('each file imports only from the rooms that its own may know', () => {
    const wrong = inside.filter(({file, specifier}) => {
      if (!specifier.startsWith('.')) return false
      const path = relative(core, file).replaceAll('\\', '/')
      const target = relative(core, resolve(dirname(file), specifier)).replaceAll('\\', '/')
      return !roomOf(path)?.[2].test(target)
    })
    expect(wrong.map(say)).toEqual([])
  })

  test('only node/ knows Node', () => {
    const builtIn = inside.filter(({file, specifier}) => specifier.startsWith('node:') && !relative(core, file).startsWith('node'))
    expect(builtIn.map(say)).toEqual([])
  })

  test('no file outside node/ has a clock, a process, a locale or a network', () => {
    const forbidden = /\bDate\.now\b|\bnew Date\b|\bDate\(|\bprocess\.|\bfetch\(|\btoLocale[A-Z]\w+\(|\bperformance\.|\bglobalThis\b|\bMath\.random\b/u
    const wrong = globSync('**/*.ts', {cwd: core})
      .filter((path) => !isTest(path) && !path.startsWith('node'))
      .flatMap((path) => readFileSync(join(core, path), 'utf8').split('\n').flatMap((line, index) => (forbidden.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])))
    expect(wrong).toEqual([])
  })
})
