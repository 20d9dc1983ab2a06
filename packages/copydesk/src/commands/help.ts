import type {Command} from '../command.ts'
import {commandHelp, overallHelp} from '../help.ts'
import {didYouMean} from '../did-you-mean.ts'
import {UsageError} from '../usage-error.ts'

/** Shows help, of one command or of all. */
export const helpCommand: Command = {
  name: 'help',
  usage: '[command]',
  summary: 'Show help, of one command or of all',
  options: [],
  async run({words: [word, second], terminal, loadCommands}) {
    if (second !== undefined) throw new UsageError(`Unexpected second command \`${second}\`, expected one`)
    const commands = await loadCommands()
    const command = commands.find(({name}) => name === word)
    if (word !== undefined && !command) throw new UsageError(`Unexpected command \`${word}\`, expected ${didYouMean(word, commands.map(({name}) => name))}`)
    terminal.out(command ? commandHelp(command) : overallHelp(commands))
    return 0
  },
}
