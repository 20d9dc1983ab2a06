import fc from 'fast-check'
import {expect, test} from 'vitest'
import {makeSpans} from './spans.ts'

const span = fc.tuple(fc.nat(30), fc.integer({min: 1, max: 12})).map(([start, length]) => ({start, end: start + length}))

test('property: a search by halves answers as looking at each does', () => {
  fc.assert(fc.property(fc.array(span, {maxLength: 12}), span, (spans, {start, end}) => {
    const {touch, hold} = makeSpans(spans)
    expect(touch(start, end)).toBe(spans.some((one) => one.start < end && one.end > start))
    expect(hold(start, end)).toBe(spans.some((one) => one.start <= start && one.end >= end))
  }), {numRuns: 1000})
})
