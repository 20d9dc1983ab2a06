import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {optionDefinitions} from '../packages/copydesk/src/options.ts'
import {loadDesk, pagesIn} from '../packages/remark-copydesk/src/node/index.ts'
import {root, run} from './process.ts'

/** The command line as it is shipped: content is linted through nothing else. */
export const copydesk = join(root, 'packages', 'copydesk', 'bin', 'copydesk.js')

/** The command line of the lint, on `content/` where these arguments name nothing else. */
export function lintArguments(args: readonly string[]): string[] {
  const options = Object.fromEntries(Object.entries(optionDefinitions).map(([name, {type}]) => [name, {type}]))
  const {positionals, values} = parseArgs({args: [...args], options, strict: false})
  return ['lint', ...(positionals.length === 0 && values['stdin'] !== true ? ['content'] : []), ...args]
}

/** The pages of `content/`: every one of them must be linted, or a glob has gone wrong. */
export function contentPages(): string[] {
  return pagesIn(join(root, 'content'), loadDesk(join(root, 'content', 'copydesk.yaml'))).toSorted()
}

/** Says what is wrong where the command line did not lint exactly the pages of `content/`; `undefined` where it did. */
export async function missedPages(): Promise<string | undefined> {
  const {code, stdout, output} = await run(process.execPath, [copydesk, 'lint', 'content', '--format', 'json'])
  if (code > 1) return output
  const linted = new Set((JSON.parse(stdout) as {filePath: string}[]).map(({filePath}) => filePath))
  const pages = contentPages()
  const missed = pages.filter((page) => !linted.has(page))
  if (pages.length === 0) return 'Unexpected content/ without pages, expected some'
  if (missed.length > 0) return `Unexpected pages that were not linted: ${missed.join(', ')}; look at the \`ignore\` of content/copydesk.yaml`
  return linted.size === pages.length ? undefined : `Unexpected ${linted.size} linted files, expected the ${pages.length} pages of content/`
}
