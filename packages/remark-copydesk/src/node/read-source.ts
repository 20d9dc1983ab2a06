import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import type {DeskProblem, SourceText} from '../desk/yaml-source.ts'

/** A file’s text without its byte order mark, or why there is none. */
export function readSource(path: string, shown: (path: string) => string): SourceText | DeskProblem {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    // Node’s own words end in the call and the whole path.
    return {path: shown(path), line: 1, column: 1, message: `Unexpected failure to read it: ${(error as Error).message.replace(/, \w+(?: '.*')?$/u, '')}`}
  }
  const text = decode(bytes)
  if (typeof text === 'string') return {path: shown(path), text}
  return {path: shown(path), line: text.badLine, column: 1, message: 'Unexpected bytes that are no UTF-8, expected the file saved as UTF-8'}
}

/** The text, or the first line that is no UTF-8. */
function decode(bytes: Buffer): string | {badLine: number} {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    let line = 1
    for (let at = 0; at < bytes.length; line += 1) {
      const end = bytes.indexOf(0x0a, at)
      const part = bytes.subarray(at, end < 0 ? bytes.length : end)
      if (!isUtf8(part)) return {badLine: line}
      at = end < 0 ? bytes.length : end + 1
    }
    return {badLine: 1}
  }
}
