import type {Recommendation} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {inlineCode} from './inline-code.ts'
import type {Site} from '../site.ts'

/** The way out for readers who doubt that they are where they should be: the choosers that recommend this place. */
export function chooserHint(site: Site, isHere: (recommendation: Recommendation) => boolean): Html | false {
  const found = site.choosers.filter(({recommendations}) => recommendations.some(isHere))
  return found.length > 0 && html`<p class="doubt">${site.strings.inDoubt} ${found.map((chooser, index) => html`${index > 0 && ' · '}<a href="${site.url(site.chooserPath(chooser))}">${inlineCode(chooser.title)}</a>`)}</p>
`
}
