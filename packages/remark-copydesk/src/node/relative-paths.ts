import {relative, sep} from 'node:path'

/** Tells paths from a folder, as `relative` of Node does. Files of one folder come one after the other, so their common part is worked out once. */
export function relativePaths(from: string): (path: string) => string {
  let [folder, common] = ['', '']
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (sep !== '/' || path[0] !== '/' || /^\.{0,2}$/u.test(name)) return relative(from, path)
    const of = path.slice(0, -name.length)
    if (of !== folder) [folder, common] = [of, relative(from, `${of}_`).slice(0, -1)]
    // What lies outside may be a folder above, which is told by its steps and not by its name.
    return common.startsWith('..') ? relative(from, path) : common + name
  }
}
