import type {Source} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import {time} from './time.ts'

/** Where a statement comes from, and how far that was checked. */
export function source(each: Source, site: Site): Html {
  return draw('source', each, site, link)
}

function link({url, publisher, title, accessed, status}: Source, {strings}: Site): Html {
  const said = [strings.publishers[publisher], status && strings.sourceStates[status]].filter(Boolean).join(', ')
  return html`<a href="${url}">${title ?? shortAddress(url)}</a> <span class="aside">(${said}${accessed && html`, ${strings.opened(time(accessed, strings))}`})</span>`
}

/** An address as a reader needs it: the host and the beginning of the path. */
export function shortAddress(url: string): string {
  const {hostname, pathname} = new URL(url)
  const path = pathname === '/' ? '' : pathname.replace(/\/$/u, '')
  const whole = hostname.replace(/^www\./u, '') + path
  return whole.length > 48 ? `${whole.slice(0, 47)}…` : whole
}
