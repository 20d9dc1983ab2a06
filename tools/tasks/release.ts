// A release: versions and changelog from the commits, then packages to npm. CONTRIBUTING.md says who presses what.
import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {effectiveDate} from '../../packages/remark-copydesk/src/node/index.ts'
import {packPackages} from '../pack-packages.ts'
import {root, run} from '../process.ts'
import {changelogSection, hasSection} from '../release/changelog.ts'
import {git} from '../release/git.ts'
import {planRelease, workspacePackages} from '../release/plan.ts'
import type {GroupPlan, ReleasePlan} from '../release/plan.ts'
import {dryPublish, nameRepository, publish} from '../release/publish.ts'
import {stateProblems} from '../release/repository-state.ts'
import {writeRelease} from '../release/write-release.ts'
import {runTask, UseError} from '../run-task.ts'

const usage = 'npm run release -- [--dry-run [--files] [--tarballs FOLDER] | --publish]'

await runTask(usage, async () => {
  const {values} = parseArgs({options: {'dry-run': {type: 'boolean', default: false}, files: {type: 'boolean', default: false}, tarballs: {type: 'string'}, publish: {type: 'boolean', default: false}}})
  if (values.publish && values['dry-run']) throw new UseError('Unexpected `--publish` beside `--dry-run`, expected one of them')
  if (!values['dry-run'] && (values.files || values.tarballs !== undefined)) throw new UseError('Unexpected `--files` or `--tarballs` without `--dry-run`, expected both')
  if (values.publish) return publishTagged()
  const plan = planRelease(root)
  return values['dry-run'] ? tellRelease(plan, values) : pressRelease(plan)
})

/** What a press would do, said and not done. Returns whether one would be refused nothing. */
async function tellRelease(plan: ReleasePlan, {files, tarballs}: {readonly files: boolean; readonly tarballs?: string | undefined}): Promise<boolean> {
  const {date} = effectiveDate()
  for (const group of plan.groups) {
    const from = group.since === undefined ? 'the first release, no tag yet' : `${group.commits.length} commits since ${group.since}`
    console.log(`${group.group.name}: ${group.current} → ${group.next ?? 'nothing to release'} (${from})`)
    if (group.next === undefined) continue
    for (const {name, private: isPrivate} of group.packages) console.log(`  ${name} ${group.next}${isPrivate ? ' (not on npm)' : ''}`)
    const changelog = readFileSync(join(root, group.group.changelog), 'utf8')
    if (hasSection(changelog, group.next)) console.log(`\n${group.group.changelog} has its section ${group.next} already\n`)
    else console.log(`\n${group.group.changelog} would say:\n\n${changelogSection(group, changelog, date).replaceAll(/^(?=.)/gmu, '  ')}\n`)
  }
  const folder = tarballs === undefined ? (await packPackages(() => true, (workspace) => void writeRelease(workspace, plan.groups, date))).folder : resolve(tarballs)
  try {
    await tellPackages(folder, plan.groups, files)
  } finally {
    if (tarballs === undefined) rmSync(folder, {recursive: true})
  }
  const problems = [...plan.problems, ...stateProblems(root, plan.groups)]
  for (const problem of problems) console.log(`A press would be refused: ${problem}`)
  return problems.length === 0
}

async function tellPackages(folder: string, plans: readonly GroupPlan[], showFiles: boolean): Promise<void> {
  const released = new Set(plans.flatMap(({next, packages}) => (next === undefined ? [] : packages.map(({name}) => name))))
  console.log('Would be published, in this order (npm publish --provenance, here a dry run: nothing is sent, signed or checked by npm):')
  for (const {name} of publishedOrder().filter((one) => released.has(one.name))) {
    const tarball = readdirSync(folder).find((file) => file.startsWith(`${name}-`) && /^\d/u.test(file.slice(name.length + 1)))
    if (tarball === undefined) throw new Error(`Unexpected folder ${folder} without a tarball of ${name}, expected one of every package`)
    const {version, size, unpackedSize, files} = await dryPublish(join(folder, tarball))
    console.log(`  ${name}@${version}: ${(size / 1000).toFixed(0)} kB packed, ${(unpackedSize / 1000).toFixed(0)} kB unpacked, ${files.length} files`)
    if (showFiles) for (const {path} of files) console.log(`    ${path}`)
    else console.log(`    ${[...Map.groupBy(files, ({path}) => (path.includes('/') ? `${path.split('/')[0]}/` : path))].map(([top, some]) => (top.endsWith('/') ? `${top} (${some.length})` : top)).join(', ')}`)
  }
  console.log('')
}

/** Writes, commits and tags; what leaves this computer is pushed by hand. */
async function pressRelease(plan: ReleasePlan): Promise<boolean> {
  const problems = [...plan.problems, ...stateProblems(root, plan.groups)]
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) return false
  const released = plan.groups.filter(({next}) => next !== undefined)
  if (released.length === 0) {
    console.error(`Unexpected lack of anything to release: no commit since ${plan.groups.map(({since}) => since).join(' and ')} changes what a user has (feat, fix, perf, revert)`)
    return false
  }
  const tags = released.map(({group, next}) => `${group.tagPrefix}${next}`)
  const changed = writeRelease(root, plan.groups, effectiveDate().date)
  if (changed.length > 0) {
    for (const args of [['add', ...changed], ['commit', '--quiet', '--message', `release: ${tags.join(', ')}`]]) {
      const {code, output} = await run('git', args)
      if (code !== 0) throw new Error(output)
    }
  }
  for (const tag of tags) if (git(root, 'tag', '--annotate', tag, '--message', tag) === undefined) throw new Error(`Unexpected failure to make the tag ${tag}`)
  console.log(`Committed and tagged ${tags.join(' and ')}. Look at it (git show), then: git push --follow-tags\nThe workflow \`release\` publishes what is tagged.`)
  return true
}

/** Publishes the packages of the tags at this commit. What npm has already is left, so that a half-done run may be run again. */
async function publishTagged(): Promise<boolean> {
  const {groups} = planRelease(root)
  const here = git(root, 'tag', '--points-at', 'HEAD')?.split('\n') ?? []
  const tagged = groups.filter(({group, current}) => here.includes(group.tagPrefix + current))
  const {GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository} = process.env
  if (git(root, 'status', '--porcelain') !== '') throw new Error('Unexpected changes that are not committed, expected the tree of a tag')
  if (tagged.length === 0) throw new Error(`Unexpected commit without a tag of its versions (${groups.map(({group, current}) => group.tagPrefix + current).join(', ')}), expected one that \`npm run release\` made`)
  if (server === undefined || repository === undefined) throw new Error('Unexpected computer, expected the workflow `release`: only a run of CI can sign where a package comes from. `--dry-run` shows what it would publish')
  const names = new Set(tagged.flatMap(({packages}) => packages.map(({name}) => name)))
  const {folder, tarballs} = await packPackages(() => true, (workspace) => nameRepository(workspace, workspacePackages(workspace), `${server}/${repository}`))
  try {
    for (const {name, version} of publishedOrder().filter((one) => names.has(one.name))) {
      if ((await run('npm', ['view', `${name}@${version}`, 'version'])).stdout.trim() === version) {
        console.log(`${name}@${version} is on npm already`)
        continue
      }
      const {code, output} = await publish(tarballs.get(name) ?? '', {dryRun: false})
      console.log(output)
      if (code !== 0) throw new Error(`Unexpected failure to publish ${name}@${version}; what came before it is out, and this may be run again`)
    }
  } finally {
    rmSync(folder, {recursive: true})
  }
  return true
}

function publishedOrder(): {readonly name: string; readonly version: string}[] {
  return workspacePackages(root).filter((one) => !one.private)
}
