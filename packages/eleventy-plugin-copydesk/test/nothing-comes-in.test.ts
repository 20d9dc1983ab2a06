import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {codeInYaml, codePages, sprung, strayCode} from '../../remark-copydesk/test/traps.ts'
import {luminaCopy, publishedFolder} from './site.ts'

type Files = Readonly<Record<string, string>>

/** What Eleventy itself takes for the program of a site, wherever it publishes: SECURITY.md names it. */
const eleventysOwn = /^eleventy\.config\.|^_data\/|\.11ty(?:data)?\.[cm]?js$/u
const part = (files: Files, takes: (path: string) => boolean): Files => Object.fromEntries(Object.entries(files).filter(([path]) => takes(path)))

async function springs(files: Files): Promise<boolean> {
  const content = luminaCopy(files)
  process.env['COPYDESK_TRAP'] = content
  await publishedFolder(content).catch(() => undefined)
  delete process.env['COPYDESK_TRAP']
  return existsSync(join(content, sprung))
}

const cases: [name: string, files: Files][] = [
  ['code that lies about', part(strayCode, (path) => !eleventysOwn.test(path))],
  ...Object.entries(codePages).map(([path, text]): [string, Files] => [path, {[path]: text}]),
  ['a registry', {'registry/trap.yaml': codeInYaml}],
]

test.each(cases)('%s is not run, whether it is published or refused', async (_, files) => {
  expect(await springs(files)).toBe(false)
})

test('the trap works: Eleventy runs what is its own', async () => {
  expect(await springs(part(strayCode, (path) => path === '_data/evil.js'))).toBe(true)
})
