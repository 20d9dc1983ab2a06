import {execFileSync} from 'node:child_process'
import {basename, dirname} from 'node:path'

/** How many versions of a page are looked at, newest first. */
const maxVersions = 200

/** The name that git knows its user by; `undefined` where there is none. */
export function gitUserName(folder: string): string | undefined {
  return git(folder, ['config', 'user.name'])?.trim() || undefined
}

/** The newest version of a file in git’s history that `isWanted` takes; `undefined` where git has none. */
export function findVersion(file: string, isWanted: (text: string) => boolean): string | undefined {
  const folder = dirname(file)
  const log = git(folder, ['log', '--follow', `--max-count=${maxVersions}`, '--format=%x01%H', '--name-only', '-z', '--', `./${basename(file)}`])
  for (const entry of log?.split('\u0001').slice(1) ?? []) {
    const [commit = '', path = ''] = entry.split('\0').map((part) => part.replace(/^\n/u, '')).filter((part) => part !== '')
    const text = git(folder, ['show', `${commit}:${path}`])?.replace(/^\uFEFF/u, '')
    if (text !== undefined && isWanted(text)) return text
  }
  return undefined
}

function git(cwd: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-c', 'core.fsmonitor=false', ...args], {cwd, env: {...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0'}, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore']})
  } catch {
    return undefined
  }
}
