interface Span {
  readonly start: number
  readonly end: number
}

/** Stretches of a text that can be asked about a place without looking at each of them. */
export interface Spans {
  /** Whether one of them shares a unit with the place. */
  touch(start: number, end: number): boolean
  /** Whether one of them has the whole place in it. */
  hold(start: number, end: number): boolean
}

/** Sorts spans once; each question is then a search by halves. */
export function makeSpans(spans: readonly Span[]): Spans {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  // The furthest end of all that begin so far left: spans may lie in one another.
  const reach: number[] = []
  for (const {end} of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0))
  const furthest = (isLeft: (span: Span) => boolean): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const span = sorted[middle]
      if (span && isLeft(span)) low = middle + 1
      else high = middle
    }
    return reach[low - 1] ?? 0
  }
  return {
    touch: (start, end) => furthest((span) => span.start < end) > start,
    hold: (start, end) => sorted.length > 0 && furthest((span) => span.start <= start) >= Math.max(end, 1),
  }
}
