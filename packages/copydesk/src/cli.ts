import {existsSync} from 'node:fs'
import {rules} from 'remark-copydesk'
import {commandLoaders, loadCommands} from './commands/index.ts'
import {didYouMean} from './did-you-mean.ts'
import {parseCommandLine} from './options.ts'
import {ownVersion} from './own-version.ts'
import {makeTerminal} from './terminal.ts'
import {UsageError} from './usage-error.ts'

/** Runs the command line of a process and sets its exit code. */
export async function runInProcess(process: NodeJS.Process): Promise<void> {
  // A reader such as `head` may leave early: that is no failure, and nobody is left to tell.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  process.exitCode = await run(process)
}

async function run(process: NodeJS.Process): Promise<number> {
  const args = process.argv.slice(2)
  const terminal = makeTerminal(process, args.includes('--no-color'))
  try {
    const {command, words, options} = await parseCommandLine(args, commandLoaders, existsSync)
    if (options.version) {
      terminal.out(`${ownVersion()}\n`)
      return 0
    }
    if (options.help) {
      const {commandHelp, overallHelp} = await import('./help.ts')
      terminal.out(command ? commandHelp(command) : overallHelp(await loadCommands()))
      return 0
    }
    if (!command) {
      const {overallHelp} = await import('./help.ts')
      terminal.note(overallHelp(await loadCommands()).trimEnd())
      return 2
    }
    const cwd = process.cwd()
    const allRules = options.ruleFiles.length > 0 ? [...rules, ...await (await import('./own-rules.ts')).loadOwnRules(options.ruleFiles, cwd)] : rules
    const ids = allRules.map(({id}) => id)
    for (const id of options.rules) {
      if (!ids.includes(id)) throw new UsageError(`Unexpected rule \`${id}\`, expected ${didYouMean(id, ids)}`)
    }
    return await command.run({words, options, terminal, cwd, rules: allRules, environment: process.env, loadCommands})
  } catch (error) {
    if (error instanceof UsageError) terminal.note(`${error.message}\n\`copydesk --help\` lists commands and options`)
    else terminal.note(`Unexpected failure of copydesk itself, please report it: ${(error as Error).stack}`)
    return 2
  }
}
