import {parseArgs} from 'node:util'
import {nearest} from 'remark-copydesk'
import {UseError} from './use-error.ts'

const definitions = {
  'output': {type: 'string', value: 'FOLDER'},
  'collection': {type: 'string', value: 'FOLDER'},
  'path-prefix': {type: 'string', value: '/PATH/'},
  'now': {type: 'string', value: 'YYYY-MM-DD'},
  'help': {type: 'boolean', short: 'h'},
  'version': {type: 'boolean', short: 'v'},
} as const

type OptionName = keyof typeof definitions

/** The words of a call, and its options; one that is given twice counts as it was given last. */
export interface CommandLine {
  readonly words: readonly string[]
  readonly options: ReadonlyMap<OptionName, string>
}

/** @throws {UseError} where an option is unknown, or has a value too many or too few. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const {tokens, positionals} = parseArgs({args: [...args], options: definitions, allowPositionals: true, strict: false, tokens: true})
  const options = new Map<OptionName, string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const {name, rawName, value} = token
    if (!isOption(name)) throw new UseError(`Unexpected option \`${rawName}\`, expected ${nearestOption(name)}`)
    const definition = definitions[name]
    if (definition.type === 'boolean' && value !== undefined) throw new UseError(`Unexpected value \`${value}\` for \`--${name}\`, expected none`)
    if (definition.type === 'string' && (value === undefined || value === '' || (!token.inlineValue && /^-\D/u.test(value)))) throw new UseError(`Unexpected \`--${name}\` without a value, expected \`--${name} ${definition.value}\``)
    options.set(name, value ?? '')
  }
  return {words: positionals, options}
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(definitions, name)
}

function nearestOption(name: string): string {
  const known = Object.keys(definitions)
  const near = name.length === 1 ? known.find((one) => one.startsWith(name)) : nearest(name, known)
  return near === undefined ? known.map((one) => `\`--${one}\``).join(', ').replace(/, (?=[^,]*$)/u, ' or ') : `\`--${near}\``
}
