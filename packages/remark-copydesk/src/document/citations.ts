import type {FootnoteDefinition, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Document} from './document.ts'
import {factIdOf} from './passages.ts'
import type {Passage} from './passages.ts'
import type {Sentence} from './sentences.ts'
import {sourceRange} from './source-map.ts'

/** The footnote of a fact as it stands in a page. */
export interface FactNote {
  readonly factId: string
  /** Source offsets of the whole definition, its label included. */
  readonly range: readonly [number, number]
  /** The Markdown after the label. */
  readonly text: string
}

/** A place that cites a fact. */
export interface Citation {
  readonly factId: string
  /** Source offsets of the reference. */
  readonly range: readonly [number, number]
  readonly passage: Passage
  readonly sentence: Sentence
  /** Source offsets of the sentence, its references included. */
  readonly sentenceRange: readonly [number, number]
  readonly definition?: FactNote
}

/** Every citation of a fact in a page’s passages. */
export function readCitations(passages: readonly Passage[], notes: readonly FactNote[]): Citation[] {
  return passages.flatMap((passage) => passage.citations.map(({factId, at, range}): Citation => {
    const sentence = sentenceAt(passage, at)
    const [start, end] = sourceRange(passage.map, sentence.start, sentence.end)
    const definition = notes.find((note) => note.factId === factId)
    return {factId, range, passage, sentence, sentenceRange: sentence.start === sentence.end ? range : [Math.min(start, range[0]), Math.max(end, range[1])], ...(definition && {definition})}
  })).toSorted((a, b) => a.range[0] - b.range[0])
}

/** The ids of the facts that a page cites. A draft knows them too, so asking parses nothing again. */
export function citedFacts(document: Document): ReadonlySet<string> {
  return new Set((document.draft ?? document).citations.map(({factId}) => factId))
}

/** The sentence that a reference at an offset closes: one behind a full stop belongs to what it follows. */
export function sentenceAt({sentences, text}: Passage, at: number): Sentence {
  return sentences.find(({start, end}) => (start < at || start === 0) && at <= end) ?? {start: 0, end: text.length}
}

/** The ids of the facts that a sentence of a passage cites. */
export function factsCited(passage: Passage, sentence: Sentence): string[] {
  return passage.citations.filter(({at}) => sentenceAt(passage, at).start === sentence.start).map(({factId}) => factId)
}

/** The footnotes of facts in a page. */
export function readFactNotes(tree: Root, source: string): FactNote[] {
  const notes: FactNote[] = []
  visit(tree, 'footnoteDefinition', (node: FootnoteDefinition) => {
    const factId = factIdOf(node.label ?? node.identifier)
    const {start, end} = node.position ?? {}
    if (factId === undefined || start?.offset === undefined || end?.offset === undefined) return
    const range = [start.offset, end.offset] as const
    notes.push({factId, range, text: source.slice(...range).replace(/^\[\^[^\]]*\]:[ \t]*/u, '')})
  })
  return notes
}
