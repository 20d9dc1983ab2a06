import type {Finding} from 'remark-copydesk'
import {counted} from '../counted.ts'
import type {PageResult} from '../page-result.ts'
import {visible, visibleLines} from '../visible.ts'
import {disarm} from '../workflow-command.ts'
import {adviceOf, pathFrom, placesOf} from './report.ts'
import type {ReportContext} from './report.ts'

/** How many annotations of a kind GitHub shows for a step. */
export const annotationsShown = 10

/** Annotations for a GitHub workflow; what is more than it shows stands below as plain lines of the log. */
export function formatGithub(results: readonly PageResult[], {root}: Pick<ReportContext, 'root'>): string {
  const marked: string[] = []
  const rest: string[] = []
  const left = {error: annotationsShown, warning: annotationsShown}
  for (const {filePath, text, findings} of results) {
    const place = placesOf(text)
    const path = pathFrom(root, filePath) ?? filePath
    for (const finding of findings) {
      const at = place(finding.range)
      if (left[finding.severity] > 0) {
        left[finding.severity] -= 1
        const columns = at.endLine === at.line ? [['col', at.column], ['endColumn', at.endColumn]] as const : []
        const properties = [['file', path], ['line', at.line], ['endLine', at.endLine], ...columns, ['title', `copydesk ${finding.rule}`]] as const
        const said = [finding.message, ...adviceOf(finding)].join('\n')
        marked.push(`::${finding.severity} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')}::${escapeData(said)}\n`)
      } else rest.push(`${disarm(`${visible(path)}:${at.line}:${at.column} ${finding.severity} ${finding.rule} ${visible(finding.message)}`)}\n`)
    }
  }
  if (rest.length === 0) return marked.join('')
  return `${marked.join('')}GitHub marks ${annotationsShown} errors and ${annotationsShown} warnings of a step; here ${rest.length === 1 ? 'is 1 more finding' : `are ${counted(rest.length, 'more finding')}`}:\n${rest.join('')}`
}

/** There are findings that GitHub does not mark. */
export function hasUnmarked(results: readonly PageResult[]): boolean {
  const count = (severity: Finding['severity']): number => results.reduce((sum, {findings}) => sum + findings.filter((finding) => finding.severity === severity).length, 0)
  return count('error') > annotationsShown || count('warning') > annotationsShown
}

function escapeData(text: string): string {
  return visibleLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
}
