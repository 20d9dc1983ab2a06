import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {chmodSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {root} from './process.ts'

const sources = ['packages/copydesk/{bundle-command.ts,package.json}', 'packages/copydesk/{bin,src}/**/*.{js,ts}', 'packages/remark-copydesk/src/**/*.ts', 'package-lock.json']

/** The command as it is published, of the sources as they are: bundled now where it was not before. Returns the file that starts it. */
export function bundledCommand(): string {
  const hash = createHash('sha256')
  const files = globSync(sources, {cwd: root}).filter((path) => !path.endsWith('.test.ts')).toSorted()
  for (const path of files) hash.update(path).update('\0').update(readFileSync(join(root, path))).update('\0')
  const folder = join(root, 'node_modules', '.cache', 'copydesk', `command-${hash.digest('hex').slice(0, 16)}`)
  const start = join(folder, 'node_modules', 'copydesk', 'bin', 'copydesk.js')
  if (existsSync(folder)) return start
  mkdirSync(dirname(folder), {recursive: true})
  // Beside its place, so that one that was stopped half-way is never taken for whole.
  const fresh = mkdtempSync(`${folder}-`)
  chmodSync(fresh, 0o755)
  const [from, to] = [join(root, 'packages', 'copydesk'), join(fresh, 'node_modules', 'copydesk')]
  for (const part of ['bin', 'package.json']) cpSync(join(from, part), join(to, part), {recursive: true})
  const {status, stderr} = spawnSync(process.execPath, [join(from, 'bundle-command.ts'), join(to, 'dist', 'command')], {encoding: 'utf8', env: {...process.env, NODE_OPTIONS: ''}})
  if (status !== 0) throw new Error(`Unexpected failure to bundle the command\n${stderr}`)
  symlinkSync(join(root, 'packages', 'remark-copydesk'), join(fresh, 'node_modules', 'remark-copydesk'), 'junction')
  try {
    renameSync(fresh, folder)
  } catch {
    // Another process was faster, and its command is the same.
    rmSync(fresh, {recursive: true})
  }
  return start
}
