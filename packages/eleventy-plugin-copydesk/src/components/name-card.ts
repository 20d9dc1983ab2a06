import type {Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {inlineCode} from './inline-code.ts'
import {termLink, termName} from './term-link.ts'

/** A button behind a confusable name, and the card it opens: the layer, what it is taken for, and a link to its page. Phrases only, so that it may stand in a sentence. */
export function nameCard(term: Term, site: Site): Html {
  const {strings, desk} = site
  const id = `page:which-${term.id}`
  const siblings = term.siblings.flatMap((sibling) => desk.terms.get(sibling) ?? [])
  return html`<button type="button" class="which" popovertarget="${id}" aria-label="${strings.which(termName(term))}"></button><span popover id="${id}" class="which-card"><span class="which-name">${termLink(term, site)}</span> <span class="aside">${desk.layers.get(term.layer)?.label}</span>${term.summary && html`<span>${inlineCode(term.summary)}</span>`}${siblings.length > 0 && html`<span class="which-not">${strings.confused}: ${siblings.map((sibling, index) => html`${index > 0 && ', '}${termLink(sibling, site)} <span class="aside">${desk.layers.get(sibling.layer)?.label}</span>`)}</span>`}</span>`
}
