// A helping thread: judges pages of a run from its end on, until it meets the run.
import {workerData} from 'node:worker_threads'
import {rules} from 'remark-copydesk'
import {deskKey} from './desk-key.ts'
import {Desks} from './desks.ts'
import {foundOf} from './found.ts'
import type {Help, Job} from './helping-threads.ts'
import {judgePage} from './judge-page.ts'
import {pageKey} from './page-key.ts'
import {readPageBytes} from './read-page.ts'
import {decodeText, hasMark} from './read-text.ts'
import {restBetweenPages} from './rest-between-pages.ts'
import {lineOf} from './result-cache.ts'

const {files, places, port, call, lint} = workerData as Job
const desks = new Desks({...call, rules})
async function help(): Promise<void> {
  for (let index = Atomics.sub(places, 1, 1) - 1; index > Atomics.load(places, 0); index = Atomics.sub(places, 1, 1) - 1) {
    const file = files[index] ?? ''
    try {
      const loaded = desks.deskOf(file)
      if (!loaded) continue
      const bytes = readPageBytes(file, loaded)
      const key = pageKey(bytes)
      const mark = hasMark(bytes)
      const judged = judgePage({...decodeText(bytes), path: loaded.pagePath(file), loaded}, lint)
      const line = lineOf(key, {...foundOf(judged), cited: judged.cited})
      if (line !== undefined) port.postMessage({file, desk: deskKey(loaded), key, line, mark} satisfies Help)
      await restBetweenPages()
    } catch {
      // The run comes to this page too, and says what is wrong with it.
    }
  }
}
void help()
