import type {BoardRow, BoardState} from '../board.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import {lookOf, stateShape} from './state-mark.ts'

interface Cluster {
  readonly age: number
  readonly state: BoardState
  readonly count: number
}

interface Lane {
  readonly days: number | undefined
  readonly clusters: readonly Cluster[]
}

const width = 400
const start = 12
const room = width - 2 * start - 16
const laneHeight = 58
const head = 8
const markWidth = 18

/** Pages and facts by age, a lane for each review interval, with the days on which its contents become due and stale. */
export function agePlot(rows: readonly BoardRow[], site: Site): Html {
  return draw('agePlot', rows, site, plot)
}

function plot(rows: readonly BoardRow[], site: Site): Html {
  const {strings} = site
  const limit = rows.reduce((most, {age, days}) => Math.max(most, age, days === undefined || days > 180 ? 0 : 2 * days), 30)
  const last = Math.ceil(limit / 30) * 30
  const lanes = lanesOf(rows, (markWidth / room) * last)
  const x = (age: number): number => Math.round((start + 8 + (Math.max(0, age) / last) * room) * 10) / 10
  const bottom = head + lanes.length * laneHeight
  const step = Math.ceil(last / 6 / 30) * 30
  const ticks = Array.from({length: Math.floor(last / step) + 1}, (_, index) => index * step)
  return html`<svg class="plot" viewBox="0 0 ${width} ${bottom + 34}" role="img" aria-label="${strings.plotLabel(rows.length)}">
${lanes.map(({days, clusters}, index) => {
  const top = head + index * laneHeight
  const middle = top + 37
  const limits = days === undefined ? [] : [days, 2 * days].filter((day) => day <= last)
  return html`<g><text x="${start}" y="${top + 13}" class="plot-lane">${days === undefined ? strings.noInterval : strings.everyDays(days)}</text>
<path d="M${start} ${middle}H${width - start}" class="plot-line"/>
${limits.map((day, at) => html`<path d="M${x(day)} ${middle - 15}V${middle + 13}" class="${at === 0 ? 'plot-due' : 'plot-stale'}"/>`)}
${clusters.map(({age, state, count}) => html`<g data-state="${lookOf(state)}" class="plot-mark" transform="translate(${x(age) - 8} ${middle - 8})">${stateShape(state)}</g>${count > 1 && html`<text x="${x(age) + 9}" y="${middle - 5}" class="plot-count">${count}</text>`}
`)}</g>`
})}
<g class="plot-axis">${ticks.map((tick) => html`<path d="M${x(tick)} ${bottom}v5"/><text x="${x(tick)}" y="${bottom + 17}">${tick}</text>`)}<text x="${width / 2}" y="${bottom + 31}">${strings.daysSince}</text></g>
</svg>`
}

/** The lanes, and in them as one mark what would stand on top of each other. */
function lanesOf(rows: readonly BoardRow[], near: number): Lane[] {
  const all = new Set(rows.map(({days}) => days))
  return [...all].toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity)).map((days) => {
    const clusters: Cluster[] = []
    for (const {age, state} of rows.filter((row) => row.days === days).toSorted((a, b) => a.age - b.age)) {
      const at = clusters.findLastIndex((cluster) => lookOf(cluster.state) === lookOf(state) && age - cluster.age < near)
      const known = clusters[at]
      if (known) clusters[at] = {...known, count: known.count + 1}
      else clusters.push({age, state, count: 1})
    }
    return {days, clusters}
  })
}
