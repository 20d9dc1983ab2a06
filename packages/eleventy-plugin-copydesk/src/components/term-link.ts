import type {Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'

/** A term’s name as readers see it; the place of a version number is an ellipsis. */
export function termName({name}: Pick<Term, 'name'>): string {
  return name.replaceAll('{version}', '…')
}

/** A term’s name, linked where it has a page. */
export function termLink(term: Term, site: Site): Html {
  return draw('termLink', term, site, link)
}

function link(term: Term, site: Site): Html {
  const address = site.termUrl(term)
  return address === undefined ? html`${termName(term)}` : html`<a href="${address}">${termName(term)}</a>`
}
