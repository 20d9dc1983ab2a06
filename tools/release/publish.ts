import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {run} from '../process.ts'
import type {Finished} from '../process.ts'
import type {WorkspacePackage} from './plan.ts'

/** What `npm publish --dry-run` says of a package. */
export interface DryPublished {
  readonly name: string
  readonly version: string
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly {readonly path: string; readonly size: number}[]
}

/** Gives a packed package to npm, with a signed statement of the run that built it; a dry run sends nothing and asks nobody. */
export function publish(tarball: string, {dryRun}: {readonly dryRun: boolean}): Promise<Finished> {
  const args = ['publish', tarball, '--provenance', '--access', 'public', '--ignore-scripts', '--json', ...(dryRun ? ['--dry-run', '--tag', 'latest'] : [])]
  return run('npm', args)
}

/** @throws {Error} with the words of npm, where it would refuse the package. */
export async function dryPublish(tarball: string): Promise<DryPublished> {
  const {code, stdout, output} = await publish(tarball, {dryRun: true})
  if (code !== 0) throw new Error(`Unexpected refusal of ${tarball} by \`npm publish --dry-run\`:\n${output.slice(-2000)}`)
  const data = JSON.parse(stdout) as DryPublished | Record<string, DryPublished>
  return 'files' in data ? (data as DryPublished) : (Object.values(data)[0] as DryPublished)
}

/** npm takes a statement only from a package that names the repository which the run belongs to. */
export function nameRepository(folder: string, packages: readonly WorkspacePackage[], repository: string): void {
  for (const {folder: directory} of packages) {
    const path = join(folder, directory, 'package.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as object
    writeFileSync(path, `${JSON.stringify({...manifest, repository: {type: 'git', url: `git+${repository}.git`, directory}}, null, 2)}\n`)
  }
}
