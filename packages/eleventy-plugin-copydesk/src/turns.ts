import type {CalendarDate} from 'remark-copydesk'
import type {Words} from './components/words.ts'
import {html} from './html.ts'
import type {Html} from './html.ts'

/** What a place on a page says on a day: which words of the interface, and the day in them. */
export interface Saying {
  readonly words: Words
  readonly day?: CalendarDate | undefined
}

/** What is said from a day on. */
export interface Turn extends Saying {
  readonly from: CalendarDate
}

/** What will be said later than on the day of the build, in order; only where it is something else. */
export function turnsOf(days: readonly CalendarDate[], today: CalendarDate, sayOn: (day: CalendarDate) => Saying): readonly Turn[] {
  const turns: Turn[] = []
  let said = print(sayOn(today))
  for (const from of [...new Set(days)].filter((one) => one > today).toSorted()) {
    const saying = sayOn(from)
    if (print(saying) !== said) turns.push({from, ...saying})
    said = print(saying)
  }
  return turns
}

/**
 * The attribute that tells the script what a place says later, `data-turns="2026-07-22 page-due 2026-07-21, …"`:
 * from which day on, the words, the day in them. Only days after the build stand in it, so it can't make anything fresher.
 */
export function turning(days: readonly CalendarDate[], today: CalendarDate, sayOn: (day: CalendarDate) => Saying): Html | false {
  return turnsAttribute(turnsOf(days, today, sayOn))
}

/** The same of turns that are known already. */
export function turnsAttribute(turns: readonly Turn[]): Html | false {
  return turns.length > 0 && html` data-turns="${turns.map((turn) => `${turn.from} ${print(turn)}`).join(', ')}"`
}

function print({words, day}: Saying): string {
  return day === undefined ? words : `${words} ${day}`
}
