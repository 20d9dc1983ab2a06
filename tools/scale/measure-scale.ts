import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {measure} from '../bench/measure.ts'
import type {Measured} from '../bench/measure.ts'
import {root} from '../process.ts'
import {collectionName, pagePath} from './make-repository.ts'
import type {RepositorySize} from './make-repository.ts'

/** A line of the table: what was done, and what it took; of shards, the longest and the processor of all. */
export interface ScaleFigure {
  readonly what: string
  readonly measured: Measured
  /** Seconds of processor of all jobs, where there were several. */
  readonly cpuOfAll?: number
}

/** What is measured beside the lints of one computer. */
export interface ScaleOptions {
  /** Numbers of jobs. */
  readonly shards: readonly number[]
  /** How many collections are published. */
  readonly published: number
}

/** Runs the linter and the publisher over a generated repository, one after another. */
export async function* measureScale(place: string, folder: string, {collections}: RepositorySize, {shards, published}: ScaleOptions): AsyncGenerator<ScaleFigure> {
  const bin = join(root, 'packages', 'copydesk', 'bin', 'copydesk.js')
  const call = (name: string, args: readonly string[]): Promise<Measured> => measure({name, cwd: folder, command: () => [process.execPath, bin, ...args]}, folder)
  const lint = (...args: readonly string[]): Promise<Measured> => call('copydesk lint', ['lint', '--no-clock', '--format', `shard=${join(place, 'whole.json')}`, ...args])
  yield {what: 'lint, nothing kept', measured: await lint('--no-cache')}
  yield {what: 'lint, first run', measured: await lint()}
  yield {what: 'lint again, nothing changed', measured: await lint()}
  change(join(folder, pagePath(0, 0)), (text) => `${text}\nA line more.\n`)
  yield {what: 'lint after one page changed', measured: await lint()}
  yield {what: 'lint of its collection alone', measured: await lint('--collection', collectionName(0))}
  change(join(folder, 'registry', 'names.yaml'), (text) => text.replace('variants: [', 'variants: [Quilldraw, '))
  yield {what: 'lint after one entry of the registry changed', measured: await lint()}
  for (const jobs of shards.filter((number) => number <= collections)) {
    const measured: Measured[] = []
    const files: string[] = []
    for (let job = 0; job < jobs; job += 1) {
      const own = Array.from({length: collections}, (_, index) => index).filter((index) => index % jobs === job)
      const file = join(place, `shard-${job}.json`)
      measured.push(await call('copydesk lint', ['lint', '--no-clock', '--no-cache', '--format', `shard=${file}`, ...own.flatMap((index) => ['--collection', collectionName(index)])]))
      files.push(file)
    }
    yield {what: `longest of ${jobs} shards, nothing kept`, measured: longest(measured), cpuOfAll: measured.reduce((sum, {cpu}) => sum + cpu, 0)}
    yield {what: `report of ${jobs} shards`, measured: await call('copydesk report', ['report', '--expect', String(jobs), '--format', `sarif=${join(place, 'all.sarif')}`, ...files])}
  }
  if (published > 0) yield* measurePublishing(place, folder, Math.min(published, collections))
}

async function* measurePublishing(place: string, folder: string, published: number): AsyncGenerator<ScaleFigure> {
  const bin = join(root, 'packages', 'eleventy-plugin-copydesk', 'bin', 'copydesk-publish.js')
  const part = (index: number): string => join(place, 'parts', String(index))
  const call = (args: readonly string[]): Promise<Measured> => measure({name: 'copydesk-publish', cwd: folder, command: () => [process.execPath, bin, ...args, '--now', '2026-11-23']}, folder)
  const build = (index: number): Promise<Measured> => call(['build', folder, '--collection', collectionName(index), '--output', part(index)])
  const built: Measured[] = []
  for (let index = 0; index < published; index += 1) built.push(await build(index))
  const all = {cpuOfAll: built.reduce((sum, {cpu}) => sum + cpu, 0)}
  yield {what: `longest of ${published} collections published`, measured: longest(built), ...all}
  const parts = Array.from({length: published}, (_, index) => part(index))
  yield {what: `joining ${published} collections`, measured: await call(['join', folder, ...parts, '--output', join(place, 'site')])}
  change(join(folder, pagePath(0, 0)), (text) => `${text}\nAnother line.\n`)
  yield {what: 'the collection of one changed page published', measured: await build(0)}
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
