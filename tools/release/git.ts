import {spawnSync} from 'node:child_process'

/** What git answers in a folder, without the last line end; `undefined` where it fails. */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  const {status, stdout} = spawnSync('git', args, {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28})
  return status === 0 ? stdout.trimEnd() : undefined
}
