import type {Command} from './command.ts'
import {exitCodes} from './exit-codes.ts'
import {commonOptions, flag, optionDefinitions} from './options.ts'
import type {OptionName} from './options.ts'

/** Help for all of it. */
export function overallHelp(commands: readonly Command[]): string {
  return `copydesk lints Markdown guides for product names, their layers and verification dates.

Usage: copydesk COMMAND [options]

Commands:
${table(commands.map(({name, usage, summary}) => [`${name} ${usage}`.trim(), summary]))}

Options of every command:
${optionTable(commonOptions)}

${ends}
\`copydesk COMMAND --help\` says more.
`
}

/** Help for one command. */
export function commandHelp({name, usage, summary, details, examples = [], options, formats}: Command): string {
  return `${summary}.

Usage: copydesk ${name} ${usage}${options.length > 0 ? ' [options]' : ''}
${details === undefined ? '' : `\n${details}\n`}
${examples.length === 0 ? '' : `Examples:\n${table(examples)}\n\n`}Options:
${optionTable([...options, ...commonOptions], formats)}

${ends}`
}

const ends = `Exit codes: ${exitCodes.map(([code, when]) => `${code} ${when}`).join(';\n')}.
`

function optionTable(names: readonly OptionName[], formats: readonly string[] = []): string {
  return table(names.map((name) => {
    const definition: {value?: string; short?: string; help: string} = optionDefinitions[name]
    const {short} = definition
    const [value, help] = name === 'format' ? [definition.value, describeFormats(formats)] : [definition.value, definition.help]
    return [`${short === undefined ? '' : `-${short}, `}${flag(name)}${value === undefined ? '' : ` ${value}`}`, help]
  }))
}

/** What `--format` takes, in words. */
export function describeFormats([standard, ...others]: readonly string[] = []): string {
  return standard === undefined ? optionDefinitions.format.help : `As ${[`${standard} (the standard)`, ...others.slice(0, -1)].join(', ')} or ${others.at(-1)}; may be repeated`
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
