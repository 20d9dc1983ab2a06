// How fast pages are linted, beside other tools that are told the same names: `npm run bench [FOLDER]`.
import {cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {median} from '../bench-site/measure.ts'
import {measure} from '../bench/measure.ts'
import type {Measured} from '../bench/measure.ts'
import {candidatePages, names} from '../bench/names.ts'
import {fitGrowth} from '../bench/growth.ts'
import {copydesk, emptyNode, floor, hashFloor, peers} from '../bench/peers.ts'
import type {Tool} from '../bench/peers.ts'
import {root} from '../process.ts'
import {runTask, UseError} from '../run-task.ts'

const usage = 'npm run bench -- [FOLDER] [--pairs 3] [--every 1] [--only NAME] [--no-peers] [--no-generated] [--no-growth]'

await runTask(usage, async () => {
  const {values, positionals} = parseArgs({allowNegative: true, allowPositionals: true, options: {pairs: {type: 'string', default: '3'}, every: {type: 'string', default: '1'}, only: {type: 'string'}, peers: {type: 'boolean', default: true}, generated: {type: 'boolean', default: true}, growth: {type: 'boolean', default: true}}})
  const number = (name: 'pairs' | 'every'): number => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) throw new UseError(`Unexpected --${name} \`${values[name]}\`, expected a number from 1`)
    return value
  }
  const given = resolve(positionals[0] ?? join(root, 'content'))
  const pages = existsSync(given) ? globSync('**/*.md', {cwd: given, exclude: (path) => path.includes('node_modules')}).toSorted().filter((_, index) => index % number('every') === 0) : []
  if (pages.length === 0) throw new UseError(`Unexpected folder ${given} without Markdown files, expected some`)
  const place = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
  try {
    // A copy, so that no tool finds a configuration or an ignore file above the pages.
    const folder = join(place, 'pages')
    for (const page of pages) cpSync(join(given, page), join(folder, page))
    const ours = copydesk(place)
    const others = [floor(place), ...(values.peers ? await peers(place) : [])].filter(({name}) => values.only === undefined || name.includes(values.only))
    await compare(`${pages.length} files of ${given}, for the first time`, folder, ours.cold, others, number('pairs'))
    await measure(ours.warm, folder)
    await compare('The same once more, nothing changed', folder, ours.warm, [hashFloor(place)], number('pairs'))
    if (values.generated) await generated(place, ours, others, number('pairs'))
    if (values.growth) await growth(place, ours.cold)
  } finally {
    rmSync(place, {recursive: true, force: true})
  }
  return true
})

/** Writes pages of which each holds candidates, a thousand to a folder. */
function makePages(folder: string, count: number, bytes: number, edit = (text: string): string => text): string {
  let index = 0
  for (const text of candidatePages(count, bytes)) {
    const file = join(folder, String(Math.floor(index / 1000)), `${index}.md`)
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, edit(text))
    index += 1
  }
  return folder
}

async function generated(place: string, ours: ReturnType<typeof copydesk>, others: readonly Tool[], pairs: number): Promise<void> {
  await compare('Every file has candidates: 300 files of 4 kB', makePages(join(place, 'worst'), 300, 4000), ours.cold, others, pairs)
  const rivals = [emptyNode, ...others.filter(({name}) => name !== 'reading the files')]
  const [finding, none] = [makePages(join(place, 'finding'), 1, 500), makePages(join(place, 'none'), 1, 500, (text) => names.reduce((rest, [right, wrong]) => rest.replaceAll(right, 'it').replaceAll(wrong, 'it'), text))]
  await compare('One small file that has just changed, with a finding, from the start of the process', finding, ours.fresh, rivals, pairs)
  await compare('The same without a name in it: the raw text decides', none, ours.fresh, [emptyNode], pairs)
}

/** Whether twice the work takes twice the time: in the number of files, and in the size of one. */
async function growth(place: string, ours: Tool): Promise<void> {
  for (const [title, sizes] of [
    ['files of 1 kB', [1000, 10_000, 100_000].map((count) => [count, count, 1000] as const)],
    ['kB in one file', [1, 10, 100, 1000, 5000, 20_000].map((size) => [size, 1, size * 1000] as const)],
  ] as const) {
    console.log(`\nGrowth, copydesk alone, cold: ${title}, seconds of processor, peak MB`)
    const points: [size: number, seconds: number][] = []
    for (const [size, count, bytes] of sizes) {
      const folder = makePages(join(place, 'grow'), count, bytes)
      const {cpu, memory} = await measure(ours, folder)
      rmSync(folder, {recursive: true})
      points.push([size, cpu])
      console.log(`${String(size).padStart(8)} ${cpu.toFixed(2).padStart(8)} ${memory.toFixed(0).padStart(6)}`)
    }
    const {each, start, fit} = fitGrowth(points)
    console.log(`Straight line: ${start.toFixed(2)} s and ${(each * 1e6).toFixed(1)} µs for each; R² ${fit.toFixed(4)}`)
  }
}

/** Runs each tool in turn with ours, pair by pair, for what slows the machine slows both of a pair. */
async function compare(title: string, folder: string, ours: Tool, others: readonly Tool[], pairs: number): Promise<void> {
  const bytes = globSync('**/*.md', {cwd: folder}).reduce((sum, page) => sum + statSync(join(folder, page)).size, 0)
  console.log(`\n${title}, ${(bytes / 1e6).toFixed(2)} MB; medians of ${pairs}\n${''.padEnd(26)}  wall s   CPU s  peak MB    lines   wall of ours to it   CPU of ours to it`)
  const own: Measured[] = []
  const rows: {tool: Tool; runs: Measured[]; beside: Measured[]}[] = []
  for (const tool of others) {
    const row = {tool, runs: [] as Measured[], beside: [] as Measured[]}
    for (let pair = 0; pair < pairs; pair += 1) {
      row.runs.push(await measure(tool, folder))
      row.beside.push(await measure(ours, folder))
    }
    own.push(...row.beside)
    rows.push(row)
    const ratio = (key: 'wall' | 'cpu'): string => `${median(row.runs.map((one, pair) => (row.beside[pair]?.[key] ?? Number.NaN) / one[key])).toFixed(2)} ×`
    console.log(`${cells(tool.name, row.runs)}${ratio('wall').padStart(20)}${ratio('cpu').padStart(20)}`)
  }
  console.log(cells(ours.name, own))
}

function cells(name: string, runs: readonly Measured[]): string {
  const middle = (key: keyof Measured): number => median(runs.map((one) => one[key]))
  return `${name.padEnd(26)}${middle('wall').toFixed(2).padStart(8)}${middle('cpu').toFixed(2).padStart(8)}${middle('memory').toFixed(0).padStart(9)}${middle('lines').toFixed(0).padStart(9)}`
}
