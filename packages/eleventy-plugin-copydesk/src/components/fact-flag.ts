import {addDays, factState, factTurns, scheduledDay, inputsOf} from 'remark-copydesk'
import type {CalendarDate, Desk, Fact} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {turning} from '../turns.ts'
import type {Saying} from '../turns.ts'
import {lookOfWords, printWords} from './words.ts'

/** How far a fact may be trusted, where that has to be said; hidden while it is fresh, and absent where it stays so. */
export function factFlag(fact: Fact, {desk, today, strings}: Site, link?: string): Html | false {
  const saying = factSaying(fact, desk, today)
  const turns = turning(factTurns(fact, desk), today, (day) => factSaying(fact, desk, day))
  const isQuiet = saying.words === 'fact-fresh'
  if (isQuiet && turns === false) return false
  const attributes = html` class="flag" data-state="${lookOfWords(saying)}"${turns}${isQuiet && html` hidden`}`
  return link === undefined ? html` <span${attributes}>${printWords(saying, strings)}</span>` : html` <a href="${link}"${attributes}>${printWords(saying, strings)}</a>`
}

/** What is said of a fact on a day. */
export function factSaying(fact: Fact, desk: Desk, day: CalendarDate): Saying {
  const {state, due} = factState(fact, desk, day)
  const until = fact.valid?.until
  switch (state) {
    case 'due':
    case 'stale': return {words: `fact-${state}`, day: due}
    case 'unknown': return {words: 'fact-unknown', day: [fact, ...inputsOf(fact, desk)].flatMap((one) => scheduledDay(one) ?? []).filter((one) => one <= day).toSorted()[0]}
    case 'historical': return until !== undefined && addDays(until, 1) <= day ? {words: 'fact-ended', day: until} : {words: 'fact-fresh'}
    default: return {words: 'fact-fresh'}
  }
}
