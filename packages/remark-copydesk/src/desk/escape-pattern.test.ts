import fc from 'fast-check'
import {expect, test} from 'vitest'
import {escapePattern} from './escape-pattern.ts'

const text = fc.string({unit: fc.constantFrom(...String.raw`\^$.*+?()[]{}|/-ab `.split('')), maxLength: 4})

test('property: an escaped text matches itself and nothing else', () => {
  fc.assert(fc.property(text, text, (one, other) => {
    const pattern = new RegExp(`^(?:${escapePattern(one)})$`, 'u')
    expect([pattern.test(one), pattern.test(other)]).toEqual([true, one === other])
  }), {numRuns: 2000})
})
