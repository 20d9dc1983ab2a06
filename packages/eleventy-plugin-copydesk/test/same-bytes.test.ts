import {spawnSync} from 'node:child_process'
import {globSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, test} from 'vitest'
import {fixture, luminaCopy, readSite, temporaryFolder} from './site.ts'

/** Builds a folder in a process of its own, and reads what came out, search index aside. */
function builtBy(content: string, environment: Readonly<Record<string, string>>, output = join(temporaryFolder(), 'site')): Map<string, string> {
  const script = `import(${JSON.stringify(join(import.meta.dirname, '../src/publish.ts'))}).then(({build}) => build(${JSON.stringify({content, output, now: '2026-11-23'})}))`
  const {status, stderr} = spawnSync(process.execPath, ['--conditions=@copydesk/source', '-e', script], {encoding: 'utf8', env: {...process.env, NODE_OPTIONS: '', ...environment}})
  expect(status, stderr).toBe(0)
  return new Map([...readSite(output)].filter(([path]) => !path.startsWith('/pagefind/')))
}

/** A copy whose files came to the disk in the opposite order. */
function copyBackwards(folder: string): string {
  const copy = join(temporaryFolder(), 'content')
  for (const path of globSync('**/*', {cwd: folder}).toSorted().toReversed()) {
    if (!statSync(join(folder, path)).isFile()) continue
    mkdirSync(dirname(join(copy, path)), {recursive: true})
    writeFileSync(join(copy, path), readFileSync(join(folder, path)))
  }
  return copy
}

test('one commit and one day make the same bytes: in any zone, under any locale, in any order of files, over an old site', () => {
  const first = builtBy(luminaCopy(), {TZ: 'UTC', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8'})
  expect(first.size).toBeGreaterThan(20)
  expect(builtBy(copyBackwards(fixture('lumina')), {TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8'})).toEqual(first)
  const output = join(temporaryFolder(), 'site')
  mkdirSync(join(output, 'guides/gone'), {recursive: true})
  writeFileSync(join(output, 'guides/gone/index.html'), 'gone')
  expect(builtBy(luminaCopy(), {TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C'}, output)).toEqual(first)
  expect(builtBy(luminaCopy(), {TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C'}, output)).toEqual(first)
})
