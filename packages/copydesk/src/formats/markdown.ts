import {counted} from '../counted.ts'
import type {PageResult} from '../page-result.ts'
import {countFindings} from '../page-result.ts'
import {visible} from '../visible.ts'
import {pathFrom, placesOf} from './report.ts'
import type {ReportContext} from './report.ts'

/** How many characters a comment of GitHub takes, with some to spare for whoever posts it. */
export const commentLength = 65_000

/** The first line stays the same, so that a robot finds the comment it wrote and edits it. */
const head = '<!-- copydesk -->\n'

/** Whether a text is such a summary, and no page. */
export function isSummary(text: string): boolean {
  return text.startsWith(`${head}**Copydesk:** `)
}

/**
 * A summary for a comment: the counts, a table by page, then every finding, until `length` characters
 * are full; what was cut is said. Words of a page stand in code only, where nothing in them is a
 * mention, a link, HTML or a table’s bar.
 */
export function formatMarkdown(results: readonly PageResult[], {root, quiet = false}: Pick<ReportContext, 'root' | 'quiet'>, length = commentLength): string {
  const pages = results.filter(({findings}) => findings.length > 0).map((result) => ({...result, path: pathFrom(root, result.filePath) ?? result.filePath}))
  const [errors, warnings] = [countFindings(results, 'error'), countFindings(results, 'warning')]
  const files = counted(results.length, 'file')
  const known = results.reduce((sum, result) => sum + (result.known?.length ?? 0), 0)
  const baseline = known > 0 ? ` ${counted(known, 'known finding')} in the baseline.` : ''
  if (pages.length === 0) return `${head}**Copydesk:** no ${quiet ? 'errors' : known > 0 ? 'new findings' : 'findings'} in ${files}.${baseline}\n`
  const counts = quiet ? counted(errors, 'error') : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  const table = pages.map((page) => `| ${code(page.path).replaceAll('|', String.raw`\|`)} | ${countFindings([page], 'error')} | ${countFindings([page], 'warning')} |\n`)
  const list = pages.flatMap((page) => {
    const place = placesOf(page.text)
    return page.findings.map((finding, index) => {
      const {line, column} = place(finding.range)
      const rule = finding.url === undefined ? code(finding.rule) : `[${code(finding.rule)}](<${finding.url}>)`
      const fix = finding.fix ? ' (`copydesk fix` does it)' : ''
      return `${index === 0 ? `\n${code(page.path)}\n\n` : ''}- ${line}:${column} ${finding.severity} ${rule}: ${code(finding.message)}${fix}\n`
    })
  })
  const start = `${head}**Copydesk:** ${counts} in ${pages.length} of ${files}.${baseline}\n\n`
  const columns = '| page | errors | warnings |\n|---|---|---|\n'
  const room = length - start.length - columns.length - 200
  const rows = fitting(table, room / 3)
  const items = fitting(list, room - rows.join('').length)
  const cut = [
    ...(rows.length < table.length ? [counted(table.length - rows.length, 'page') + ' of the table'] : []),
    ...(items.length < list.length ? [counted(list.length - items.length, 'finding')] : []),
  ]
  return `${start}${columns}${rows.join('')}${items.join('')}${cut.length > 0 ? `\n${cut.join(' and ')} left out: this takes ${length} characters. The log has them all.\n` : ''}`
}

/** The first pieces that fit together into so many characters. */
function fitting(pieces: readonly string[], room: number): string[] {
  let used = 0
  const after = pieces.findIndex((piece) => (used += piece.length) > room)
  return pieces.slice(0, after < 0 ? pieces.length : after)
}

/** A text as inline code of one line. */
function code(text: string): string {
  const line = visible(text.replaceAll(/\s+/gu, ' ').trim())
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/gu), ([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const pad = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}
