import {makeDocument} from './document/document.ts'
import type {Document} from './document/document.ts'
import type {Desk} from './desk/desk.ts'

/** What a change did to a page, as a surface hands it in. */
export interface PageChange {
  /** Source ranges of the lines that it changed, in the page as it is now. */
  readonly ranges: readonly (readonly [number, number])[]
  /** The page as it was; absent where the page is new. */
  readonly base?: {readonly text: string; readonly path?: string; readonly desk?: Desk}
  /** The file only got another name or place. */
  readonly movedOnly?: boolean
}

/** A change as rules see it. */
export interface Change {
  /** Whether the page’s text is another one than before. */
  readonly edited: boolean
  /** The page as it was, read with the desk as it was where that is known. */
  readonly base: Document | undefined
  /** Whether a source range lies on a line that the change touched. */
  touches(range: readonly [number, number]): boolean
}

/** Makes a change ready for the rules of one page. */
export function readChange({ranges, base, movedOnly = false}: PageChange, document: Document): Change {
  const before = base && makeDocument({text: base.text, path: base.path ?? document.path}, base.desk ?? document.desk)
  return {
    edited: !movedOnly && before?.text !== document.text,
    base: before,
    touches: ([start, end]) => !movedOnly && ranges.some(([from, to]) => {
      const [first, last] = [from - document.shift, to - document.shift]
      if (start < end) return start < last && end > first
      // The end of a range that takes in its line break is the next line.
      return start >= first && (start < last || (start === last && document.text[last - 1] !== '\n'))
    }),
  }
}
