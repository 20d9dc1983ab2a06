import {isAbsolute, relative, sep} from 'node:path'
import {visible} from './visible.ts'

/** A path as a person is shown it: relative where it lies below the current folder, on one line, safe for the terminal. */
export function showPath(path: string, cwd: string): string {
  const short = shorten(path, cwd)
  return visible(short === '' ? '.' : short.startsWith('..') || isAbsolute(short) ? path : short)
}

let known = {cwd: '', folder: '', path: ''}

/** Pages of one folder come one after the other, so their common part is worked out once. */
function shorten(path: string, cwd: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (sep !== '/' || path[0] !== '/' || /^\.{0,2}$/u.test(name) || cwd.startsWith(path)) return relative(cwd, path)
  const folder = path.slice(0, -name.length)
  if (folder !== known.folder || cwd !== known.cwd) known = {cwd, folder, path: relative(cwd, `${folder}_`).slice(0, -1)}
  return known.path + name
}
