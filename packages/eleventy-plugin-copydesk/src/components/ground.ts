import {factState} from 'remark-copydesk'
import type {Fact} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {inlineCode} from './inline-code.ts'
import {source} from './sources.ts'
import {lookOf, stateMark} from './state-mark.ts'
import {time} from './time.ts'

/** The facts that a judgement rests on, each with its source, its day and how far it may be trusted today. */
export function ground(facts: readonly Fact[], site: Site): Html {
  const {desk, today, strings} = site
  return html`<ul class="fact-list plain">${facts.map((fact) => {
    const {state, verified} = factState(fact, desk, today)
    return html`<li>
<p>${inlineCode(fact.statement)}${strings.factKinds[fact.kind] !== '' && html` <span class="aside">(${strings.factKinds[fact.kind]})</span>`}</p>
${fact.sources.length === 0 ? html`<p class="fact-basis">${strings.noSource}</p>` : html`<ul class="plain fact-basis">${fact.sources.map((each) => html`<li>${source(each, site)}</li>`)}</ul>`}
<p class="fact-basis"><span class="state" data-state="${lookOf(state)}">${stateMark(state)} ${strings.boardStates[state]}</span><br>${time(verified, strings)}, ${strings.methods[fact.verified.method]}</p>
</li>
`
  })}</ul>`
}
