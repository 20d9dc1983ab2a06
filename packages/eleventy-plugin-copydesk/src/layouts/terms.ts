import type {Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {termLink, termName} from '../components/term-link.ts'
import {termsData} from '../outputs/structured-data.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The names that have a page, vendor by vendor. */
export function terms(site: Site): string {
  const {strings, desk} = site
  const vendors = [...desk.vendors.values()]
    .map((vendor) => ({vendor, own: site.terms.filter((term) => term.vendor === vendor.id)}))
    .filter(({own}) => own.length > 0)
  const body = html`<div class="glossary">
<header class="article-head"><h1 id="page:title">${strings.names}</h1><p class="lead">${site.namesLead}</p></header>
${vendors.map(({vendor, own}) => html`<section aria-labelledby="page:vendor-${vendor.id}"><h2 id="page:vendor-${vendor.id}">${vendor.name}</h2>
<ul class="name-list">${own.toSorted((a, b) => termName(a).localeCompare(termName(b), site.language)).map((term) => name(term, site))}</ul></section>`)}
</div>`
  return shell(site, {title: strings.names, description: site.namesLead, kind: 'terms', here: 'names', path: site.termsPath, steps: [[strings.names, site.termsPath]], things: termsData(site), body})
}

function name(term: Term, site: Site): Html {
  const {strings, desk} = site
  const siblings = term.siblings.flatMap((id) => desk.terms.get(id) ?? [])
  return html`<li><h3>${termLink(term, site)}</h3>
<p>${desk.layers.get(term.layer)?.label} · ${strings.termKinds[term.kind]}</p>
${siblings.length > 0 && html`<p class="name-siblings"><span class="aside">${strings.confused}</span> ${siblings.map((sibling, index) => html`${index > 0 && ', '}${termLink(sibling, site)}`)}</p>`}
</li>`
}
