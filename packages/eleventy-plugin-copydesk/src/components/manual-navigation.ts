import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {ManualPlace} from '../manual.ts'
import type {ListedPage} from '../page.ts'
import type {Site} from '../site.ts'

/** The pages of the same group of the manual: open beside the text where there is room, folded above it where there is none. */
export function manualGroup({group}: ManualPlace, source: string, site: Site): Html {
  const list = html`<ol>
${group.pages.map((page) => html`<li><a href="${site.pageUrl(page)}"${page.document.path === source && html` aria-current="page"`}>${page.title}</a></li>
`)}</ol>`
  return html`<nav class="contents" aria-label="${group.title}"><div class="contents-open"><h2>${group.title}</h2>${list}</div>
<details class="contents-folded"><summary>${group.title}</summary>${list}</details></nav>`
}

/** The pages before and after this one in the manual. */
export function manualNeighbours({before, after}: ManualPlace, site: Site): Html | false {
  const {strings} = site
  const link = (page: ListedPage | undefined, rel: 'prev' | 'next', label: string): Html | false | undefined => page && html`<li class="is-${rel}"><span class="aside">${label}</span> <a href="${site.pageUrl(page)}" rel="${rel}">${page.title}</a></li>
`
  return (before !== undefined || after !== undefined) && html`<nav class="neighbours" aria-label="${strings.neighbours}"><ul class="plain">
${link(before, 'prev', strings.pageBefore)}${link(after, 'next', strings.pageAfter)}</ul></nav>`
}
