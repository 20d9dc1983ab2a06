import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Scored} from '../scored.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import {bandOf, rubricOf} from './rubric.ts'

/** A score as a number on its scale, with its word where its rubric has one. */
export function score(decision: Scored, site: Site): Html {
  return draw('score', decision, site, points)
}

function points(decision: Scored, site: Site): Html {
  const {strings, language} = site
  const number = new Intl.NumberFormat(language, {minimumFractionDigits: 1, maximumFractionDigits: 2}).format(decision.score)
  const band = bandOf(decision, rubricOf(decision, site))
  return html`<p class="score"><span class="score-label">${strings.score}</span> <span class="score-number">${number}</span> <span class="score-scale">${strings.outOf(new Intl.NumberFormat(language).format(decision.scale))}</span>${band !== undefined && html`<span class="score-band"><span class="sr-only">, </span>${band}</span>`}</p>`
}
