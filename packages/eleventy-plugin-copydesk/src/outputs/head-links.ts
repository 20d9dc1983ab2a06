import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {twinPath} from './twin-path.ts'

/** What a page’s head links to for machines: its own address, its Markdown, the feeds; each where it is. */
export function headLinks(site: Site, path: string | undefined): Html {
  const {outputs, strings, published} = site
  const canonical = path === undefined ? undefined : site.absolute(path)
  const links = [
    canonical !== undefined && html`<link rel="canonical" href="${canonical}">`,
    path === '/' ? alternate(outputs.llms, 'text/plain') : path !== undefined && alternate(twinPath(path), 'text/markdown'),
    alternate(outputs.atom, 'application/atom+xml', strings.changes),
    alternate(outputs.jsonFeed, 'application/feed+json', strings.changes),
    alternate(outputs.calendar, 'text/calendar', strings.dueCalendar),
  ]
  return html`${links.filter((link) => link !== false).map((link) => html`${link}\n`)}`

  function alternate(target: string | false, type: string, title?: string): Html | false {
    if (target === false || !published.has(target)) return false
    return html`<link rel="alternate" type="${type}"${title !== undefined && html` title="${title}"`} href="${site.url(target)}">`
  }
}
