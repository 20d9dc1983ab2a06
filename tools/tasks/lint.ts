import {contentPages, copydesk, lintArguments, missedPages} from '../content-lint.ts'
import {runHere} from '../process.ts'

const args = process.argv.slice(2)
process.exitCode = await runHere(process.execPath, [copydesk, ...lintArguments(args)])
if (args.length === 0 && process.exitCode < 2) {
  const missed = await missedPages()
  console.error(missed ?? `All ${contentPages().length} pages of content/ were linted.`)
  if (missed) process.exitCode = 1
}
