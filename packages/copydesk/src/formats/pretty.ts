import type {Finding} from 'remark-copydesk'
import {counted} from '../counted.ts'
import type {PageText} from '../excerpt.ts'
import {LineIndex} from '../line-index.ts'
import {countFindings} from '../page-result.ts'
import type {PageResult} from '../page-result.ts'
import {visible} from '../visible.ts'
import {makePaint} from './paint.ts'
import type {Paint} from './paint.ts'
import type {ReportContext} from './report.ts'
import {sourceFrame} from './source-frame.ts'

/** Findings for a person to read: where, the rule, what, the source, why, and what to do. */
export function formatPretty(results: readonly PageResult[], {color = false, width = 100, quiet = false}: Pick<ReportContext, 'color' | 'width' | 'quiet'>): string {
  return formatSome(results, results, {color, width, quiet})
}

/** The findings of some results, and the summary of all. */
export function formatSome(some: readonly PageResult[], all: readonly PageResult[], {color = false, width = 100, quiet = false}: Pick<ReportContext, 'color' | 'width' | 'quiet'>): string {
  const paint = makePaint(color)
  const blocks = some.flatMap((result) => {
    if (result.findings.length === 0) return []
    const lines = new LineIndex(result.text)
    return result.findings.map((finding) => formatFinding(finding, result, lines, paint, width))
  })
  return [...blocks, formatSummary(all, paint, quiet)].map((block) => `${block}\n`).join('\n')
}

/** One finding as a block of lines. */
export function formatFinding(finding: Finding, page: Pick<PageResult, 'shown' | 'text'>, lines: LineIndex, paint: Paint, width: number): string {
  const place = (offset: number): string => {
    const {line, column} = lines.point(offset)
    return `${page.shown}:${line}:${column}`
  }
  const note = (label: string, text: string): string => `  ${paint('cyan', `${label}:`)} ${visible(text)}`
  return [
    `${paint('bold', place(finding.range[0]))} ${paint(finding.severity === 'error' ? 'red' : 'yellow', finding.severity)} ${paint('magenta', finding.rule)}`,
    `  ${visible(finding.message)}`,
    ...sourceFrame(lines, finding.range, paint, width - 2).map((line) => `  ${line}`),
    ...(finding.related ?? []).map(({range, message}) => note('see', `${place(range[0])} ${message}`)),
    note('why', finding.why),
    ...(finding.fix ? [note('fix', describeFix(finding, page.text))] : []),
    ...(finding.suggestions ?? []).map(({title}, index) => note(index === 0 && !finding.fix ? ' do' : ' or', title)),
    ...(finding.url ? [note('doc', finding.url)] : []),
  ].join('\n')
}

function describeFix({fix, expected}: Finding, text: PageText): string {
  const [wanted] = expected ?? []
  if (wanted !== undefined) return `write "${wanted}"; \`copydesk fix\` does it`
  const old = text.slice(...(fix?.range ?? [0, 0]))
  if (old === '') return `insert "${fix?.text}"; \`copydesk fix\` does it`
  return `${fix?.text === '' ? `remove "${old}"` : `replace "${old}" with "${fix?.text}"`}; \`copydesk fix\` does it`
}

/** How many findings there are, in a line or two. */
export function formatSummary(results: readonly PageResult[], paint: Paint, quiet: boolean): string {
  const errors = countFindings(results, 'error')
  const warnings = countFindings(results, 'warning')
  const files = counted(results.length, 'file')
  const known = results.reduce((sum, result) => sum + (result.known?.length ?? 0), 0)
  const baseline = known > 0 ? ` ${counted(known, 'known finding')} in the baseline.` : ''
  if (errors + warnings === 0) return paint('green', `No ${quiet ? 'errors' : known > 0 ? 'new findings' : 'findings'} in ${files}.`) + baseline
  const bad = results.filter(({findings}) => findings.length > 0).length
  const fixable = results.reduce((sum, {findings}) => sum + findings.filter(({fix}) => fix).length, 0)
  const found = quiet ? counted(errors, 'error') : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  return (
    paint(errors > 0 ? 'red' : 'yellow', `${found} in ${bad} of ${files}.`) +
    (fixable > 0 ? ` \`copydesk fix\` can fix ${fixable === errors + warnings ? (fixable === 1 ? 'it' : 'all of them') : fixable}.` : '') +
    baseline
  )
}
