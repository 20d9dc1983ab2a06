import {hash} from 'node:crypto'
import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {root, run} from './process.ts'

/**
 * Installs packages that one task alone needs, once, into a folder under `node_modules/.cache`, and
 * returns that folder. They are no development dependencies because they are large and `npm test`
 * does without them; the exact version stands in the task that asks.
 *
 * @throws {Error} with the words of npm, where they cannot be had.
 */
export async function installOnDemand(packages: Readonly<Record<string, string>>, label?: string, npmOptions: readonly string[] = []): Promise<string> {
  const cache = join(root, 'node_modules', '.cache', 'copydesk')
  const all = Object.entries(packages).map(([id, version]) => `${id.replaceAll('/', '+')}@${version}`).join('_')
  // Many names are too long for a folder’s.
  const name = label === undefined ? all : `${label}-${hash('sha256', all).slice(0, 12)}`
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  console.error(`Installing ${Object.entries(packages).map(([id, version]) => `${id} ${version}`).join(', ')} into node_modules/.cache, this once`)
  // Beside its place, so that an install that was stopped is never taken for a whole one.
  const fresh = `${folder}-${process.pid}`
  mkdirSync(fresh, {recursive: true})
  writeFileSync(join(fresh, 'package.json'), JSON.stringify({private: true, dependencies: packages}))
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const {code, output} = await run(npm, ['install', '--prefix', fresh, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...npmOptions], {cwd: fresh})
  if (code !== 0) {
    rmSync(fresh, {recursive: true, force: true})
    throw new Error(`Unexpected failure of npm to install ${name}, expected the package registry within reach:\n${output.trim()}`)
  }
  renameSync(fresh, folder)
  return folder
}
