import type {Edit, Finding} from 'remark-copydesk'
import {LineIndex} from '../line-index.ts'
import type {PageResult} from '../page-result.ts'
import {replaceSteering} from '../visible.ts'

/** A range of a page in lines and columns; all count from 1, the end is exclusive. */
export interface JsonPlace {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** One finding in the shape that ESLint gave the world. */
export interface JsonMessage extends JsonPlace {
  readonly ruleId: string
  readonly severity: 1 | 2
  readonly message: string
  readonly fix?: Edit
  readonly suggestions?: readonly {readonly desc: string; readonly fix: Edit}[]
  readonly related?: readonly (JsonPlace & {readonly message: string})[]
}

/** One page in that shape. */
export interface JsonResult {
  readonly filePath: string
  readonly messages: readonly JsonMessage[]
  readonly errorCount: number
  readonly warningCount: number
  readonly fixableErrorCount: number
  readonly fixableWarningCount: number
}

/** The JSON contract as data. */
export function jsonResults(results: readonly PageResult[]): JsonResult[] {
  return results.map(({filePath, text, findings}) => {
    const lines = new LineIndex(text)
    const place = ([start, end]: readonly [number, number]): JsonPlace => {
      const from = lines.point(start)
      const to = lines.point(end)
      return {line: from.line, column: from.column, endLine: to.line, endColumn: to.column}
    }
    const count = (severity: Finding['severity'], fixable = false): number =>
      findings.filter((finding) => finding.severity === severity && (!fixable || finding.fix)).length
    return {
      filePath,
      messages: findings.map((finding) => ({
        ruleId: finding.rule,
        severity: finding.severity === 'error' ? 2 : 1,
        message: finding.message,
        ...place(finding.range),
        ...(finding.fix && {fix: {range: finding.fix.range, text: finding.fix.text}}),
        ...(finding.suggestions && finding.suggestions.length > 0 && {
          suggestions: finding.suggestions.map(({title, edit}) => ({desc: title, fix: {range: edit.range, text: edit.text}})),
        }),
        ...(finding.related && finding.related.length > 0 && {
          related: finding.related.map(({range, message}) => ({...place(range), message})),
        }),
      })),
      errorCount: count('error'),
      warningCount: count('warning'),
      fixableErrorCount: count('error', true),
      fixableWarningCount: count('warning', true),
    }
  })
}

/** The JSON contract as text. */
export function formatJson(results: readonly PageResult[]): string {
  return printJson(jsonResults(results))
}

/** Data as JSON in one line. What could steer a terminal stands in it as `\uXXXX`. */
export function printJson(data: unknown): string {
  return `${replaceSteering(JSON.stringify(data), jsonEscape)}\n`
}

function jsonEscape(character: string): string {
  return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}
