import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {basename, dirname, extname, join, relative, sep} from 'node:path'
import {GitError} from './git-error.ts'

/** What a change did to a file. */
export interface FileChange {
  /** The lines that it wrote, as ranges of the text without their last line break. */
  readonly ranges: readonly (readonly [start: number, end: number])[]
  /** The file as it was, by its absolute path; absent for a new one. */
  readonly base?: {readonly text: string; readonly file: string}
  /** It is the same text in another place. */
  readonly movedOnly?: boolean
}

/** A file of the change, by its path from the root of the repository. */
interface ChangedFile {
  /** Where it was at the base; `undefined` for a new one. */
  readonly from: string | undefined
  readonly untracked?: boolean
}

/** The share of equal lines from which on git too calls a file moved. */
const likeness = 0.5

/** A user’s settings for diffs must not change what the lines are. */
const diffOptions = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-relative', '--ignore-submodules', '--ignore-space-at-eol', '--find-renames', '-l32767']

/** What changed in the working tree since it left another branch; the files that git does not track yet are new. */
export class GitChanges {
  /** The commit that the working tree is compared with. */
  readonly base: string
  readonly #root: string
  readonly #files = new Map<string, ChangedFile>()
  readonly #changes = new Map<string, FileChange>()
  readonly #deleted = new Set<string>()

  /** @throws {GitError} where there is no git, no repository, no such ref, or no history back to where the branches part. */
  constructor(cwd: string, ref: string) {
    this.#root = realpathSync(topOf(cwd))
    this.base = mergeBase(this.#root, ref)
    const fields = git(this.#root, ['diff', ...diffOptions, '--raw', '-z', '--no-abbrev', this.base]).toString().split('\0')
    for (let at = 0; at + 1 < fields.length; ) {
      const status = fields[at]?.split(' ').at(-1) ?? ''
      const path = fields[at + 1] ?? ''
      const renamed = /^[RC]/u.test(status)
      if (status === 'D') this.#deleted.add(path)
      else if (renamed) {
        this.#files.set(fields[at + 2] ?? '', {from: path})
        this.#deleted.add(path)
      } else this.#files.set(path, {from: status === 'A' ? undefined : path})
      at += renamed ? 3 : 2
    }
    for (const path of git(this.#root, ['ls-files', '--others', '--exclude-standard', '-z']).toString().split('\0')) {
      if (path !== '') this.#files.set(path, {from: undefined, untracked: true})
    }
    this.#pairMoves()
  }

  /** Whether a file is part of the change. */
  has(file: string): boolean {
    return this.#find(file) !== undefined
  }

  /**
   * Absolute paths of the files of the change that are there.
   *
   * @param pattern only those where a line that it adds or removes matches, and those that git does not track yet; as POSIX writes patterns.
   */
  files(pattern?: string): string[] {
    const matching = pattern === undefined ? undefined : new Set(git(this.#root, ['diff', ...diffOptions, '--name-only', '-z', '--text', `-G${pattern}`, this.base]).toString().split('\0'))
    return [...this.#files]
      .filter(([path, {untracked}]) => untracked || matching === undefined || matching.has(path))
      .map(([path]) => join(this.#root, path)).filter((file) => existsSync(file)).toSorted()
  }

  /** Whether the change removes a file, or moves it elsewhere. */
  deletes(file: string): boolean {
    return this.#deleted.has(this.#pathOf(file)) && !existsSync(file)
  }

  /** The files that the change removes or moves elsewhere, as they were. */
  removed(): {readonly file: string; readonly text: () => string}[] {
    return [...this.#deleted].map((path) => ({file: join(this.#root, path), text: () => this.#textBefore(path)})).filter(({file}) => !existsSync(file))
  }

  /** What changed in a file that holds `text` now, without byte order mark. */
  changeOf(file: string, text: string): FileChange {
    const key = `${file}\0${text}`
    const known = this.#changes.get(key)
    const change = known ?? this.#readChange(file, text)
    if (!known) this.#changes.set(key, change)
    return change
  }

  #readChange(file: string, text: string): FileChange {
    const found = this.#find(file)
    if (!found) return {ranges: []}
    const [path, {from, untracked}] = found
    if (from === undefined) return {ranges: [[0, text.length]]}
    const base = this.#textBefore(from)
    // git shows no file in a diff of commits that it does not track, but compares any two that are named.
    const sides = untracked ? [`${this.base}:${from}`, '--', path] : [this.base, '--', ...new Set([from, path])]
    const patch = git(this.#root, ['diff', ...diffOptions, '--unified=0', '--inter-hunk-context=0', '--text', ...sides]).toString()
    const ranges = readHunks(patch, text)
    return {ranges, base: {text: base, file: join(this.#root, from)}, movedOnly: from !== path && base === text}
  }

  /** Follows what was moved without git: a file that it does not track to the removed one that it is most like. */
  #pairMoves(): void {
    const moved = new Set(Array.from(this.#files.values(), ({from}) => from))
    const gone = [...this.#deleted].filter((path) => !moved.has(path))
    const fresh = [...this.#files].flatMap(([path, {untracked}]) => (untracked && statSync(join(this.#root, path), {throwIfNoEntry: false})?.isFile() ? [path] : []))
    if (gone.length === 0 || fresh.length === 0) return
    const before = new Map(gone.map((path) => [path, this.#textBefore(path)]))
    const pairs = fresh.flatMap((path) => {
      const text = readFileSync(join(this.#root, path), 'utf8').replace(/^\uFEFF/u, '')
      return gone.filter((from) => extname(from) === extname(path)).map((from) => ({path, from, like: likenessOf(before.get(from) ?? '', text)}))
    }).filter(({like}) => like >= likeness).toSorted((a, b) => b.like - a.like || Number(basename(b.path) === basename(b.from)) - Number(basename(a.path) === basename(a.from)))
    for (const {path, from} of pairs) {
      if (moved.has(from) || this.#files.get(path)?.from !== undefined) continue
      moved.add(from)
      this.#files.set(path, {from, untracked: true})
    }
  }

  #textBefore(path: string): string {
    return git(this.#root, ['show', `${this.base}:${path}`]).toString().replace(/^\uFEFF/u, '')
  }

  #find(file: string): [path: string, file: ChangedFile] | undefined {
    // A link may have changed itself, or what it leads to.
    for (const path of [this.#pathOf(file), relative(this.#root, existsSync(file) ? realpathSync(file) : file).split(sep).join('/')]) {
      const found = this.#files.get(path)
      if (found) return [path, found]
    }
    return undefined
  }

  #pathOf(file: string): string {
    const folder = dirname(file)
    return relative(this.#root, join(existsSync(folder) ? realpathSync(folder) : folder, basename(file))).split(sep).join('/')
  }
}

/** The share of lines that two texts have in common. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1
  const lines = (text: string): string[] => text.split(/\r?\n/u).filter((line) => line.trim() !== '')
  const [old, now] = [lines(a), lines(b)]
  const left = new Map<string, number>()
  for (const line of old) left.set(line, (left.get(line) ?? 0) + 1)
  const same = now.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count > 0
  })
  return same.length / Math.max(1, old.length, now.length)
}

/** The ranges of the lines that hunks without context name; a hunk that only removes names none. */
function readHunks(patch: string, text: string): [start: number, end: number][] {
  const starts = [0, ...Array.from(text.matchAll(/\n/gu), ({index}) => index + 1)]
  const offset = (line: number): number => starts[line - 1] ?? text.length
  const ranges: [number, number][] = []
  const lines = patch.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u.exec(lines[at] ?? '')
    if (!hunk) continue
    const [removed, first, added] = [Number(hunk[1] ?? 1), Number(hunk[2]), Number(hunk[3] ?? 1)]
    // What was removed or added may itself look like the head of a hunk.
    at += removed + added
    if (added === 0) continue
    const end = offset(first + added)
    ranges.push([offset(first), end - (/\r?\n$/u.exec(text.slice(Math.max(0, end - 2), end))?.[0].length ?? 0)])
  }
  return ranges
}

function topOf(cwd: string): string {
  try {
    return git(cwd, ['rev-parse', '--show-toplevel']).toString().replace(/\r?\n$/u, '')
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error
    throw new GitError(`Unexpected folder for \`--since\`, expected one in the working tree of a git repository: ${/dubious ownership/u.test(error.message) ? 'git does not trust it, for it belongs to somebody else; `git config --global --add safe.directory FOLDER` says that it may' : 'leave `--since` out to judge all of it'}`)
  }
}

function mergeBase(root: string, ref: string): string {
  const commit = ask(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  const base = commit && ask(root, ['merge-base', commit, 'HEAD'])
  if (base) return base
  const shallow = ask(root, ['rev-parse', '--is-shallow-repository']) === 'true'
  if (shallow) {
    throw new GitError(`Unexpected shallow clone, expected the history back to where \`${ref}\` and HEAD part: \`git fetch --unshallow\` brings it; in CI set \`fetch-depth: 0\` (GitHub) or \`GIT_DEPTH: 0\` (GitLab)`)
  }
  if (!commit) throw new GitError(`Unexpected ref \`${ref}\`, expected a branch, tag or commit that this clone has: \`git fetch origin ${ref.replace(/^origin\//u, '')}\` brings what only the server has`)
  throw new GitError(`Unexpected ref \`${ref}\`, expected one that shares history with HEAD`)
}

/** git’s answer in one line; `undefined` where it has none. */
function ask(root: string, args: readonly string[]): string | undefined {
  try {
    return git(root, args).toString().trim()
  } catch (error) {
    if (error instanceof GitFailure) return undefined
    throw error
  }
}

/** git ran and said no. */
class GitFailure extends Error {}

function git(cwd: string, args: readonly string[]): Buffer {
  try {
    return execFileSync('git', ['--literal-pathspecs', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args], {
      cwd,
      env: {...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0'},
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    const {code, stderr} = error as NodeJS.ErrnoException & {stderr?: Buffer}
    if (code === 'ENOENT') throw new GitError('Unexpected system without git, expected git for `--since`: install it, or leave `--since` out to judge everything')
    throw new GitFailure(stderr?.toString() ?? (error as Error).message)
  }
}
