import {globSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {readCommits, releasing} from './commits.ts'
import type {Commit} from './commits.ts'
import {git} from './git.ts'

/** Packages that share a version, a changelog and a tag. */
export interface ReleaseGroup {
  readonly name: string
  /** What stands before the version in a tag. */
  readonly tagPrefix: string
  /** From the root. */
  readonly changelog: string
  takes(package_: string): boolean
}

const registry = 'copydesk-registry-ai'

/**
 * The tools go by one version, for they depend on each other by exact version and are tested together. The registry
 * is data: what it adds is no news of the tools, and a desk may take a newer one alone.
 */
export const groups: readonly ReleaseGroup[] = [
  {name: 'the tools', tagPrefix: 'v', changelog: 'CHANGELOG.md', takes: (name) => name !== registry},
  {name: 'the registry', tagPrefix: `${registry}-v`, changelog: `packages/${registry}/CHANGELOG.md`, takes: (name) => name === registry},
]

/** A manifest of the workspace. */
export interface WorkspacePackage {
  /** Folder, from the root. */
  readonly folder: string
  readonly name: string
  readonly version: string
  readonly private: boolean
  readonly dependencies: readonly string[]
}

/** What a group would be released as. */
export interface GroupPlan {
  readonly group: ReleaseGroup
  readonly packages: readonly WorkspacePackage[]
  readonly current: string
  /** Absent where nothing is to be released. */
  readonly next?: string
  /** The tag of the last release, absent before the first. */
  readonly since?: string
  /** Those of this group, newest first. */
  readonly commits: readonly Commit[]
}

/** What a press would do, and why it may not. */
export interface ReleasePlan {
  readonly groups: readonly GroupPlan[]
  readonly problems: readonly string[]
}

/** Every package of the workspace that has a version, those that others need first. */
export function workspacePackages(folder: string): WorkspacePackage[] {
  const all = globSync('packages/*/package.json', {cwd: folder}).toSorted().map((path): WorkspacePackage => {
    const manifest = JSON.parse(readFileSync(join(folder, path), 'utf8')) as {name: string; version: string; private?: boolean; dependencies?: object; devDependencies?: object}
    return {folder: dirname(path), name: manifest.name, version: manifest.version, private: manifest.private ?? false, dependencies: Object.keys({...manifest.dependencies, ...manifest.devDependencies})}
  })
  const ordered: WorkspacePackage[] = []
  const add = (one: WorkspacePackage): void => {
    if (ordered.includes(one)) return
    for (const name of one.dependencies) for (const other of all) if (other.name === name) add(other)
    ordered.push(one)
  }
  for (const one of all) add(one)
  return ordered
}

/** Works out the next version of each group from what its commits say. */
export function planRelease(folder: string): ReleasePlan {
  const packages = workspacePackages(folder)
  const problems = new Set<string>()
  const plans = groups.map((group): GroupPlan => {
    const own = packages.filter(({name}) => group.takes(name))
    const versions = new Set(own.map(({version}) => version))
    const [current = '0.0.0'] = versions
    if (versions.size > 1) problems.add(`Unexpected versions ${[...versions].join(' and ')} of ${group.name}, expected one`)
    const since = git(folder, 'describe', '--tags', '--abbrev=0', '--match', `${group.tagPrefix}[0-9]*`)
    const {commits: all, problems: wrong} = readCommits(folder, since)
    for (const problem of wrong) problems.add(problem)
    const commits = all.filter(({scope}) => group.takes(scope ?? ''))
    if (since !== undefined && since !== group.tagPrefix + current) problems.add(`Unexpected version ${current} of ${group.name} after the tag ${since}, expected the version of the tag: the tool writes versions itself`)
    // The first release is what the manifests say: nothing came before it.
    const next = since === undefined ? current : nextVersion(current, commits)
    return {group, packages: own, current, ...(next !== undefined && {next}), ...(since !== undefined && {since}), commits}
  })
  return {groups: plans, problems: [...problems]}
}

/** The version that these commits make of another; `undefined` where none changes what a user has. */
export function nextVersion(version: string, commits: readonly Commit[]): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (commits.some(({breaking}) => breaking !== undefined)) return major > 0 ? `${major + 1}.0.0` : `0.${minor + 1}.0`
  if (commits.some(({type}) => type === 'feat')) return `${major}.${minor + 1}.0`
  return commits.some(({type}) => type in releasing) ? `${major}.${minor}.${patch + 1}` : undefined
}
