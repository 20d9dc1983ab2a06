import {isUtf8} from 'node:buffer'
import {lstatSync, readFileSync, statSync} from 'node:fs'
import type {DeskProblem, SourceText} from '../desk/yaml-source.ts'
import {leadsOut} from './workspace.ts'

/** More than the characters that are read of YAML can take: a file of gigabytes is not even opened. */
const maxBytes = 16_000_000

/**
 * A file’s text without its byte order mark, or why there is none.
 *
 * @param root the folder of the desk that it belongs to.
 */
export function readSource(path: string, root: string, shown: (path: string) => string): SourceText | DeskProblem {
  const refuse = (message: string): DeskProblem => ({path: shown(path), line: 1, column: 1, message})
  let bytes: Buffer
  try {
    if (lstatSync(path).isSymbolicLink() && leadsOut(path, root)) return refuse('Unexpected link out of the workspace, expected a file in it: it is not read')
    const stats = statSync(path)
    // A pipe, on which nobody may ever write, must not hold up a run, nor a device fill the memory.
    if (!stats.isFile() && !stats.isDirectory()) return refuse('Unexpected pipe, socket or device, expected a file')
    if (stats.size > maxBytes) return refuse(`Unexpected ${stats.size} bytes of YAML, expected at most ${maxBytes}`)
    bytes = readFileSync(path)
  } catch (error) {
    // Node’s own words end in the call and the whole path.
    return refuse(`Unexpected failure to read it: ${(error as Error).message.replace(/, \w+(?: '.*')?$/u, '')}`)
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
