import {isUtf8} from 'node:buffer'
import {readFileSync, statSync} from 'node:fs'
import type {Stats} from 'node:fs'

/** A text as it was read, and whether a byte order mark stood before it. */
export interface ReadText {
  /** Without byte order mark. */
  readonly text: string
  readonly mark: '' | '\uFEFF'
}

/** Something that could not be read or written, in words without its path. */
export class FileError extends Error {
  override readonly name = 'FileError'
}

/** @throws {FileError} where the file cannot be read or is not UTF-8. */
export function readText(path: string): ReadText {
  try {
    // A pipe, on which nobody may ever write, must not hold up a run, nor a device fill the memory.
    mustBeFile(statSync(path))
    return decodeText(readFileSync(path))
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError(`Unexpected failure to read it: ${describeError(error)}`)
  }
}

/** @throws {FileError} with the place of the first wrong byte, where the bytes are not UTF-8. */
export function decodeText(bytes: Uint8Array): ReadText {
  // Faster than to check first; a character that stands for a wrong byte may stand for itself.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  if (text.includes('\uFFFD') && !isUtf8(bytes)) {
    const at = firstBadByte(bytes)
    const line = bytes.subarray(0, at).reduce((lines, byte) => lines + Number(byte === 0x0a), 1)
    throw new FileError(`Unexpected bytes that are not UTF-8 in line ${line} (byte ${at + 1}), expected UTF-8: save the file in that encoding`)
  }
  return text.startsWith('\uFEFF') ? {text: text.slice(1), mark: '\uFEFF'} : {text, mark: ''}
}

/** @throws {FileError} where something is no file; a folder says so itself when it is read. */
export function mustBeFile(stats: Stats): void {
  if (!stats.isFile() && !stats.isDirectory()) throw new FileError('Unexpected pipe, socket or device, expected a file')
}

/** Whether bytes begin with a byte order mark. */
export function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** A decoder in streaming mode fails on exactly the prefixes that hold a wrong byte. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (good < bad) {
    const middle = Math.floor((good + bad) / 2)
    try {
      new TextDecoder('utf-8', {fatal: true}).decode(bytes.subarray(0, middle + 1), {stream: true})
      good = middle + 1
    } catch {
      bad = middle
    }
  }
  // The decoder notices a broken character only at the byte that should have gone on with it.
  while (!isUtf8(bytes.subarray(0, good))) good -= 1
  return good
}

const reasons: Record<string, string> = {
  ENOENT: 'it is not there',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a part of its path is no folder',
  ELOOP: 'its symbolic links go round in a circle',
  EFBIG: 'it would grow beyond the size that the system allows',
  ENOSPC: 'no space is left',
  ENXIO: 'nobody reads what is written to it',
  EROFS: 'the file system is read-only',
}

/** A system’s error in words. */
export function describeError(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException
  return (code !== undefined && reasons[code]) || message
}
