import {factState, factTurns} from 'remark-copydesk'
import type {Fact} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {inlineCode} from './inline-code.ts'
import {source} from './sources.ts'
import {time} from './time.ts'
import {turningState} from './turning-state.ts'

/** The facts that a judgement rests on, each with its source, its day and how far it may be trusted today. */
export function ground(facts: readonly Fact[], site: Site): Html {
  const {desk, today, strings} = site
  return html`<ul class="fact-list plain">${facts.map((fact) => {
    const {verified} = factState(fact, desk, today)
    return html`<li>
<p>${inlineCode(fact.statement)}${strings.factKinds[fact.kind] !== '' && html` <span class="aside">(${strings.factKinds[fact.kind]})</span>`}</p>
${fact.sources.length === 0 ? html`<p class="fact-basis">${strings.noSource}</p>` : html`<ul class="plain fact-basis">${fact.sources.map((each) => html`<li>${source(each, site)}</li>`)}</ul>`}
<p class="fact-basis">${turningState(factTurns(fact, desk), (day) => factState(fact, desk, day).state, site)}<br>${time(verified, strings)}, ${strings.methods[fact.verified.method]}</p>
</li>
`
  })}</ul>`
}
