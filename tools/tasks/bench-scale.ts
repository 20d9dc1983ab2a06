// What a large repository takes to lint, in one piece and in shards: `npm run bench:scale`.
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {runTask, UseError} from '../run-task.ts'
import {standardSize, writeRepository} from '../scale/make-repository.ts'
import {bytesOf, measureScale} from '../scale/measure-scale.ts'

const usage = 'npm run bench:scale -- [--pages 100000] [--collections 200] [--seed 1] [--shards 2,4,8] [--publish COLLECTIONS]'

await runTask(usage, async () => {
  const {values} = parseArgs({options: {
    pages: {type: 'string', default: String(standardSize.pages)}, collections: {type: 'string', default: String(standardSize.collections)}, seed: {type: 'string', default: '1'},
    shards: {type: 'string', default: '2,4,8'}, publish: {type: 'string', default: '0'},
  }})
  const number = (name: 'pages' | 'collections' | 'seed' | 'publish', from = 1): number => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < from) throw new UseError(`Unexpected --${name} \`${values[name]}\`, expected a number from ${from}`)
    return value
  }
  if (!/^\d+(?:,\d+)*$/u.test(values.shards)) throw new UseError(`Unexpected --shards \`${values.shards}\`, expected numbers such as 2,4,8`)
  if (!existsSync('/usr/bin/time')) console.log('Without GNU time (/usr/bin/time) there are no figures of processor and memory.')
  const size = {...standardSize, pages: number('pages'), collections: number('collections'), seed: number('seed')}
  const place = mkdtempSync(join(tmpdir(), 'copydesk-scale-'))
  const folder = join(place, 'repository')
  process.env['XDG_CACHE_HOME'] = join(place, 'cache')
  try {
    const bytes = writeRepository(folder, size)
    console.log(`${size.pages} pages in ${size.collections} collections, ${(bytes / 1e6).toFixed(0)} MB, seed ${size.seed}; Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}`)
    console.log(`${''.padEnd(48)}    wall s     CPU s   peak MB   CPU s of all`)
    for await (const {what, measured: {wall, cpu, memory}, cpuOfAll} of measureScale(place, folder, size, {shards: values.shards.split(',').map(Number), published: number('publish', 0)})) {
      const cells = [wall.toFixed(1), cpu.toFixed(1), memory.toFixed(0), ...(cpuOfAll === undefined ? [] : [`     ${cpuOfAll.toFixed(1)}`])]
      console.log(`${what.padEnd(48)}${cells.map((cell) => cell.padStart(10)).join('')}`)
    }
    if (existsSync(join(place, 'cache'))) console.log(`What is kept from run to run: ${(bytesOf(join(place, 'cache')) / 1e6).toFixed(1)} MB`)
  } finally {
    rmSync(place, {recursive: true, force: true})
  }
  return true
})
