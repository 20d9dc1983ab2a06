import {capital} from '../components/capital.ts'
import {jumpList} from '../components/jump-list.ts'
import {nameList} from '../components/name-list.ts'
import {html} from '../html.ts'
import {termsData} from '../outputs/structured-data.ts'
import {vendorsByName} from '../listings.ts'
import type {Listing} from '../listings.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The names of one vendor, layer by layer; or those of one layer, vendor by vendor. */
export function listing(site: Site, {by, id, name, path, terms}: Listing): string {
  const {strings, desk} = site
  const title = listingTitle(site, {by, name})
  const about = by === 'layer' ? desk.layers.get(id)?.description : undefined
  const lead = `${about === undefined ? '' : `${capital(about, site).replace(/\.$/u, '')}. `}${strings.namesCount(terms.length)}`
  const groups = by === 'vendor'
    ? Array.from(desk.layers.values(), (layer) => ({id: layer.id, label: capital(layer.label, site), own: terms.filter((term) => term.layer === layer.id)}))
    : vendorsByName(site).map((vendor) => ({id: vendor.id, label: vendor.name, own: terms.filter((term) => term.vendor === vendor.id)}))
  const filled = groups.filter(({own}) => own.length > 0)
  const body = html`<div class="glossary">
<header class="article-head"><h1 id="page:title">${title}</h1><p class="lead">${lead}</p></header>
${filled.length > 1 && jumpList(by === 'vendor' ? strings.byLayer : strings.byVendor, filled.map((group) => ({name: group.label, href: `#page:group-${group.id}`, count: group.own.length})))}
${filled.map((group) => html`<section aria-labelledby="page:group-${group.id}"><h2 id="page:group-${group.id}">${group.label}</h2>
${nameList(group.own, site)}</section>`)}
</div>`
  return shell(site, {title, description: `${title}. ${strings.namesCount(terms.length)}`, kind: 'terms', here: 'names', path, steps: [[strings.names, site.termsPath], [by === 'layer' ? capital(name, site) : name, path]], things: termsData(site, terms, title), body})
}

/** What a list of the names of a vendor or a layer is called. */
export function listingTitle({strings}: Site, {by, name}: Pick<Listing, 'by' | 'name'>): string {
  return by === 'vendor' ? strings.namesOf(name) : strings.namesOn(name)
}
