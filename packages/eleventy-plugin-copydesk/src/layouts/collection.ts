import {html} from '../html.ts'
import {collectionData} from '../outputs/structured-data.ts'
import type {Site} from '../site.ts'
import {pageGroups} from './home.ts'
import {notFound} from './not-found.ts'
import {shell} from './shell.ts'

/** Every page of one collection. */
export function collection(site: Site): string {
  const {collection: own, strings} = site
  if (!own) return notFound(site)
  const {title, path, description = strings.collectionLead} = own
  const body = html`<div class="front">
<header class="front-head"><h1 id="page:title">${title}</h1>
<p class="lead">${description}</p></header>
${pageGroups(site)}</div>`
  return shell(site, {title, description, kind: 'collection', path, steps: [[title, path]], things: collectionData(site, title), body})
}
