import type {Finding} from 'remark-copydesk'
import {LineIndex} from './line-index.ts'
import {lastUpTo} from './last-up-to.ts'

/** Whole lines of a page that follow one another: the number of the first, the offset at which it begins, and their text. */
export type Run = readonly [line: number, start: number, text: string]

/**
 * The lines of a page that its findings speak of. Offsets and lines count as in the whole page, so formats
 * write the same of it; a run over thousands of pages holds no more of each.
 */
export class Excerpt {
  /** In order. Goes through JSON. */
  readonly runs: readonly Run[]

  constructor(runs: readonly Run[]) {
    this.runs = runs
  }

  /** As of the whole text, where the part lies in what was kept. */
  slice(start: number, end: number): string {
    const [, from, text] = this.runs[lastUpTo(this.runs.length, (index) => this.runs[index]?.[1] ?? 0, start)] ?? [1, 0, '']
    return text.slice(start - from, end - from)
  }
}

/** The text of a page, or what is needed of it. */
export type PageText = string | Excerpt

/** What findings speak of in a page; all of it, where one speaks of a place that is not there. */
export function excerptOf(text: string, findings: readonly Finding[]): Excerpt {
  const lines = new LineIndex(text)
  const ranges = findings.flatMap(rangesOf)
  if (ranges.some(([start, end]) => !(start >= 0 && start <= end && end <= text.length))) return new Excerpt([[1, 0, text]])
  const runs: [first: number, last: number][] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const [first, last] = [lines.point(start).line, lines.point(end).line]
    const run = runs.at(-1)
    if (run && first <= run[1] + 1) run[1] = Math.max(run[1], last)
    else runs.push([first, last])
  }
  return new Excerpt(runs.map(([first, last]) => {
    const [start] = lines.range(first)
    return [first, start, text.slice(start, lines.range(last + 1)[0])]
  }))
}

function rangesOf({range, fix, suggestions = [], related = []}: Finding): (readonly [number, number])[] {
  return [range, ...(fix ? [fix.range] : []), ...suggestions.map(({edit}) => edit.range), ...related.map((one) => one.range)]
}
