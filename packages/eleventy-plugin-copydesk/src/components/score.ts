import type {PageFrontMatter} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'

type Decision = NonNullable<PageFrontMatter['decision']>

/** A score as a number on its scale. */
export function score(decision: Decision, site: Site): Html {
  return draw('score', decision, site, points)
}

function points({score: given, scale}: Decision, {strings, language}: Site): Html {
  const number = new Intl.NumberFormat(language, {minimumFractionDigits: 1, maximumFractionDigits: 2}).format(given)
  return html`<p class="score"><span class="score-label">${strings.score}</span> <span class="score-number">${number}</span> <span class="score-scale">${strings.outOf(new Intl.NumberFormat(language).format(scale))}</span></p>`
}
