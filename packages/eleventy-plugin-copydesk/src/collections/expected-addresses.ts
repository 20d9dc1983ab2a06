import type {Options} from '../options.ts'
import type {Site} from '../site.ts'

/** The addresses of the whole site that every page links to: they are made where the parts are joined. */
export function expectedAddresses(site: Site, {pages, outputs}: Options, canSearch: boolean): readonly string[] {
  const {freshness, methodology, corrections, playground, search} = pages
  const {atom, jsonFeed, calendar} = outputs
  const isAbsolute = site.absolute('/') !== undefined
  const expected = [
    '/',
    freshness, methodology, corrections, playground,
    canSearch && search,
    isAbsolute && atom, isAbsolute && jsonFeed, calendar,
    site.hasTerms && site.termsPath,
    site.comparePath, site.choosePath, site.manual?.path,
    site.theme.stylesheet.path, site.theme.icon.path, site.theme.script?.path,
  ]
  return [...new Set(expected.filter((path) => path !== false && path !== undefined))].toSorted()
}
