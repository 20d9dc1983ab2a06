import {hash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, realpathSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'

interface Manifest {
  readonly name: string
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** A line for each tool and folder of data: the same lines mean the same results. */
export function describeInstalled(tools: readonly string[], data: readonly string[], workspace: string): string[] {
  return [
    `node ${process.version}`,
    ...tools.map((tool) => `${tool} ${hash('sha256', [...versionsOf(tool, workspace)].toSorted().join('\n'))}`),
    ...data.map((folder) => `data ${hash('sha256', filesOf(resolve(workspace, folder), '').toSorted().map((name) => `${name} ${hash('sha256', readFileSync(resolve(workspace, folder, name)))}`).join('\n'))}`),
  ]
}

/** Name and version of a package and of every one below it, as they are installed. */
function versionsOf(tool: string, workspace: string): Set<string> {
  const versions = new Set<string>()
  const read = new Set<string>()
  const waiting: [name: string, from: string][] = [[tool, workspace]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [name, from] = next
    const folder = folderOf(name, from)
    if (folder === undefined || read.has(folder)) continue
    read.add(folder)
    const {version = '', dependencies = {}, peerDependencies = {}, optionalDependencies = {}} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    versions.add(`${name}@${version}`)
    for (const dependency of Object.keys({...dependencies, ...peerDependencies, ...optionalDependencies})) waiting.push([dependency, folder])
  }
  return versions
}

function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    if (existsSync(join(found, 'package.json'))) return realpathSync(found)
    if (dirname(folder) === folder) return undefined
  }
}

function filesOf(root: string, inner: string): string[] {
  return readdirSync(join(root, inner), {withFileTypes: true}).flatMap((entry) => {
    const name = inner === '' ? entry.name : `${inner}/${entry.name}`
    return entry.isDirectory() ? filesOf(root, name) : /\.ya?ml$/u.test(name) ? [name] : []
  })
}
