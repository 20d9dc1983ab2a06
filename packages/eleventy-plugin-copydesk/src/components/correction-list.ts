import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {ArticlePage} from '../layouts/article.ts'
import type {Site} from '../site.ts'
import {inlineCode} from './inline-code.ts'
import {time} from './time.ts'

type Corrections = ArticlePage['corrections']

/** The mistakes of a page that were mended, newest first. */
export function correctionList(corrections: Corrections, {strings}: Site): Html {
  return html`<section aria-labelledby="page:corrections"><h2 id="page:corrections">${strings.corrections}</h2>
<div class="examples">${newestFirst(corrections).map(({date, was, is}) => html`<dl><dt>${strings.wasWritten}</dt><dd><s>${inlineCode(was)}</s></dd><dt>${strings.isRight}</dt><dd>${inlineCode(is)} <span class="aside">${time(date, strings)}</span></dd></dl>
`)}</div></section>`
}

/** The day of the last one, with a link to all; nothing where there is none. */
export function lastCorrection(corrections: Corrections, {strings}: Site): Html | false {
  const [last] = newestFirst(corrections)
  return last !== undefined && html`<p class="verified-basis">${strings.lastCorrection}: <a href="#page:corrections">${time(last.date, strings)}</a></p>`
}

/** Any two of one day stay in their order. */
export function newestFirst<Dated extends {readonly date: string}>(list: readonly Dated[]): Dated[] {
  return list.toSorted((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0))
}
