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

test.each([
  ['One. Two! Three? Four', ['One. ', 'Two! ', 'Three? ', 'Four']],
  ['One.', ['One.']], ['', []], ['  ', ['  ']], ['One\nTwo', ['One\n', 'Two']], ['“One.” Two. Three.) Four.', ['“One.” ', 'Two. ', 'Three.) ', 'Four.']],
  // An abbreviation ends no sentence, and neither does what goes on with a small letter or in parentheses.
  ['A vs. B. See e.g. C, i.e. D etc. E cf. F.', ['A vs. B. ', 'See e.g. C, i.e. D etc. E cf. F.']],
  ['Approx. 5, no. 6, incl. Tax, resp. None (a.k.a. Z). End.', ['Approx. 5, no. 6, incl. Tax, resp. None (a.k.a. Z). ', 'End.']],
  ['It costs 3. it said. (Or so.) Yes.', ['It costs 3. it said. (Or so.) ', 'Yes.']],
  ['It did. élan. Casino. Novs. Yes.', ['It did. élan. ', 'Casino. ', 'Novs. ', 'Yes.']],
  // A question or an exclamation does.
  ['Who? they said. What!) so. “Why?” (That.)', ['Who? ', 'they said. ', 'What!) ', 'so. ', '“Why?” ', '(That.)']],
])('%j', (text, sentences) => {
  expect(cutSentences(text).map(({start, end}) => text.slice(start, end))).toEqual(sentences)
})
