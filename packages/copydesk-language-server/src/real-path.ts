import {realpathSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'

/** The one path of a file that links lead to by several; of a file that is not there yet, by its folder. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const folder = dirname(path)
    return folder === path ? path : join(realPath(folder), basename(path))
  }
}
