import {realpathSync} from 'node:fs'
import {dirname} from 'node:path'
import {fix} from 'remark-copydesk'
import {quickParse} from 'remark-copydesk/node'
import {askAboutPages} from '../ask-about-pages.ts'
import {applyBaselines} from '../baselines.ts'
import {checkPages, reportPages} from '../check-pages.ts'
import type {Command} from '../command.ts'
import {counted} from '../counted.ts'
import {formatters} from '../formatters.ts'
import {formatDiff} from '../formats/diff.ts'
import {standardFormat} from '../outputs.ts'
import {UsageError} from '../usage-error.ts'
import {sweepLeftovers, writeText} from '../write-text.ts'
import {checkOptions, lintOptions, pathsHelp} from './lint.ts'

/** Makes every safe fix and reports what is left. */
export const fixCommand: Command = {
  name: 'fix',
  usage: '[paths]',
  summary: 'Make every safe fix, and report what is left to a person',
  details: `${pathsHelp}

Only the wrong words change: line ends, byte order mark and every other byte stay. With --stdin
the fixed page goes to standard output and what is left to standard error.

With --ask each finding is shown with what can be done, one at a time: the safe fix, the suggestions,
skip it, skip its rule, disable it by a comment with a reason, quit. What is chosen is written at once.`,
  examples: [
    ['copydesk fix --dry-run docs', 'show the edits, write nothing'],
    ['copydesk fix docs', 'make them'],
    ['copydesk fix --ask docs', 'choose, finding by finding'],
    ['copydesk fix --rule id-in-code docs', 'only those of one rule'],
  ],
  options: [...checkOptions, 'ask', 'dry-run'],
  formats: Object.keys(formatters),
  refuses: {threads: 'it goes through the pages one by one, for it writes them'},
  async run(invocation) {
    const {options, terminal} = invocation
    const asked = standardFormat(options.outputs)
    if (options.dryRun && asked !== undefined && asked !== 'pretty') throw new UsageError(`Unexpected \`--format ${asked}\` beside \`--dry-run\`, expected one of them: a dry run prints a diff; \`--format ${asked}=FILE\` goes with it`)
    if (options.stdin && asked !== undefined && asked !== 'pretty' && !options.dryRun) throw new UsageError(`Unexpected \`--format ${asked}\` beside \`fix --stdin\`, expected \`lint --stdin --format ${asked}\`: this one prints the fixed page`)
    if (options.ask) return askAboutPages(invocation, lintOptions)
    const core = lintOptions(invocation)
    const fixed: string[] = []
    let output = ''
    const checked = await checkPages(invocation, ({filePath, shown, text, mark, path, loaded}) => {
      const result = fix({text, path, parse: quickParse}, loaded.desk, core)
      const changed = result.text !== text
      if (options.dryRun) {
        if (changed) output += formatDiff(shown, mark + text, mark + result.text, {color: terminal.color, toTerminal: terminal.interactive})
      } else if (options.stdin) output += mark + result.text
      else if (changed) writeText(filePath, mark + result.text, mark + text)
      if (!options.dryRun && !options.stdin) sweepLeftovers(dirname(realpathSync(filePath)))
      if (changed) fixed.push(`${options.dryRun ? 'Would fix' : 'Fixed'} ${counted(result.applied, 'finding')} in ${shown}`)
      return {...result, ...(result.refused !== undefined && {problem: result.refused})}
    })
    for (const line of fixed) terminal.note(line)
    // What a baseline knows is fixed like the rest: it is a debt, and this pays it.
    const {checked: left} = applyBaselines(checked, invocation)
    if (!options.dryRun && !options.stdin) return reportPages(left, invocation)
    // Whoever pipes a page through gets it back, even where nobody may touch it.
    terminal.out(options.stdin && !options.dryRun && checked.ignoredInput ? checked.ignoredInput : output)
    return reportPages(left, {...invocation, terminal: {...terminal, color: false}}, {out: (text) => terminal.note(text.trimEnd())})
  },
}
