import type {CalendarDate, Desk, Term} from 'remark-copydesk'
import type {Options} from './options.ts'
import type {Page} from './page.ts'
import {stringsFor} from './strings.ts'
import type {Strings} from './strings.ts'
import type {Theme} from './theme.ts'
import {usedTerms} from './used-terms.ts'

/** What every layout knows of the site it stands in. */
export interface Site {
  readonly name: string
  readonly description: string | undefined
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly strings: Strings
  readonly theme: Theme
  readonly stylesheets: readonly string[]
  readonly today: CalendarDate
  readonly desk: Desk
  readonly pages: readonly Page[]
  readonly hasTerms: boolean
  /** The names that have a page. */
  readonly terms: readonly Term[]
  /** What the list of terms holds, in a sentence. */
  readonly namesLead: string
  /** Where the list of terms stands, without the path prefix. */
  readonly termsPath: string
  /** An address of this site, under its path prefix. */
  url(path: string): string
  /** The address of a page; `undefined` where it has none. */
  pageUrl(page: Page): string | undefined
  /** The address of a name’s page; `undefined` where it has none. */
  termUrl(term: Term): string | undefined
}

/** What a site is made from. */
export interface SiteSource {
  readonly desk: Desk
  readonly options: Options
  readonly theme: Theme
  readonly today: CalendarDate
  readonly pages: readonly Page[]
  readonly addresses: ReadonlyMap<string, string>
  url(path: string): string
}

/** Puts the desk’s site settings and the options together. */
export function makeSite({desk, options, theme, today, pages, addresses, url}: SiteSource): Site {
  const settings = desk.config.site
  const language = settings?.language ?? 'en'
  const strings = stringsFor(language, options.strings)
  const pageUrl = (page: Page): string | undefined => {
    const address = addresses.get(page.file)
    return address === undefined ? undefined : url(address)
  }
  const terms = options.names === 'all' ? [...desk.terms.values()] : usedTerms(desk, pages, options.terms)
  const hasTerms = options.pages.terms && terms.length > 0
  const listed = new Set(hasTerms ? terms.map(({id}) => id) : [])
  return {
    name: settings?.name ?? strings.siteName,
    description: settings?.description,
    language,
    direction: directionOf(language),
    strings,
    theme,
    stylesheets: options.stylesheets,
    today,
    desk,
    pages,
    termsPath: options.terms,
    terms,
    hasTerms,
    namesLead: options.names === 'all' ? strings.allNamesLead : strings.namesLead,
    url,
    pageUrl,
    termUrl: (term) => (listed.has(term.id) ? url(`${options.terms}${term.id}/`) : undefined),
  }
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])

function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr'
}
