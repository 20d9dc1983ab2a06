// What a large repository takes to lint, in one piece and in shards, and to publish: `npm run bench:scale`.
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {runTask, UseError} from '../run-task.ts'
import {standardSize, writeRepository} from '../scale/make-repository.ts'
import {bytesOf, measureScale, rowGroups} from '../scale/measure-scale.ts'
import type {RowGroup} from '../scale/measure-scale.ts'
import {TimeBudget} from '../scale/time-budget.ts'

const usage = `npm run bench:scale -- [--pages 100000] [--collections 200] [--seed 1] [--rows ${rowGroups.join(',')}] [--shards 2,4,8] [--longest] [--publish 20] [--minutes MOST] [--folder NEW]
  --rows      what is measured, in this order
  --longest   of shards only the one with the most bytes, without the report of all
  --publish   how many of the collections are published, as a desk of their own
  --minutes   a row that would end later, by what a page took before, is left out
  --folder    where the repository is made, and stays; else a temporary folder`

await runTask(usage, async () => {
  const {values} = parseArgs({options: {
    pages: {type: 'string', default: String(standardSize.pages)}, collections: {type: 'string', default: String(standardSize.collections)}, seed: {type: 'string', default: '1'},
    rows: {type: 'string', default: rowGroups.join(',')}, shards: {type: 'string', default: '2,4,8'}, longest: {type: 'boolean', default: false}, publish: {type: 'string', default: '20'},
    minutes: {type: 'string', default: '100000'}, folder: {type: 'string'},
  }})
  const number = (name: 'pages' | 'collections' | 'seed' | 'publish' | 'minutes'): number => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) throw new UseError(`Unexpected --${name} \`${values[name]}\`, expected a number from 1`)
    return value
  }
  if (!/^\d+(?:,\d+)*$/u.test(values.shards)) throw new UseError(`Unexpected --shards \`${values.shards}\`, expected numbers such as 2,4,8`)
  const rows = values.rows.split(',')
  const isGroup = (row: string): row is RowGroup => rowGroups.some((group) => group === row)
  if (!rows.every(isGroup)) throw new UseError(`Unexpected --rows \`${values.rows}\`, expected some of ${rowGroups.join(',')}`)
  if (!existsSync('/usr/bin/time')) console.log('Without GNU time (/usr/bin/time) there are no figures of processor and memory.')
  const size = {...standardSize, pages: number('pages'), collections: number('collections'), seed: number('seed')}
  if (size.collections > size.pages) throw new UseError(`Unexpected --collections \`${size.collections}\`, expected at most as many as pages`)
  const place = values.folder === undefined ? mkdtempSync(join(tmpdir(), 'copydesk-scale-')) : resolve(process.env['INIT_CWD'] ?? '.', values.folder)
  const folder = join(place, 'repository')
  if (existsSync(folder)) throw new UseError(`Unexpected --folder \`${values.folder}\` with a repository in it, expected a new one: rows change what they measure`)
  process.env['XDG_CACHE_HOME'] = join(place, 'cache')
  const print = ({what, cells}: {readonly what: string; readonly cells: readonly string[]}): void => console.log(`${what.padEnd(50)}${cells.map((cell) => cell.padStart(10)).join('')}`)
  try {
    const bytes = rows.every((row) => row === 'publish') ? 0 : writeRepository(folder, size)
    console.log(`${size.pages} pages in ${size.collections} collections, ${(bytes / 1e6).toFixed(0)} MB, seed ${size.seed}; Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}`)
    print({what: '', cells: ['wall s', 'CPU s', 'peak MB', 'CPU of all']})
    const options = {rows, shards: values.shards.split(',').map(Number), longestOnly: values.longest, published: number('publish'), budget: new TimeBudget(number('minutes'))}
    for await (const {what, measured, cpuOfAll, left} of measureScale({place, folder, size}, options)) {
      print({what, cells: measured ? [measured.wall.toFixed(1), measured.cpu.toFixed(1), measured.memory.toFixed(0), ...(cpuOfAll === undefined ? [] : [cpuOfAll.toFixed(1)])] : [` ${left}`]})
    }
    if (existsSync(join(place, 'cache'))) console.log(`What is kept from run to run: ${(bytesOf(join(place, 'cache')) / 1e6).toFixed(1)} MB`)
  } finally {
    if (values.folder === undefined) rmSync(place, {recursive: true, force: true})
  }
  return true
})
