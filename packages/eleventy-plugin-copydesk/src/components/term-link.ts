import type {Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'

/** A term’s name as readers see it; the place of a version number is an ellipsis. */
export function termName({name}: Pick<Term, 'name'>): string {
  return name.replaceAll('{version}', '…')
}

/** A link to a term’s page. */
export function termLink(term: Term, site: Site): Html {
  return html`<a href="${site.termUrl(term)}">${termName(term)}</a>`
}
