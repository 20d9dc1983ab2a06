import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {ArticlePage} from '../layouts/article.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import type {ComponentProps} from './replaceable.ts'

const most = 4

/** Where to read on. */
export function related(page: ArticlePage, path: string | undefined, site: Site): Html {
  return draw('related', {page, path}, site, list)
}

function list({page, path}: ComponentProps['related'], site: Site): Html | false {
  const {strings} = site
  const pages = site.nearestPages(page, (other) => site.pageUrl(other) !== undefined && site.pagePath(other) !== path, most)
  return pages.length > 0 && html`<section class="related" aria-labelledby="page:related">
<h2 id="page:related">${strings.related}</h2>
<ul class="plain">${pages.map((other) => html`<li><a href="${site.pageUrl(other)}">${other.title}</a>${other.kind !== undefined && strings.kind[other.kind] && html` <span class="aside">${strings.kind[other.kind]}</span>`}</li>`)}</ul>
</section>`
}
