import type {Site} from '../site.ts'

/** Everybody may read everything; where the site’s own address is known, the list of its pages is named. */
export function robots(site: Site): string {
  const {sitemap} = site.outputs
  const address = sitemap !== false && site.published.has(sitemap) ? site.absolute(sitemap) : undefined
  return `User-agent: *\nAllow: /\n${address === undefined ? '' : `\nSitemap: ${address}\n`}`
}
