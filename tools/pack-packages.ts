import {existsSync, globSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {bin, root, run} from './process.ts'
import type {Finished} from './process.ts'
import {copyWorkspace} from './workspace-copy.ts'

/** What a test reads of a package’s manifest. */
export interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly exports: Record<string, unknown>
}

/** The packages that are published: their folders, relative to the checkout, and manifests. */
export const publishedPackages = globSync('packages/*/package.json', {cwd: root})
  .toSorted()
  .map((path) => ({folder: dirname(path), manifest: JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest}))
  .filter(({manifest}) => !manifest.private)

/**
 * Builds and packs packages as they would be published, from a copy of the checkout that `prepare` may change. Returns
 * a new folder and the tarballs in it by name.
 */
export async function packPackages(wanted: (name: string) => boolean = () => true, prepare: (workspace: string) => void = () => {}): Promise<{folder: string; tarballs: Map<string, string>}> {
  const workspace = copyWorkspace()
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-packed-'))
  const tarballs = new Map<string, string>()
  try {
    prepare(workspace)
    // The core goes first: the others are built against what it declares.
    for (const {folder: own, manifest} of publishedPackages.toSorted((a, b) => Number(b.manifest.name === 'remark-copydesk') - Number(a.manifest.name === 'remark-copydesk'))) {
      if (!wanted(manifest.name)) continue
      if (existsSync(join(workspace, own, 'tsconfig.json'))) await must(run(bin('tsc'), ['-p', own], {cwd: workspace}))
      for (const script of globSync('bundle-*.ts', {cwd: join(workspace, own)})) await must(run(process.execPath, [join(own, script)], {cwd: workspace}))
      const {stdout} = await must(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {cwd: join(workspace, own)}))
      const packed = JSON.parse(stdout) as unknown
      const [{filename = ''} = {}] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as {filename?: string}[]
      tarballs.set(manifest.name, join(folder, filename))
    }
  } finally {
    rmSync(workspace, {recursive: true, force: true})
  }
  return {folder, tarballs}
}

/** The environment of somebody who never saw this checkout. */
export function strangersEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_OPTIONS|npm_|VITEST|TEST$|NODE_ENV$|SOURCE_DATE_EPOCH$)/u.test(name)))
  return {...environment, NO_COLOR: '1', ...more}
}

/** What a program left that had to end well. */
export async function must(promise: Promise<Finished>): Promise<Finished> {
  const finished = await promise
  if (finished.code !== 0) throw new Error(finished.output)
  return finished
}
