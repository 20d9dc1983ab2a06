import {hash, randomUUID} from 'node:crypto'
import {closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {makeFolder} from './make-folder.ts'

/** What a folder of a cache may hold; the oldest files go first. */
const [maxFiles, maxBytes] = [60, 100_000_000]
/** A file that was never renamed is what a killed run left. In milliseconds. */
const leftBehind = 3_600_000

/**
 * Reads data that `writeSealed` wrote with the same seal; `undefined` where the file is not there, is
 * broken in any way, has another seal, or may have been written by somebody else. It is JSON: none of it can run.
 */
export function readSealed(path: string, seal: string): unknown {
  try {
    const kept = readOwnFile(path)?.toString() ?? ''
    const end = kept.indexOf('\n')
    const text = kept.slice(end + 1)
    return kept.slice(0, end) === headOf(seal, text) ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** Writes data whole or not at all. What JSON cannot hold, or a folder that nobody may write to, is no failure. */
export function writeSealed(path: string, seal: string, data: unknown): void {
  const text = JSON.stringify(data)
  // YAML has values that JSON has not.
  if (!isDeepStrictEqual(JSON.parse(text), data)) return
  replaceOwnFile(path, `${headOf(seal, text)}\n${text}`)
}

/** The line that a sealed text begins with. */
export function headOf(seal: string, text: string | Uint8Array): string {
  return `copydesk ${hash('sha256', seal)} ${hash('sha256', text)}`
}

/** Writes a file whole or not at all. A folder that nobody may write to is no failure. */
export function replaceOwnFile(path: string, text: string): void {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    makeFolder(dirname(path))
    writeFileSync(temporary, text, {mode: 0o600})
    renameSync(temporary, path)
    prune(dirname(path), path)
  } catch {
    if (existsSync(temporary)) rmSync(temporary, {force: true})
  }
}

/** The bytes of a file; `undefined` where there is none, or others than we may write it. */
export function readOwnFile(path: string): Buffer | undefined {
  return withOwnFile(path, constants.O_RDONLY, (file) => readFileSync(file))
}

/** Adds to a file at one stroke; returns whether it could. */
export function appendOwnFile(path: string, text: string): boolean {
  return withOwnFile(path, constants.O_WRONLY | constants.O_APPEND, (file) => writeSync(file, text) === Buffer.byteLength(text)) === true
}

/** Waits for nobody who may write to a pipe; Windows knows none. */
const patience = process.platform === 'win32' ? 0 : constants.O_NONBLOCK

function withOwnFile<T>(path: string, flags: number, use: (file: number) => T): T | undefined {
  try {
    const file = openSync(path, flags | patience)
    try {
      const stats = fstatSync(file)
      const isOurs = stats.isFile() && (!process.getuid || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0))
      return isOurs ? use(file) : undefined
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

/** Keeps a folder small; what else lies in it is left alone. */
function prune(folder: string, fresh: string): void {
  const now = Date.now()
  const files = readdirSync(folder).flatMap((name) => {
    if (!/^[a-z]+-[\da-f]{16}\.json(?:\.[\da-f-]{36}\.tmp)?$/u.test(name)) return []
    const path = join(folder, name)
    const stats = statSync(path, {throwIfNoEntry: false})
    return stats ? [{path, bytes: stats.size, time: path === fresh ? Infinity : stats.mtimeMs}] : []
  })
  let [count, bytes] = [0, 0]
  for (const file of files.toSorted((a, b) => b.time - a.time)) {
    const isTemporary = file.path.endsWith('.tmp')
    if (!isTemporary) [count, bytes] = [count + 1, bytes + file.bytes]
    const isTooMuch = isTemporary ? now - file.time > leftBehind : file.path !== fresh && (count > maxFiles || bytes > maxBytes)
    if (isTooMuch) rmSync(file.path, {force: true})
  }
}
