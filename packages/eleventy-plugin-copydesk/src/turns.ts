import type {CalendarDate} from 'remark-copydesk'
import type {Words} from './components/words.ts'
import {html} from './html.ts'
import type {Html} from './html.ts'

/** What a place on a page says on a day: which words of the interface, and the day in them. */
export interface Saying {
  readonly words: Words
  readonly day?: CalendarDate | undefined
}

/**
 * The attribute that tells the script what a place says later, `data-turns="2026-07-22 page-due 2026-07-21, …"`:
 * from which day on, the words, the day in them. Only days after the build stand in it, so it can't make anything fresher.
 */
export function turning(days: readonly CalendarDate[], today: CalendarDate, sayOn: (day: CalendarDate) => Saying): Html | false {
  const turns: string[] = []
  let said = print(sayOn(today))
  for (const day of [...new Set(days)].filter((one) => one > today).toSorted()) {
    const saying = print(sayOn(day))
    if (saying !== said) turns.push(`${day} ${saying}`)
    said = saying
  }
  return turns.length > 0 && html` data-turns="${turns.join(', ')}"`
}

function print({words, day}: Saying): string {
  return day === undefined ? words : `${words} ${day}`
}
