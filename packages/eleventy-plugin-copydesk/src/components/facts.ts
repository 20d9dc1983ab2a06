import type {Fact} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {factFlag} from './fact-flag.ts'
import {inlineCode} from './inline-code.ts'
import {draw} from './replaceable.ts'
import {source} from './sources.ts'
import {time} from './time.ts'

/** Facts to show, under a heading. */
export interface FactsProps {
  readonly facts: readonly Fact[]
  readonly title: string
  readonly lead: string
}

/** Facts on record: each statement with its source and the day and way it was checked. */
export function factsSection(facts: readonly Fact[], site: Site, title = site.strings.facts, lead = site.strings.factsLead): Html {
  return draw('facts', {facts, title, lead}, site, section)
}

function section({facts, title, lead}: FactsProps, site: Site): Html {
  const {strings} = site
  const ordered = facts.toSorted((a, b) => (a.about < b.about ? -1 : a.about > b.about ? 1 : a.id < b.id ? -1 : 1))
  return html`<section class="facts" aria-labelledby="page:facts">
<h2 id="page:facts">${title}</h2>
${facts.length === 0
  ? html`<p>${strings.noFacts}</p>`
  : html`<p class="section-lead">${lead}</p>
<ul class="fact-list plain">${ordered.map((fact) => item(fact, site))}</ul>`}
</section>`
}

function item(fact: Fact, site: Site): Html {
  const {strings} = site
  const {statement, kind, sources, verified} = fact
  return html`<li>
<p>${inlineCode(statement)}${strings.factKinds[kind] !== '' && html` <span class="aside">(${strings.factKinds[kind]})</span>`}</p>
${sources.length === 0 ? html`<p class="fact-basis">${strings.noSource}</p>` : html`<ul class="plain fact-basis">${sources.map((each) => html`<li>${source(each, site)}</li>`)}</ul>`}
<p class="fact-basis">${time(verified.date, strings)}, ${strings.methods[verified.method]}${factFlag(fact, site)}</p>
</li>
`
}
