import {factDate} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import type {Site} from '../site.ts'
import {xml} from './xml.ts'

/** Every page of the site, with the day it was verified where it has one. */
export function sitemap(site: Site): string {
  const verified = verifiedDays(site)
  const paths = [...site.published].filter((path) => /(?:\/|\.html)$/u.test(path) && path !== '/404.html').toSorted()
  return String(xml`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map((path) => xml`<url><loc>${site.absolute(path)}</loc>${verified.has(path) && xml`<lastmod>${verified.get(path)}</lastmod>`}</url>
`)}</urlset>
`)
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
