import {isAbsolute} from 'node:path'
import {relativePaths} from 'remark-copydesk/node'
import {visible} from './visible.ts'

const known = new Map<string, (path: string) => string>()

/** A path as a person is shown it: relative where it lies below the current folder, on one line, safe for the terminal. */
export function showPath(path: string, cwd: string): string {
  let shorten = known.get(cwd)
  if (!shorten) known.set(cwd, (shorten = relativePaths(cwd)))
  const short = shorten(path)
  return visible(short === '' ? '.' : short.startsWith('..') || isAbsolute(short) ? path : short)
}
