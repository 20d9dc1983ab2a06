import {compareTable} from '../components/compare-table.ts'
import {contribute} from '../components/contribute.ts'
import {entry} from '../components/entry.ts'
import {namesInSentence} from '../components/names-in-sentence.ts'
import type {Comparison} from '../comparison/comparisons.ts'
import {html} from '../html.ts'
import {comparisonData} from '../outputs/structured-data.ts'
import type {Step} from '../outputs/structured-data.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** Names side by side, in the words of the record and no others. */
export function comparison(site: Site, {terms, path}: Comparison): string {
  const {strings, comparePath} = site
  const title = strings.compared(namesInSentence(terms, site))
  const pages = site.pages.filter((page) => page.kind !== undefined && site.pageUrl(page) !== undefined && page.about.some((term) => terms.includes(term)))
  const others = site.comparisons.filter((other) => other.path !== path && other.terms.some((term) => terms.includes(term)))
  const steps: Step[] = [...(comparePath === undefined ? [] : [[strings.compare, comparePath] as const]), [title, path]]
  const body = html`<article class="article">
<header class="article-head"><h1 id="page:title">${title}</h1><p class="lead">${strings.comparedLead}${areApart(terms) && html` ${strings.differentLayers}`}</p></header>
<div>${compareTable({terms, labelledBy: 'page:title'}, site)}</div>
<div class="prose prose-wide">
${pages.length > 0 && html`<section aria-labelledby="page:pages"><h2 id="page:pages">${strings.pagesAboutThem}</h2><ul class="entries">${pages.map((page) => entry(page, site))}</ul></section>`}
${others.length > 0 && html`<section aria-labelledby="page:others"><h2 id="page:others">${strings.moreComparisons}</h2><ul>${others.map((other) => html`<li><a href="${site.url(other.path)}">${namesInSentence(other.terms, site)}</a></li>`)}</ul></section>`}
${contribute(site, {title, source: undefined})}
</div>
</article>`
  return shell(site, {title, description: `${title}. ${strings.comparedLead}`, kind: 'comparison', here: 'compare', path, steps, things: comparisonData(site, terms, title), body})
}

/** Whether terms belong to more than one layer. */
export function areApart(terms: Comparison['terms']): boolean {
  return new Set(terms.map(({layer}) => layer)).size > 1
}
