/** A sentence of a passage. Offsets are of the passage’s text. */
export interface Sentence {
  readonly start: number
  readonly end: number
}

/** To make one takes longer than to lint a page that needs none. */
let segmenter: Intl.Segmenter | undefined

/** Text in which nothing ends a sentence before the end of all: most headings, cells and items. */
const plain = /^[\t\u0020"-\-/->@-~]*[.!?]?[)"'\]]*[\t\u0020]*$/u
const abbreviation = /(?:^|[\s(])(?:vs|e\.g|i\.e|etc|cf|approx|no|incl|resp|a\.k\.a)\.\s*$/iu

/** Cuts a text into its sentences: each but the last ends where the next one begins. */
export function cutSentences(text: string): Sentence[] {
  return plain.test(text) ? (text === '' ? [] : [{start: 0, end: text.length}]) : segmentSentences(text)
}

/** The same by the rules of Unicode, whatever stands in the text. */
export function segmentSentences(text: string): Sentence[] {
  segmenter ??= new Intl.Segmenter('en', {granularity: 'sentence'})
  const sentences: {start: number; end: number}[] = []
  for (const {index, segment} of segmenter.segment(text)) {
    const last = sentences.at(-1)
    const end = index + segment.length
    if (last && !/[?!]["”’)\]]*\s*$/u.test(text.slice(last.start, last.end)) && (abbreviation.test(text.slice(last.start, last.end)) || /^\s*[\p{Ll}(]/u.test(segment))) last.end = end
    else sentences.push({start: index, end})
  }
  return sentences
}
