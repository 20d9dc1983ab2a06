import type {Term} from 'remark-copydesk'
import {html} from '../html.ts'
import {table} from '../components/table.ts'
import {termLink, termName} from '../components/term-link.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** Every name of the registry, vendor by vendor. */
export function terms(site: Site): string {
  const {strings, desk} = site
  const vendors = [...desk.vendors.values()]
    .map((vendor) => ({vendor, own: [...desk.terms.values()].filter((term) => term.vendor === vendor.id)}))
    .filter(({own}) => own.length > 0)
  const body = html`<div class="glossary">
<header class="article-head"><h1 id="page:title">${strings.names}</h1><p class="lead">${strings.namesLead}</p></header>
${vendors.map(({vendor, own}) => html`<section><h2 id="page:vendor-${vendor.id}">${vendor.name}</h2>
${table<Term>(own.toSorted((a, b) => termName(a).localeCompare(termName(b), site.language)), [
  {heading: strings.name, cell: (term) => termLink(term, site)},
  {heading: strings.layer, cell: (term) => desk.layers.get(term.layer)?.label},
  {heading: strings.what, cell: (term) => strings.termKinds[term.kind]},
  {heading: strings.confused, cell: (term) => html`<ul class="plain">${term.siblings.map((id) => {
    const sibling = desk.terms.get(id)
    return sibling && html`<li>${termLink(sibling, site)}</li>`
  })}</ul>`},
], `page:vendor-${vendor.id}`, 'table-terms')}</section>`)}
</div>`
  return shell(site, {title: strings.names, description: strings.namesLead, kind: 'terms', here: 'names', body})
}
