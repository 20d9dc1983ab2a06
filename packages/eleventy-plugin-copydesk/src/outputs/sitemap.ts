import {factDate} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {xml} from './xml.ts'

/** A file of the site map: its address without the path prefix, and its text. */
export interface SitemapFile {
  readonly path: string
  readonly text: string
}

/** What the protocol of site maps allows in one file. */
export const sitemapLimits = {addresses: 50_000, bytes: 50 * 1024 * 1024}

const head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
const foot = '</urlset>\n'

/** Every page of the site, with the day it was verified where it has one; where one file may not hold them all, an index first and then the files that it names. */
export function sitemapFiles(site: Site, path: string, limits = sitemapLimits): readonly [SitemapFile, ...SitemapFile[]] {
  const verified = verifiedDays(site)
  const paths = [...site.published].filter((one) => /(?:\/|\.html)$/u.test(one) && one !== '/404.html').toSorted()
  const texts = inFiles(paths.map((one) => xml`<url><loc>${site.absolute(one)}</loc>${verified.has(one) && xml`<lastmod>${verified.get(one)}</lastmod>`}</url>\n`), limits)
  const [first = `${head}${foot}`] = texts
  if (texts.length < 2) return [{path, text: first}]
  const files = texts.map((text, index) => ({path: path.replace(/(?:\.xml)?$/u, `-${index + 1}.xml`), text}))
  return [{path, text: String(xml`<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map((file) => xml`<sitemap><loc>${site.absolute(file.path)}</loc></sitemap>
`)}</sitemapindex>
`)}, ...files]
}

function inFiles(entries: readonly Html[], limits: typeof sitemapLimits): string[] {
  const files: string[][] = []
  let bytes = Infinity
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.markup)
    const last = files.at(-1)
    if (last && last.length < limits.addresses && bytes + size <= limits.bytes) {
      last.push(entry.markup)
      bytes += size
    } else {
      files.push([entry.markup])
      bytes = head.length + foot.length + size
    }
  }
  return files.map((file) => `${head}${file.join('')}${foot}`)
}

function verifiedDays(site: Site): ReadonlyMap<string, CalendarDate> {
  const days = new Map<string, CalendarDate>()
  for (const fact of site.desk.facts.values()) {
    const path = `${site.termsPath}${fact.about}/`
    const day = factDate(fact, site.desk)
    const known = days.get(path)
    if (known === undefined || known < day) days.set(path, day)
  }
  for (const page of site.pages) {
    const path = site.pagePath(page)
    if (path !== undefined && page.verification) days.set(path, page.verification.date)
  }
  return days
}
