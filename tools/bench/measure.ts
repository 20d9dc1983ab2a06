import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {run} from '../process.ts'
import type {Tool} from './peers.ts'

/** What one run took. Processor and memory are known where GNU time is: native programs tell nobody else. */
export interface Measured {
  /** Seconds on the clock. */
  readonly wall: number
  /** Seconds of processor of all processes. */
  readonly cpu: number
  /** Most memory of the largest of them, in MB. */
  readonly memory: number
  /** Lines that it printed, to see that it did something. */
  readonly lines: number
}

const time = '/usr/bin/time'

/** Runs a tool over a folder once. */
export async function measure(tool: Tool, folder: string, args: readonly string[] = []): Promise<Measured> {
  const place = mkdtempSync(join(tmpdir(), 'copydesk-measure-'))
  try {
    tool.before?.(folder)
    const used = join(place, 'used')
    const command = [...tool.command(folder), ...args]
    const [program = '', ...rest] = existsSync(time) ? [time, '-f', '%U %S %M', '-o', used, ...command] : command
    const from = performance.now()
    const {code, output} = await run(program, rest, {cwd: tool.cwd ?? place})
    const wall = (performance.now() - from) / 1000
    if (code > (tool.mustPass === true ? 0 : 1)) throw new Error(`Unexpected failure of ${tool.name} (exit code ${code}):\n${output.slice(-2000)}`)
    const [user, system, kilobytes] = existsSync(used) ? (readFileSync(used, 'utf8').trim().split('\n').at(-1) ?? '').split(' ').map(Number) : []
    return {wall, cpu: (user ?? Number.NaN) + (system ?? Number.NaN), memory: (kilobytes ?? Number.NaN) / 1024, lines: output.split('\n').length - 1}
  } finally {
    rmSync(place, {recursive: true, force: true})
  }
}
