import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {root} from './process.ts'

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly link?: boolean
  readonly resolved?: string
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

const {packages: locked} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {packages: Record<string, Locked>}

/** Where a package finds another one, as Node looks for it. */
function placeOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$|(?:^|\/)[^/]+$/u, '')) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (locked[place]) return locked[place].link ? locked[place].resolved : place
    if (folder === '') return undefined
  }
}

/** Every package that installing one of ours brings, by name, ours left out; each with its license. */
export function closureOf(name: string): Map<string, string> {
  const found = new Map<string, string>()
  const seen = new Set<string>()
  const walk = (place: string): void => {
    if (seen.has(place)) return
    seen.add(place)
    const {dependencies = {}, optionalDependencies = {}, license} = locked[place] ?? {}
    if (place.includes('node_modules/')) found.set(place.replace(/^.*node_modules\//u, ''), license ?? 'none')
    for (const dependency of Object.keys({...dependencies, ...optionalDependencies})) {
      const next = placeOf(dependency, place)
      if (next !== undefined) walk(next)
    }
  }
  walk(`packages/${name}`)
  return new Map(Array.from(found).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The license of a package that stands in the lock file. */
export function licenseOf(dependency: string, from: string): string | undefined {
  const place = placeOf(dependency, `packages/${from}`)
  return place === undefined ? undefined : locked[place]?.license
}
