import type {Edit} from 'remark-copydesk'
import {LineIndex} from '../line-index.ts'
import type {PageResult} from '../page-result.ts'
import {printJson} from './json.ts'
import {adviceOf, pathFrom} from './report.ts'
import type {ReportContext} from './report.ts'

/** Findings for reviewdog: one `Diagnostic` of its format in each line, columns in bytes of UTF-8. */
export function formatRdjsonl(results: readonly PageResult[], {root, cwd = root}: Pick<ReportContext, 'root' | 'cwd'>): string {
  return results.flatMap((result) => {
    const range = bytePlaces(result)
    const suggestion = ({range: [start, end], text}: Edit) => ({range: range([start, end]), text})
    return result.findings.map((finding) => printJson({
      message: [finding.message, ...adviceOf({...finding, suggestions: []})].join('\n'),
      location: {path: pathFrom(cwd, result.filePath) ?? result.filePath, range: range(finding.range)},
      severity: finding.severity === 'error' ? 'ERROR' : 'WARNING',
      source: {name: 'copydesk'},
      code: {value: finding.rule, ...(finding.url !== undefined && {url: finding.url})},
      ...((finding.fix || finding.suggestions) && {suggestions: [...(finding.fix ? [finding.fix] : []), ...(finding.suggestions ?? []).map(({edit}) => edit)].map(suggestion)}),
    }))
  }).join('')
}

interface Position {
  readonly line: number
  readonly column: number
}

function bytePlaces({text, mark}: PageResult): (range: readonly [number, number]) => {readonly start: Position; readonly end: Position} {
  const lines = new LineIndex(text)
  const position = (offset: number): Position => {
    const {line, column} = lines.point(offset)
    const before = Buffer.byteLength(text.slice(offset - column + 1, offset)) + (line === 1 && mark ? 3 : 0)
    return {line, column: before + 1}
  }
  return ([start, end]) => ({start: position(start), end: position(end)})
}
