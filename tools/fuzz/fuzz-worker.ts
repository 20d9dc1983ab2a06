// Feeds one target after another in a thread of its own, so that who started it can end a text that has no end.
import {parentPort, workerData} from 'node:worker_threads'
import fc from 'fast-check'
import {targets} from './targets.ts'

/** What a worker is started with. */
export interface FuzzOrder {
  readonly names: readonly (keyof typeof targets)[]
  readonly seed: number
  readonly runs: number
}

/** What it tells: the text that it is about to try, a text that failed (the smallest found), or the end of a round. */
export type FuzzNews =
  | {readonly kind: 'trying'; readonly target: string; readonly text: string}
  | {readonly kind: 'failed'; readonly target: string; readonly text: string; readonly error: string; readonly seed: number}
  | {readonly kind: 'round'; readonly target: string; readonly runs: number}

const {names, seed, runs} = workerData as FuzzOrder
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (news: FuzzNews): void => parentPort?.postMessage(news)

for (let round = 0; ; round += 1) {
  for (const target of names) {
    const {inputs, check} = targets[target]
    const own = seed + round
    const details = fc.check(fc.property(inputs, (text) => {
      tell({kind: 'trying', target, text})
      check(text)
    }), {seed: own, numRuns: runs, endOnFailure: false})
    if (details.counterexample) tell({kind: 'failed', target, text: details.counterexample[0], error: details.errorInstance instanceof Error ? details.errorInstance.stack ?? details.errorInstance.message : String(details.errorInstance), seed: own})
    tell({kind: 'round', target, runs: details.numRuns})
    // The news go out while nothing is tried.
    await new Promise((resolve) => setImmediate(resolve))
  }
}
