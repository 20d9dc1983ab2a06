import type {Term} from 'remark-copydesk'
import {html, raw} from '../html.ts'
import type {Html} from '../html.ts'
import type {ArticlePage} from '../layouts/article.ts'
import {termName} from '../components/term-link.ts'
import {scoredOf} from '../scored.ts'
import type {Site} from '../site.ts'
import {pagesHere} from '../collections/pages-here.ts'
import {withoutCode} from './plain-text.ts'

interface Organization {
  readonly '@type': 'Organization'
  readonly name: string
}

interface Article {
  readonly '@type': 'Article'
  readonly headline: string
  readonly description?: string
  readonly url: string
  readonly inLanguage: string
  readonly publisher: Organization
  readonly about?: readonly DefinedTerm[]
}

interface Review {
  readonly '@type': 'Review'
  readonly name: string
  readonly url: string
  readonly inLanguage: string
  readonly reviewBody: string
  readonly author: Organization
  readonly publisher: Organization
  readonly reviewRating: {readonly '@type': 'Rating'; readonly ratingValue: number; readonly bestRating: number}
  readonly itemReviewed: {readonly '@type': 'SoftwareApplication'; readonly name: string; readonly applicationCategory: string}
}

interface DefinedTerm {
  readonly '@type': 'DefinedTerm'
  readonly name: string
  readonly url?: string
  readonly description?: string
  readonly alternateName?: readonly string[]
  readonly inDefinedTermSet?: {readonly '@type': 'DefinedTermSet'; readonly name: string; readonly url: string}
}

interface ListItem {
  readonly '@type': 'ListItem'
  readonly position: number
  readonly name: string
  readonly item?: string | DefinedTerm
  readonly url?: string
}

/** A page on the way to another, without the path prefix. */
export type Step = readonly [name: string, path: string]

interface ItemList {
  readonly '@type': 'ItemList'
  readonly name: string
  readonly itemListOrder: 'https://schema.org/ItemListUnordered'
  readonly numberOfItems: number
  readonly itemListElement: readonly ListItem[]
}

interface BreadcrumbList {
  readonly '@type': 'BreadcrumbList'
  readonly itemListElement: readonly ListItem[]
}

/** Something that a page says of itself in the words of schema.org. Each value stands in the page for people too. */
export type Thing = Article | Review | DefinedTerm | ItemList | BreadcrumbList

/** A page of the content folder: a review where it has a score, else an article. The day of a verification is no day of a change, so none is given. */
export function articleData(site: Site, page: ArticlePage, heading: string, path: string): readonly Thing[] {
  const {kind, decision, about, description} = page
  if (kind === undefined) return []
  const common = {
    url: site.address(path),
    inLanguage: site.language,
    publisher: organization(site.name),
  }
  const scored = scoredOf(decision)
  const thing: Article | Review = scored
    ? {
        '@type': 'Review',
        name: heading,
        ...common,
        reviewBody: scored.summary,
        author: organization(scored.scoredBy),
        reviewRating: {'@type': 'Rating', ratingValue: scored.score, bestRating: scored.scale},
        itemReviewed: {'@type': 'SoftwareApplication', name: about[0] ? termName(about[0]) : heading, applicationCategory: scored.category},
      }
    : {
        '@type': 'Article',
        headline: heading,
        ...(description !== undefined && {description}),
        ...common,
        ...(about.length > 0 && {about: about.map((term) => definedTerm(site, term))}),
      }
  return [thing]
}

/** The page of a name. */
export function termData(site: Site, term: Term): readonly Thing[] {
  const list = {name: site.strings.names, url: site.address(site.termsPath)}
  return [
    {
      ...definedTerm(site, term),
      ...(term.summary !== undefined && {description: withoutCode(term.summary)}),
      ...(term.short.length > 0 && {alternateName: term.short}),
      inDefinedTermSet: {'@type': 'DefinedTermSet', ...list},
    },
  ]
}

/** A list of names: all of them, or those of a vendor or a layer. */
export function termsData(site: Site, terms = site.terms, name = site.strings.names): readonly Thing[] {
  return [
    itemList(site, name, terms.map((term) => [termName(term), `${site.termsPath}${term.id}/`])),
  ]
}

/** Names side by side. */
export function comparisonData(site: Site, terms: readonly Term[], name: string): readonly Thing[] {
  const items = terms.map((term) => ({...definedTerm(site, term), ...(term.summary !== undefined && {description: withoutCode(term.summary)})}))
  return [{...itemList(site, name, []), numberOfItems: items.length, itemListElement: items.map((item, index) => ({'@type': 'ListItem', position: index + 1, name: item.name, item}))}]
}

/** The list of comparisons. */
export function compareData(site: Site, name: string, pages: readonly Step[]): readonly Thing[] {
  return [itemList(site, name, pages)]
}

/** The front page, which lists the pages of every kind. */
export function homeData(site: Site): readonly Thing[] {
  const items = [...pageSteps(site), ...(site.collection ? [] : site.collections.map(({title, path}): Step => [title, path]))]
  return items.length === 0 ? [] : [itemList(site, site.name, items)]
}

/** The list of the pages of a collection. */
export function collectionData(site: Site, title: string): readonly Thing[] {
  const items = pageSteps(site)
  return items.length === 0 ? [] : [itemList(site, title, items)]
}

function pageSteps(site: Site): readonly Step[] {
  const here = pagesHere(site)
  const hasKinds = here.some((page) => page.kind !== undefined && site.pagePath(page) !== undefined)
  return here.flatMap((page): [string, string][] => {
    const path = site.pagePath(page)
    return (page.kind === undefined && hasKinds) || path === undefined ? [] : [[page.title, path]]
  })
}

/** Things as a block of data, which no browser runs and no text of theirs can leave. */
export function structuredData(things: readonly Thing[]): Html | false {
  if (things.length === 0) return false
  const text = JSON.stringify({'@context': 'https://schema.org', '@graph': things}).toWellFormed().replace(/[<>&\u2028\u2029]/gu, (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return html`<script type="application/ld+json">${raw(text)}</script>`
}

function organization(name: string): Organization {
  return {'@type': 'Organization', name}
}

function definedTerm(site: Site, term: Term): DefinedTerm {
  return {'@type': 'DefinedTerm', name: termName(term), ...(site.termUrl(term) !== undefined && {url: site.address(`${site.termsPath}${term.id}/`)})}
}

/** The way to a page, the front page first, as readers see it too. */
export function breadcrumbs(site: Site, steps: readonly Step[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail(site, steps).map(([name, path], index) => ({'@type': 'ListItem', position: index + 1, name, item: site.address(path)})),
  }
}

/** A way with the front page before it. */
export function trail(site: Site, steps: readonly Step[]): readonly Step[] {
  return [[site.strings.home, '/'], ...steps]
}

function itemList(site: Site, name: string, items: readonly (readonly [name: string, path: string])[]): ItemList {
  return {
    '@type': 'ItemList',
    name,
    itemListOrder: 'https://schema.org/ItemListUnordered',
    numberOfItems: items.length,
    itemListElement: items.map(([label, path], index) => ({'@type': 'ListItem', position: index + 1, name: label, url: site.address(path)})),
  }
}
