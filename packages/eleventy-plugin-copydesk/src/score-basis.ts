import type {Decision} from 'remark-copydesk'

/** By what a score was given: two may be held against each other only where this is the same. A rubric that nobody knows is one for each who scored. */
export function scoreBasis({rubric, scoredBy, scale}: Decision): string {
  return rubric === undefined ? JSON.stringify([scoredBy, scale]) : rubric
}

/** Whether all of some scores were given by the same. */
export function haveOneBasis(decisions: readonly Decision[]): boolean {
  return new Set(decisions.map(scoreBasis)).size <= 1
}
