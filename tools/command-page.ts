import type {Command} from '../packages/copydesk/src/command.ts'
import {exitCodes} from '../packages/copydesk/src/exit-codes.ts'
import {describeFormats} from '../packages/copydesk/src/help.ts'
import {commonOptions, flag, optionDefinitions} from '../packages/copydesk/src/options.ts'
import type {OptionName} from '../packages/copydesk/src/options.ts'
import {fence} from './markdown.ts'
import {sitePage} from './site-page.ts'

/** The page of a command on the site, in the words of its help. */
export function commandPage({name, usage, summary, details, examples = [], options, formats}: Command): string {
  return sitePage({title: `copydesk ${name}`, description: `${summary}.`, source: 'the command itself'}, [
    fence(`copydesk ${name} ${usage}${options.length > 0 ? ' [options]' : ''}`.trim(), 'text'),
    ...(details === undefined ? [] : details.split('\n\n').map((paragraph) => inMarkdown(paragraph.replaceAll('\n', ' ')))),
    ...(examples.length > 0 ? ['## Examples', fence(exampleLines(examples), 'sh')] : []),
    ...(options.length > 0 ? ['## Options', optionTable(options, formats)] : []),
    '## Options of every command',
    optionTable(commonOptions),
    '## Exit codes',
    exitCodes.map(([code, when]) => `- ${code}: ${when}`).join('\n'),
  ])
}

function exampleLines(examples: NonNullable<Command['examples']>): string {
  const width = Math.max(...examples.map(([line]) => line.length))
  return examples.map(([line, does]) => `${line.padEnd(width)}  # ${does}`).join('\n')
}

function optionTable(names: readonly OptionName[], formats?: readonly string[]): string {
  const rows = names.map((name) => {
    const {value, short, help}: {value?: string; short?: string; help: string} = optionDefinitions[name]
    const written = `${short === undefined ? '' : `\`-${short}\`, `}\`${flag(name)}${value === undefined ? '' : ` ${value}`}\``
    return `| ${written} | ${cell(name === 'format' ? describeFormats(formats) : help)} |`
  })
  return ['| option | meaning |', '|---|---|', ...rows].join('\n')
}

function cell(help: string): string {
  return inMarkdown(help).replaceAll('|', String.raw`\|`)
}

/** Words of the help, in which only backticks mean something; options are set in code format. */
function inMarkdown(words: string): string {
  return words.split(/(`[^`]*`)/u).map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[*<>[\]\\]/gu, String.raw`\$&`).replaceAll(/(?<![\w-])--[a-z][\w-]*/gu, '`$&`'))).join('')
}
