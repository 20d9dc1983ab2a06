import {closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync, realpathSync, statSync} from 'node:fs'
import {dirname, sep} from 'node:path'
import type {LoadedDesk} from 'remark-copydesk/node'
import {decodeText, describeError, FileError, mustBeFile} from './read-text.ts'
import type {ReadText} from './read-text.ts'
import {repositoryRoot} from './repository-root.ts'
import {visible} from './visible.ts'

/** Reads a page as `readPageBytes` does; it must be UTF-8, too. */
export function readPage(filePath: string, desk: Pick<LoadedDesk, 'root'>): ReadText {
  return decodeText(readPageBytes(filePath, desk))
}

/**
 * Reads a page. One that a symbolic link leads to must lie in the workspace: the repository of the link,
 * or the folder of the desk where that is higher. Who sends a link must not have a file of this machine
 * quoted in a log, or written.
 *
 * @returns bytes that hold until the next page is read.
 * @throws {FileError} where it lies elsewhere or cannot be read.
 */
export function readPageBytes(filePath: string, {root}: Pick<LoadedDesk, 'root'>): Uint8Array {
  try {
    const file = openPage(filePath, placeOf(dirname(filePath), root))
    try {
      return readAll(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError(`Unexpected failure to read it: ${describeError(error)}`)
  }
}

/** Follows no link, and waits for nobody who may write to a pipe; Windows knows neither. */
const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK)

function openPage(path: string, {workspace, isInside}: Place): number {
  const plain = isInside ? openPlain(path) : undefined
  if (plain !== undefined) return plain
  const isLink = lstatSync(path).isSymbolicLink()
  const real = isLink ? realpathSync.native(path) : path
  if (!(isLink ? isWithin(real, workspace) : isInside)) throw new FileError(`Unexpected link out of the workspace ${visible(workspace)}, expected a page in it: neither read nor written`)
  mustBeFile(statSync(real))
  return openSync(real, flags)
}

/** Most pages are no links, and one call tells. */
function openPlain(path: string): number | undefined {
  try {
    return process.platform === 'win32' && lstatSync(path).isSymbolicLink() ? undefined : openSync(path, flags)
  } catch {
    return undefined
  }
}

/** Where pages are read to, one after the other: thousands of buffers are more garbage than all else. */
let shared: Buffer | undefined
const sharedBytes = 1_000_000

function readAll(file: number): Uint8Array {
  const stats = fstatSync(file)
  mustBeFile(stats)
  // Files of the system have no size before they are read.
  if (stats.size === 0 || stats.size > sharedBytes) return readFileSync(file)
  shared ??= Buffer.allocUnsafeSlow(sharedBytes)
  let length = 0
  let read: number
  do {
    read = readSync(file, shared, length, stats.size - length, null)
    length += read
  } while (read > 0 && length < stats.size)
  return shared.subarray(0, length)
}

/** Where the workspace of a folder really is, links resolved, and whether the folder lies in it. */
interface Place {
  readonly workspace: string
  readonly isInside: boolean
}

const places = new Map<string, Place>()

function placeOf(folder: string, root: string): Place {
  const key = `${root}\0${folder}`
  let place = places.get(key)
  if (!place) {
    const repository = repositoryRoot(folder)
    const workspace = realpathSync.native(isWithin(folder, root) && root.length < repository.length ? root : repository)
    places.set(key, (place = {workspace, isInside: isWithin(realpathSync.native(folder), workspace)}))
  }
  return place
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
