// Writes a repository of a vendor’s size, the same from the same seed: `npm run make-repository -- FOLDER`.
import {existsSync, readdirSync} from 'node:fs'
import {resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {runTask, UseError} from '../run-task.ts'
import {standardSize, writeRepository} from '../scale/make-repository.ts'

const usage = 'npm run make-repository -- FOLDER [--pages 100000] [--collections 200] [--terms 300] [--facts 20] [--seed 1]'
const numbers = ['pages', 'collections', 'terms', 'facts', 'seed'] as const

await runTask(usage, async () => {
  const {values, positionals: [folder, ...more]} = parseArgs({allowPositionals: true, options: Object.fromEntries(numbers.map((name) => [name, {type: 'string', default: String(standardSize[name])} as const]))})
  if (folder === undefined || more.length > 0) throw new UseError('Unexpected number of folders, expected one')
  const size = Object.fromEntries(numbers.map((name) => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) throw new UseError(`Unexpected --${name} \`${String(values[name])}\`, expected a number from 1`)
    return [name, value]
  })) as Record<typeof numbers[number], number>
  if (size.collections > size.pages) throw new UseError(`Unexpected --collections \`${size.collections}\`, expected at most as many as pages`)
  const path = resolve(process.env['INIT_CWD'] ?? '.', folder)
  if (existsSync(path) && readdirSync(path).length > 0) throw new UseError(`Unexpected folder \`${folder}\` with something in it, expected a new one`)
  const bytes = writeRepository(path, size)
  console.log(`Wrote ${size.pages} pages in ${size.collections} collections, ${(bytes / 1e6).toFixed(0)} MB, seed ${size.seed}, to ${path}`)
  return true
})
