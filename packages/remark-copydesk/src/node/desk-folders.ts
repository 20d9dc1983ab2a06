import {existsSync, readFileSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, resolve} from 'node:path'
import {readCollections} from '../desk/collection.ts'
import type {Collection} from '../desk/collection.ts'
import type {Config} from '../desk/schema.ts'
import {config as configSchema} from '../desk/schema.ts'
import {parseYamlSource, validate} from '../desk/yaml-source.ts'
import type {DeskProblem} from '../desk/yaml-source.ts'
import {DeskError} from './desk-error.ts'
import {foldersAt} from './folders-at.ts'
import {readSource} from './read-source.ts'
import {showPath} from './show-path.ts'
import {isWithin, leadsOut} from './workspace.ts'

/** The folders of YAML that a desk is made from. */
export type DataKey = 'registry' | 'facts' | 'choosers'

/** What a `copydesk.yaml` says and the folders that it names, as absolute paths; nothing in them is read. */
export interface DeskFolders extends Readonly<Record<DataKey, readonly string[]>> {
  readonly config: Config
  readonly collections: readonly Collection[]
  /** A problem with a collection, at its place in `copydesk.yaml`. */
  problemOf(collection: Collection, message: string): DeskProblem
}

/**
 * Reads a `copydesk.yaml` and nothing else: enough to tell the parts of a desk without making it.
 *
 * @param shown how problems name a file; its path from the current folder where not given.
 * @throws {DeskError} where it is broken, or names a folder or package that is not there.
 */
export function readDeskFolders(configPath: string, shown: (path: string) => string = showPath): DeskFolders {
  const absolute = resolve(configPath)
  const root = dirname(absolute)
  const read = readSource(absolute, root, shown)
  if ('message' in read) throw new DeskError([read])
  const {source, problems} = parseYamlSource(read)
  const {value, problems: invalid} = problems.length > 0 ? {problems} : validate(source, configSchema)
  if (!value) throw new DeskError(invalid)
  const lost: DeskProblem[] = []
  const data = (key: DataKey): string[] => value[key].flatMap((entry, index) => {
    try {
      return [dataFolder(key, entry, root, shown)]
    } catch (error) {
      lost.push(source.problem([key, index], (error as Error).message))
      return []
    }
  })
  const folders = {registry: data('registry'), facts: data('facts'), choosers: data('choosers')}
  const {collections, problems: wrong} = readCollections(value.collections, source, (folder) => foldersAt(root, folder))
  lost.push(...wrong)
  if (lost.length > 0) throw new DeskError(lost)
  return {
    config: value,
    ...folders,
    collections,
    problemOf: ({folder}, message) => source.problem(['collections', value.collections.findIndex((entry) => foldersAt(root, entry.folder).includes(folder))], message),
  }
}

/**
 * A folder that is named, or the one that an installed package names as its registry.
 *
 * @throws {Error} where it is not there.
 */
export function dataFolder(key: DataKey, entry: string, root: string, shown: (path: string) => string): string {
  const folder = key === 'registry' ? registryFolder(entry, root) : resolve(root, entry)
  if (!isFolder(folder)) throw new Error(`Unexpected folder \`${shown(folder)}\`, expected one that is there`)
  if (leadsOut(folder, root)) throw new Error(`Unexpected folder \`${shown(folder)}\` that a link leads out of the workspace, expected one in it`)
  return folder
}

function registryFolder(entry: string, root: string): string {
  if (entry.startsWith('.') || entry.startsWith('/')) return resolve(root, entry)
  let manifestPath: string
  try {
    manifestPath = createRequire(join(root, 'copydesk.yaml')).resolve(`${entry}/package.json`)
  } catch {
    const folder = existsSync(join(root, entry)) ? `, did you mean the folder \`./${entry}\`?` : `; install it, or write \`./${entry}\` for a folder`
    throw new Error(`Unexpected registry \`${entry}\`, expected an installed package${folder}`)
  }
  const own = dirname(manifestPath)
  const folder = registryOf(manifestPath)
  // A package speaks for what it brought, and for nothing else on the machine.
  if (folder === undefined || !isWithin(join(own, folder), own)) throw new Error(`Unexpected package \`${entry}\`, expected one whose package.json names a folder of its own as \`copydesk.registry\``)
  return join(own, folder)
}

function registryOf(manifestPath: string): string | undefined {
  try {
    const {copydesk} = JSON.parse(readFileSync(manifestPath, 'utf8')) as {copydesk?: {registry?: unknown}}
    return typeof copydesk?.registry === 'string' && copydesk.registry !== '' ? copydesk.registry : undefined
  } catch {
    return undefined
  }
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
}
