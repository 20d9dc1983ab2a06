import type {Fact} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {inlineCode} from './inline-code.ts'
import {source} from './sources.ts'
import {table} from './table.ts'
import {time} from './time.ts'

/** What a page rests on: each statement with its source and the day and way it was checked. */
export function factsSection(facts: readonly Fact[], {strings}: Site): Html {
  const ordered = facts.toSorted((a, b) => (a.about < b.about ? -1 : a.about > b.about ? 1 : a.id < b.id ? -1 : 1))
  return html`<section class="facts">
<h2 id="page:facts">${strings.facts}</h2>
${facts.length === 0
  ? html`<p>${strings.noFacts}</p>`
  : html`<p class="section-lead">${strings.factsLead}</p>${table(ordered, [
      {heading: strings.fact, cell: ({statement, kind}) => html`${inlineCode(statement)}${strings.factKinds[kind] !== '' && html` <span class="aside">(${strings.factKinds[kind]})</span>`}`},
      {heading: strings.source, cell: ({sources}) => sources.length === 0 ? strings.noSource : html`<ul class="plain">${sources.map((each) => html`<li>${source(each, strings)}</li>`)}</ul>`},
      {heading: strings.checked, cell: ({verified}) => html`${time(verified.date, strings)}, ${strings.methods[verified.method]}`},
    ], 'page:facts', 'table-facts')}`}
</section>`
}
