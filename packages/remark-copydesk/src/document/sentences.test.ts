import fc from 'fast-check'
import {expect, test} from 'vitest'
import {cutSentences, segmentSentences} from './sentences.ts'

test('text that needs no segmenter is cut as the segmenter cuts it', () => {
  const piece = fc.oneof(fc.constantFrom('.', '!', '?', ' ', ')', '"', '\'', ']', '(', 'a', 'B', '1', '\t', ';', ':', '-', ', ', 'e.g.', 'word', '\n', '\u2019', '\u00A0', '\u3002', 'é'), fc.string({minLength: 1, maxLength: 2}))
  fc.assert(fc.property(fc.array(piece, {maxLength: 12}), (pieces) => {
    const text = pieces.join('')
    expect(cutSentences(text)).toEqual(segmentSentences(text))
  }), {numRuns: 3000})
})
