import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {measure} from '../bench/measure.ts'
import type {Measured} from '../bench/measure.ts'
import {bundledCommand} from '../bundled-command.ts'
import {bin, root, run} from '../process.ts'
import {collectionName, pagePath, writeRepository} from './make-repository.ts'
import type {RepositorySize} from './make-repository.ts'
import type {TimeBudget} from './time-budget.ts'

/** A line of the table: what was done, and what it took; of several jobs, the longest and the processor of all. */
export interface ScaleFigure {
  readonly what: string
  /** Absent where there was no time for it. */
  readonly measured?: Measured
  /** Seconds of processor of all jobs, where there were several. */
  readonly cpuOfAll?: number
  /** Why it was left out. */
  readonly left?: string
}

/** Groups of rows, in the order in which they are measured. */
export const rowGroups = ['lint', 'registry', 'rest', 'shards', 'nx', 'publish'] as const
export type RowGroup = typeof rowGroups[number]

/** What is measured. */
export interface ScaleOptions {
  readonly rows: readonly RowGroup[]
  /** Numbers of jobs. */
  readonly shards: readonly number[]
  /** Only the shard with the most bytes is run, and not all of them. */
  readonly longestOnly: boolean
  /** How many collections are published, as a desk of their own. */
  readonly published: number
  readonly budget: TimeBudget
}

/** A generated repository, and a folder for what is made of it. */
export interface ScalePlace {
  readonly place: string
  readonly folder: string
  readonly size: RepositorySize
}

/** Runs the linter, Nx and the publisher over a generated repository, one after another. */
export async function* measureScale(where: ScalePlace, options: ScaleOptions): AsyncGenerator<ScaleFigure> {
  const groups: Readonly<Record<RowGroup, () => AsyncGenerator<ScaleFigure>>> = {
    lint: () => lintRows(where, options),
    registry: () => registryRow(where, options),
    rest: () => restRow(where),
    shards: () => shardRows(where, options),
    nx: () => nxRows(where),
    publish: () => publishRows(where, options),
  }
  // What a page takes is known before anything is done to all of them.
  if (options.rows.some((row) => row !== 'publish' && row !== 'nx')) {
    const measured = await lint(where, ['--no-cache', '--collection', collectionName(0)])
    options.budget.learn(pagesOf(0, where.size), measured.wall)
    yield {what: 'lint of one collection, nothing kept', measured}
  }
  for (const row of rowGroups) if (options.rows.includes(row)) yield* groups[row]()
}

function lint({place, folder}: ScalePlace, args: readonly string[], file = 'whole.json'): Promise<Measured> {
  return measure({name: 'copydesk lint', cwd: folder, command: () => [process.execPath, bundledCommand(), 'lint', '--no-clock', '--format', `shard=${join(place, file)}`, ...args]}, folder)
}

async function* lintRows(where: ScalePlace, {budget}: ScaleOptions): AsyncGenerator<ScaleFigure> {
  const what = 'lint, first run'
  const left = budget.refuses(where.size.pages)
  if (left !== undefined) {
    yield {what, left}
    return
  }
  const measured = await lint(where, [])
  budget.learn(where.size.pages, measured.wall)
  yield {what, measured}
  yield {what: 'lint again, nothing changed', measured: await lint(where, [])}
  change(join(where.folder, pagePath(0, 0)), (text) => `${text}\nA line more.\n`)
  yield {what: 'lint after one page changed', measured: await lint(where, [])}
  yield {what: 'lint of its collection alone', measured: await lint(where, ['--collection', collectionName(0)])}
}

async function* registryRow(where: ScalePlace, {budget}: ScaleOptions): AsyncGenerator<ScaleFigure> {
  const what = 'lint after one entry of the registry changed'
  const left = budget.refuses(where.size.pages)
  if (left === undefined) change(join(where.folder, 'registry', 'names.yaml'), (text) => text.replace('variants: [', 'variants: [Quilldraw, '))
  yield left === undefined ? {what, measured: await lint(where, [])} : {what, left}
}

async function* restRow(where: ScalePlace): AsyncGenerator<ScaleFigure> {
  yield {what: 'lint --no-collections: who cites the facts', measured: await lint(where, ['--no-cache', '--no-collections'])}
}

async function* shardRows(where: ScalePlace, {shards, longestOnly, budget}: ScaleOptions): AsyncGenerator<ScaleFigure> {
  const {place, folder, size} = where
  for (const jobs of shards.filter((number) => number <= size.collections)) {
    const what = `longest of ${jobs} shards, nothing kept`
    const all = Array.from({length: jobs}, (_, job) => Array.from({length: size.collections}, (_one, index) => index).filter((index) => index % jobs === job))
    const bytes = all.map((own) => own.reduce((sum, index) => sum + bytesOf(join(folder, collectionName(index))), 0))
    const chosen = longestOnly ? [all[bytes.indexOf(Math.max(...bytes))] ?? []] : all
    const left = budget.refuses(chosen.flat().reduce((sum, index) => sum + pagesOf(index, size), 0))
    if (left !== undefined) {
      yield {what, left}
      continue
    }
    const measured: Measured[] = []
    for (const [job, own] of chosen.entries()) measured.push(await lint(where, ['--no-cache', ...own.flatMap((index) => ['--collection', collectionName(index)])], `shard-${job}.json`))
    yield {what, measured: longest(measured), ...(!longestOnly && {cpuOfAll: measured.reduce((sum, {cpu}) => sum + cpu, 0)})}
    if (longestOnly) continue
    const files = all.map((_, job) => join(place, `shard-${job}.json`))
    yield {what: `report of ${jobs} shards`, measured: await measure({name: 'copydesk report', cwd: folder, command: () => [process.execPath, bundledCommand(), 'report', '--expect', String(jobs), '--format', `sarif=${join(place, 'all.sarif')}`, ...files]}, folder)}
  }
}

async function* nxRows({folder}: ScalePlace): AsyncGenerator<ScaleFigure> {
  const modules = join(folder, 'node_modules')
  rmSync(modules, {recursive: true, force: true})
  mkdirSync(join(modules, '.bin'), {recursive: true})
  for (const name of ['nx', 'remark-copydesk', 'nx-copydesk']) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  symlinkSync(dirname(dirname(bundledCommand())), join(modules, 'copydesk'))
  symlinkSync(bundledCommand(), join(modules, '.bin', 'copydesk'))
  writeFileSync(join(folder, 'nx.json'), '{"analytics": false, "neverConnectToCloud": true, "plugins": ["nx-copydesk"]}\n')
  const git = async (...args: readonly string[]): Promise<void> => {
    const {code, output} = await run('git', args, {cwd: folder})
    if (code !== 0) throw new Error(output)
  }
  await git('init', '--quiet')
  await git('add', '--all')
  await git('-c', 'user.name=Ada', '-c', 'user.email=ada@wide.example', 'commit', '--quiet', '--message', 'as it is')
  const nx = (...args: readonly string[]): Promise<Measured> => measure({name: 'nx', cwd: folder, command: () => ['env', 'NX_DAEMON=false', 'NX_TUI=false', 'NODE_OPTIONS=--conditions=@copydesk/source', process.execPath, join(dirname(bin('nx')), '..', 'nx', 'dist', 'bin', 'nx.js'), ...args]}, folder)
  yield {what: 'nx show projects, nothing kept', measured: await nx('show', 'projects')}
  change(join(folder, pagePath(0, 1)), (text) => `${text}\nA line for Nx.\n`)
  yield {what: 'nx show projects --affected', measured: await nx('show', 'projects', '--affected', '--base=HEAD')}
  const affected = ['affected', '--target=lint', '--base=HEAD', '--parallel=2', '--output-style=static'] as const
  yield {what: 'nx affected -t lint: a collection and the desk', measured: await nx(...affected)}
  yield {what: 'nx affected -t lint again, from the cache', measured: await nx(...affected)}
}

async function* publishRows({place, size}: ScalePlace, {published, budget}: ScaleOptions): AsyncGenerator<ScaleFigure> {
  const command = join(root, 'packages', 'eleventy-plugin-copydesk', 'bin', 'copydesk-publish.js')
  const collections = Math.min(published, size.collections)
  const own = {...size, collections, pages: Array.from({length: collections}, (_, index) => pagesOf(index, size)).reduce((sum, pages) => sum + pages, 0), isRight: true}
  const folder = join(place, 'to-publish')
  writeRepository(folder, own)
  const parts = join(place, 'parts')
  const call = (args: readonly string[]): Promise<Measured> => measure({name: 'copydesk-publish', mustPass: true, cwd: folder, command: () => [process.execPath, command, ...args, '--now', '2026-11-23']}, folder)
  const build = (index: number): Promise<Measured> => call(['build', folder, '--collection', collectionName(index), '--output', join(parts, collectionName(index))])
  const joinParts = (): Promise<Measured> => call(['join', folder, parts, '--output', join(place, 'site')])
  const built: Measured[] = []
  for (let index = 0; index < collections; index += 1) {
    const left = budget.refuses(0)
    if (left !== undefined) {
      yield {what: `collection ${index + 1} of ${collections}, published`, left}
      return
    }
    built.push(await build(index))
  }
  const pages = `${own.pages} pages in ${collections} collections`
  yield {what: `longest part of ${pages}`, measured: longest(built), cpuOfAll: built.reduce((sum, {cpu}) => sum + cpu, 0)}
  yield {what: `joining ${pages}`, measured: await joinParts()}
  change(join(folder, pagePath(0, 0)), (text) => `${text}\nAnother line.\n`)
  yield {what: 'the part of one changed page', measured: await build(0)}
  yield {what: 'joining again', measured: await joinParts()}
}

/** How many pages a collection has. */
function pagesOf(index: number, {pages, collections}: RepositorySize): number {
  return Math.floor(pages / collections) + Number(index < pages % collections)
}

function longest(all: readonly Measured[]): Measured {
  return all.reduce((most, one) => ({wall: Math.max(most.wall, one.wall), cpu: Math.max(most.cpu, one.cpu), memory: Math.max(most.memory, one.memory), lines: 0}))
}

function change(path: string, edit: (text: string) => string): void {
  writeFileSync(path, edit(readFileSync(path, 'utf8')))
}

/** Bytes of a folder’s files. */
export function bytesOf(folder: string): number {
  return readdirSync(folder, {recursive: true, withFileTypes: true}).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0)
}
