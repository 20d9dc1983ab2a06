// Lighthouse on one page of each type of this repository’s site: `npm run audit`.
import {parseArgs} from 'node:util'
import {runLighthouse} from '../lighthouse.ts'
import type {LighthouseScores} from '../lighthouse.ts'
import {pagesByType} from '../page-types.ts'
import {runTask, UseError} from '../run-task.ts'
import {serveWholeSite} from '../whole-site.ts'

const usage = 'npm run audit -- [--type TYPE]… [--runs 1] [--now YYYY-MM-DD]'
/** Below which a category fails. Performance is measured, and a busy machine costs it a point. */
const floor = (category: string): number => (category === 'performance' ? 99 : 100)

await runTask(usage, async () => {
  const {values} = parseArgs({options: {type: {type: 'string', multiple: true}, runs: {type: 'string', default: '1'}, now: {type: 'string'}}})
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) throw new UseError(`Unexpected --runs \`${values.runs}\`, expected a number from 1`)
  return audit(runs, values.type, values.now)
})

async function audit(runs: number, only: readonly string[] | undefined, now: string | undefined): Promise<boolean> {
  const site = await serveWholeSite(now)
  try {
    const pages = pagesByType(site.folder, only)
    const width = Math.max(...pages.map(({type}) => type.length))
    const failures: string[] = []
    let isHeaded = false
    for (const {type, path} of pages) {
      // One after another: two at a time would take each other’s processor.
      const reports: LighthouseScores[] = []
      for (let index = 0; index < runs; index += 1) reports.push(await runLighthouse(site.origin + path))
      const categories = [...(reports[0]?.keys() ?? [])]
      if (!isHeaded) console.log(`${''.padEnd(width)}  ${categories.join('  ')}`)
      isHeaded = true
      const cells = categories.map((category) => {
        const sorted = reports.flatMap((report) => report.get(category) ?? []).toSorted((a, b) => a.score - b.score)
        const median = sorted[Math.floor(sorted.length / 2)] ?? {score: 0, failed: []}
        if (median.score < floor(category)) failures.push(`${path} ${category} ${median.score}, expected ${floor(category)}${median.failed.map((line) => `\n  ${line}`).join('')}`)
        return String(median.score).padStart(category.length)
      })
      console.log(`${type.padEnd(width)}  ${cells.join('  ')}  ${path}`)
    }
    if (failures.length > 0) console.log(`\n${failures.join('\n')}`)
    return failures.length === 0
  } finally {
    await site.close()
  }
}
