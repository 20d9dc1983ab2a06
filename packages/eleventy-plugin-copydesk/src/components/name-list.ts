import type {Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {termLink, termName} from './term-link.ts'

/** Names in the order of the alphabet, each with what it is and what it is taken for. */
export function nameList(terms: readonly Term[], site: Site): Html {
  const {strings, desk} = site
  return html`<ul class="name-list">${byName(terms, site).map((term) => {
    const siblings = term.siblings.flatMap((id) => desk.terms.get(id) ?? [])
    return html`<li><h3>${termLink(term, site)}</h3>
<p>${desk.layers.get(term.layer)?.label} · ${strings.termKinds[term.kind]}</p>
${siblings.length > 0 && html`<p class="name-siblings"><span class="aside">${strings.confused}</span> ${siblings.map((sibling, index) => html`${index > 0 && ', '}${termLink(sibling, site)}`)}</p>`}
</li>`
  })}</ul>`
}

/** Terms in the order of the alphabet. */
export function byName(terms: readonly Term[], {language}: Pick<Site, 'language'>): readonly Term[] {
  return terms.toSorted((a, b) => termName(a).localeCompare(termName(b), language))
}
