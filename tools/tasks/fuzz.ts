// Looks for inputs that break what we promise until its time is over; each one found is kept in tools/fuzz/corpus.
import {randomInt} from 'node:crypto'
import {parseArgs} from 'node:util'
import {Worker} from 'node:worker_threads'
import fc from 'fast-check'
import {corpusFolder, keepCase} from '../fuzz/corpus.ts'
import type {FuzzNews, FuzzOrder} from '../fuzz/fuzz-worker.ts'
import {bytes} from '../fuzz/inputs.ts'
import {checkFiles, smallestFailing} from '../fuzz/real-command.ts'
import {targets} from '../fuzz/targets.ts'
import {bin, run} from '../process.ts'
import {runTask, UseError} from '../run-task.ts'

const usage = 'npm run fuzz -- [MINUTES] [--target NAME]… [--seed N]'
/** What one short text may take on any machine: longer is a hang. */
const patience = 60_000
const rest = ['bytes', 'properties', 'kills'] as const

await runTask(usage, async () => {
  const {values, positionals} = parseArgs({allowPositionals: true, options: {target: {type: 'string', multiple: true}, seed: {type: 'string'}}})
  const minutes = Number(positionals[0] ?? 10)
  if (!(minutes > 0) || positionals.length > 1) throw new UseError(`Unexpected \`${positionals.join(' ')}\`, expected a number of minutes`)
  const seed = Number(values.seed ?? randomInt(2 ** 31))
  if (!Number.isInteger(seed)) throw new UseError(`Unexpected --seed \`${values.seed}\`, expected a whole number`)
  const all = [...Object.keys(targets), ...rest]
  const wanted = values.target ?? all
  for (const name of wanted) if (!all.includes(name)) throw new UseError(`Unexpected --target \`${name}\`, expected one of ${all.join(', ')}`)
  console.log(`Seed ${seed}, ${minutes} minutes: ${wanted.join(', ')}`)
  const until = Date.now() + minutes * 60_000
  const names = (Object.keys(targets) as (keyof typeof targets)[]).filter((name) => wanted.includes(name))
  const found = await Promise.all([names.length > 0 ? fuzzWithin(names, seed, until) : 0, fuzzWithout(wanted, seed, until)])
  const failures = found.reduce((sum, count) => sum + count, 0)
  console.log(failures === 0 ? 'Nothing broke.' : `${failures} broke; what is kept in ${corpusFolder} fails in npm test until it is mended`)
  return failures === 0
})

/** Feeds the targets in a thread, which is ended and begun again where a text takes too long. */
async function fuzzWithin(names: FuzzOrder['names'], seed: number, until: number): Promise<number> {
  const errors = new Set<string>()
  const tried = new Map<string, number>()
  for (let part = 0; Date.now() < until; part += 1) {
    const worker = new Worker(new URL('../fuzz/fuzz-worker.ts', import.meta.url), {workerData: {names, seed: seed + part * 1_000_003, runs: 300} satisfies FuzzOrder})
    let last: {readonly target: string; readonly text: string; readonly at: number} | undefined
    await new Promise<void>((resolve, reject) => {
      const timer = setInterval(() => {
        const isHung = last !== undefined && Date.now() - last.at > patience
        if (last && isHung) {
          errors.add(`${last.target} hangs`)
          console.log(`✗ ${last.target}: no end within ${patience / 1000} seconds: ${keepCase(last.target, last.text)}`)
        }
        if (isHung || Date.now() > until) void worker.terminate().then(() => resolve())
      }, 1000)
      worker.on('exit', () => clearInterval(timer))
      worker.on('error', reject)
      worker.on('message', (news: FuzzNews) => {
        if (news.kind === 'trying') last = {...news, at: Date.now()}
        else if (news.kind === 'round') tried.set(news.target, (tried.get(news.target) ?? 0) + news.runs)
        else {
          // One mistake breaks thousands of texts: one case of each is enough.
          const key = `${news.target} ${news.error.split('\n').filter((line) => /^\s+at /u.test(line)).slice(0, 2).join()} ${news.error.replaceAll(/\d+|`[^`]*`|"[^"]*"/gu, '').slice(0, 60)}`
          if (errors.has(key)) return
          errors.add(key)
          console.log(`✗ ${news.target}, seed ${news.seed}: ${keepCase(news.target, news.text)}\n${news.error.slice(0, 800)}`)
        }
      })
    })
  }
  console.log(Array.from(tried, ([target, runs]) => `${target}: ${runs} texts`).join('\n'))
  return errors.size
}

/** What takes processes: the real command on files of any bytes, the properties of the tests with other seeds, and fixes that are killed. */
async function fuzzWithout(wanted: readonly string[], seed: number, until: number): Promise<number> {
  let failures = 0
  const tests = async (name: string, files: readonly string[], env: Record<string, string>): Promise<void> => {
    const {code, output} = await run(bin('vitest'), ['run', ...files, '--testTimeout=3600000'], {env: {...process.env, ...env}})
    if (code === 0) return
    failures += 1
    console.log(`✗ ${name}, ${JSON.stringify(env)}\n${output.slice(-4000)}`)
  }
  for (let round = 0; Date.now() < until; round += 1) {
    if (wanted.includes('bytes')) {
      const files = fc.sample(bytes, {seed: seed + round, numRuns: 200})
      try {
        await checkFiles(files)
      } catch (error) {
        failures += 1
        const few = await smallestFailing(files)
        console.log(`✗ bytes, seed ${seed + round}: ${few.map((file) => keepCase('bytes', file)).join(' ')}\n${(error as Error).message.slice(0, 800)}`)
      }
    }
    if (wanted.includes('properties')) await tests('properties', ['packages/remark-copydesk/src/traces', 'packages/remark-copydesk/src/fix', 'packages/remark-copydesk/src/document', 'packages/copydesk/src/formats'], {COPYDESK_FUZZ_SEED: String(seed + round), COPYDESK_FUZZ_RUNS: '3000'})
    if (wanted.includes('kills')) await tests('kills', ['packages/copydesk/test/killed-at-any-moment'], {COPYDESK_KILLS: '2000'})
    if (!rest.some((name) => wanted.includes(name))) break
  }
  return failures
}
