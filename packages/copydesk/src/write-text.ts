import {randomUUID} from 'node:crypto'
import {accessSync, closeSync, constants, fchmodSync, fchownSync, fsyncSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import type {Stats} from 'node:fs'
import {dirname, join} from 'node:path'
import {makeFolder} from 'remark-copydesk/node'
import {describeError, FileError} from './read-text.ts'

/**
 * Replaces a file’s text in one step: whoever reads it meanwhile sees the old or the new text, never
 * half of one. A symbolic link stays and its target is replaced; mode and owner stay.
 *
 * @param before what was read there, with its byte order mark: where the file holds something else by now, it is left.
 * @throws {FileError} where that cannot be done; the file is then as it was.
 */
export function writeText(path: string, text: string, before?: string): void {
  if (!text.isWellFormed()) throw new FileError('Unexpected half of a character in the new text, expected text that UTF-8 can hold: left as it was')
  inOneStep(() => {
    const target = realpathSync(path)
    const {mode, uid, gid} = statSync(target)
    // A rename would replace a write-protected file without asking.
    accessSync(target, constants.W_OK)
    return {
      target,
      fill(file) {
        writeFileSync(file, text)
        try {
          fchownSync(file, uid, gid)
        } catch {
          // Only the superuser may give a file away; the mode still holds.
        }
        fchmodSync(file, mode & 0o7777)
      },
      // Last of all, so that an editor who saves meanwhile loses nothing.
      check() {
        if (before !== undefined && !readFileSync(target).equals(Buffer.from(before))) throw new FileError('Unexpected change of it while it was being checked, expected the text that was read: run it again')
      },
    }
  })
}

/**
 * Writes a file of our own, such as a report: the same way, and where there is none it is made, with
 * its folder. A device such as `/dev/null` is written to as it is.
 *
 * @throws {FileError} where that cannot be done.
 */
export function placeText(path: string, text: string): void {
  const stats = statOf(path)
  if (stats?.isFile()) return writeText(path, text)
  inOneStep(() => {
    if (stats) {
      // A pipe that nobody reads would hold up the run: it is asked without waiting.
      const probe = stats.isFIFO() ? openSync(path, constants.O_WRONLY | constants.O_NONBLOCK) : undefined
      writeFileSync(path, text)
      if (probe !== undefined) closeSync(probe)
      return undefined
    }
    makeFolder(dirname(path))
    return {target: path, fill: (file) => writeFileSync(file, text)}
  })
}

interface Step {
  readonly target: string
  fill(file: number): void
  check?(): void
}

/** Fills a temporary file beside a target and renames it; `prepare` gives none where there is nothing to rename. */
function inOneStep(prepare: () => Step | undefined): void {
  let temporary: string | undefined
  try {
    const step = prepare()
    if (!step) return
    const folder = dirname(step.target)
    sweepLeftovers(folder)
    temporary = join(folder, `.copydesk-${process.pid}-${randomUUID()}.tmp`)
    const file = openSync(temporary, 'wx', 0o600)
    try {
      step.fill(file)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    step.check?.()
    renameSync(temporary, step.target)
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, {force: true})
    if (error instanceof FileError) throw error
    throw new FileError(`Unexpected failure to write it: ${describeError(error)}`)
  }
}

const swept = new Set<string>()

/** Removes, once a run, the temporary files in a folder whose process was killed before it could. */
export function sweepLeftovers(folder: string): void {
  if (swept.has(folder)) return
  swept.add(folder)
  try {
    for (const name of readdirSync(folder)) {
      const process = /^\.copydesk-(\d+)-[\da-f-]{36}\.tmp$/u.exec(name)?.[1]
      if (process !== undefined && !isAlive(Number(process))) rmSync(join(folder, name), {force: true})
    }
  } catch {
    // Who may not look into a folder has left nothing there.
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, {throwIfNoEntry: false})
  } catch {
    // What is wrong with the path, the attempt to write it will say.
    return undefined
  }
}
