import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {closureOf, licenseOf} from './dependency-closure.ts'
import {root} from './process.ts'

interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly dependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

const text = readFileSync(join(root, 'DEPENDENCIES.md'), 'utf8')
const manifests = readdirSync(join(root, 'packages')).map((name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest).filter((manifest) => manifest.private !== true)
const ours = new Set(manifests.map(({name}) => name))

test('every dependency of a published package stands in the list with its license and a reason, and nothing else does', () => {
  const askedBy = new Map<string, string[]>()
  const licenses = new Map<string, string | undefined>()
  for (const {name, dependencies = {}, optionalDependencies = {}, peerDependencies = {}} of manifests) {
    for (const [dependency, mark] of [...Object.keys({...dependencies, ...optionalDependencies}).map((one) => [one, ''] as const), ...Object.keys(peerDependencies).map((one) => [one, ' (peer)'] as const)]) {
      if (ours.has(dependency)) continue
      askedBy.set(dependency, [...(askedBy.get(dependency) ?? []), `${name}${mark}`])
      licenses.set(dependency, licenseOf(dependency, name))
    }
  }
  const rows = Array.from(text.matchAll(/^\| `(?<name>[^`]+)` \| (?<license>[^|]+) \| (?<by>[^|]+) \| (?<why>[^|]+) \|$/gmu), ({groups}) => groups ?? {})
  expect(rows.map(({name, license, by}) => `${name} ${license} ${by}`)).toEqual(Array.from(askedBy, ([name, by]) => `${name} ${licenses.get(name)} ${by.toSorted().join(', ')}`).toSorted((a, b) => (a < b ? -1 : 1)))
  for (const {name, why = ''} of rows) expect(why.length, name).toBeGreaterThan(10)
})

test.each(['remark-copydesk', 'copydesk'])('what %s brings is what the list says: more is a decision', (name) => {
  const listed = new RegExp(`^\`${name}\` brings (\\d+): (.*)$`, 'mu').exec(text)
  const found = [...closureOf(name).keys()]
  expect(listed?.[2]).toBe(`${found.join(', ')}.`)
  expect(Number(listed?.[1])).toBe(found.length)
})

test('no package that ours bring has a license that asks more than to be named', () => {
  const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Python-2.0', 'Unlicense'])
  for (const {name} of manifests) {
    // The lock file has no license of a program for another system, which comes with the package that asks for it; that of `format` (MIT) stands in its file only.
    for (const [dependency, license] of closureOf(name)) if (!/^@bruits\/|^@pagefind\/|^format$/u.test(dependency)) expect(allowed, dependency).toContain(license)
  }
})
