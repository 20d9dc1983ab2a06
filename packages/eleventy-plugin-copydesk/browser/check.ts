import type {Finding} from 'remark-copydesk'

/** What the page asks of its worker. */
export interface Question {
  readonly number: number
  readonly text: string
  /** The day of the reader, `YYYY-MM-DD`. */
  readonly today: string
}

/** What the worker answers: with `number` undefined that it cannot work at all. */
export interface Answer {
  readonly number: number | undefined
  readonly findings: readonly Finding[]
}
