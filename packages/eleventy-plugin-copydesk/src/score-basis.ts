import type {ListedPage} from './page.ts'
import {scoredOf} from './scored.ts'
import type {Scored} from './scored.ts'

/** By what a score was given: two may be held against each other only where this is the same. A rubric that nobody knows is one for each who scored. */
export function scoreBasis({rubric, scoredBy, scale}: Scored): string {
  return rubric === undefined ? JSON.stringify([scoredBy, scale]) : rubric
}

/** Whether all scores of some pages were given by the same. */
export function haveOneBasis(pages: readonly Pick<ListedPage, 'decision'>[]): boolean {
  return new Set(pages.flatMap(({decision}) => scoredOf(decision) ?? []).map(scoreBasis)).size <= 1
}
