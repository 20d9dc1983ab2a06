import {isAbsolute, relative} from 'node:path'
import type {Finding, Rule} from 'remark-copydesk'
import type {PageText} from '../excerpt.ts'
import {LineIndex} from '../line-index.ts'
import type {PageResult} from '../page-result.ts'

/** What a report says beside its findings. Nothing in it is read from a disk or a clock. */
export interface ReportContext {
  /** Absolute path of the folder that the paths of a report count from: the root of the repository. */
  readonly root: string
  /** Absolute path of the folder of the run, from which reviewdog counts; `root` where not given. */
  readonly cwd?: string
  /** The version of copydesk. */
  readonly version: string
  /** The rules that ran; their words are the help of a report. */
  readonly rules: readonly Rule[]
  /** Something could not be read, so the report is not whole. */
  readonly failed?: boolean
  /** Warnings were left out, so no summary speaks of them. */
  readonly quiet?: boolean
  /** For a terminal only. */
  readonly color?: boolean
  /** Cells in a line of the terminal; 100 where not given. */
  readonly width?: number
}

/** Results in, text out. */
export type Formatter = (results: readonly PageResult[], context: ReportContext) => string

/** A path relative to a folder, with forward slashes; `undefined` where it lies outside. */
export function pathFrom(root: string, filePath: string): string | undefined {
  const short = relative(root, filePath)
  return short === '' || /^\.\.(?:[\\/]|$)/u.test(short) || isAbsolute(short) ? undefined : short.replaceAll('\\', '/')
}

/** Lines and columns from 1; the end is exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Tells the places of a page’s ranges. */
export function placesOf(text: PageText): (range: readonly [number, number]) => Place {
  const lines = new LineIndex(text)
  return ([start, end]) => {
    const [from, to] = [lines.point(start), lines.point(end)]
    return {line: from.line, column: from.column, endLine: to.line, endColumn: to.column}
  }
}

/** What a finding asks for, as sentences: why, and the fix or the suggestions. */
export function adviceOf({why, fix, expected, suggestions = []}: Finding): string[] {
  const [wanted] = expected ?? []
  return [
    ...(why === '' ? [] : [why]),
    ...(fix ? [`\`copydesk fix\` does it${wanted === undefined ? '' : `: write "${wanted}"`}.`] : []),
    ...(suggestions.length > 0 ? [`Choose: ${suggestions.map(({title}) => title).join('; ')}.`] : []),
  ]
}
