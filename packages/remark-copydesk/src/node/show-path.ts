import {relative} from 'node:path'

/** A file as problems name it: from the current folder, or whole where it lies outside. */
export function showPath(path: string): string {
  const short = relative(process.cwd(), path)
  return short === '' || short.startsWith('..') ? path : short
}
