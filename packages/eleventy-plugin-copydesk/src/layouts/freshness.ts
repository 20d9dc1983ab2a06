import {addDays} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import {boardRows} from '../board.ts'
import type {BoardRow, BoardState} from '../board.ts'
import {agePlot} from '../components/age-plot.ts'
import {inlineCode} from '../components/inline-code.ts'
import {lookOf, stateMark} from '../components/state-mark.ts'
import {table} from '../components/table.ts'
import {time} from '../components/time.ts'
import {turningState} from '../components/turning-state.ts'
import {printWords} from '../components/words.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {turning} from '../turns.ts'
import type {Saying} from '../turns.ts'
import {shell} from './shell.ts'

const mostNext = 8

/** How old everything on the site is, and what is to be read next. */
export function freshness(site: Site, path: string): string {
  const {strings, today} = site
  const rows = boardRows(site)
  const overdue = rows.filter(({due}) => due !== undefined && due < today)
  const next = rows.filter(({due}) => due !== undefined && due >= today).slice(0, mostNext)
  const states = [...new Set(rows.map(({state}) => state))].toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${strings.freshness}</h1><p class="lead">${strings.freshnessLead}</p></header>
<div class="prose prose-wide">
${rows.length === 0
  ? html`<p>${strings.nothingDated}</p>`
  : html`<p class="section-lead" hidden data-from="${addDays(today, 1)}">${strings.boardOf(time(today, strings))}</p>
<section><h2 id="page:plot">${strings.byAge}</h2>
<ul class="board-key plain">${states.map((state) => html`<li>${stateWord(state, site)} <span class="aside">${rows.filter((row) => row.state === state).length}</span></li>`)}</ul>
<figure class="board">${agePlot(rows, site)}<figcaption>${strings.plotNote}</figcaption></figure></section>
<section><h2 id="page:next">${strings.dueNext}</h2>
${overdue.length > 0 && html`<p>${strings.overdue(overdue.length)}</p>`}
${next.length === 0 ? html`<p>${strings.nothingNext}</p>` : table(next, [
  {heading: strings.readBy, cell: ({due}) => due && time(due, strings)},
  {heading: strings.whatIsDue, cell: (row) => title(row)},
], 'page:next')}</section>
<section><h2 id="page:all">${strings.everything}</h2>
${rows.length > site.longestList && html`<p>${strings.firstOfAll(site.longestList, rows.length)}</p>`}${table(rows.slice(0, site.longestList), [
  {heading: strings.pageOrFact, cell: (row) => title(row)},
  {heading: strings.state, cell: ({turns, on}) => turningState(turns, (day) => on(day).state, site)},
  {heading: strings.checked, cell: ({verified}) => time(verified, strings)},
  {heading: strings.ageInDays, cell: ({age, verified}) => html`<span data-age="${verified}">${age}</span>`},
  {heading: strings.readBy, cell: (row) => turningDue(row, site)},
], 'page:all')}</section>`}
</div></article>`
  return shell(site, {title: strings.freshness, description: strings.freshnessLead, kind: 'freshness', here: 'freshness', path, steps: [[strings.freshness, path]], body})
}

const order: readonly BoardState[] = ['fresh', 'due-soon', 'due', 'stale', 'unknown', 'held', 'hold-expired', 'historical']

function stateWord(state: BoardState, {strings}: Site): Html {
  return html`<span class="state" data-state="${lookOf(state)}">${stateMark(state)} ${strings.boardStates[state]}</span>`
}

function turningDue(row: BoardRow, {strings, today}: Site): Html {
  const sayOn = (day: CalendarDate): Saying => {
    const {due} = row.on(day)
    return due === undefined ? {words: 'board-never'} : {words: 'board-day', day: due}
  }
  return html`<span${turning(row.turns, today, sayOn)}>${printWords(sayOn(today), strings)}</span>`
}

function title({kind, title: text, about, href}: BoardRow): Html {
  return kind === 'page'
    ? html`<a href="${href}">${text}</a>`
    : html`${about !== undefined && (href === undefined ? html`${about}: ` : html`<a href="${href}">${about}</a>: `)}${inlineCode(text)}`
}
