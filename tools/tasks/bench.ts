// How fast pages are linted, beside other tools that are told the same names: `npm run bench [FOLDER]`.
import {cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {median} from '../bench-site/measure.ts'
import {measure} from '../bench/measure.ts'
import type {Measured} from '../bench/measure.ts'
import {candidatePages} from '../bench/names.ts'
import {copydesk, emptyNode, floor, peers} from '../bench/peers.ts'
import type {Tool} from '../bench/peers.ts'
import {root} from '../process.ts'
import {runTask, UseError} from '../run-task.ts'

const usage = 'npm run bench -- [FOLDER] [--pairs 3] [--every 1] [--only NAME] [--no-peers] [--no-generated]'

await runTask(usage, async () => {
  const {values, positionals} = parseArgs({allowNegative: true, allowPositionals: true, options: {pairs: {type: 'string', default: '3'}, every: {type: 'string', default: '1'}, only: {type: 'string'}, peers: {type: 'boolean', default: true}, generated: {type: 'boolean', default: true}}})
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
    await compare(`${pages.length} files of ${given}`, folder, ours, others, number('pairs'))
    if (values.generated) await generated(place, ours, others, number('pairs'))
  } finally {
    rmSync(place, {recursive: true, force: true})
  }
  return true
})

async function generated(place: string, ours: Tool, others: readonly Tool[], pairs: number): Promise<void> {
  const make = (name: string, count: number, bytes: number): string => {
    const folder = join(place, name)
    let index = 0
    for (const text of candidatePages(count, bytes)) {
      const file = join(folder, String(Math.floor(index / 1000)), `${index}.md`)
      mkdirSync(dirname(file), {recursive: true})
      writeFileSync(file, text)
      index += 1
    }
    return folder
  }
  await compare('Every file has candidates: 300 files of 4 kB', make('worst', 300, 4000), ours, others, pairs)
  await compare('One small file, from the start of the process', make('one', 1, 500), ours, [emptyNode, ...others.filter(({name}) => name !== 'reading the files')], pairs)
  console.log('\nGrowth, copydesk alone: seconds of processor and peak MB')
  for (const [count, bytes] of [[1000, 1000], [3000, 1000], [10_000, 1000], [1, 10_000], [1, 100_000], [1, 1_000_000]] as const) {
    const {cpu, memory} = await measure(ours, make(`grow-${count}-${bytes}`, count, bytes))
    console.log(`${String(count).padStart(8)} × ${String(bytes).padStart(8)} B ${cpu.toFixed(2).padStart(8)} ${memory.toFixed(0).padStart(6)}`)
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
