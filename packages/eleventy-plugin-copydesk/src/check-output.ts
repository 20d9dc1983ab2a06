import {existsSync, readdirSync, realpathSync, statSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {recordName} from './collections/collection-record.ts'
import {UseError} from './use-error.ts'

/**
 * Checks that nothing but an earlier site is lost when a folder is replaced.
 *
 * @param sources What is read: the folders of content and parts, and the working directory.
 * @throws {UseError} that says what would be lost.
 */
export function checkOutput(output: string, sources: readonly string[]): void {
  if (!existsSync(output)) return
  const fail = (what: string): never => {
    throw new UseError(`Unexpected output \`${output}\`, expected a new folder or an earlier site, for what is there is replaced: ${what}`)
  }
  if (!statSync(output).isDirectory()) fail('it is a file')
  for (const source of sources) if (existsSync(source) && holds(output, source)) fail(`\`${source}\` is in it`)
  for (const name of ['.git', 'copydesk.yaml']) if (existsSync(join(output, name))) fail(`it has a \`${name}\``)
  const own = readdirSync(output).filter((name) => !name.startsWith('.'))
  if (own.length > 0 && !own.includes(recordName) && !hasPage(output)) fail(`\`${own[0]}\` is in it, and no page that was published`)
}

function holds(folder: string, path: string): boolean {
  const inner = relative(realpathSync(folder), realpathSync(path))
  return inner !== '..' && !inner.startsWith(`..${sep}`)
}

function hasPage(folder: string): boolean {
  return readdirSync(folder, {withFileTypes: true}).some((entry) => (entry.isDirectory() ? hasPage(join(folder, entry.name)) : entry.name.endsWith('.html')))
}
