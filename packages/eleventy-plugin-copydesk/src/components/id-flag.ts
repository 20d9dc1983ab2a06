import {addDays} from 'remark-copydesk'
import type {ApiId, CalendarDate, Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {turning} from '../turns.ts'
import type {Saying} from '../turns.ts'
import {lookOfWords, printWords} from './words.ts'

/** How many days before its end an id is said to end: as long as the rule `id-lifecycle` warns. */
const nearDays = 60

/** That an API id has ended or soon will, with a link to its dates; hidden while its end is far, and absent where none is known. */
export function idFlag(api: ApiId, term: Term, site: Site): Html | false {
  const {strings, today} = site
  const {shutdown} = api
  const saying = idSaying(api, today)
  const turns = shutdown !== undefined && turning([addDays(shutdown, -nearDays), shutdown], today, (day) => idSaying(api, day))
  const isQuiet = saying.words === 'id-quiet'
  if (isQuiet && turns === false) return false
  const page = site.termUrl(term)
  const attributes = html` class="flag" data-state="${lookOfWords(saying)}"${turns}${isQuiet && html` hidden`}`
  return page === undefined ? html` <span${attributes}>${printWords(saying, strings)}</span>` : html` <a href="${page}#page:ids"${attributes}>${printWords(saying, strings)}</a>`
}

function idSaying({shutdown, state}: ApiId, day: CalendarDate): Saying {
  if (shutdown === undefined) return {words: state === 'shutdown' ? 'id-gone' : 'id-quiet'}
  return day >= shutdown ? {words: 'id-past', day: shutdown} : day >= addDays(shutdown, -nearDays) ? {words: 'id-near', day: shutdown} : {words: 'id-quiet'}
}
