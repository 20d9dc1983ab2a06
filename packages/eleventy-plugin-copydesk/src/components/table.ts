import {html} from '../html.ts'
import type {Html, HtmlValue} from '../html.ts'

/** A column of a table: its heading and what it shows of a row. */
export interface Column<Row> {
  readonly heading: string
  cell(row: Row): HtmlValue
}

/** A table whose first column heads its rows, in a region that scrolls by itself where it must. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], labelledBy: string): Html {
  const [first, ...rest] = columns
  return html`<div class="table" role="region" tabindex="0" aria-labelledby="${labelledBy}"><table>
<thead><tr>${columns.map(({heading}) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr><th scope="row">${first?.cell(row)}</th>${rest.map(({cell}) => html`<td>${cell(row)}</td>`)}</tr>
`)}</tbody>
</table></div>`
}

/** Only the columns in which some row has something to show. */
export function filled<Row>(rows: readonly Row[], columns: readonly (Column<Row> & {has?(row: Row): boolean})[]): Column<Row>[] {
  return columns.filter(({has}) => !has || rows.some((row) => has(row)))
}
