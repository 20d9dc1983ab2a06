import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {collectionOf} from '../collections/site-collection.ts'
import {pagesHere} from '../collections/pages-here.ts'
import {inlineCode} from '../components/inline-code.ts'
import {entry} from '../components/entry.ts'
import type {ListedPage} from '../page.ts'
import {homeData} from '../outputs/structured-data.ts'
import {haveOneBasis} from '../score-basis.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The front page: every page of a kind, decision pages by category; where no page has a kind, every page. Of collections the name and the number of pages. */
export function home(site: Site): string {
  const body = html`<div class="front">
<header class="front-head">
<h1 id="page:title">${site.name}</h1>
${site.description && html`<p class="lead">${site.description}</p>`}
${site.choosers.map((chooser) => html`<p class="doubt"><a href="${site.url(site.chooserPath(chooser))}">${inlineCode(chooser.title)}</a> ${chooser.lead !== undefined && inlineCode(chooser.lead)}</p>
`)}</header>
${collections(site)}${pageGroups(site)}
${ways(site)}</div>`
  return shell(site, {title: site.name, description: site.description, kind: 'home', here: 'home', path: '/', things: homeData(site), body})
}

/** The pages that a list shows, kind by kind: those of its collection, or those of none. */
export function pageGroups(site: Site): Html {
  const everyPage = pagesHere(site).filter((page) => site.pageUrl(page) !== undefined)
  const listed = everyPage.filter(({kind}) => kind !== undefined)
  const kinds = [...new Set([...Object.keys(site.desk.config.kinds), ...listed.flatMap(({kind}) => kind ?? [])])]
  const isMixed = !haveOneBasis(listed)
  const isRest = site.collections.length > 0 && !site.collection
  return html`${kinds.map((kind) => {
    const pages = listed.filter((page) => page.kind === kind)
    return pages.length > 0 && group(kind, pages, site, isMixed)
  })}
${listed.length === 0 && everyPage.length > 0 && html`<section class="group" aria-labelledby="page:all"><h2 id="page:all">${isRest ? site.strings.otherPages : site.strings.allPages}</h2><ul class="entries">${byTitle(everyPage, site).map((page) => entry(page, site))}</ul></section>`}`
}

function collections({collections: all, pages, strings, url}: Site): Html | false {
  if (all.length === 0) return false
  const counts = Map.groupBy(pages, ({document}) => collectionOf(all, document.path)?.folder)
  return html`<section class="group" aria-labelledby="page:collections"><h2 id="page:collections">${strings.collections}</h2>
<ul class="name-list">${all.map(({folder, title, description, path}) => html`<li><h3><a href="${url(path)}">${title}</a></h3><p>${description !== undefined && html`${description} `}${strings.pagesCount(counts.get(folder)?.length ?? 0)}</p></li>
`)}</ul></section>
`
}

/** The other ways in: names, comparisons, ages; each only where there is one. */
function ways({strings, hasTerms, termsPath, namesLead, comparePath, places, published, manual, url}: Site): Html | false {
  const {freshness} = places
  const all = [
    ...(hasTerms ? [{id: 'page:all-names', path: termsPath, title: strings.names, lead: namesLead}] : []),
    ...(comparePath === undefined ? [] : [{id: 'page:compare', path: comparePath, title: strings.compare, lead: strings.compareLead}]),
    ...(manual ? [{id: 'page:manual', path: manual.path, title: manual.title, lead: manual.description}] : []),
    ...(freshness !== false && published.has(freshness) ? [{id: 'page:freshness', path: freshness, title: strings.freshness, lead: strings.freshnessLead}] : []),
  ]
  return all.length > 0 && html`<div class="ways">${all.map(({id, path, title, lead}) => html`<section class="group" aria-labelledby="${id}"><h2 id="${id}"><a href="${url(path)}">${title}</a></h2>${lead !== undefined && html`<p class="section-lead">${lead}</p>`}</section>`)}</div>
`}

function byTitle(pages: readonly ListedPage[], {language}: Site): ListedPage[] {
  return pages.toSorted((a, b) => a.title.localeCompare(b.title, language))
}

/** Scores of one category rank its pages only where one rubric gave them all. */
function group(kind: string, unordered: readonly ListedPage[], site: Site, isMixed: boolean): Html {
  const pages = byTitle(unordered, site)
  const id = `page:kind-${kind}`
  const title = site.strings.kinds[kind] ?? kind.charAt(0).toLocaleUpperCase(site.language) + kind.slice(1)
  const categories = [...new Set(pages.flatMap(({decision}) => decision?.category ?? []))].toSorted((a, b) => a.localeCompare(b, site.language))
  const plain = pages.filter(({decision}) => !decision)
  return html`<section class="group" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${plain.length > 0 && html`<ul class="entries">${plain.map((page) => entry(page, site))}</ul>`}
${categories.map((category, index) => {
  const own = pages.filter(({decision}) => decision?.category === category)
  const canRank = haveOneBasis(own)
  const ordered = canRank ? own.toSorted((a, b) => (b.decision?.score ?? -1) - (a.decision?.score ?? -1)) : own
  return html`<section class="category" aria-labelledby="${id}-${index + 1}"><h3 id="${id}-${index + 1}">${category}</h3><div>${!canRank && html`<p class="section-lead apart">${site.strings.apart}</p>`}<ul class="entries">${ordered.map((page) => entry(page, site, {level: 'h4', rubric: isMixed}))}</ul></div></section>`
})}
</section>`
}
