// Makes of the command a few files that load at once: Node takes longer to find and start hundreds of
// modules than the command takes for a page. What a run may not need stands in a file of its own.
import {createHash} from 'node:crypto'
import {globSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Plugin} from 'rolldown'

const here = import.meta.dirname
const core = join(here, '../remark-copydesk/src')

/**
 * What is loaded at the first call of one of its functions: the name of its file → its module and what is
 * taken from it. `yaml` stays away while the values of a desk are known, the parsers while the raw text
 * shows that a page holds nothing.
 */
const onCall: Readonly<Record<string, {readonly module: string; readonly takes: readonly string[]}>> = {
  'parse': {module: join(core, 'document/parse.ts'), takes: ['parseMarkdown', 'checkDepth']},
  'mdx': {module: 'remark-mdx', takes: ['default']},
  'toml': {module: join(core, 'document/toml-source.ts'), takes: ['parseTomlSource']},
  'yaml': {module: 'yaml', takes: ['isMap', 'isPair', 'isScalar', 'isSeq', 'isCollection', 'isAlias', 'LineCounter', 'parseDocument', 'stringify', 'visit']},
  'glob': {module: 'tinyglobby', takes: ['globSync', 'isDynamicPattern']},
}

const lazyFunctions: Plugin = {
  name: 'lazy-functions',
  async resolveId(source, importer) {
    if (importer === undefined || importer.startsWith('\0') || source.startsWith('\0')) return undefined
    for (const [name, {module}] of Object.entries(onCall)) {
      if (source === module) return `\0on-call:${name}`
      if (!source.startsWith('.') || !module.endsWith(source.replace(/^[./]+/u, '/').replace(/\.js$/u, '.ts'))) continue
      const resolved = await this.resolve(source, importer, {skipSelf: true})
      if (resolved?.id === module) return `\0on-call:${name}`
    }
    return undefined
  },
  load(id) {
    const name = /^\0on-call:(.*)$/u.exec(id)?.[1] ?? ''
    const takes = onCall[name]?.takes
    return takes && [
      'let loaded',
      `const load = () => (loaded ??= module.require('./${name}.cjs'))`,
      ...takes.map((taken) => `export ${taken === 'default' ? 'default function' : `function ${taken}`}(...args) { return new.target ? Reflect.construct(load().${taken}, args) : load().${taken}.apply(this, args) }`),
    ].join('\n')
  },
}

/** What builds a schema from another one; all else that is asked of a schema needs the schema itself. */
const builders = ['optional', 'default', 'prefault', 'describe', 'regex', 'trim', 'min', 'max', 'int', 'positive', 'transform', 'refine', 'superRefine', 'required', 'partial', 'extend']

/**
 * Schemas are made where their modules are loaded, and to make them takes as long as all else before the
 * first page. Here each only notes how it is made, and is made when it is first asked to check something.
 */
const lazySchemas: Plugin = {
  name: 'lazy-schemas',
  resolveId: (source, importer) => (source === 'zod' && importer !== undefined && !importer.startsWith('\0') ? '\0lazy-zod' : undefined),
  load: (id) => (id === '\0lazy-zod' ? `
const builders = new Set(${JSON.stringify(builders)})
const schemas = new WeakMap()
const isPlain = (value) => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
const settle = (value) => schemas.get(value)?.() ?? (Array.isArray(value) ? value.map(settle) : isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, settle(inner)])) : value)
const defer = (make) => {
  let made
  const schema = () => (made ??= make())
  const deferred = new Proxy({}, {
    get: (_, key) => (made === undefined && builders.has(key) ? (...args) => defer(() => schema()[key](...args.map(settle))) : schema()[key]),
    has: (_, key) => key in schema(),
  })
  schemas.set(deferred, schema)
  return deferred
}
let zod
export const z = new Proxy({}, {get: (_, name) => (...args) => defer(() => (zod ??= module.require('./zod.cjs'))[name](...args.map(settle)))})
` : undefined),
}

/** The functions of zod that schemas are made with. */
const usedOfZod: Plugin = {
  name: 'used-of-zod',
  resolveId: (source) => (source === 'used-of-zod' ? '\0used-of-zod' : undefined),
  load(id) {
    if (id !== '\0used-of-zod') return undefined
    const used = new Set(globSync([join(core, '**/*.ts'), join(here, 'src/**/*.ts')]).flatMap((path) => Array.from(readFileSync(path, 'utf8').matchAll(/\bz\s*\.(?<name>[a-z]\w*)\(/gu), ({groups}) => groups?.['name'] ?? '')))
    return `export {${[...used].join(', ')}} from 'zod'`
  },
}

/** All that is asked of satteri; the rest of it prints HTML. */
const usedOfSatteri: Plugin = {
  name: 'used-of-satteri',
  resolveId: (source) => (source === 'used-of-satteri' ? join(core, 'node/used-of-satteri') : undefined),
  load: (id) => (id === join(core, 'node/used-of-satteri') ? "export {markdownToMdast} from 'satteri'" : undefined),
}

/** Most rules’ examples are asked for by no run: they are made when they are. */
const lazyExamples: Plugin = {
  name: 'lazy-examples',
  async transform(code, id) {
    if (!id.startsWith(join(core, 'rules'))) return undefined
    const {Visitor} = await import('rolldown/utils')
    const found: {readonly start: number; readonly end: number; readonly list: number}[] = []
    new Visitor({
      Property(node) {
        if (node.key.type === 'Identifier' && node.key.name === 'examples' && node.value.type === 'ArrayExpression') found.push({start: node.start, end: node.end, list: node.value.start})
      },
    }).visit(this.parse(code, {lang: 'ts'}))
    return found.reduceRight((text, {start, end, list}) => `${text.slice(0, start)}get examples() { return ${text.slice(list, end)} }${text.slice(end)}`, code)
  },
}

/** What the sources ask the disk is known here: the version, and in place of the identity a mark that is replaced by it. */
const identityMark = 'identity-of-the-bundle'
const constants: Plugin = {
  name: 'constants',
  load(id) {
    const {version} = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as {version: string}
    if (id === join(here, 'src/page-worker-file.ts')) return `export const pageWorker = {file: module.path + '/page-worker.cjs', execArgv: []}`
    if (id === join(here, 'src/own-version.ts')) return `export const ownVersion = () => ${JSON.stringify(version)}`
    return id === join(here, 'src/tool-identity.ts') ? `export const toolIdentity = () => ${JSON.stringify(identityMark)}` : undefined
  },
}

/** A program in a package of its own is no part of the bundle: the core has it installed, wherever that lies. What speaks to it is. */
const nativeParser: Plugin = {
  name: 'native-parser',
  transform(code, id) {
    const installed = "createRequire(createRequire(createRequire(module.filename).resolve('remark-copydesk/package.json')).resolve('satteri'))"
    const replaced = id === join(core, 'node/quick-parse.ts') ? ["createRequire(import.meta.url)('satteri')", "module.require('./satteri.cjs')"]
      : /[/\\]node_modules[/\\]satteri[/\\]index\.js$/u.test(id) ? ['createRequire(import.meta.url)', installed] : undefined
    if (!replaced) return undefined
    const [call = '', found = ''] = replaced
    if (!code.includes(call)) throw new Error(`Unexpected ${id} without \`${call}\`, expected it: the bundle finds satteri by it`)
    return code.replace(call, found)
  },
}

/** What every `lint` loads, which stands in one file: to find and open another one takes Node a millisecond. */
const needed = new Set<string>()
const neededByLint: Plugin = {
  name: 'needed-by-lint',
  buildEnd() {
    const add = (id: string): void => {
      if (needed.has(id)) return
      needed.add(id)
      for (const inner of this.getModuleInfo(id)?.importedIds ?? []) add(inner)
    }
    for (const name of ['cli.ts', 'commands/lint.ts']) add(join(here, 'src', name))
  },
}

async function bundle(folder: string): Promise<void> {
  const {rolldown} = await import('rolldown')
  const build = await rolldown({
    input: {'command': join(here, 'src/cli.ts'), 'page-worker': join(here, 'src/page-worker.ts'), 'zod': 'used-of-zod', satteri: 'used-of-satteri', ...Object.fromEntries(Object.entries(onCall).map(([name, {module}]) => [name, module]))},
    platform: 'node',
    resolve: {conditionNames: ['@copydesk/source', 'import', 'node', 'default']},
    plugins: [lazyFunctions, lazySchemas, usedOfZod, usedOfSatteri, lazyExamples, nativeParser, constants, neededByLint],
  })
  const {output} = await build.write({dir: folder, format: 'cjs', exports: 'named', minify: {mangle: false, compress: false, codegen: true}, entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs', codeSplitting: {groups: [{name: 'lint', test: (id) => needed.has(id)}]}})
  await build.close()
  writeFileSync(join(folder, 'LICENSES.md'), licences(output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))))
  const files = readdirSync(folder).filter((name) => name.endsWith('.cjs')).toSorted().map((name) => ({path: join(folder, name), text: readFileSync(join(folder, name), 'utf8')}))
  const identity = createHash('sha256').update(files.map(({text}) => text).join('\0')).digest('hex')
  for (const {path, text} of files) if (text.includes(identityMark)) writeFileSync(path, text.replaceAll(identityMark, identity))
}

/** The licences of the packages that the bundle holds a part of, as they ask for. */
function licences(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/u.exec(id)?.[0] ?? []))
  const parts = [...folders].toSorted().map((folder) => {
    const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {name: string; version: string; license: string}
    const [file] = globSync('{license,licence,LICENSE,LICENCE,License}*', {cwd: folder})
    return `## ${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()}\n`
  })
  return `# What the files beside this one were made from\n\n${parts.join('\n')}`
}

if (import.meta.main) void bundle(process.argv[2] ?? join(here, 'dist/command'))
