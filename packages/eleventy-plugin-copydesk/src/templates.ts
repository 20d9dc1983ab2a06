import {existsSync, readdirSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import type {TemplateData, UserConfig} from './config-types.ts'
import {article} from './layouts/article.ts'
import {chooser} from './layouts/chooser.ts'
import {choosers} from './layouts/choosers.ts'
import {collection} from './layouts/collection.ts'
import {compare} from './layouts/compare.ts'
import {comparison} from './layouts/comparison.ts'
import {corrections} from './layouts/corrections.ts'
import {freshness} from './layouts/freshness.ts'
import {home} from './layouts/home.ts'
import {listing} from './layouts/listing.ts'
import {manual} from './layouts/manual.ts'
import {methodology} from './layouts/methodology.ts'
import {notFound} from './layouts/not-found.ts'
import {termPage} from './layouts/term.ts'
import {playground} from './layouts/playground.ts'
import {search} from './layouts/search.ts'
import {terms} from './layouts/terms.ts'
import {withheld} from './layouts/withheld.ts'
import {compareRecord, recordPath} from './outputs/compare-record.ts'
import {hasErrors} from './edition.ts'
import type {Options} from './options.ts'
import type {Press, Preview} from './press.ts'
import type {Place, Site} from './site.ts'
import type {Theme} from './theme.ts'

const folder = 'copydesk'

const placeLayouts: Readonly<Record<Place, (site: Site, path: string) => string>> = {freshness, methodology, corrections, search, playground}
const places = Object.keys(placeLayouts) as Place[]

/** Registers the layouts, each unless the site has its own of the same name; gives the names that there are. */
export function addLayouts(config: UserConfig, press: Press, kinds: readonly string[]): ReadonlySet<string> {
  const {input, includes, layouts} = config.directories
  const base = relative(input, layouts ?? includes).split(sep).join('/')
  if (base.startsWith('..')) {
    throw new TypeError(`Unexpected folder of layouts \`${layouts ?? includes}\` outside the input folder \`${input}\`, expected one inside: Eleventy finds no virtual layouts elsewhere`)
  }
  const drawn = new Set<string>()
  const add = (name: string, render: (data: TemplateData) => string): void => {
    // Eleventy prefers a virtual layout to a file of the same name, without a word.
    if (hasOwn(join(layouts ?? includes, folder), name)) return
    drawn.add(name)
    config.addTemplate([base, folder, `${name}.11ty.js`].filter(Boolean).join('/'), {data: {}, render})
  }
  for (const name of new Set(['page', ...kinds])) add(name, (data) => renderArticle(press, data))
  add('home', () => home(press.site))
  add('collection', ({copydeskCollection}) => collection(press.collectionSite(String(copydeskCollection))))
  add('terms', () => terms(press.site))
  add('listing', ({copydeskListing}) => {
    const one = press.site.listings.find(({path}) => path === copydeskListing)
    return one ? listing(press.site, one) : notFound(press.site)
  })
  add('compare', ({page}) => compare(press.site, String(page.url)))
  add('comparison', ({copydeskComparison}) => {
    const one = press.site.comparisons.find(({path}) => path === copydeskComparison)
    return one ? comparison(press.site, one) : notFound(press.site)
  })
  add('manual', () => (press.site.manual ? manual(press.site, press.site.manual) : notFound(press.site)))
  add('not-found', () => notFound(press.site))
  for (const name of places) add(name, ({page}) => placeLayouts[name](press.site, String(page.url)))
  add('chooser', ({copydeskChooser}) => {
    const {site} = press
    const one = site.choosers.find(({id}) => id === copydeskChooser)
    return one ? chooser(site, one) : notFound(site)
  })
  add('choosers', ({page}) => choosers(press.site, String(page.url)))
  add('term', ({copydeskTerm}) => {
    const {site} = press
    const term = site.desk.terms.get(String(copydeskTerm))
    return term ? termPage(site, term) : notFound(site)
  })
  return drawn
}

/** Registers the list of the pages of each collection, unless it has a first page of its own. */
export function addCollections(config: UserConfig): void {
  config.addTemplate(`${folder}-collection.11ty.js`, {
    data: {
      eleventyExcludeFromCollections: true,
      pagination: {data: 'copydesk.collections', size: 1, alias: 'copydeskCollection'},
      permalink: ({copydeskCollection}: TemplateData) => String(copydeskCollection),
      layout: `${folder}/collection`,
    },
    render: () => '',
  })
}

/** Registers the pages that no file of the content folder stands for. */
export function addPages(config: UserConfig, press: Press, options: Options, theme: Theme): void {
  const {input} = config.directories
  const add = (name: string, data: Readonly<Record<string, unknown>>, render = (): string => ''): void =>
    config.addTemplate(`${folder}-${name}.11ty.js`, {data: {eleventyExcludeFromCollections: true, ...data}, render})
  if (options.pages.home && !hasOwn(input, 'index')) add('home', {permalink: '/', layout: `${folder}/home`})
  if (options.pages.notFound && !hasOwn(input, '404')) add('not-found', {permalink: '/404.html', layout: `${folder}/not-found`})
  for (const name of places) {
    const path = options.pages[name]
    if (path !== false && !hasOwn(input, name)) add(name, {permalink: name === 'search' ? () => press.canSearch && path : path, layout: `${folder}/${name}`})
  }
  if (options.pages.terms) {
    add('terms', {permalink: () => press.site.hasTerms && options.terms, layout: `${folder}/terms`})
    add('term', {
      pagination: {data: 'copydesk.terms', size: 1, alias: 'copydeskTerm'},
      permalink: ({copydeskTerm}: TemplateData) => `${options.terms}${String(copydeskTerm)}/`,
      layout: `${folder}/term`,
    })
    add('listing', {
      pagination: {data: 'copydesk.listings', size: 1, alias: 'copydeskListing'},
      permalink: ({copydeskListing}: TemplateData) => String(copydeskListing),
      layout: `${folder}/listing`,
    })
  }
  const {compare} = options.pages
  if (compare !== false) {
    const whereAny = (path: string) => () => press.site.comparePath !== undefined && path
    if (!hasOwn(input, 'compare')) {
      add('compare', {permalink: whereAny(compare), layout: `${folder}/compare`})
      add('compare-script', {permalink: whereAny(theme.compareScript.path)}, () => theme.compareScript.text)
      add('compare-record', {permalink: whereAny(recordPath(compare))}, () => compareRecord(press.site))
    }
    add('comparison', {
      pagination: {data: 'copydesk.comparisons', size: 1, alias: 'copydeskComparison'},
      permalink: ({copydeskComparison}: TemplateData) => String(copydeskComparison),
      layout: `${folder}/comparison`,
    })
  }
  const {choose, manual: manualPath} = options.pages
  if (manualPath !== false && !hasOwn(join(input, manualPath), 'index')) add('manual', {permalink: () => press.hasManual && manualPath, layout: `${folder}/manual`})
  if (choose !== false) {
    add('chooser', {
      pagination: {data: 'copydesk.choosers', size: 1, alias: 'copydeskChooser'},
      permalink: ({copydeskChooser}: TemplateData) => `${choose}${String(copydeskChooser)}/`,
      layout: `${folder}/chooser`,
    })
    add('choosers', {permalink: () => press.choosers.length > 1 && choose, layout: `${folder}/choosers`})
    add('chooser-script', {permalink: () => press.choosers.length > 0 && theme.chooserScript.path}, () => theme.chooserScript.text)
  }
  const assets = {
    stylesheet: theme.stylesheet,
    icon: theme.icon,
    ...(theme.script && {script: theme.script}),
    ...(options.pages.search !== false && {'search-stylesheet': theme.search.stylesheet, 'search-script': theme.search.script}),
    ...(options.pages.playground !== false && {'playground-stylesheet': theme.playground.stylesheet, 'playground-script': theme.playground.script, 'playground-worker': theme.playground.worker}),
  }
  for (const [name, {path, text}] of Object.entries(assets)) add(name, {permalink: path}, () => text)
  if (options.pages.playground !== false) {
    add('desk', {permalink: () => press.deskRecord.path}, () => press.deskRecord.text)
  }
}

/** The page of a preview, as the theme’s own layout draws it. */
export function drawPreview(press: Press, {page, path, rendered: {markup, heading, contents}}: Preview): string {
  return article(press.siteAt(page.file), {page, content: markup, heading, path, source: page.document.path, contents})
}

function renderArticle(press: Press, data: TemplateData): string {
  const site = press.siteAt(data.page.inputPath)
  const page = press.page(data.page.inputPath)
  if (page && hasErrors(page)) return withheld(site, page)
  const rendered = press.rendered(data.page.inputPath)
  const stranger = {kind: undefined, title: typeof data['title'] === 'string' ? data['title'] : site.name, description: undefined, about: [], facts: [], cited: [], uncited: [], verification: undefined, decision: undefined, corrections: []}
  return article(site, {
    page: page ?? stranger,
    content: data.content ?? '',
    heading: rendered?.heading,
    path: data.page.url === false ? undefined : data.page.url,
    source: page?.document.path,
    contents: rendered?.contents ?? [],
  })
}

function hasOwn(path: string, name: string): boolean {
  return existsSync(path) && readdirSync(path).some((file) => file.startsWith(`${name}.`))
}
