import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {build} from '../src/publish.ts'
import type {BuildOptions} from '../src/publish.ts'

/** The folder of a fixture site. */
export const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name)

/** A folder that is gone after the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** A copy of the fixture `lumina` that a test may change. */
export function luminaCopy(changes: Readonly<Record<string, string>> = {}): string {
  const folder = join(temporaryFolder(), 'content')
  cpSync(fixture('lumina'), folder, {recursive: true})
  for (const [path, text] of Object.entries(changes)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Builds a folder into a temporary one and reads what came out: path → text. */
export async function published(content: string, options: Partial<BuildOptions> = {}): Promise<Map<string, string>> {
  return readSite(await publishedFolder(content, options))
}

/** Builds a folder into a temporary one. */
export async function publishedFolder(content: string, options: Partial<BuildOptions> = {}): Promise<string> {
  const output = join(temporaryFolder(), 'site')
  await build({content, output, now: '2026-11-23', ...options})
  return output
}

/** Every file of a folder but the search index, which is no text: path from its root, with a leading slash → text. */
export function readSite(folder: string): Map<string, string> {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => !name.startsWith('pagefind/') && statSync(join(folder, name)).isFile())
  return new Map(names.toSorted().map((name) => [`/${name}`, readFileSync(join(folder, name), 'utf8')]))
}
