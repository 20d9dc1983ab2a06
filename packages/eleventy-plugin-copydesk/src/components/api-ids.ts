import type {ApiId, CalendarDate, Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import {filled, table} from './table.ts'
import {inlineCode} from './inline-code.ts'
import {turning} from '../turns.ts'
import type {Saying} from '../turns.ts'
import {time} from './time.ts'
import {printWords} from './words.ts'

/** The API ids of a term with their states on the day of the build; nothing where it has none. */
export function apiIds(term: Term, site: Site): Html {
  return draw('apiIds', term, site, idTable)
}

function idTable(term: Term, site: Site): Html | false {
  const {strings} = site
  return term.ids.length > 0 && html`<section><h2 id="page:ids">${strings.apiIds}</h2>
${table(term.ids, filled<ApiId>(term.ids, [
  {heading: strings.id, cell: ({id}) => html`<code>${id}</code>`},
  {heading: strings.state, cell: (one) => stateCell(one, site)},
  {heading: strings.end, has: (one) => Boolean(one.announced ?? one.shutdown), cell: (one) => ending(one, site)},
  {heading: strings.successor, has: (one) => Boolean(one.successor), cell: ({successor}) => successor && html`<code>${successor}</code>`},
  {heading: strings.note, has: (one) => Boolean(one.note), cell: ({note}) => note && inlineCode(note)},
]), 'page:ids')}</section>`
}

/** The state of an id on a day: one whose end has come is shut down, whoever has said so. */
export function stateOn({state, shutdown}: ApiId, today: CalendarDate): ApiId['state'] {
  return state !== 'live' && shutdown !== undefined && shutdown <= today ? 'shutdown' : state
}

function stateCell(one: ApiId, {strings, today}: Site): Html {
  const sayOn = (day: CalendarDate): Saying => stateSaying(one, day)
  return html`<span${turning(one.shutdown ? [one.shutdown] : [], today, sayOn)}>${printWords(sayOn(today), strings)}</span>`
}

/** What is said of the state of an id on a day. */
export function stateSaying(one: ApiId, day: CalendarDate): Saying {
  return {words: `id-${stateOn(one, day)}`}
}

/** What is said of the end of an id on a day. */
export function endSaying({shutdown}: ApiId, day: CalendarDate): Saying {
  return {words: shutdown !== undefined && shutdown <= day ? 'id-ended' : 'id-ends', day: shutdown}
}

function ending(one: ApiId, {strings, today}: Site): Html {
  const {announced, shutdown, host} = one
  const sayOn = (day: CalendarDate): Saying => endSaying(one, day)
  const parts = [
    shutdown && html`<span${turning([shutdown], today, sayOn)}>${printWords(sayOn(today), strings)}</span>`,
    announced && strings.announced(time(announced, strings)),
    host && html`${strings.atHost(host)}`,
  ].filter((part) => part !== undefined && part !== '')
  return html`${parts.map((part, index) => html`${index > 0 && ', '}${part}`)}`
}
