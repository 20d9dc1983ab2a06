import {dirname, join, relative, resolve} from 'node:path'
import {nearest} from 'remark-copydesk'
import {DeskError, isInCollection, readDeskFolders} from 'remark-copydesk/node'
import type {Collection, DeskFolders} from 'remark-copydesk/node'
import type {Invocation} from './command.ts'
import {Desks} from './desks.ts'
import {showPath} from './show-path.ts'
import {UsageError} from './usage-error.ts'

/**
 * A call for `--collection` or `--no-collections` as one for its folders, without the pages that are not meant;
 * `undefined`, having printed why, where copydesk.yaml is broken.
 *
 * @throws {UsageError} where there is no copydesk.yaml, or no such collection.
 */
export function inCollections(invocation: Invocation): Invocation | undefined {
  const {options: {collections: wanted, collectionsToo}, cwd, terminal, words} = invocation
  if (wanted.length === 0 && collectionsToo) return invocation
  const option = wanted.length > 0 ? `--collection ${wanted[0]}` : '--no-collections'
  if (words.length > 0) throw new UsageError(`Unexpected path \`${words[0]}\` beside \`${option}\`, expected one of them`)
  const desks = new Desks(invocation)
  const config = desks.configOf(cwd, true)
  if (config === undefined) throw new UsageError(`Unexpected folder under no copydesk.yaml, expected one there or above: ${desks.remedy()}`)
  let desk: DeskFolders
  try {
    desk = readDeskFolders(config, (file) => showPath(file, cwd))
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    for (const line of error.message.split('\n')) terminal.note(line)
    return undefined
  }
  const root = dirname(config)
  // What lies under a copydesk.yaml of its own is another desk’s, whichever file the desk was read from.
  const nearestDesks = new Desks({...invocation, options: {cache: false, collections: wanted}})
  const isElsewhere = (folder: string): boolean => {
    const own = nearestDesks.configOf(folder, true)
    return own !== undefined && dirname(own) !== root && dirname(own).startsWith(join(root, '/'))
  }
  const meant = wanted.map((folder) => findCollection(folder, desk, showPath(config, cwd)))
  const isIn = (page: string, collections: readonly Collection[]): boolean => collections.some((collection) => isInCollection(collection, page))
  const isMeant = (page: string): boolean => (wanted.length > 0 ? isIn(page, meant) : !isIn(page, desk.collections))
  return {
    ...invocation,
    words: wanted.length > 0 ? meant.map(({folder}) => join(root, folder)) : [root],
    whole: {root, takes: (file) => !isElsewhere(dirname(file))},
    takes: (file) => isMeant(relative(root, resolve(cwd, file)).replaceAll('\\', '/')) && !isElsewhere(dirname(file)),
  }
}

function findCollection(folder: string, {collections}: DeskFolders, shown: string): Collection {
  const path = folder.replace(/^\.\//u, '').replace(/\/$/u, '')
  const found = collections.find((one) => one.folder === path)
  if (found) return found
  const known = collections.map((one) => one.folder)
  const near = nearest(path, known)
  const listed = known.slice(0, 10).map((one) => `\`${one}\``).join(', ')
  const hint = known.length === 0 ? `\`collections\` in ${shown}` : near === undefined ? `one of ${listed}${known.length > 10 ? ` and ${known.length - 10} more` : ''}` : `\`${near}\``
  throw new UsageError(`Unexpected collection \`${folder}\`, expected ${hint}`)
}
