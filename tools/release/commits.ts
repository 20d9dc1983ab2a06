import {CommitParser} from 'conventional-commits-parser'
import {git} from './git.ts'

/** What a commit says of itself. */
export interface Commit {
  readonly id: string
  readonly type: string
  readonly scope?: string
  readonly subject: string
  /** What breaks, in words; absent where nothing does. */
  readonly breaking?: string
}

/** Types that change what a user has, by the heading they get in a changelog. */
export const releasing = {feat: 'Features', fix: 'Fixes', perf: 'Faster', revert: 'Taken back'} as const
const others = ['build', 'chore', 'ci', 'content', 'docs', 'refactor', 'style', 'test', 'release']
const types: readonly string[] = [...Object.keys(releasing), ...others]

const parser = new CommitParser({
  headerPattern: /^(\w+)(?:\(([^()]+)\))?!?: (\S.*)$/u,
  headerCorrespondence: ['type', 'scope', 'subject'],
  breakingHeaderPattern: /^(\w+)(?:\(([^()]+)\))?!: (\S.*)$/u,
  noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE'],
})

/** Commits, and what is wrong with those that nobody can place. */
export interface ReadCommits {
  readonly commits: readonly Commit[]
  readonly problems: readonly string[]
}

/** The commits since a tag, newest first; all there are without one. Merges only say what others said. */
export function readCommits(folder: string, since: string | undefined): ReadCommits {
  const log = git(folder, 'log', '--no-merges', '-z', '--format=%H%n%B', ...(since === undefined ? [] : [`${since}..HEAD`])) ?? ''
  const problems: string[] = []
  const commits = log.split('\0').filter(Boolean).flatMap((entry): Commit[] => {
    const [id = '', ...lines] = entry.trim().split('\n')
    const parsed = parseCommit(id.slice(0, 10), lines.join('\n'))
    if (typeof parsed === 'string') problems.push(parsed)
    return typeof parsed === 'string' ? [] : [parsed]
  })
  return {commits, problems}
}

/** A commit, or what is wrong with it. */
export function parseCommit(id: string, message: string): Commit | string {
  const [header = ''] = message.split('\n')
  // The words that `git revert` writes by itself.
  const reverted = /^Revert "(.+)"$/u.exec(header)?.[1]
  if (reverted !== undefined) return {id, type: 'revert', subject: reverted}
  const {type, scope, subject, notes} = parser.parse(message) as {type?: string | null; scope?: string | null; subject?: string | null; notes: readonly {readonly text: string}[]}
  if (typeof type !== 'string' || typeof subject !== 'string') return `${id} Unexpected message "${header}", expected \`type(scope): what it does\``
  if (!types.includes(type)) return `${id} Unexpected type \`${type}\` in "${header}", expected one of ${types.join(', ')}`
  const breaking = notes.map(({text}) => text.trim()).join('\n')
  return {id, type, ...(typeof scope === 'string' && {scope}), subject, ...(notes.length > 0 && {breaking})}
}
