import {existsSync, readdirSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import type {TemplateData, UserConfig} from './config-types.ts'
import {hasErrors} from './edition.ts'
import type {Options} from './options.ts'
import {atomFeed} from './outputs/atom-feed.ts'
import {choosersTwin, chooserTwin} from './outputs/chooser-twin.ts'
import {collectionTwin} from './outputs/collection-twin.ts'
import {compareTwin, comparisonTwin} from './outputs/compare-twin.ts'
import {correctionsTwin, methodologyTwin, playgroundTwin} from './outputs/desk-twins.ts'
import {dueCalendar} from './outputs/due-calendar.ts'
import {freshnessTwin} from './outputs/freshness-twin.ts'
import {jsonFeed} from './outputs/json-feed.ts'
import {llms} from './outputs/llms.ts'
import {manualTwin} from './outputs/manual-twin.ts'
import {markdownTwin} from './outputs/markdown-twin.ts'
import type {Outputs} from './outputs/outputs-option.ts'
import {responseHeaders} from './outputs/response-headers.ts'
import {robots} from './outputs/robots.ts'
import {sitemapFiles} from './outputs/sitemap.ts'
import type {SitemapFile} from './outputs/sitemap.ts'
import {listingTwin, termTwin, termsTwin} from './outputs/term-twin.ts'
import {twinPath} from './outputs/twin-path.ts'
import type {Press} from './press.ts'
import type {Site} from './site.ts'

type Place = Exclude<keyof Outputs, 'markdown'>

const writers: Readonly<Record<Exclude<Place, 'sitemap'>, (site: Site) => string>> = {
  atom: atomFeed,
  jsonFeed,
  calendar: dueCalendar,
  robots,
  llms,
  headers: responseHeaders,
}

const deskTwins = {freshness: freshnessTwin, methodology: methodologyTwin, corrections: correctionsTwin, playground: playgroundTwin}

/** These hold whole addresses, and nothing without them. */
const absolute: ReadonlySet<Place> = new Set(['atom', 'jsonFeed', 'sitemap'])

/** Registers the files for machines, each unless an option leaves it out or the site has its own of the same name. */
export function addOutputs(config: UserConfig, press: Press, {outputs, pages, terms}: Options, print: (text: string) => void): void {
  const {input} = config.directories
  const add = adderTo(config)
  // What goes beyond one file of the site map is known too late to be templates.
  let beyond: readonly SitemapFile[] = []
  const sitemap = (): string => {
    if (outputs.sitemap === false) return ''
    const [first, ...rest] = sitemapFiles(press.site, outputs.sitemap)
    beyond = rest
    return first.text
  }
  config.on('eleventy.after', ({outputMode, directories}) => {
    if (outputMode === 'fs') for (const {path, text} of beyond) writeFileSync(join(directories.output, path), text)
  })
  const write = (name: Place): string => (name === 'sitemap' ? sitemap() : writers[name](press.site))
  const places = ([...Object.keys(writers), 'sitemap'] as Place[]).flatMap((name) => {
    const path = outputs[name]
    return path === false || hasOwnFile(input, basename(path)) ? [] : [{name, path}]
  })

  for (const {name, path} of places) {
    add(name, {permalink: absolute.has(name) ? () => press.site.absolute('/') !== undefined && path : path}, () => write(name))
  }
  if (outputs.markdown) {
    // A site may stand inside its own content folder: what is published there is no page to lint or publish again.
    add('ignore', {permalink: '/.copydeskignore'}, () => '*\n')
    for (const [name, twin] of Object.entries(deskTwins)) {
      const path = pages[name as keyof typeof deskTwins]
      if (path !== false && !hasOwnFile(input, name)) add(`${name}-markdown`, {permalink: twinPath(path)}, () => twin(press.site, path))
    }
    const {compare} = pages
    if (compare !== false) {
      if (!hasOwnFile(input, 'compare')) add('compare-markdown', {permalink: () => press.site.comparePath !== undefined && twinPath(compare)}, () => compareTwin(press.site, compare))
      add('comparison-markdown', {
        pagination: {data: 'copydesk.comparisons', size: 1, alias: 'copydeskComparison'},
        permalink: ({copydeskComparison}: TemplateData) => twinPath(String(copydeskComparison)),
      }, ({copydeskComparison}) => {
        const comparison = press.site.comparisons.find(({path}) => path === copydeskComparison)
        return comparison ? comparisonTwin(press.site, comparison) : ''
      })
    }
    const {choose, manual} = pages
    if (manual !== false && !hasOwnFile(join(input, manual), 'index')) add('manual-markdown', {permalink: () => press.hasManual && twinPath(manual)}, () => (press.site.manual ? manualTwin(press.site, press.site.manual) : ''))
    if (choose !== false) {
      add('choosers-markdown', {permalink: () => press.choosers.length > 1 && twinPath(choose)}, () => choosersTwin(press.site, choose))
      add('chooser-markdown', {
        pagination: {data: 'copydesk.choosers', size: 1, alias: 'copydeskChooser'},
        permalink: ({copydeskChooser}: TemplateData) => twinPath(`${choose}${String(copydeskChooser)}/`),
      }, ({copydeskChooser}) => {
        const chooser = press.site.choosers.find(({id}) => id === copydeskChooser)
        return chooser ? chooserTwin(press.site, chooser) : ''
      })
    }
    if (pages.terms) {
      add('terms-markdown', {permalink: () => press.site.hasTerms && twinPath(terms)}, () => termsTwin(press.site))
      add('term-markdown', {
        pagination: {data: 'copydesk.terms', size: 1, alias: 'copydeskTerm'},
        permalink: ({copydeskTerm}: TemplateData) => twinPath(`${terms}${String(copydeskTerm)}/`),
      }, ({copydeskTerm}) => {
        const term = press.site.desk.terms.get(String(copydeskTerm))
        return term ? termTwin(press.site, term) : ''
      })
      add('listing-markdown', {
        pagination: {data: 'copydesk.listings', size: 1, alias: 'copydeskListing'},
        permalink: ({copydeskListing}: TemplateData) => twinPath(String(copydeskListing)),
      }, ({copydeskListing}) => {
        const listing = press.site.listings.find(({path}) => path === copydeskListing)
        return listing ? listingTwin(press.site, listing) : ''
      })
    }
  }

  const missed = places.filter(({name}) => absolute.has(name)).map(({path}) => path)
  let isSaid = missed.length === 0
  config.on('eleventy.before', () => {
    if (isSaid || press.site.absolute('/') !== undefined) return
    isSaid = true
    print(`Left out ${missed.join(', ')}: they hold whole addresses. Set \`site.url\` in copydesk.yaml, or these outputs to false.`)
  })
}

/** Registers a copy in Markdown of every page, and of every list of the pages of a collection. */
export function addTwins(config: UserConfig, press: Press): void {
  const add = adderTo(config)
  add('markdown', {
    pagination: {
      data: 'collections.all',
      size: 1,
      alias: 'copydeskOriginal',
      before: (items: readonly Original[]) => items.filter(({inputPath, url}) => {
        const page = press.page(inputPath)
        return url && page && !hasErrors(page)
      }),
    },
    permalink: ({copydeskOriginal}: TemplateData) => twinPath(String((copydeskOriginal as Original).url)),
  }, ({copydeskOriginal}) => {
    const page = press.page((copydeskOriginal as Original).inputPath)
    return page ? markdownTwin(press.siteAt(page.file), page) : ''
  })
  add('collection-markdown', {
    pagination: {data: 'copydesk.collections', size: 1, alias: 'copydeskCollection'},
    permalink: ({copydeskCollection}: TemplateData) => twinPath(String(copydeskCollection)),
  }, ({copydeskCollection}) => collectionTwin(press.collectionSite(String(copydeskCollection))))
}

function adderTo(config: UserConfig): (name: string, data: Readonly<Record<string, unknown>>, render: (data: TemplateData) => string) => void {
  return (name, data, render) => config.addTemplate(`copydesk-${name}.11ty.js`, {data: {eleventyExcludeFromCollections: true, eleventyAllowMissingExtension: true, ...data}, render})
}

/** An entry of Eleventy’s collections, as far as it is read here. */
interface Original {
  readonly inputPath: string
  readonly url: string | false
}

function hasOwnFile(folder: string, name: string): boolean {
  const stem = name.replace(/\.\w+$/u, '')
  return existsSync(folder) && readdirSync(folder).some((file) => file === name || file.startsWith(`${name}.`) || (stem !== name && /^\.(?:njk|liquid|hbs|ejs|11ty\.\w+)$/u.test(file.slice(stem.length)) && file.startsWith(stem)))
}
