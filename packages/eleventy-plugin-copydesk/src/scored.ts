import type {Decision} from 'remark-copydesk'

/** A decision with a score, which somebody gave. */
export type Scored = Decision & {readonly score: number; readonly scoredBy: string}

/** The decision where it has a score. */
export function scoredOf(decision: Decision | undefined): Scored | undefined {
  const {score, scoredBy} = decision ?? {}
  return decision && score !== undefined && scoredBy !== undefined ? {...decision, score, scoredBy} : undefined
}
