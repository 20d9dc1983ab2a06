import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {ArticlePage} from '../layouts/article.ts'
import type {Page} from '../page.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import type {ComponentProps} from './replaceable.ts'

const most = 4

/** Where to read on: pages about the same names, then about those that these are taken for, then of the same category. */
export function related(page: ArticlePage, path: string | undefined, site: Site): Html {
  return draw('related', {page, path}, site, list)
}

function list({page, path}: ComponentProps['related'], site: Site): Html | false {
  const {strings, language} = site
  const pages = site.pages
    .filter((other) => other.kind !== undefined && site.pageUrl(other) !== undefined && site.pagePath(other) !== path)
    .map((other) => ({other, weight: nearness(page, other)}))
    .filter(({weight}) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.other.title.localeCompare(b.other.title, language))
    .slice(0, most)
  return pages.length > 0 && html`<section class="related" aria-labelledby="page:related">
<h2 id="page:related">${strings.related}</h2>
<ul class="plain">${pages.map(({other}) => html`<li><a href="${site.pageUrl(other)}">${other.title}</a>${other.kind !== undefined && strings.kind[other.kind] && html` <span class="aside">${strings.kind[other.kind]}</span>`}</li>`)}</ul>
</section>`
}

function nearness(page: ArticlePage, other: Page): number {
  const own = new Set(page.about.map(({id}) => id))
  const near = new Set(page.about.flatMap(({siblings}) => siblings))
  const shared = other.about.filter(({id}) => own.has(id)).length
  const confused = other.about.filter(({id, siblings}) => !own.has(id) && (near.has(id) || siblings.some((sibling) => own.has(sibling)))).length
  const sameCategory = page.decision !== undefined && page.decision.category === other.decision?.category
  return shared * 100 + confused * 10 + (sameCategory ? 1 : 0)
}
