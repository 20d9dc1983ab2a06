import {isAbsolute, relative} from 'node:path'
import {visible} from './visible.ts'

/** A path as a person is shown it: relative where it lies below the current folder, on one line, safe for the terminal. */
export function showPath(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return visible(short === '' ? '.' : short.startsWith('..') || isAbsolute(short) ? path : short)
}
