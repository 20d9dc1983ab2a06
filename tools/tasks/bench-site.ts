// How fast a site is built, beside bare Eleventy and Starlight on the same pages: `npm run bench:site`.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {makePages} from '../bench-site/make-pages.ts'
import {measureBuild, median} from '../bench-site/measure.ts'
import type {Measured} from '../bench-site/measure.ts'
import {bareEleventySite, copydeskSite, starlightSite} from '../bench-site/site-generators.ts'
import type {Generator} from '../bench-site/site-generators.ts'
import {timeToSeen} from '../bench-site/time-to-seen.ts'
import {runTask, UseError} from '../run-task.ts'

const usage = 'npm run bench:site -- [--pages 1000] [--runs 3] [--seed 1] [--no-starlight] [--no-serve]'

await runTask(usage, async () => {
  const {values} = parseArgs({allowNegative: true, options: {pages: {type: 'string', default: '1000'}, runs: {type: 'string', default: '3'}, seed: {type: 'string', default: '1'}, starlight: {type: 'boolean', default: true}, serve: {type: 'boolean', default: true}}})
  const number = (name: 'pages' | 'runs' | 'seed'): number => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) throw new UseError(`Unexpected --${name} \`${values[name]}\`, expected a number from 1`)
    return value
  }
  await bench(number('pages'), number('runs'), number('seed'), values)
  return true
})

async function bench(count: number, runs: number, seed: number, {starlight, serve}: {starlight: boolean; serve: boolean}): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
  const generators: Generator[] = []
  try {
    const pages = makePages(count, seed)
    const ours = copydeskSite(place, pages)
    generators.push(ours, bareEleventySite(place, pages))
    if (starlight) generators.push(await starlightSite(pages))
    const measured = new Map<string, Measured[]>(generators.map(({name}) => [name, []]))
    const bytes = pages.reduce((sum, {text}) => sum + text.length, 0) / count
    console.log(`${count} pages of ${(bytes / 1000).toFixed(1)} kB, seed ${seed}; medians of ${runs}, taken in turns, each build cold`)
    for (let run = 0; run < runs; run += 1) {
      for (const generator of generators) measured.get(generator.name)?.push(await measureBuild(generator))
    }
    console.log(`${''.padEnd(10)}    wall s     CPU s   peak MB   wall of ours to it   CPU of ours to it`)
    const own = measured.get(ours.name) ?? []
    for (const [name, list] of measured) {
      // A ratio for each turn, for what slows the machine slows both of its builds.
      const ratio = (key: 'wall' | 'cpu'): string => `${median(list.map((one, turn) => (own[turn]?.[key] ?? Number.NaN) / one[key])).toFixed(2)} ×`
      const cells = [median(list.map(({wall}) => wall)).toFixed(2), median(list.map(({cpu}) => cpu)).toFixed(2), median(list.map(({memory}) => memory)).toFixed(0)]
      console.log(`${name.padEnd(10)}${cells.map((cell) => cell.padStart(10)).join('')}${name === ours.name ? '' : `${ratio('wall').padStart(21)}${ratio('cpu').padStart(20)}`}`)
    }
    if (!serve) return
    const times = await timeToSeen(ours, pages, 7)
    const show = (key: 'page' | 'site'): string => `${median(times.map((time) => time[key])).toFixed(0)} ms (${times.map((time) => time[key].toFixed(0)).join(', ')})`
    console.log(`From saving a page to seeing it: ${show('page')}; to the whole site built anew: ${show('site')}`)
  } finally {
    for (const path of [place, ...generators.map(({cwd}) => cwd)]) rmSync(path, {recursive: true, force: true})
  }
}
