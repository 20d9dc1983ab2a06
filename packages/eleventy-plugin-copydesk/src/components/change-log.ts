import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {FactChange} from '../outputs/fact-changes.ts'
import type {ChangeGroup} from '../page-changes.ts'
import type {Site} from '../site.ts'
import {inlineCode} from './inline-code.ts'
import {time} from './time.ts'

/** How many changes stand open; more are folded. */
const mostOpen = 5

/** What changed in the facts of a page, newest first, folded where it is long. */
export function changeLog(groups: readonly ChangeGroup[], {strings}: Site): Html {
  const count = groups.reduce((sum, {changes}) => sum + changes.length, 0)
  const list = html`<ul class="plain change-list">${groups.map(({date, label, changes}) => html`<li><p class="fact-basis">${time(date, strings)}, ${label}</p><ul>${changes.map((change) => html`<li>${subject(change)}</li>`)}</ul></li>
`)}</ul>`
  return html`<section aria-labelledby="page:changes"><h2 id="page:changes">${strings.changeLog}</h2>
<p class="section-lead">${strings.changesLead}</p>
${count > mostOpen ? html`<details><summary>${strings.allChanges(count)}</summary>${list}</details>` : list}
</section>`
}

/** The day of the last change and what it was, with a link to the others; nothing where there was none. */
export function lastChange([last]: readonly ChangeGroup[], {strings}: Site): Html | false {
  return last !== undefined && html`<p class="verified-basis">${strings.lastChange}: ${last.label}, <a href="#page:changes">${time(last.date, strings)}</a></p>`
}

function subject(change: FactChange): Html {
  return 'api' in change ? html`<code>${change.api.id}</code>` : inlineCode(change.fact.statement)
}
