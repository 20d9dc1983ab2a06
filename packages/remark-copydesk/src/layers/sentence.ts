import type {Desk} from '../desk/desk.ts'
import type {Document} from '../document/document.ts'
import type {CueMention, IdMention, NameMention} from '../document/mentions.ts'
import type {Passage} from '../document/passages.ts'
import type {Sentence as SentenceSpan} from '../document/sentences.ts'
import type {Term} from '../desk/schema.ts'

/** A name or id as the thing that something is said of. */
export interface Subject {
  readonly mention: NameMention | IdMention
  readonly term: Term | undefined
  readonly layer: string
  /** What the name names; an unknown id names a model. */
  readonly kind: Term['kind']
  readonly label: string
  /** It has a sibling in another layer with a name of its own, so that loose words tell the two apart. */
  readonly paired: boolean
}

/** A word, a mark of punctuation, a name, or a cue (with every owner that the same words may have). */
export interface Token {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  readonly kind: 'word' | 'punctuation' | 'name' | 'cue'
  readonly subject?: Subject
  /** What the words of a cue may mean; nothing of any other token. */
  readonly cues: readonly CueMention[]
}

/** A token that is a name. */
export type NameToken = Token & {readonly subject: Subject}

export function isName(token: Token | undefined): token is NameToken {
  return token?.subject !== undefined
}

/** The word at a place, in lower case; nothing beyond the ends. */
export function wordAt(tokens: readonly Token[], index: number): string {
  return tokens[index]?.lower ?? ''
}

/** One sentence, cut into typed tokens. */
export interface Sentence {
  readonly passage: Passage
  readonly start: number
  readonly end: number
  readonly text: string
  readonly tokens: readonly Token[]
  readonly names: readonly NameToken[]
  readonly cues: readonly Token[]
  readonly question: boolean
  /** Words that are part of some name of the desk (Plus, Pro, Image): capitalised, but nobody else’s. */
  readonly knownWords: ReadonlySet<string>
}

const nameWords = new WeakMap<Desk, ReadonlySet<string>>()

function wordsOfNames(desk: Desk): ReadonlySet<string> {
  let known = nameWords.get(desk)
  if (!known) {
    known = new Set([...desk.terms.values()].flatMap((term) => [term.name, ...term.short].flatMap((name) => name.split(/[\s-]+/u))))
    nameWords.set(desk, known)
  }
  return known
}

/** Few pages need one, and to make it takes long. */
let segmenter: Intl.Segmenter | undefined

/** Cuts a sentence of a passage into tokens. A name or cue is one token, whatever it is made of. */
export function readSentence(document: Document, passage: Passage, span: SentenceSpan): Sentence {
  const mentions = document.mentions(passage).filter(({start, end}) => start >= span.start && end <= span.end)
  const tokens: Token[] = []
  const add = (start: number, end: number, rest: Pick<Token, 'kind' | 'subject'> & Partial<Pick<Token, 'cues'>>): void => {
    const text = passage.text.slice(start, end)
    tokens.push({index: tokens.length, start, end, text, lower: text.toLowerCase(), cues: [], ...rest})
  }
  let at = span.start
  const fill = (to: number): void => {
    for (const code of passage.marks) {
      // Program text is one word, whatever punctuation it holds.
      if (code.type === 'code' && code.start >= at && code.end <= to) {
        fillProse(code.start)
        add(code.start, code.end, {kind: 'word'})
        at = code.end
      }
    }
    fillProse(to)
  }
  const fillProse = (to: number): void => {
    segmenter ??= new Intl.Segmenter('en', {granularity: 'word'})
    for (const {segment, index, isWordLike} of segmenter.segment(passage.text.slice(at, to))) {
      if (/^\s+$/u.test(segment)) continue
      add(at + index, at + index + segment.length, {kind: isWordLike ? 'word' : 'punctuation'})
    }
  }
  for (const mention of mentions) {
    const last = tokens.at(-1)
    if (mention.start < at) {
      // The same words may be a cue of two owners: one token has both.
      if (mention.type === 'cue' && last?.kind === 'cue' && mention.start === last.start && mention.end === last.end) {
        tokens[tokens.length - 1] = {...last, cues: [...last.cues, mention]}
      }
      continue
    }
    if (mention.type === 'name' && mention.joined) continue
    fill(mention.start)
    if (mention.type === 'cue') add(mention.start, mention.end, {kind: 'cue', cues: [mention]})
    else add(mention.start, mention.end, {kind: 'name', subject: subjectOf(mention, document.desk)})
    at = mention.end
  }
  fill(span.end)
  const text = passage.text.slice(span.start, span.end)
  return {
    passage,
    start: span.start,
    end: span.end,
    text,
    tokens,
    names: tokens.filter(isName),
    cues: tokens.filter((token) => token.kind === 'cue'),
    knownWords: wordsOfNames(document.desk),
    question: /\?["”’)\]]*\s*$/u.test(text),
  }
}

function subjectOf(mention: NameMention | IdMention, desk: Desk): Subject {
  const term = mention.term
  return {
    mention,
    term,
    layer: mention.type === 'id' ? 'model' : (term?.layer ?? 'model'),
    kind: mention.type === 'id' ? 'model' : (term?.kind ?? 'model'),
    label: mention.text.replaceAll(/\s+/gu, ' '),
    paired: term?.siblings.some((id) => {
      const sibling = desk.terms.get(id)
      return sibling !== undefined && sibling.layer !== term.layer && sibling.kind !== 'brand'
    }) ?? false,
  }
}

/** The tokens of a document’s passage, sentence by sentence; made once per passage. */
export class Sentences {
  readonly #document: Document
  readonly #cache = new Map<Passage, readonly Sentence[]>()

  constructor(document: Document) {
    this.#document = document
  }

  of(passage: Passage): readonly Sentence[] {
    let sentences = this.#cache.get(passage)
    if (!sentences) {
      sentences = passage.sentences.map((span) => readSentence(this.#document, passage, span))
      this.#cache.set(passage, sentences)
    }
    return sentences
  }
}
