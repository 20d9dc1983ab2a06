import {existsSync} from 'node:fs'
import {contentPages, copydesk, missedPages} from '../content-lint.ts'
import {runHere} from '../process.ts'

const args = process.argv.slice(2)
// `--rule review-due` has a word that is no path.
const paths = args.some((argument) => !argument.startsWith('-') && (existsSync(argument) || /[*?]/u.test(argument))) ? [] : ['content']
process.exitCode = await runHere(process.execPath, [copydesk, 'lint', ...paths, ...args])
if (args.length === 0 && process.exitCode < 2) {
  const missed = await missedPages()
  console.error(missed ?? `All ${contentPages().length} pages of content/ were linted.`)
  if (missed) process.exitCode = 1
}
