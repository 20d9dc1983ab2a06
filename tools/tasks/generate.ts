import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {drift, generatedFiles, leftovers} from '../generated.ts'
import {root} from '../process.ts'

const changed = drift()
for (const [path, text] of generatedFiles()) {
  if (!changed.includes(path)) continue
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
  console.log(`wrote ${path}`)
}
for (const path of leftovers()) {
  rmSync(join(root, path))
  console.log(`removed ${path}`)
}
if (changed.length === 0) console.log('Everything generated is as it should be.')
