// East Asian Wide and Fullwidth, as blocks: the few narrow characters inside them are unassigned or rare.
const wide = /^[\u1100-\u115F\u231A\u231B\u2329\u232A\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]/u
const emoji = /^\p{RGI_Emoji}/v
const textByDefault = /^[\p{Emoji}--\p{Emoji_Presentation}]$/v
const nothing = /^[\p{Mn}\p{Me}\p{Cf}]+$/u

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'})

/** The characters of a text as a reader counts them. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({segment}) => segment)
}

/** How many cells of a terminal one such character takes. */
export function cells(grapheme: string): number {
  if (nothing.test(grapheme)) return 0
  if (wide.test(grapheme)) return 2
  return emoji.test(grapheme) && !textByDefault.test(grapheme) ? 2 : 1
}
