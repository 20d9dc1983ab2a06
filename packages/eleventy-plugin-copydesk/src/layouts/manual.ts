import {inlineCode} from '../components/inline-code.ts'
import {html} from '../html.ts'
import type {SiteManual} from '../manual.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The pages of the manual, group by group, in their order. */
export function manual(site: Site, {title, description, path, groups}: SiteManual): string {
  const body = html`<div class="front">
<header class="front-head"><h1 id="page:title">${title}</h1>
${description !== undefined && html`<p class="lead">${description}</p>`}</header>
${groups.map((group, index) => html`<section class="group" aria-labelledby="page:group-${index + 1}">
<h2 id="page:group-${index + 1}">${group.title}</h2>
${group.description !== undefined && html`<p class="section-lead">${inlineCode(group.description)}</p>`}
<ul class="manual-list">${group.pages.map((page) => html`<li><a href="${site.pageUrl(page)}">${page.title}</a> ${page.description !== undefined && html`<span>${inlineCode(page.description)}</span>`}</li>
`)}</ul></section>
`)}</div>`
  return shell(site, {title, description, kind: 'manual', here: 'manual', path, steps: [[title, path]], body})
}
