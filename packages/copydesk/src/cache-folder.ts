import {existsSync} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, join} from 'node:path'

/** Where what a run works out is kept for the next one: beside the packages that are installed above a folder, else where the system keeps caches. */
export function cacheFolder(from: string, {XDG_CACHE_HOME: xdg, LOCALAPPDATA: local}: NodeJS.ProcessEnv): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules')
    if (existsSync(packages)) return join(packages, '.cache', 'copydesk')
    if (dirname(folder) === folder) break
  }
  return join(xdg || local || join(homedir(), '.cache'), 'copydesk')
}
