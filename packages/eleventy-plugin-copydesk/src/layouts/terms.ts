import {capital} from '../components/capital.ts'
import {jumpList} from '../components/jump-list.ts'
import {nameList} from '../components/name-list.ts'
import {html} from '../html.ts'
import {termsData} from '../outputs/structured-data.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The names that have a page, vendor by vendor, with ways in by vendor and by layer. */
export function terms(site: Site): string {
  const {strings, listings, url} = site
  const vendors = listings.filter(({by}) => by === 'vendor')
  const layers = listings.filter(({by}) => by === 'layer')
  const body = html`<div class="glossary">
<header class="article-head"><h1 id="page:title">${strings.names}</h1><p class="lead">${site.namesLead}</p></header>
${jumpList(strings.byLayer, layers.map(({name, path, terms: own}) => ({name: capital(name, site), href: url(path), count: own.length})))}
${jumpList(strings.byVendor, vendors.map(({id, name, terms: own}) => ({name, href: `#page:vendor-${id}`, count: own.length})))}
${vendors.map(({id, name, path, terms: own}) => html`<section aria-labelledby="page:vendor-${id}"><h2 id="page:vendor-${id}"><a href="${url(path)}">${name}</a></h2>
${nameList(own, site)}</section>`)}
</div>`
  return shell(site, {title: strings.names, description: site.namesLead, kind: 'terms', here: 'names', path: site.termsPath, steps: [[strings.names, site.termsPath]], things: termsData(site), body})
}
