import {existsSync, readdirSync} from 'node:fs'
import {dirname, join, resolve, sep} from 'node:path'
import {checkChooserPages} from '../desk/chooser.ts'
import {readCollections} from '../desk/collection.ts'
import type {Collection} from '../desk/collection.ts'
import {deskRecord} from '../desk/desk-record.ts'
import {compileDesk} from '../desk/desk.ts'
import type {Desk, DeskSources} from '../desk/desk.ts'
import {checkManualPages} from '../desk/manual.ts'
import {config as configSchema} from '../desk/schema.ts'
import {readChecked} from '../desk/yaml-source.ts'
import type {DeskProblem, SourceText} from '../desk/yaml-source.ts'
import type {Rule} from '../rule.ts'
import {checkSettings, ownOptions, recallOwnOptions} from '../settings.ts'
import {DeskError} from './desk-error.ts'
import type {DeskFileRole} from './desk-error.ts'
import {dataFolder} from './desk-folders.ts'
import type {DataKey} from './desk-folders.ts'
import {foldersAt} from './folders-at.ts'
import {pagesIn} from './pages-in.ts'
import {readSource} from './read-source.ts'
import {relativePaths} from './relative-paths.ts'
import {showPath} from './show-path.ts'
import type {KeptValue, ValueCache} from './value-cache.ts'

/** A desk with its place on the disk. */
export interface LoadedDesk {
  readonly desk: Desk
  /** What it was compiled from, for `compileDesk` in a browser: it goes through JSON. */
  readonly record: DeskSources
  /** Absolute path of `copydesk.yaml`. */
  readonly configPath: string
  /** Absolute path of its folder: page paths are relative to it. */
  readonly root: string
  /** The folders of pages that are linted and published each on its own. */
  readonly collections: readonly Collection[]
  /** Absolute paths of every file the desk was made from. */
  readonly files: readonly string[]
  /** What each of them is, by absolute path. */
  readonly roles: ReadonlyMap<string, DeskFileRole>
  /** What is no mistake but hardly meant, such as a desk without a term. */
  readonly notes: readonly string[]
  /** The texts that it was made from. */
  readonly texts: readonly SourceText[]
  /** A page’s path as the desk’s globs see it: relative to the root, with forward slashes. */
  pagePath(file: string): string
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
 * Loads the desk of a `copydesk.yaml`: its registries (packages and folders), its facts, its choosers, its settings.
 *
 * @param shown how problems name a file; its path from the current folder where not given.
 * @param rules the rules that the settings may name; our own where not given.
 * @param unsaved the text of a file that somebody has changed and not saved yet.
 * @param cache what the texts said in an earlier run; kept for the next one where nothing is wrong with them.
 * @param isWhole `false` where only a part of the pages is asked about: then nobody looks whether the pages that choosers and the manual name are there.
 * @throws {DeskError} with every problem found, where the data is wrong or cannot be read.
 */
export function loadDesk(
  configPath: string,
  shown: (path: string) => string = showPath,
  previous?: LoadedDesk,
  rules?: readonly Rule[],
  unsaved: (path: string) => string | undefined = () => undefined,
  cache?: ValueCache,
  isWhole = true,
): LoadedDesk {
  const absolute = resolve(configPath)
  const root = dirname(absolute)
  const roles = new Map<string, DeskFileRole>()
  const problems: DeskProblem[] = []
  const recall = (source: SourceText, role: DeskFileRole): SourceText => {
    const checked = cache?.recall(role, source.text)
    return checked === undefined ? source : {...source, checked}
  }
  const read = (path: string, role: DeskFileRole): SourceText[] => {
    roles.set(path, role)
    const open = unsaved(path)
    if (open !== undefined) return [recall({path: shown(path), text: open.replace(/^\uFEFF/u, '')}, role)]
    const source = readSource(path, root, shown)
    if ('text' in source) return [recall(source, role)]
    problems.push(source)
    return []
  }
  const [first] = read(absolute, 'config')
  if (!first) throw new DeskError(problems, roles)
  const parsed = readChecked(first, configSchema)
  const config = {...first, checked: parsed.value}
  if (first.checked !== undefined && parsed.value) recallOwnOptions(parsed.value.rules, cache?.recall('options', config.text))
  problems.push(...parsed.problems)
  const folderTexts = (key: DataKey): SourceText[][] =>
    (parsed.value?.[key] ?? []).map((entry, index) => {
      try {
        return yamlFiles(dataFolder(key, entry, root, shown)).flatMap((path) => read(path, key))
      } catch (error) {
        problems.push(parsed.source.problem([key, index], (error as Error).message))
        return []
      }
    })
  const registries = folderTexts('registry')
  const facts = folderTexts('facts').flat()
  const choosers = folderTexts('choosers').flat()
  const texts = [config, ...registries.flat(), ...facts, ...choosers]
  const compile = (): LoadedDesk => {
    problems.push(...checkSettings(config, rules))
    const sources = {config, registries, facts, choosers}
    const compiled = compileDesk(sources)
    problems.push(...compiled.problems.filter((problem) => !problems.some((known) => known.message === problem.message && known.line === problem.line && known.path === problem.path)))
    if (problems.length > 0 || !compiled.desk) throw new DeskError(problems, roles)
    cache?.keep([...keptTexts(sources, compiled.checked), {kind: 'options', text: config.text, value: ownOptions(compiled.desk.config.rules)}])
    return {
      desk: compiled.desk,
      get record() {
        return deskRecord(sources)
      },
      configPath: absolute,
      root,
      collections: [],
      files: [...roles.keys()],
      roles,
      texts,
      notes: compiled.desk.terms.size === 0 ? [`The desk of ${config.path} knows no term: name a registry in it, or no name is ever found`] : [],
      pagePath: pathsFrom(root),
    }
  }
  const compiled = previous && problems.length === 0 && isSame(texts, previous.texts) ? previous : compile()
  const {collections, problems: wrongCollections} = readCollections(compiled.desk.config.collections, parsed.source, (folder) => foldersAt(root, folder))
  if (wrongCollections.length > 0) throw new DeskError(wrongCollections, roles)
  const loaded = isSameList(collections, compiled.collections) ? compiled : withCollections(compiled, collections)
  if (!isWhole) return loaded
  const entries = [...loaded.desk.choosers.values()]
  const manual = loaded.desk.config.site?.manual
  const pages = entries.length === 0 && !manual ? [] : pagesIn(root, loaded).map((file) => loaded.pagePath(file))
  const lost = [...checkChooserPages(entries, pages), ...(manual ? checkManualPages(manual, parsed.source, pages) : [])]
  if (lost.length > 0) throw new DeskError(lost, roles)
  return loaded
}

/** What is kept of a desk’s texts, each as the file that it was read as. */
function keptTexts({config, registries = [], facts = [], choosers = []}: DeskSources, checked: ReadonlyMap<SourceText, unknown>): KeptValue[] {
  const kept = (kind: DeskFileRole, texts: readonly SourceText[]): KeptValue[] => texts.map((source) => ({kind, text: source.text, value: checked.get(source)}))
  return [...kept('config', config ? [config] : []), ...kept('registry', registries.flat()), ...kept('facts', facts), ...kept('choosers', choosers)]
}

/** Tells paths from a root, with forward slashes. */
function pathsFrom(root: string): (file: string) => string {
  const tell = relativePaths(root)
  return sep === '/' ? tell : (file) => tell(file).split(sep).join('/')
}

function isSame(texts: readonly SourceText[], others: readonly SourceText[]): boolean {
  return texts.length === others.length && texts.every(({path, text}, index) => path === others[index]?.path && text === others[index]?.text)
}

/** A copy that asks for the record no earlier than somebody does: to make it, all YAML is parsed. */
function withCollections(loaded: LoadedDesk, collections: readonly Collection[]): LoadedDesk {
  return Object.defineProperties({}, {...Object.getOwnPropertyDescriptors(loaded), collections: {value: collections, enumerable: true}}) as LoadedDesk
}

function isSameList(collections: readonly Collection[], others: readonly Collection[]): boolean {
  return collections.length === others.length && collections.every(({folder}, index) => folder === others[index]?.folder)
}

function yamlFiles(folder: string): string[] {
  return filesIn(folder, '').filter((name) => /\.ya?ml$/u.test(name)).toSorted().map((name) => join(folder, name))
}

/** Names of all files below a folder. No link to a folder is followed: two that go in circles have no end. */
function filesIn(folder: string, inner: string): string[] {
  return readdirSync(join(folder, inner), {withFileTypes: true}).flatMap((entry) => {
    const name = join(inner, entry.name)
    return entry.isDirectory() ? filesIn(folder, name) : [name]
  })
}
