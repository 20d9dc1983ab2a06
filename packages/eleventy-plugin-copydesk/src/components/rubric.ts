import type {Decision, Rubric} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Scored} from '../scored.ts'
import type {Site} from '../site.ts'
import {table} from './table.ts'

/** A part of a score as its page gives it. */
export interface ScorePart {
  readonly label: string
  readonly points: number
  readonly weight: number | undefined
  readonly note: string | undefined
}

/** The rubric that a score was given by; `undefined` where nobody knows it. */
export function rubricOf({rubric: id}: Decision, {desk}: Site): Rubric | undefined {
  const {rubrics} = desk.config
  return id !== undefined && Object.hasOwn(rubrics, id) ? rubrics[id] : undefined
}

/** The word for a score: that of the highest band which it reaches. */
export function bandOf({score}: Scored, rubric: Rubric | undefined): string | undefined {
  return rubric?.bands.toSorted((a, b) => b.from - a.from).find(({from}) => score >= from)?.label
}

/** By what a score was given, in words, with a link where the rubric has an address. */
export function rubricName(decision: Decision, site: Site): Html | string {
  const {strings} = site
  const rubric = rubricOf(decision, site)
  if (!rubric) return strings.noRubric
  const {label, version, url, by} = rubric
  return strings.byRubric(url === undefined ? label : html`<a href="${url}">${label}</a>`, version, by)
}

/** What a score is made of, in the order of its rubric; empty where the page gives no parts. */
export function scoreParts(decision: Decision, site: Site): readonly ScorePart[] {
  return (rubricOf(decision, site)?.parts ?? []).flatMap(({id, label, weight, note}) => {
    const points = decision.parts?.[id]
    return points === undefined ? [] : [{label, points, weight, note}]
  })
}

/** What a table of parts shows of each: its name and what it asks, its score, its weight where there are weights. */
export function partColumns(decision: Decision, parts: readonly ScorePart[], {strings, language}: Site): readonly {heading: string; cell(part: ScorePart): string}[] {
  const number = new Intl.NumberFormat(language, {minimumFractionDigits: 1, maximumFractionDigits: 2})
  const plain = new Intl.NumberFormat(language)
  return [
    {heading: strings.part, cell: ({label, note}) => [label, note].filter(Boolean).join(': ')},
    {heading: `${strings.score}, ${strings.outOf(plain.format(decision.scale))}`, cell: ({points}) => number.format(points)},
    ...(parts.some(({weight}) => weight !== undefined) ? [{heading: strings.weight, cell: ({weight = 0}: ScorePart) => plain.format(weight)}] : []),
  ]
}

/** The parts of a score as a table. */
export function partsTable(decision: Decision, site: Site): Html | false {
  const parts = scoreParts(decision, site)
  const [first, ...rest] = partColumns(decision, parts, site)
  const name = ({label, note}: ScorePart): Html => html`${label}${note !== undefined && html`<span class="part-note"><span class="sr-only">: </span>${note}</span>`}`
  return parts.length > 0 && first !== undefined && html`<h2 id="page:score-parts">${site.strings.scoreParts}</h2>
${table(parts, [{...first, cell: name}, ...rest], 'page:score-parts')}`
}
