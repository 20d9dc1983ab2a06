import {releasing} from './commits.ts'
import type {Commit} from './commits.ts'
import type {GroupPlan} from './plan.ts'

/** The heading of a section that waits for its release, with the words that people wrote for it. */
const waiting = /^## (?:\S+ – )?unreleased\n/mu

/**
 * The section of a release: what people wrote under `unreleased`, then what its commits say. The first release has no
 * such list, for everything in it is new.
 */
export function changelogSection({next, since, commits}: GroupPlan, changelog: string, date: string): string {
  const [, written = ''] = changelog.split(waiting)
  const words = written.split(/^## /mu)[0]?.trim() ?? ''
  const list = since === undefined ? '' : commitList(commits)
  return [`## ${next} – ${date}`, words, list].filter(Boolean).join('\n\n')
}

/** The changelog with a section instead of the one that waited, or above all others. */
export function withSection(changelog: string, section: string): string {
  const [before = '', after] = changelog.split(waiting)
  if (after !== undefined) {
    const next = after.search(/^## /mu)
    return `${before}${section}\n${next < 0 ? '' : `\n${after.slice(next)}`}`
  }
  const first = changelog.search(/^## /mu)
  return first < 0 ? `${changelog.trimEnd()}\n\n${section}\n` : `${changelog.slice(0, first)}${section}\n\n${changelog.slice(first)}`
}

/** Whether a version has its section, such as the first one of a changelog that people wrote. */
export function hasSection(changelog: string, version: string): boolean {
  return new RegExp(`^## ${RegExp.escape(version)}(?: – \\d.*)?$`, 'mu').test(changelog)
}

function commitList(commits: readonly Commit[]): string {
  const line = ({scope, subject, id}: Commit, words = subject): string => `- ${scope === undefined ? '' : `${scope}: `}${words} (${id})`
  const breaking = commits.filter((commit) => commit.breaking !== undefined)
  return [
    ...(breaking.length > 0 ? [`### Breaks\n\n${breaking.map((commit) => line(commit, commit.breaking?.replaceAll(/\s+/gu, ' '))).join('\n')}`] : []),
    ...Object.entries(releasing).flatMap(([type, heading]) => {
      const own = commits.filter((commit) => commit.type === type)
      return own.length > 0 ? [`### ${heading}\n\n${own.map((commit) => line(commit)).join('\n')}`] : []
    }),
  ].join('\n\n')
}
