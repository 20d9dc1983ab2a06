import {randomUUID} from 'node:crypto'
import {accessSync, closeSync, constants, fchmodSync, fchownSync, fsyncSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {describeError, FileError} from './read-text.ts'

/**
 * Replaces a file’s text in one step: whoever reads it meanwhile sees the old or the new text, never
 * half of one. A symbolic link stays and its target is replaced; mode and owner stay.
 *
 * @throws {FileError} where that cannot be done; the file is then as it was.
 */
export function writeText(path: string, text: string): void {
  let temporary: string | undefined
  try {
    const target = realpathSync(path)
    const {mode, uid, gid} = statSync(target)
    // A rename would replace a write-protected file without asking.
    accessSync(target, constants.W_OK)
    temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.tmp`)
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeFileSync(file, text)
      try {
        fchownSync(file, uid, gid)
      } catch {
        // Only the superuser may give a file away; the mode still holds.
      }
      fchmodSync(file, mode & 0o7777)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, target)
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, {force: true})
    throw new FileError(`Unexpected failure to write it: ${describeError(error)}`)
  }
}

/**
 * Writes a file of our own, such as a report: the same way, and where there is none it is made, with
 * its folder. A device such as `/dev/null` is written to as it is.
 *
 * @throws {FileError} where that cannot be done.
 */
export function placeText(path: string, text: string): void {
  let temporary: string | undefined
  try {
    const stats = statSync(path, {throwIfNoEntry: false})
    if (stats?.isFile()) return writeText(path, text)
    if (stats) return writeFileSync(path, text)
    mkdirSync(dirname(path), {recursive: true})
    temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.tmp`)
    writeFileSync(temporary, text, {flag: 'wx', flush: true})
    renameSync(temporary, path)
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, {force: true})
    if (error instanceof FileError) throw error
    throw new FileError(`Unexpected failure to write it: ${describeError(error)}`)
  }
}
