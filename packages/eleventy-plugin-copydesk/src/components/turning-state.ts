import type {CalendarDate} from 'remark-copydesk'
import type {BoardState} from '../board.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {turning} from '../turns.ts'
import type {Saying} from '../turns.ts'
import {lookOfWords, printWords} from './words.ts'

/** A state in its shape and its words, which may turn on some days. */
export function turningState(turns: readonly CalendarDate[], stateOn: (day: CalendarDate) => BoardState, {strings, today}: Site): Html {
  const sayOn = (day: CalendarDate): Saying => ({words: `board-${stateOn(day)}`})
  const saying = sayOn(today)
  return html`<span class="state" data-state="${lookOfWords(saying)}"${turning(turns, today, sayOn)}>${printWords(saying, strings)}</span>`
}
