/** What tells the width of a character. To make it takes longer than a run over a few pages, and most text has no need of it. */
interface Tables {
  readonly wide: RegExp
  readonly emoji: RegExp
  readonly textByDefault: RegExp
  readonly nothing: RegExp
}

let tables: Tables | undefined
let segmenter: Intl.Segmenter | undefined

const makeTables = (): Tables => ({
  // East Asian Wide and Fullwidth, as blocks: the few narrow characters inside them are unassigned or rare.
  wide: /^[\u1100-\u115F\u231A\u231B\u2329\u232A\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]/u,
  emoji: /^\p{RGI_Emoji}/v,
  textByDefault: /^[\p{Emoji}--\p{Emoji_Presentation}]$/v,
  nothing: /^[\p{Mn}\p{Me}\p{Cf}]+$/u,
})

/** The characters of a text as a reader counts them. */
export function graphemes(text: string): string[] {
  if (/^[\u0020-\u007E]*$/u.test(text)) return Array.from(text)
  segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'})
  return Array.from(segmenter.segment(text), ({segment}) => segment)
}

/** How many cells of a terminal one such character takes. */
export function cells(grapheme: string): number {
  // No keycap, which begins with a figure, is of one unit.
  if (grapheme.length === 1 && grapheme < '\u00A0') return 1
  const {nothing, wide, emoji, textByDefault} = (tables ??= makeTables())
  if (nothing.test(grapheme)) return 0
  if (wide.test(grapheme)) return 2
  return emoji.test(grapheme) && !textByDefault.test(grapheme) ? 2 : 1
}
