import {isDeepStrictEqual} from 'node:util'
import type {Finding, SuppressedFinding} from 'remark-copydesk'
import {Excerpt, excerptOf} from './excerpt.ts'
import type {PageText} from './excerpt.ts'

/** What is held of a page until the formats print it. */
export interface Found {
  /** What the findings need of the text; empty where there are none. */
  readonly text: PageText
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
  readonly elsewhere?: readonly Finding[]
}

/** Takes from what came of a page all that a run over thousands of pages must not hold. */
export function foundOf({text, findings, suppressed = [], elsewhere}: Pick<Found, 'text' | 'findings'> & Partial<Found>): Found {
  const found = {findings, suppressed, ...(elsewhere && {elsewhere})}
  if (findings.length + suppressed.length === 0) return {...found, text: ''}
  const {runs} = typeof text === 'string' ? excerptOf(text, [...findings, ...suppressed, ...(elsewhere ?? [])]) : text
  const copy = copied({found, runs})
  return {...copy.found, text: new Excerpt(copy.runs)}
}

/** The same, sharing nothing: V8 holds a whole page for a word that was cut out of it. Where JSON cannot hold it, it is not copied. */
export function copied<T>(value: T): T {
  const copy = JSON.parse(JSON.stringify(value)) as T
  return isDeepStrictEqual(copy, value) ? copy : value
}
