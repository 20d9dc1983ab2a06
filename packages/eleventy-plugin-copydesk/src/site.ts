import type {CalendarDate, Chooser, Desk, Term} from 'remark-copydesk'
import {targetOf} from './addresses.ts'
import type {Addresses} from './addresses.ts'
import type {SiteCollection} from './collections/site-collection.ts'
import {comparisonsOf} from './comparison/comparisons.ts'
import type {Comparison} from './comparison/comparisons.ts'
import {listingsOf} from './listings.ts'
import type {Listing} from './listings.ts'
import {readManual} from './manual.ts'
import type {SiteManual} from './manual.ts'
import type {Components} from './components/replaceable.ts'
import {nearestPages} from './nearest-pages.ts'
import type {Options} from './options.ts'
import type {Outputs} from './outputs/outputs-option.ts'
import type {ListedPage} from './page.ts'
import {stringsFor} from './strings.ts'
import type {Strings} from './strings.ts'
import type {Asset, Theme} from './theme.ts'
import {usedTerms} from './used-terms.ts'

/** A page about the desk itself. */
export type Place = 'freshness' | 'methodology' | 'corrections' | 'search' | 'playground'

/** What every layout knows of the site it stands in. */
export interface Site {
  readonly name: string
  readonly description: string | undefined
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly strings: Strings
  /** The components of its own. */
  readonly components: Components
  readonly theme: Theme
  readonly stylesheets: readonly string[]
  readonly today: CalendarDate
  readonly desk: Desk
  /** The desk as a file. */
  readonly deskRecord: Asset
  readonly pages: readonly ListedPage[]
  /** The folders of pages that are published each on its own; none where the desk names none. */
  readonly collections: readonly SiteCollection[]
  /** The one whose pages these are: what speaks of other pages in them speaks of these alone, so that they are the same whatever else the site has. */
  readonly collection: SiteCollection | undefined
  /** How many items a list of everything may have. */
  readonly longestList: number
  readonly hasTerms: boolean
  /** The names that have a page. */
  readonly terms: readonly Term[]
  /** What the list of terms holds, in a sentence. */
  readonly namesLead: string
  /** Where the list of terms stands, without the path prefix. */
  readonly termsPath: string
  /** Lists of the names of one vendor, or of one layer. */
  readonly listings: readonly Listing[]
  /** What stands side by side. */
  readonly comparisons: readonly Comparison[]
  /** Where the list of comparisons stands, without the path prefix; `undefined` where there are none. */
  readonly comparePath: string | undefined
  /** Where the pages about the desk itself stand. */
  readonly places: Pick<Options['pages'], Place>
  /** Questions that lead to a page. */
  readonly choosers: readonly Chooser[]
  /** Where readers who don’t know their page begin: the one chooser, or the list of them; without the path prefix. */
  readonly choosePath: string | undefined
  /** Pages that are read one after another; `undefined` where the desk names none. */
  readonly manual: SiteManual | undefined
  /** Where the sources of the pages stand. */
  readonly repository: string | undefined
  /** The addresses to mend a page at, with places to fill. */
  readonly contribution: Options['contribute']
  /** Where the files for machines stand. */
  readonly outputs: Outputs
  /** Everything that the site publishes, without the path prefix. */
  readonly published: ReadonlySet<string>
  /** An address of this site, under its path prefix. */
  url(path: string): string
  /** A whole address, host and all; `undefined` where the desk does not say where the site stands. */
  absolute(path: string): string | undefined
  /** A whole address, or where there is none the one under the path prefix. */
  address(path: string): string
  /** The address that a link in a page leads to, without the path prefix. */
  linkTarget(link: string, page: ListedPage): string
  /** Where a chooser stands, without the path prefix. */
  chooserPath(chooser: Chooser): string
  /** Where a page stands, without the path prefix; `undefined` where it has no place. */
  pagePath(page: ListedPage): string | undefined
  /** The address of a page; `undefined` where it has none. */
  pageUrl(page: ListedPage): string | undefined
  /** The pages to read after one. */
  readonly nearestPages: ReturnType<typeof nearestPages>
  /** The address of a name’s page; `undefined` where it has none. */
  termUrl(term: Term): string | undefined
}

/** What a site is made from. */
export interface SiteSource {
  readonly desk: Desk
  readonly options: Options
  readonly theme: Theme
  readonly today: CalendarDate
  readonly deskRecord: Asset
  readonly pages: readonly ListedPage[]
  readonly choosers: readonly Chooser[]
  readonly collections: readonly SiteCollection[]
  readonly collection?: SiteCollection | undefined
  readonly addresses: Addresses
  readonly published: ReadonlySet<string>
  url(path: string): string
}

/** With collections a site may have a hundred thousand pages: a list of them all would be no page. */
const longestList = 1000

/** Puts the desk’s site settings and the options together. */
export function makeSite({desk, options, theme, today, deskRecord, pages, choosers: all, collections, collection, addresses, published, url}: SiteSource): Site {
  const settings = desk.config.site
  const language = settings?.language ?? 'en'
  const strings = stringsFor(language, options.strings)
  const pageUrl = (page: ListedPage): string | undefined => {
    const address = addresses.get(page.file)
    return address === undefined ? undefined : url(address)
  }
  const terms = options.names === 'all' ? [...desk.terms.values()] : usedTerms(desk, {pages, choosers: all}, options.terms)
  const {choose} = options.pages
  const choosers = choose === false ? [] : all
  const chooserPath = ({id}: Chooser): string => `${choose}${id}/`
  const isSplit = collections.length > 0
  // The pages of one collection cannot know what those of another use: there the desk decides.
  const hasTerms = options.pages.terms && (isSplit ? desk.terms.size : terms.length) > 0
  const {compare} = options.pages
  const comparisons = compare === false ? [] : comparisonsOf({desk, pages, terms, base: compare, inOrder: isSplit})
  const listed = new Set(hasTerms ? terms.map(({id}) => id) : [])
  const absolute = (path: string): string | undefined => (settings?.url === undefined ? undefined : wholeAddress(path, settings.url, url))
  return {
    name: settings?.name ?? strings.siteName,
    description: settings?.description,
    language,
    direction: directionOf(language),
    strings,
    components: options.components,
    theme,
    stylesheets: options.stylesheets,
    today,
    desk,
    deskRecord,
    pages,
    collections,
    collection,
    longestList: isSplit ? longestList : Infinity,
    termsPath: options.terms,
    terms,
    hasTerms,
    listings: hasTerms ? listingsOf({desk, language}, terms, options.terms) : [],
    comparisons,
    comparePath: compare === false || (isSplit ? desk.terms.size < 2 : comparisons.length === 0) ? undefined : compare,
    places: options.pages,
    choosers,
    choosePath: choosers.length > 1 ? choose || undefined : choosers[0] && chooserPath(choosers[0]),
    chooserPath,
    manual: options.pages.manual === false || !settings?.manual ? undefined : readManual(settings.manual, options.pages.manual, pages.filter(({file}) => addresses.get(file) !== undefined), language),
    repository: settings?.repository,
    contribution: options.contribute,
    outputs: options.outputs,
    published,
    namesLead: options.names === 'all' ? strings.allNamesLead : strings.namesLead,
    url,
    absolute,
    address: (path) => absolute(path) ?? url(path),
    linkTarget: (link, page) => targetOf(link, page.file, addresses),
    pagePath: (page) => addresses.get(page.file),
    pageUrl,
    nearestPages: nearestPages(pages, language),
    termUrl: (term) => (listed.has(term.id) ? url(`${options.terms}${term.id}/`) : undefined),
  }
}

/** The site’s own address may name the folder that the path prefix names too. */
function wholeAddress(path: string, site: string, url: (path: string) => string): string {
  const {origin, pathname} = new URL(site)
  const folder = pathname.replace(/\/$/u, '')
  return new URL(url('/').startsWith(`${folder}/`) ? url(path) : folder + url(path), origin).href
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])

function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr'
}
