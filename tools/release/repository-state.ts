import {git} from './git.ts'
import type {GroupPlan} from './plan.ts'

/** Why this checkout is no place to release from. */
export function stateProblems(folder: string, plans: readonly GroupPlan[]): string[] {
  const problems: string[] = []
  if (git(folder, 'rev-parse', 'HEAD') === undefined) return ['Unexpected folder without commits, expected a git repository']
  const changed = git(folder, 'status', '--porcelain')?.split('\n').filter(Boolean) ?? []
  if (changed.length > 0) problems.push(`Unexpected changes that are not committed (${changed.slice(0, 3).map((line) => line.slice(3)).join(', ')}${changed.length > 3 ? ', …' : ''}), expected a clean tree: commit or stash them`)
  const branch = git(folder, 'symbolic-ref', '--short', '--quiet', 'HEAD')
  if (branch !== 'main') problems.push(`Unexpected ${branch === undefined ? 'detached HEAD' : `branch \`${branch}\``}, expected \`main\`: git switch main`)
  if (git(folder, 'rev-parse', '--is-shallow-repository') === 'true') problems.push('Unexpected shallow clone, expected the whole history: git fetch --unshallow --tags')
  const upstream = git(folder, 'rev-parse', '--abbrev-ref', '@{upstream}')
  if (upstream === undefined) problems.push('Unexpected branch without a remote one, expected `git push --set-upstream origin main` first')
  else {
    const [ahead, behind] = (git(folder, 'rev-list', '--left-right', '--count', 'HEAD...@{upstream}') ?? '').split('\t').map(Number)
    if (ahead) problems.push(`Unexpected commits that ${upstream} does not have (${ahead}), expected a pushed branch: git push`)
    if (behind) problems.push(`Unexpected commits of ${upstream} that are not here (${behind}), expected all of them: git pull`)
  }
  const [remote] = upstream?.split('/') ?? []
  const remoteTags = remote === undefined ? undefined : git(folder, 'ls-remote', '--tags', remote)?.split('\n').flatMap((line) => line.split('refs/tags/')[1] ?? [])
  if (remote !== undefined && remoteTags === undefined) problems.push(`Unexpected silence of \`${remote}\`, expected its tags: a release of somebody else would go unseen`)
  for (const {group, since, next} of plans) {
    const tag = next === undefined ? undefined : group.tagPrefix + next
    if (tag !== undefined && (git(folder, 'tag', '--list', tag) || remoteTags?.includes(tag))) problems.push(`Unexpected tag \`${tag}\`, expected none of that name: that version is out already, or \`git tag --delete ${tag}\` takes back a press that went wrong`)
    if (since !== undefined && remoteTags && !remoteTags.includes(since)) problems.push(`Unexpected tag \`${since}\` that \`${remote}\` does not have, expected \`git push ${remote} ${since}\`, or \`git tag --delete ${since}\` where that release was a mistake`)
  }
  return problems
}
