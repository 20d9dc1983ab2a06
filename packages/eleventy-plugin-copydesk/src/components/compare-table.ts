import type {Term} from 'remark-copydesk'
import type {Cell, Line, Piece, Said} from '../comparison/cell.ts'
import {rowsOf} from '../comparison/rows.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {turnsAttribute} from '../turns.ts'
import {draw} from './replaceable.ts'
import {stateMark} from './state-mark.ts'
import type {Look} from './state-mark.ts'
import {termLink} from './term-link.ts'

/** What a comparison is drawn from. */
export interface CompareTableProps {
  readonly terms: readonly Term[]
  /** The id of what names it. */
  readonly labelledBy: string
}

/** Terms as columns, what is on record of them as rows. `theme/compare.js` builds the same in the browser. */
export function compareTable(props: CompareTableProps, site: Site): Html {
  return draw('compareTable', props, site, sideBySide)
}

function sideBySide({terms, labelledBy}: CompareTableProps, site: Site): Html {
  const {strings, desk} = site
  const rows = rowsOf(site).map(({label, cell}) => ({label, cells: terms.map((term) => cell(term))}))
  const bare = rows.filter(({cells}) => cells.every((cell) => cell.length === 0))
  return html`<div class="compare" data-terms="${terms.length}" role="region" tabindex="0" aria-labelledby="${labelledBy}"><table>
<thead><tr><th scope="col"><span class="sr-only">${strings.attribute}</span></th>${terms.map((term) => html`<th scope="col">${termLink(term, site)} <span class="aside">${desk.layers.get(term.layer)?.label}</span></th>`)}</tr></thead>
<tbody>
${rows.filter((row) => !bare.includes(row)).map(({label, cells}) => html`<tr><th scope="row"><span>${label}</span></th>${cells.map((cell) => html`<td>${cell.length === 0 ? html`<p class="fact-basis">${strings.nothingOnRecord}</p>` : content(cell)}</td>`)}</tr>
`)}</tbody>
</table></div>
${bare.length > 0 && html`<p class="section-lead">${strings.nothingForAny} ${bare.map(({label}) => label).join(', ')}.</p>`}`
}

function content(cell: Cell): Html {
  const [first = [], ...rest] = cell
  if (rest.length === 0) return html`${first.map(paragraph)}`
  return html`<ul class="plain">${cell.map((entry) => html`<li>${entry.map(paragraph)}</li>`)}</ul>`
}

function paragraph({pieces, small}: Line): Html {
  return small ? html`<p class="fact-basis">${pieces.map(inline)}</p>` : html`<p>${pieces.map(inline)}</p>`
}

function inline(piece: Piece): Html | string {
  if (typeof piece === 'string') return piece
  const {text} = piece
  switch (piece.as) {
    case 'code': return html`<code>${text}</code>`
    case 'aside': return html`<span class="aside">${text}</span>`
    case 'link': return html`<a href="${piece.href}">${text}</a>`
    case 'time': return html`<time datetime="${piece.day}">${text}</time>`
    case 'said': return saidNow(piece)
  }
}

function saidNow({text, look, later = []}: Said): Html {
  const turns = turnsAttribute(later)
  return look === '' ? html`<span${turns}>${text}</span>` : html`<span class="state" data-state="${look}"${turns}>${stateMark(look as Look)} ${text}</span>`
}
