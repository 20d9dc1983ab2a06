// Preloaded into every Node of a measured program (NODE_OPTIONS): at its end it says what it used.
import {appendFileSync} from 'node:fs'
import {isMainThread} from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => {
    const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
    appendFileSync(process.env.COPYDESK_BENCH_USAGE, `${JSON.stringify({cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024})}\n`)
  })
}
