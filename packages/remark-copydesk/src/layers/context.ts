import type {Desk} from '../desk/desk.ts'
import type {Document} from '../document/document.ts'
import type {Passage} from '../document/passages.ts'
import {MappedTextBuilder} from '../document/source-map.ts'
import {conflictOf, isLoose} from './attribution.ts'
import type {Attribution, Construction} from './attribution.ts'
import {readClauses} from './clause.ts'
import {foreignPossessives, pronouns, words} from './grammar.ts'
import {compoundOwner, hasForeignOwner, isBareReference} from './phrase.ts'
import {isAsked, isContrasted, isNegated, isQuoted} from './silence.ts'
import {wordAt} from './sentence.ts'
import type {NameToken, Sentence, Sentences, Token} from './sentence.ts'

const otherWays = words('separate extra via through needed required own')
const refusals = words('no not neither nope')
const generalNouns = words('tool product service feature thing one offer offering')

/** Words around a passage that may govern it, nearest first. */
interface Governor {
  readonly construction: Extract<Construction, 'table' | 'list' | 'section' | 'title' | 'antecedent'>
  readonly passage: Passage
}

/** Cues of a passage said of a name that stands outside it: over its column, its list or its section. */
export function findInContext(document: Document, passage: Passage, sentences: Sentences, desk: Desk): Attribution[] {
  if (passage.kind === 'heading' || passage.kind === 'alt' || passage.kind === 'front-matter') return []
  const own = sentences.of(passage)
  const found: Attribution[] = []
  for (const [at, sentence] of own.entries()) {
    if (sentence.names.length > 0 || isAsked(sentence) || isContrasted(sentence.tokens) || own.slice(0, at).some(isRefusal) || isRefusal(sentence)) continue
    for (const governor of governorsOf(document, passage)) {
      const names = sentences.of(governor.passage).flatMap((one) => one.names)
      if (names.length === 0) continue
      const name = soleSubject(names)
      // The nearest words that name anything decide; what they leave open stays open.
      if (!name) break
      const cue = unownedCue(sentence, name, desk)
      if (cue && !mentionsOwnLayer(sentence, name) && !isNamedBefore(own.slice(0, at), name)) {
        const elsewhere = sentences.of(governor.passage).find((one) => one.names.includes(name))
        found.push({construction: governor.construction, sentence, name, cue: cue.token, mention: cue.mention, ...(elsewhere && {elsewhere})})
      }
      break
    }
  }
  return found
}

/** "No." answers a question: what follows says how it really is. */
function isRefusal({tokens}: Sentence): boolean {
  return refusals.has(wordAt(tokens, 0))
}

/** A sentence of the same passage before this one names the other layer: it has changed the subject. */
function isNamedBefore(earlier: readonly Sentence[], name: NameToken): boolean {
  return earlier.some((sentence) => sentence.names.some((other) => other.subject.layer !== name.subject.layer))
}

/** What governs a passage from outside, nearest first. */
export function governorsOf(document: Document, passage: Passage): Governor[] {
  const {context} = passage
  const governors: Governor[] = []
  // Headers stand side by side: the first one says nothing of the others.
  if (context.row && context.column) governors.push({construction: 'table', passage: context.row})
  if (context.column) governors.push({construction: 'table', passage: context.column})
  if (passage.kind === 'cell') return governors
  if (context.leadIn) governors.push({construction: 'list', passage: context.leadIn})
  const heading = context.headings.at(-1)
  if (heading) governors.push({construction: 'section', passage: heading})
  if (context.previous && /\?["”’)\]]*$/u.test(context.previous.text)) governors.push({construction: 'antecedent', passage: context.previous})
  const isNamed = ({kind, key}: Passage, wanted: string): boolean => kind === 'front-matter' && key?.[0] === wanted
  const named = ['title', 'description'].flatMap((key) => document.passages.find((candidate) => isNamed(candidate, key)) ?? [])
  const title = named.find((candidate) => document.mentions(candidate).some(({type}) => type !== 'cue')) ?? named[0]
  if (title && context.headings.every((one) => one.depth === 1)) governors.push({construction: 'title', passage: title})
  const about = aboutPassage(document)
  if (about) governors.push({construction: 'title', passage: about})
  return governors
}

const aboutPassages = new WeakMap<Document, Passage | undefined>()

/** What the front matter says the page is about, as if its terms’ names stood there. */
function aboutPassage(document: Document): Passage | undefined {
  if (aboutPassages.has(document)) return aboutPassages.get(document)
  const about = document.frontMatter?.data['about']
  const map = new MappedTextBuilder()
  for (const [index, id] of (Array.isArray(about) ? about : []).entries()) {
    const name = typeof id === 'string' ? document.desk.terms.get(id)?.name : undefined
    const [start, end] = document.frontMatter?.rangeOf(['about', index]) ?? [0, 0]
    if (name && !name.includes('{')) map.addAs(map.text === '' ? name : `, ${name}`, start, end)
  }
  const passage: Passage | undefined = map.text === '' ? undefined : {
    index: -1, kind: 'front-matter', key: ['about'], text: map.text, map, marks: [],
    sentences: [{start: 0, end: map.text.length}], citations: [], context: {headings: [], item: false, quoted: false, footnote: false},
  }
  aboutPassages.set(document, passage)
  return passage
}

/** The one subject of the governing words: all their names are of one layer and the last is no loose name. */
function soleSubject(names: readonly NameToken[]): NameToken | undefined {
  const [first] = names
  if (!first || names.some(({subject}) => subject.layer !== first.subject.layer && subject.layer !== 'brand')) return undefined
  return names.find((name) => !isLoose(name))
}

function unownedCue(sentence: Sentence, name: NameToken, desk: Desk): {token: Token; mention: NonNullable<ReturnType<typeof conflictOf>>} | undefined {
  const clauses = readClauses(sentence)
  for (const token of sentence.cues) {
    const mention = conflictOf(name, token, desk, 'strong')
    if (!mention || mention.cue.when === 'compound' || mention.cue.role === 'verb' || isQuoted(sentence, token)) continue
    const clause = clauses.find(({tokens}) => tokens.includes(token))
    if (!clause || isNegated(sentence, clause, token) || compoundOwner(sentence, token)?.kind === 'foreign' || isBareReference(sentence, token)) continue
    if (hasForeignOwner(sentence, sentence.tokens, token)) continue
    if (sentence.tokens.slice(Math.max(0, token.index - 3), token.index).some((other) => foreignPossessives.has(other.lower))) continue
    return {token, mention}
  }
  return undefined
}

/** Cells of a table whose column header is one layer’s measure, in the row of the other layer’s name. */
export function findUnderHeader(passage: Passage, sentences: Sentences, desk: Desk): Attribution[] {
  // Only a cell has both.
  const {row, column} = passage.context
  if (!row || !column || !isFilled(passage.text)) return []
  const [own, first, head] = [passage, row, column].map((cell) => sentences.of(cell)[0] as Sentence) as [Sentence, Sentence, Sentence]
  if (own.names.length > 0) return []
  const transposed = columnOwner(own, first, head, desk)
  if (transposed) return [transposed]
  const [name, ...others] = first.names
  if (!name || others.length > 0 || first.cues.length > 0 || head.names.length > 0 || name.subject.kind === 'brand') return []
  for (const cue of head.cues) {
    const mention = conflictOf(name, cue, desk)
    if (!mention || (mention.strength === 'weak' && mention.cue.role !== 'measure')) continue
    if (mention.cue.role !== 'measure' && !/\d/u.test(own.text)) continue
    return [{construction: 'table', sentence: head, name, cue, mention, elsewhere: first, place: own}]
  }
  return []
}

/** The same the other way round: the row is one layer’s thing, the column the other layer’s name. */
function columnOwner(own: Sentence, row: Sentence, head: Sentence, desk: Desk): Attribution | undefined {
  const [name, ...others] = head.names
  if (!name || others.length > 0 || row.names.length > 0 || isLoose(name)) return undefined
  if (own.tokens.some(({lower}) => otherWays.has(lower))) return undefined
  if (own.cues.some(({cues}) => cues.some(({owner}) => 'layer' in owner && owner.layer === name.subject.layer))) return undefined
  for (const cue of row.cues) {
    const mention = conflictOf(name, cue, desk, 'strong')
    if (mention && mention.cue.role !== 'verb' && mention.cue.when !== 'seconded') return {construction: 'table', sentence: row, name, cue, mention, elsewhere: head, place: own}
  }
  return undefined
}

/** A cell that claims something: not a dash, a cross or a "no". */
function isFilled(text: string): boolean {
  return /[\p{L}\p{N}✓✔✅]/u.test(text) && !/^\W*(?:no|none|n\/?a|not|never|unavailable)\b/iu.test(text)
}

/** The sentence also speaks of what the governing name does have: it compares, it does not mix. */
function mentionsOwnLayer(sentence: Sentence, name: NameToken): boolean {
  return sentence.cues.some(({cues}) => cues.every(({cue, owner, strength}) => cue.role !== 'verb' && 'layer' in owner && owner.layer === name.subject.layer && strength === 'strong'))
}

/** The answer to "How do I … in NAME?", sentence by sentence until somebody else is named; a "no" answers otherwise. */
function answerOf(question: Sentence, answer: readonly Sentence[], desk: Desk): Attribution[] {
  const name = soleSubject(question.names)
  if (!name || question.names.length > 1) return []
  for (const sentence of answer) {
    if (isRefusal(sentence) || sentence.names.length > 0 || isAsked(sentence) || isContrasted(sentence.tokens)) return []
    const cue = unownedCue(sentence, name, desk)
    if (cue && !mentionsOwnLayer(sentence, name)) return [{construction: 'antecedent', sentence, name, cue: cue.token, mention: cue.mention, elsewhere: question}]
  }
  return []
}

/** "It costs …", "The model …": a sentence whose subject is the one name of the sentence before. */
export function findByAntecedent(passage: Passage, sentences: Sentences, desk: Desk): Attribution[] {
  const own = sentences.of(passage)
  const found: Attribution[] = []
  for (const [at, sentence] of own.entries()) {
    const before = own[at - 1]
    const opening = sentence.tokens[0]
    if (!before || !opening || sentence.names.length > 0 || isAsked(sentence)) continue
    if (before.question) {
      found.push(...answerOf(before, own.slice(at), desk))
      continue
    }
    const pointer = opening.lower === 'this' || opening.lower === 'these' ? sentence.tokens[1] : undefined
    const name = soleSubject(before.names)
    if (!name) continue
    const called = pointer && conflictOf(name, pointer, desk)
    if (called && called.cue.role !== 'measure' && called.cue.role !== 'verb' && (called.strength === 'strong' || called.cue.role === 'class')) {
      found.push({construction: 'antecedent', sentence, name, cue: pointer, mention: called, elsewhere: before})
      continue
    }
    const clauseStart = sentence.tokens.slice(0, 4)
    const isThe = opening.lower === 'the' && generalNouns.has(wordAt(sentence.tokens, 1))
    const pronoun = isThe ? opening : clauseStart.find(({lower}) => lower === 'it' || lower === 'its')
    if (!pronoun || clauseStart.some((token) => token.index < pronoun.index && pronouns.has(token.lower))) continue
    if (before.names[0] !== name || name.index > 6 || isContrasted(sentence.tokens)) continue
    const [clause] = readClauses(sentence)
    for (const cue of clause?.tokens ?? []) {
      const mention = conflictOf(name, cue, desk, 'strong')
      if (!clause || !mention || mention.cue.role === 'verb' || isNegated(sentence, clause, cue) || compoundOwner(sentence, cue)?.kind === 'foreign') continue
      found.push({construction: 'antecedent', sentence, name, cue, mention, elsewhere: before})
      break
    }
  }
  return found
}
