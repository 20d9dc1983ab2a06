import {inlineCode} from '../components/inline-code.ts'
import {table} from '../components/table.ts'
import {termLink} from '../components/term-link.ts'
import {time} from '../components/time.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {factChanges} from '../outputs/fact-changes.ts'
import type {FactChange} from '../outputs/fact-changes.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** What was so and is no longer, or is known to end. */
export function corrections(site: Site, path: string): string {
  const {strings} = site
  const moves = movesOf(site)
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${strings.corrections}</h1><p class="lead">${strings.correctionsLead}</p></header>
<div class="prose prose-wide">
<section><h2 id="page:moves">${strings.moved}</h2>
${moves.length === 0 ? html`<p>${strings.noMoves}</p>` : table(moves, [
  {heading: strings.day, cell: ({date}) => time(date, strings)},
  {heading: strings.about, cell: (move) => subject(move, site)},
  {heading: strings.change, cell: ({type}) => strings.changeTypes[type as keyof typeof strings.changeTypes]},
], 'page:moves')}</section>
<p>${strings.noMistakes}</p>
</div></article>`
  return shell(site, {title: strings.corrections, description: strings.correctionsLead, kind: 'corrections', here: 'corrections', path, steps: [[strings.corrections, path]], body})
}

/** Facts that ended, and ids whose end was announced or came; newest first. */
export function movesOf({desk, terms, today}: Site): readonly FactChange[] {
  return factChanges(desk, terms, today).filter(({type}) => type === 'ended' || type === 'announced' || type === 'shutdown')
}

function subject(move: FactChange, site: Site): Html {
  if ('api' in move) return html`${termLink(move.term, site)}: <code>${move.api.id}</code>`
  return html`${move.term && html`${termLink(move.term, site)}: `}${inlineCode(move.fact.statement)}`
}
