import {inlineCode} from '../components/inline-code.ts'
import {html} from '../html.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The choosers, where there is more than one. */
export function choosers(site: Site, path: string): string {
  const {strings} = site
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${strings.choosers}</h1><p class="lead">${strings.choosersLead}</p></header>
<div class="prose"><ul class="entries">${site.choosers.map((chooser) => html`<li class="entry"><div class="entry-text"><p><a href="${site.url(site.chooserPath(chooser))}">${inlineCode(chooser.title)}</a></p>
${chooser.lead !== undefined && html`<p>${inlineCode(chooser.lead)}</p>`}</div></li>
`)}</ul></div></article>`
  return shell(site, {title: strings.choosers, description: strings.choosersLead, kind: 'choosers', here: 'choose', path, steps: [[strings.choosers, path]], body})
}
