import type {Decision, Rubric} from './score-schema.ts'
import {nearest} from './yaml-source.ts'

/** What a score says against its rubric, with the path of keys to the place in `decision`. */
export interface ScoreProblem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Holds a score against the rubric it names; none is a score whose rubric nobody knows. */
export function checkScore({score, scale, rubric: id, parts}: Decision, rubrics: Readonly<Record<string, Rubric>>): ScoreProblem[] {
  if (id === undefined || score === undefined) return []
  const rubric = Object.hasOwn(rubrics, id) ? rubrics[id] : undefined
  if (!rubric) return [{path: ['rubric'], message: `Unexpected rubric \`${id}\`, expected one that copydesk.yaml has${hint(id, Object.keys(rubrics))}`}]
  const problems: ScoreProblem[] = []
  if (rubric.scale !== undefined && scale !== rubric.scale) problems.push({path: ['scale'], message: `Unexpected scale ${scale}, expected ${rubric.scale}, that of the rubric \`${id}\``})
  if (parts === undefined) return problems
  if (rubric.parts.length === 0) return [...problems, {path: ['parts'], message: `Unexpected parts, expected none: the rubric \`${id}\` has none`}]
  const known = rubric.parts.map((part) => part.id)
  for (const [name, points] of Object.entries(parts)) {
    if (!known.includes(name)) problems.push({path: ['parts', name], message: `Unexpected part \`${name}\`, expected one of the rubric \`${id}\`${hint(name, known)}`})
    else if (points > scale) problems.push({path: ['parts', name], message: `Unexpected ${points} for the part \`${name}\`, expected at most ${scale}, the scale`})
  }
  const missing = known.filter((name) => !Object.hasOwn(parts, name))
  if (missing.length > 0) problems.push({path: ['parts'], message: `Unexpected parts without ${missing.map((name) => `\`${name}\``).join(', ')}, expected each part of the rubric \`${id}\``})
  const mean = problems.length === 0 ? weightedMean(rubric, parts) : undefined
  if (mean === undefined) return problems
  const decimals = Math.max(1, /\.(\d+)$/u.exec(String(score))?.[1]?.length ?? 0)
  // Half a unit of the last written place: how far rounding may take a score from its mean.
  if (Math.abs(mean - score) > 0.5 * 10 ** -decimals + 1e-9) problems.push({path: ['score'], message: `Unexpected score ${score}, expected ${Number(mean.toFixed(decimals))}, the weighted mean of its parts`})
  return problems
}

/** The mean of the parts by their weights; `undefined` where the rubric gives none. */
function weightedMean({parts}: Rubric, points: Readonly<Record<string, number>>): number | undefined {
  const weights = parts.flatMap(({weight}) => weight ?? [])
  if (weights.length === 0) return undefined
  const sum = parts.reduce((total, {id, weight = 0}) => total + weight * (points[id] ?? 0), 0)
  return sum / weights.reduce((total, weight) => total + weight, 0)
}

function hint(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near ? `, did you mean \`${near}\`?` : known.length > 0 ? `: ${known.map((name) => `\`${name}\``).join(', ')}` : ''
}
