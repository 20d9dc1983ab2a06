import {boardRows} from '../board.ts'
import type {Site} from '../site.ts'
import {blocks, inline} from './markdown-twin.ts'

/** The freshness board as Markdown. */
export function freshnessTwin(site: Site, path: string): string {
  const {strings} = site
  const rows = boardRows(site)
  const items = rows.slice(0, site.longestList).map(({about, title, state, verified, due}) =>
    `- ${inline(about === undefined ? title : `${about}: ${title}`)}: ${strings.boardStates[state]}; ${strings.checked}: ${strings.date(verified)}; ${strings.readBy}: ${due === undefined ? strings.never : strings.date(due)}`)
  return blocks([
    `# ${strings.freshness}`,
    `> ${strings.freshnessLead}`,
    strings.pageFor(`<${site.address(path)}>`),
    rows.length > items.length && strings.firstOfAll(items.length, rows.length),
    items.length === 0 ? strings.nothingDated : items.join('\n'),
  ])
}
