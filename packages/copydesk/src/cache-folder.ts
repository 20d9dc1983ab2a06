import {hash} from 'node:crypto'
import {existsSync, statSync} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import type {Invocation} from './command.ts'
import type {CommandLineOptions} from './options.ts'
import {UsageError} from './usage-error.ts'

/** What a cache must know of a call. */
export type CacheCall = Pick<Invocation, 'cwd' | 'environment'> & {readonly options: Pick<CommandLineOptions, 'cacheLocation'>}

/**
 * The file in which something is kept that a run worked out for a `copydesk.yaml`; `of` tells apart what else it hangs on.
 *
 * @throws {UsageError} where the place that was asked for is no folder.
 */
export function cacheFile(kind: string, config: string, of: readonly unknown[], {cwd, environment, options: {cacheLocation}}: CacheCall): string {
  const folder = cacheLocation === undefined ? standardFolder(dirname(config), environment) : resolve(cwd, cacheLocation)
  if (cacheLocation !== undefined && statSync(folder, {throwIfNoEntry: false})?.isDirectory() === false) throw new UsageError(`Unexpected file as \`--cache-location ${cacheLocation}\`, expected a folder, or one that can be made`)
  return join(folder, `${kind}-${hash('sha256', JSON.stringify([config, ...of])).slice(0, 16)}.json`)
}

/** Beside the packages that are installed above a folder, else where the system keeps caches. */
function standardFolder(from: string, {XDG_CACHE_HOME: xdg, LOCALAPPDATA: local}: NodeJS.ProcessEnv): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules')
    if (existsSync(packages)) return join(packages, '.cache', 'copydesk')
    if (dirname(folder) === folder) break
  }
  return join(xdg || local || join(homedir(), '.cache'), 'copydesk')
}
