import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import {parseCalendarDate} from './calendar-date.ts'
import type {Desk} from './desk/desk.ts'
import {makeDocument} from './document/document.ts'
import type {Finding} from './finding.ts'
import {lint} from './lint.ts'
import type {Rule} from './rule.ts'

/** Options of the remark plugin. */
export interface RemarkCopydeskOptions {
  readonly desk: Desk
  /** `YYYY-MM-DD`; without it no clock rule runs. */
  readonly today?: string
  /** Rules of your own beside or instead of ours. */
  readonly rules?: readonly Rule[]
}

/**
 * Lints the tree that remark parsed. Errors become fatal messages, warnings plain ones; each carries
 * `ruleId`, `source: 'copydesk'`, `note` (why), `expected` and `place`.
 *
 * @throws {TypeError} where no desk is given or `today` is no date.
 */
const remarkCopydesk: Plugin<[RemarkCopydeskOptions], Root> = (options) => {
  if (!options?.desk) throw new TypeError('Unexpected options without `desk`, expected `{desk, today?}`: load one with `loadDesk` of `remark-copydesk/node`')
  const {desk, rules} = options
  const today = options.today === undefined ? undefined : parseCalendarDate(options.today)
  if (options.today !== undefined && !today) throw new TypeError(`Unexpected \`today\` \`${options.today}\`, expected a day as YYYY-MM-DD`)
  return (tree, file) => {
    const document = makeDocument({text: String(file), path: file.path ?? '', tree}, desk)
    const {findings} = lint(document, {...(today && {today}), ...(rules && {rules})})
    reportFindings(file, findings)
  }
}

export default remarkCopydesk

/** Puts findings on a VFile as messages. */
export function reportFindings(file: VFile, findings: readonly Finding[]): void {
  const places = location(file)
  for (const finding of findings) {
    const [start, end] = finding.range
    const from = places.toPoint(start)
    const to = places.toPoint(end)
    const message = file.message(finding.message, {
      ...(from && to && {place: {start: from, end: to}}),
      source: 'copydesk',
      ruleId: finding.rule,
    })
    message.fatal = finding.severity === 'error'
    message.note = finding.why
    message.actual = String(file).slice(start, end)
    message.expected = [...(finding.expected ?? [])]
    if (finding.url) message.url = finding.url
  }
}
