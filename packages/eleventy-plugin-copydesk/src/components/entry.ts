import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {ListedPage} from '../page.ts'
import {scoredOf} from '../scored.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import type {ComponentProps} from './replaceable.ts'
import {rubricName} from './rubric.ts'
import {score} from './score.ts'
import {verificationNote} from './verification-note.ts'

/** A page in a list of pages; with `rubric` it says by what it was scored. */
export function entry(page: ListedPage, site: Site, {level = 'h3', rubric = false}: {readonly level?: 'h3' | 'h4'; readonly rubric?: boolean} = {}): Html {
  return draw('entry', {page, level, rubric}, site, item)
}

function item({page, level, rubric}: ComponentProps['entry'], site: Site): Html {
  const {decision, verification} = page
  const scored = scoredOf(decision)
  const link = html`<a href="${site.pageUrl(page)}">${page.title}</a>`
  return html`<li class="entry${scored ? ' entry-scored' : ''}">
<div class="entry-text">
${decision && html`<p class="entry-category">${decision.category}</p>`}
${level === 'h3' ? html`<h3>${link}</h3>` : html`<h4>${link}</h4>`}
<p>${decision?.summary ?? page.description}</p>
${scored && rubric && html`<p class="entry-rubric">${site.strings.scoredBy}: ${scored.scoredBy}; ${rubricName(scored, site)}</p>`}
</div>
${scored && score(scored, site)}
${verification && verificationNote(verification, site)}
</li>`
}
