import {lstatSync, realpathSync} from 'node:fs'
import type {Stats} from 'node:fs'
import {basename, dirname, join, sep} from 'node:path'
import type {LoadedDesk} from 'remark-copydesk/node'
import {describeError, FileError, readText} from './read-text.ts'
import type {ReadText} from './read-text.ts'
import {repositoryRoot} from './repository-root.ts'
import {visible} from './visible.ts'

/**
 * Reads a page. One that a symbolic link leads to must lie in the workspace: the repository of the link,
 * or the folder of the desk where that is higher. Who sends a link must not have a file of this machine
 * quoted in a log, or written.
 *
 * @throws {FileError} where it lies elsewhere, cannot be read or is not UTF-8.
 */
export function readPage(filePath: string, {root}: LoadedDesk): ReadText {
  const folder = dirname(filePath)
  let real: string
  let stats: Stats
  let place: Place
  try {
    place = placeOf(folder, root)
    stats = lstatSync(filePath)
    real = stats.isSymbolicLink() ? realpathSync.native(filePath) : join(place.real, basename(filePath))
  } catch (error) {
    throw new FileError(`Unexpected failure to read it: ${describeError(error)}`)
  }
  if (!isWithin(real, place.workspace)) throw new FileError(`Unexpected link out of the workspace ${visible(place.workspace)}, expected a page in it: neither read nor written`)
  return readText(filePath, stats.isSymbolicLink() ? undefined : stats)
}

/** Where a folder and its workspace really are, links resolved. */
interface Place {
  readonly real: string
  readonly workspace: string
}

const places = new Map<string, Place>()

function placeOf(folder: string, root: string): Place {
  const key = `${root}\0${folder}`
  let place = places.get(key)
  if (!place) {
    const repository = repositoryRoot(folder)
    const workspace = isWithin(folder, root) && root.length < repository.length ? root : repository
    places.set(key, (place = {real: realpathSync.native(folder), workspace: realpathSync.native(workspace)}))
  }
  return place
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
