import type {Finding} from 'remark-copydesk'
import {counted} from '../counted.ts'
import {makePaint} from '../formats/paint.ts'
import {visible} from '../visible.ts'
import type {Proposal} from './make-proposal.ts'

/** How many pages with many findings are named. */
const worst = 5

/** What was seen, what would be written, and what it would find. */
export function describeProposal({sites, config, pages, findings, why, baseline}: Proposal, color: boolean): string {
  const paint = makePaint(color)
  const seen = sites.map(({system, mark, kinds}) => `${paint('bold', system)} (${visible(mark)}): ${kinds.map(({kind, folder, files}) => `${counted(files.length, kind)} in ${visible(folder === '' ? 'this folder' : folder)}`).join(', ')}\n`)
  const found = pages.flatMap((page) => page.findings)
  const rules = [...Map.groupBy(found, ({rule}) => rule)].toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  const width = Math.max(0, ...rules.map(([rule]) => rule.length))
  const most = pages.filter((page) => page.findings.length > 0).toSorted((a, b) => b.findings.length - a.findings.length || (a.path < b.path ? -1 : 1))
  return [
    ...(seen.length > 0 ? seen : ['No site that is known, and no folder such as docs/: each Markdown file gets the rules of names.\n']),
    `${why}\n`,
    `\n${paint('bold', 'copydesk.yaml')}\n`,
    ...config.trimEnd().split('\n').map((line) => `  ${visible(line)}\n`),
    '\n',
    ...(findings === 0
      ? [`It finds nothing in ${counted(pages.length, 'page')}.\n`]
      : [
          `It finds ${tally(found)} in ${most.length} of ${counted(pages.length, 'page')}:\n`,
          ...rules.map(([rule, some]) => `  ${rule.padEnd(width)}  ${tally(some)}\n`),
          `Most of them: ${most.slice(0, worst).map(({path, findings: some}) => `${visible(path)} (${some.length})`).join(', ')}\n`,
          `${baseline} makes them known, so that \`copydesk lint\` reports only what is new.\n`,
        ]),
  ].join('')
}

function tally(findings: readonly Finding[]): string {
  const errors = findings.filter(({severity}) => severity === 'error').length
  const warnings = findings.length - errors
  return [...(errors > 0 ? [counted(errors, 'error')] : []), ...(warnings > 0 ? [counted(warnings, 'warning')] : [])].join(', ')
}
