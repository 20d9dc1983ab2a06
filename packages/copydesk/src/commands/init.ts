import {existsSync, rmSync, statSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {findConfig} from 'remark-copydesk/node'
import type {Command} from '../command.ts'
import {counted} from '../counted.ts'
import {describeProposal} from '../init/describe-proposal.ts'
import {makeProposal} from '../init/make-proposal.ts'
import {FileError} from '../read-text.ts'
import {showPath} from '../show-path.ts'
import {UsageError} from '../usage-error.ts'
import {placeText} from '../write-text.ts'
import {lintOptions} from './lint.ts'

/** Looks at a repository and proposes its desk. */
export const initCommand: Command = {
  name: 'init',
  usage: '[folder]',
  summary: 'Look at a repository, and propose its copydesk.yaml, registry and baseline',
  details: `It knows Astro, Docusaurus, Eleventy, Hugo, MkDocs and VitePress by their files, and plain folders of
Markdown. It shows the copydesk.yaml and what it would find, then asks; --yes writes without asking.
Without a terminal and without --yes it writes nothing. It never replaces a file.`,
  examples: [
    ['copydesk init', 'look, show, and ask before it writes'],
    ['copydesk init --dry-run docs', 'only show, for the pages in docs'],
  ],
  options: ['yes', 'dry-run', 'now', 'clock'],
  async run(invocation) {
    const {words, options, terminal, cwd} = invocation
    if (words.length > 1) throw new UsageError(`Unexpected second folder \`${words[1]}\`, expected one`)
    const root = resolve(cwd, words[0] ?? '.')
    if (!statSync(root, {throwIfNoEntry: false})?.isDirectory()) throw new UsageError(`Unexpected \`${words[0]}\`, expected a folder`)
    const above = findConfig(root)
    if (above !== undefined) {
      terminal.note(`Unexpected ${showPath(above, cwd)} that is there already, expected none: ${dirname(above) === root ? 'edit it; to begin anew, remove it first' : 'these pages belong to that desk'}`)
      return 2
    }
    const proposal = makeProposal(root, cwd, lintOptions(invocation))
    for (const problem of [...proposal.problems, ...proposal.unread]) terminal.note(problem)
    if (proposal.problems.length > 0) return 2
    // As of every command: what could be done was done, and something could not be read.
    const done = proposal.unread.length > 0 ? 2 : 0
    if (done > 0) terminal.note(`${counted(proposal.unread.length, 'page')} could not be read: \`copydesk lint\` ends with 2 until that is mended, or \`ignore\` names ${proposal.unread.length === 1 ? 'it' : 'them'}`)
    terminal.out(describeProposal(proposal, terminal.color))
    const taken = proposal.files.find(({path}) => existsSync(join(root, path)))
    if (taken) {
      terminal.note(`Unexpected ${showPath(join(root, taken.path), cwd)} that is there already, expected none: remove it, or write copydesk.yaml by hand`)
      return 2
    }
    const names = proposal.files.map(({path}) => showPath(join(root, path), cwd))
    if (options.dryRun) {
      terminal.note(`Would write ${names.join(', ')}.`)
      return done
    }
    if (!options.yes && !terminal.answers()) {
      terminal.note('Nothing was written: there is no terminal to ask at, `copydesk init --yes` writes')
      return 2
    }
    const answer = options.yes ? 'y' : ((await terminal.ask(`Write ${names.join(', ')}? [Y/n]`)) ?? 'n').trim().toLowerCase()
    terminal.hangUp()
    if (!/^(?:y|yes|)$/u.test(answer)) {
      terminal.note('Nothing was written.')
      return 1
    }
    const written: string[] = []
    for (const {path, text} of proposal.files) {
      const file = join(root, path)
      try {
        placeText(file, text)
        written.push(file)
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        // Half a desk would keep the next `init` from its work.
        for (const one of written) rmSync(one)
        terminal.note(`${showPath(file, cwd)} ${error.message}\nNothing was written.`)
        return 2
      }
    }
    terminal.note(`Wrote ${names.join(', ')}. \`copydesk lint\` now reports only what is new${proposal.findings > 0 ? `; \`copydesk lint --no-baseline\` tells the ${counted(proposal.findings, 'known finding')} too` : ''}.`)
    return done
  },
}
