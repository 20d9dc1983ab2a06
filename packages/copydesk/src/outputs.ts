import {resolve} from 'node:path'
import type {Invocation} from './command.ts'
import {didYouMean} from './did-you-mean.ts'
import {FileError} from './read-text.ts'
import {showPath} from './show-path.ts'
import {UsageError} from './usage-error.ts'
import {placeText} from './write-text.ts'

/** A format that was asked for, and the file it goes to; standard output without one. */
export interface Output {
  readonly format: string
  readonly file?: string
}

/**
 * Reads the values of `--format`, each `NAME` or `NAME=FILE`; without any it is the first format.
 *
 * @throws {UsageError} where one is unknown, or two would go to one place.
 */
export function readOutputs(values: readonly string[], formats: readonly string[]): Output[] {
  const [standard] = formats
  if (standard === undefined) return []
  const outputs = (values.length > 0 ? values : [standard]).map((value): Output => {
    const [, format = value, file] = /^([^=]*)=(.*)$/su.exec(value) ?? []
    if (!formats.includes(format)) throw new UsageError(`Unexpected format \`${format}\`, expected ${didYouMean(format, formats)}`)
    if (file === '') throw new UsageError(`Unexpected \`--format ${format}=\` without a file, expected \`--format ${format}=FILE\`, or \`--format ${format}\` for standard output`)
    return {format, ...(file !== undefined && file !== '-' && {file})}
  })
  for (const [index, {format, file}] of outputs.entries()) {
    const first = outputs.slice(0, index).find((other) => other.file === file || (other.file !== undefined && file !== undefined && resolve(other.file) === resolve(file)))
    if (!first) continue
    if (file !== undefined) throw new UsageError(`Unexpected second format \`${format}\` for \`${file}\`, expected a file of its own: \`${first.format}\` goes there`)
    throw new UsageError(`Unexpected second format \`${format}\` for standard output, expected a file for one of them, such as \`--format ${format}=FILE\``)
  }
  return outputs
}

/** The format that goes to standard output, if any does. */
export function standardFormat(outputs: readonly Output[]): string | undefined {
  return outputs.find(({file}) => file === undefined)?.format
}

/**
 * Writes every output of a call. A file that cannot be written stops no other one.
 *
 * @param print makes the text of a format; only what goes to standard output may be for a terminal.
 * @param taken absolute paths that no report may replace, such as the pages it speaks of.
 * @returns whether all of them were written; what was not has been said.
 */
export function writeOutputs({options, terminal, cwd}: Invocation, print: (format: string, toFile: boolean) => string, {taken = new Set<string>(), out = (text: string) => terminal.out(text)}: {readonly taken?: ReadonlySet<string>; readonly out?: (text: string) => void} = {}): boolean {
  let whole = true
  for (const {format, file} of options.outputs) {
    if (file === undefined) {
      out(print(format, false))
      continue
    }
    const path = resolve(cwd, file)
    try {
      if (taken.has(path)) throw new FileError(`Unexpected page as the file of \`--format ${format}\`, expected one that is no page: the report would replace it`)
      placeText(path, print(format, true))
      terminal.note(`Wrote ${showPath(path, cwd)} (${format})`)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      whole = false
      terminal.note(`${showPath(path, cwd)} ${error.message}`)
    }
  }
  return whole
}
