import {html} from '../html.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The page for an address that leads nowhere. */
export function notFound(site: Site): string {
  const {strings} = site
  const body = html`<article class="article"><header class="article-head"><p class="kicker">404</p><h1 id="page:title">${strings.notFound}</h1><p class="lead">${strings.notFoundLead}</p></header>
<div class="prose"><ul>
<li><a href="${site.url('/')}">${site.name}</a></li>
${site.hasTerms && html`<li><a href="${site.url(site.termsPath)}">${strings.names}</a></li>`}
</ul></div></article>`
  return shell(site, {title: strings.notFound, description: strings.notFoundLead, kind: 'not-found', body})
}
