import {parseArgs} from 'node:util'
import type {ParseArgsOptionsConfig} from 'node:util'

/** A generator’s arguments: one positional, and options. */
export interface Asked {
  readonly first: string
  one(name: string): string
  optional(name: string): string | undefined
  many(name: string): readonly string[]
}

/**
 * Reads a generator’s arguments, hands them over, and prints what it wrote. Wrong ones end the process
 * with 2 and the usage.
 */
export async function ask(usage: string, options: ParseArgsOptionsConfig, make: (asked: Asked) => string | Promise<string>): Promise<void> {
  try {
    const {values, positionals} = parseArgs({options, allowPositionals: true})
    const [first, ...others] = positionals
    if (first === undefined || others.length > 0) throw new TypeError(`Unexpected ${positionals.length} names, expected one`)
    const optional = (name: string): string | undefined => {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    }
    console.log(await make({
      first,
      optional,
      one(name) {
        const value = optional(name)
        if (value === undefined) throw new TypeError(`Unexpected lack of --${name}, expected it`)
        return value
      },
      many(name) {
        const value = values[name]
        return Array.isArray(value) ? value.map(String) : []
      },
    }))
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage: ${usage}`)
    process.exitCode = 2
  }
}
