import {html} from '../html.ts'
import {findingText} from '../finding-text.ts'
import type {Page} from '../page.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** What stands, on the writer’s own machine only, in the place of a page that never was without errors. */
export function withheld(site: Site, page: Page): string {
  const {strings} = site
  const errors = page.findings.filter((finding) => finding.severity === 'error')
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${strings.withheld}</h1><p class="lead">${strings.withheldLead}</p></header>
<div class="prose">${errors.map((finding) => html`<pre><code>${findingText(page.file, page.document.text, finding)}</code></pre>`)}</div></article>`
  return shell(site, {title: strings.withheld, kind: 'article', body})
}
