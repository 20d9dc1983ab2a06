import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {onTestFinished} from 'vitest'
import {exampleConfig, exampleFacts, exampleRegistry} from '../../remark-copydesk/src/example-desk.ts'

/** The files of a desk with an invented vendor. */
export const exampleDesk: Readonly<Record<string, string>> = {
  'copydesk.yaml': `registry: [./registry]\nfacts: [./facts]\n${exampleConfig}`,
  'registry/lumina.yaml': exampleRegistry,
  'facts/facts.yaml': exampleFacts,
}

/** A folder with these files, gone when the test is over, or when `whenOver` says. */
export function makeFolder(files: Readonly<Record<string, string>>, whenOver: (end: () => void) => void = onTestFinished): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-')))
  whenOver(() => rmSync(folder, {recursive: true, force: true}))
  writeFiles(folder, files)
  return folder
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}
