import {intervalDays} from 'remark-copydesk'
import {lookOf, stateMark} from '../components/state-mark.ts'
import {table} from '../components/table.ts'
import {html} from '../html.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The ways in which a fact is checked, the surest first. */
export const methods = ['quote-match', 'read', 'stored-copy', 'carried'] as const

/** The states that a page or a fact may be in. */
export const explainedStates = ['fresh', 'due', 'stale', 'unknown', 'held', 'historical'] as const

/** How facts are verified here, in the desk’s own settings and numbers. */
export function methodology(site: Site, path: string): string {
  const {strings, desk} = site
  const facts = [...desk.facts.values()]
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${strings.methodology}</h1><p class="lead">${strings.methodologyLead}</p></header>
<div class="prose prose-wide">
<section><h2 id="page:methods">${strings.waysToCheck}</h2>
${table(methods, [
  {heading: strings.way, cell: (method) => strings.methods[method]},
  {heading: strings.meaning, cell: (method) => strings.methodNotes[method]},
  {heading: strings.factsSo, cell: (method) => facts.filter(({verified}) => verified.method === method).length},
], 'page:methods')}</section>
<section><h2 id="page:states">${strings.whatStatesMean}</h2>
${table(explainedStates, [
  {heading: strings.state, cell: (state) => html`<span class="state" data-state="${lookOf(state)}">${stateMark(state)} ${strings.boardStates[state]}</span>`},
  {heading: strings.meaning, cell: (state) => strings.stateNotes[state]},
], 'page:states')}</section>
<section><h2 id="page:intervals">${strings.intervals}</h2>
${table(intervalRows(site), [
  {heading: strings.about, cell: ({name}) => name},
  {heading: strings.intervalInDays, cell: ({days}) => days ?? strings.never},
], 'page:intervals')}</section>
</div></article>`
  return shell(site, {title: strings.methodology, description: strings.methodologyLead, kind: 'methodology', here: 'methodology', path, steps: [[strings.methodology, path]], body})
}

/** The review intervals of the desk: kinds of pages first, then kinds of facts. */
export function intervalRows({desk, strings}: Site): readonly {readonly name: string; readonly days: number | undefined}[] {
  const {kinds, review} = desk.config
  return Object.entries(review)
    .toSorted(([a], [b]) => Number(b in kinds) - Number(a in kinds))
    .map(([key, interval]) => ({name: (key in kinds ? strings.kinds[key] : strings.dimensions[key]) ?? key, days: intervalDays(interval)}))
}
