import {existsSync, realpathSync} from 'node:fs'
import {dirname, join, sep} from 'node:path'

/** The nearest folder at or above this one that git keeps; `undefined` where there is none. */
export function repositoryRoot(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return undefined
  }
}

/** Whether an absolute path is a folder or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/**
 * Whether a path that lies in the workspace of a desk (its repository, else its folder) leads out of it by
 * symbolic links. Who sends a link must not have a file of this machine quoted in a log.
 */
export function leadsOut(path: string, root: string): boolean {
  const workspace = repositoryRoot(root) ?? root
  return isWithin(path, workspace) && !isWithin(realpathSync.native(path), realpathSync.native(workspace))
}
