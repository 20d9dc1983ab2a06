import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {root, run} from '../process.ts'
import type {Generator} from './site-generators.ts'

/** What one build took. */
export interface Measured {
  /** Seconds on the clock. */
  readonly wall: number
  /** Seconds of processor in all Node processes of the build. */
  readonly cpu: number
  /** Most memory of the largest of them, in MB. */
  readonly memory: number
}

/** Builds a site once, cold, and measures it. */
export async function measureBuild({name, command, cwd, env, clean}: Generator): Promise<Measured> {
  for (const path of clean) rmSync(path, {recursive: true, force: true})
  const place = mkdtempSync(join(tmpdir(), 'copydesk-usage-'))
  try {
    const file = join(place, 'usage')
    const preload = `--import=${pathToFileURL(join(root, 'tools/bench-site/usage.mjs')).href}`
    const from = performance.now()
    const {code, output} = await run(process.execPath, command, {cwd, env: {...process.env, ...env, NODE_OPTIONS: preload, COPYDESK_BENCH_USAGE: file}})
    const wall = (performance.now() - from) / 1000
    if (code !== 0 || !existsSync(file)) throw new Error(`Unexpected failure of ${name} to build:\n${output.trim()}`)
    const used = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as {cpu: number; memory: number})
    return {wall, cpu: used.reduce((sum, {cpu}) => sum + cpu, 0), memory: Math.max(...used.map(({memory}) => memory))}
  } finally {
    rmSync(place, {recursive: true, force: true})
  }
}

/** The middle of some numbers; the lower of the two where there is none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
}
