import type {CalendarDate} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Strings} from '../strings.ts'

/** A day, for people and for machines. */
export function time(day: CalendarDate, strings: Strings): Html {
  return html`<time datetime="${day}">${strings.date(day)}</time>`
}
