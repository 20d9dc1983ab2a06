import type {PageFrontMatter} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'

type Decision = NonNullable<PageFrontMatter['decision']>

/** A score as a number on its scale. */
export function score({score: points, scale}: Decision, {strings, language}: Site): Html {
  const number = new Intl.NumberFormat(language, {minimumFractionDigits: 1, maximumFractionDigits: 2}).format(points)
  return html`<p class="score"><span class="score-label">${strings.score}</span> <span class="score-number">${number}</span> <span class="score-scale">${strings.outOf(new Intl.NumberFormat(language).format(scale))}</span></p>`
}
