import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {compileDesk} from '../desk/desk.ts'
import type {Desk} from '../desk/desk.ts'
import {config as configSchema} from '../desk/schema.ts'
import {parseYamlSource, validate} from '../desk/yaml-source.ts'
import type {DeskProblem, SourceText} from '../desk/yaml-source.ts'
import {checkSettings} from '../settings.ts'

/** A desk with its place on the disk. */
export interface LoadedDesk {
  readonly desk: Desk
  /** Absolute path of `copydesk.yaml`. */
  readonly configPath: string
  /** Absolute path of its folder: page paths are relative to it. */
  readonly root: string
  /** Absolute paths of every file the desk was made from. */
  readonly files: readonly string[]
  /** A page’s path as the desk’s globs see it: relative to the root, with forward slashes. */
  pagePath(file: string): string
}

/** The desk’s own data is wrong. Each problem has its file, line and column. */
export class DeskError extends Error {
  override readonly name = 'DeskError'
  readonly problems: readonly DeskProblem[]

  constructor(problems: readonly DeskProblem[]) {
    super(problems.map(({path, line, column, message}) => `${path}:${line}:${column} ${message}`).join('\n'))
    this.problems = problems
  }
}

/** The nearest `copydesk.yaml` at or above a file or folder; `undefined` where there is none. */
export function findConfig(from: string): string | undefined {
  let folder = resolve(from)
  for (;;) {
    const candidate = join(folder, 'copydesk.yaml')
    if (existsSync(candidate)) return candidate
    const parent = dirname(folder)
    if (parent === folder) return undefined
    folder = parent
  }
}

/**
 * Loads the desk of a `copydesk.yaml`: its registries (packages and folders), its facts, its settings.
 *
 * @throws {DeskError} with every problem found, where the data is wrong or cannot be read.
 */
export function loadDesk(configPath: string, shown: (path: string) => string = showPath): LoadedDesk {
  const absolute = resolve(configPath)
  const root = dirname(absolute)
  const files: string[] = []
  const read = (path: string): SourceText => {
    files.push(path)
    return {path: shown(path), text: readFileSync(path, 'utf8').replace(/^\uFEFF/u, '')}
  }
  let config: SourceText
  try {
    config = read(absolute)
  } catch (error) {
    throw new DeskError([{path: shown(absolute), line: 1, column: 1, message: `Unexpected failure to read it: ${(error as Error).message}`}])
  }
  const parsed = parseYamlSource(config)
  const settings = validate(parsed.source, configSchema)
  const problems = [...parsed.problems]
  const folderTexts = (key: 'registry' | 'facts'): SourceText[][] =>
    (settings.value?.[key] ?? []).map((entry, index) => {
      try {
        return yamlFiles(key === 'registry' ? registryFolder(entry, root) : resolve(root, entry)).map(read)
      } catch (error) {
        problems.push(parsed.source.problem([key, index], (error as Error).message))
        return []
      }
    })
  const registries = folderTexts('registry')
  const facts = folderTexts('facts').flat()
  const compiled = compileDesk({config, registries, facts})
  problems.push(...compiled.problems.filter((problem) => !problems.some((known) => known.message === problem.message && known.line === problem.line && known.path === problem.path)))
  if (compiled.desk && problems.length === 0) problems.push(...checkSettings(compiled.desk, config))
  if (problems.length > 0 || !compiled.desk) throw new DeskError(problems)
  return {
    desk: compiled.desk,
    configPath: absolute,
    root,
    files,
    pagePath: (file) => relative(root, resolve(file)).split(sep).join('/'),
  }
}

/** A folder as it is named, or the folder that an installed package names as its registry. */
function registryFolder(entry: string, root: string): string {
  if (entry.startsWith('.') || entry.startsWith('/')) return resolve(root, entry)
  let manifestPath: string
  try {
    manifestPath = createRequire(join(root, 'copydesk.yaml')).resolve(`${entry}/package.json`)
  } catch {
    const folder = existsSync(join(root, entry)) ? `, did you mean the folder \`./${entry}\`?` : `; install it, or write \`./${entry}\` for a folder`
    throw new Error(`Unexpected registry \`${entry}\`, expected an installed package${folder}`)
  }
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as {copydesk?: {registry?: string}}
  const folder = manifest.copydesk?.registry
  if (!folder) throw new Error(`Unexpected package \`${entry}\`, expected one whose package.json names a folder as \`copydesk.registry\``)
  return join(dirname(manifestPath), folder)
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`Unexpected folder \`${folder}\`, expected one that is there`)
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.ya?ml$/u.test(name))
    .toSorted()
    .map((name) => join(folder, name))
}

function showPath(path: string): string {
  const short = relative(process.cwd(), path)
  return short === '' || short.startsWith('..') ? path : short
}
