import type {Desk} from '../desk/desk.ts'
import type {Document} from '../document/document.ts'
import type {Passage} from '../document/passages.ts'
import {MappedTextBuilder} from '../document/source-map.ts'
import {conflictOf, isLoose, isName} from './attribution.ts'
import type {Attribution, Construction, NameToken} from './attribution.ts'
import {readClauses} from './clause.ts'
import {foreignPossessives, pronouns} from './grammar.ts'
import {compoundOwner, hasForeignOwner, isBareReference} from './phrase.ts'
import {isAsked, isContrasted, isNegated, isQuoted} from './silence.ts'
import type {Sentence, Sentences, Token} from './sentence.ts'

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
      const names = sentences.of(governor.passage).flatMap((one) => one.names).filter(isName)
      if (names.length === 0) continue
      const name = soleSubject(names, true)
      // The nearest words that name anything decide; what they leave open stays open.
      if (!name) break
      const cue = unownedCue(sentence, name, governor, desk)
      if (cue && !mentionsOwnLayer(sentence, name, cue.token, desk) && !isNamedBefore(own.slice(0, at), name)) {
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
  return /^(?:no|not|neither|nope)$/u.test(tokens[0]?.lower ?? '')
}

/** A sentence of the same passage before this one names the other layer: it has changed the subject. */
function isNamedBefore(earlier: readonly Sentence[], name: NameToken): boolean {
  return earlier.some((sentence) => sentence.names.some((other) => isName(other) && other.subject.layer !== name.subject.layer))
}

/** What governs a passage from outside, nearest first. */
export function governorsOf(document: Document, passage: Passage): Governor[] {
  const {context} = passage
  const governors: Governor[] = []
  if (context.row) governors.push({construction: 'table', passage: context.row})
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
function soleSubject(names: readonly NameToken[], plans: boolean): NameToken | undefined {
  const [first] = names
  if (!first || names.some(({subject}) => subject.layer !== first.subject.layer && subject.layer !== 'brand')) return undefined
  return names.find((name) => !isLoose(name) && (plans || name.subject.kind !== 'plan'))
}

function unownedCue(sentence: Sentence, name: NameToken, governor: Governor, desk: Desk): {token: Token; mention: NonNullable<ReturnType<typeof conflictOf>>} | undefined {
  const clauses = readClauses(sentence)
  for (const token of sentence.cues) {
    const mention = conflictOf(name, token, desk, 'strong')
    if (!mention || mention.cue.when === 'compound' || isQuoted(sentence, token)) continue
    if (mention.cue.role === 'verb') continue
    const clause = clauses.find(({tokens}) => tokens.includes(token))
    if (!clause || isNegated(sentence, clause, token) || compoundOwner(sentence, token)?.kind === 'foreign' || isBareReference(sentence, token)) continue
    if (governor.construction !== 'table' && hasForeignOwner(sentence, sentence.tokens, token)) continue
    if (sentence.tokens.slice(Math.max(0, token.index - 3), token.index).some((other) => foreignPossessives.has(other.lower))) continue
    return {token, mention}
  }
  return undefined
}

/** Cells of a table whose column header is one layer’s measure, in the row of the other layer’s name. */
export function findUnderHeader(passage: Passage, sentences: Sentences, desk: Desk): Attribution[] {
  const {row, column} = passage.context
  if (passage.kind !== 'cell' || !row || !column || row === passage || !isFilled(passage.text)) return []
  const [rowSentence] = sentences.of(row)
  const [headSentence] = sentences.of(column)
  const [own] = sentences.of(passage)
  const transposed = columnOwner(own, rowSentence, headSentence, passage.text, desk)
  if (transposed) return [transposed]
  const name = rowSentence?.names.find(isName)
  if (!name || !rowSentence || !headSentence || !own || own.names.length > 0 || headSentence.names.length > 0) return []
  if (rowSentence.names.length > 1 || rowSentence.cues.length > 0 || name.subject.kind === 'brand') return []
  for (const cue of headSentence.cues) {
    const mention = conflictOf(name, cue, desk)
    if (!mention || (mention.strength === 'weak' && mention.cue.role !== 'measure')) continue
    if ((mention.cue.role === 'noun' || mention.cue.role === 'class') && !/\d/u.test(passage.text)) continue
    return [{construction: 'table', sentence: headSentence, name, cue, mention, elsewhere: rowSentence, place: own}]
  }
  return []
}

/** The same the other way round: the row is one layer’s thing, the column the other layer’s name. */
function columnOwner(own: Sentence | undefined, row: Sentence | undefined, head: Sentence | undefined, text: string, desk: Desk): Attribution | undefined {
  const name = head?.names.find(isName)
  if (!own || !row || !head || !name || head.names.length > 1 || row.names.length > 0 || own.names.length > 0 || isLoose(name)) return undefined
  if (/\b(?:separate|extra|via|through|needed|required|own)\b/iu.test(text)) return undefined
  const cue = row.cues.find((candidate) => conflictOf(name, candidate, desk, 'strong'))
  const mention = cue && conflictOf(name, cue, desk, 'strong')
  if (!cue || !mention || mention.cue.role === 'verb' || cue.cues?.some((own) => own.cue.when === 'seconded')) return undefined
  const speaksOwn = own.cues.some((other) => conflictOf(name, other, desk) === undefined && other.cues?.some((owned) => 'layer' in owned.owner && owned.owner.layer === name.subject.layer))
  return speaksOwn ? undefined : {construction: 'table', sentence: row, name, cue, mention, elsewhere: head, place: own}
}

/** A cell that claims something: not a dash, a cross or a "no". */
function isFilled(text: string): boolean {
  return /[\p{L}\p{N}✓✔✅]/u.test(text) && !/^\W*(?:no|none|n\/?a|not|never|unavailable|–|—)\b/iu.test(text.trim())
}

/** The sentence also speaks of what the governing name does have: it compares, it does not mix. */
function mentionsOwnLayer(sentence: Sentence, name: NameToken, cue: Token, desk: Desk): boolean {
  return sentence.cues.some((other) => other !== cue && (other.cues ?? []).every((mention) =>
    mention.cue.role !== 'verb' && 'layer' in mention.owner && mention.owner.layer === name.subject.layer && mention.strength === 'strong' && desk.layers.has(mention.owner.layer)))
}

/** The answer to "How do I … in NAME?", sentence by sentence until somebody else is named; a "no" answers otherwise. */
function answerOf(question: Sentence, answer: readonly Sentence[], desk: Desk): Attribution[] {
  const name = soleSubject(question.names.filter(isName), true)
  if (!name || question.names.length > 1) return []
  for (const sentence of answer) {
    if (isRefusal(sentence) || sentence.names.length > 0 || isAsked(sentence) || isContrasted(sentence.tokens)) return []
    const cue = unownedCue(sentence, name, {construction: 'antecedent', passage: question.passage}, desk)
    if (cue && !mentionsOwnLayer(sentence, name, cue.token, desk)) return [{construction: 'antecedent', sentence, name, cue: cue.token, mention: cue.mention, elsewhere: question}]
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
    const pointer = /^(?:this|these)$/u.test(opening.lower) ? sentence.tokens[1] : undefined
    const pointed = soleSubject(before.names.filter(isName), true)
    const called = pointer && pointed && conflictOf(pointed, pointer, desk)
    if (pointer && pointed && called && called.cue.role !== 'measure' && called.cue.role !== 'verb' && (called.strength === 'strong' || called.cue.role === 'class')) {
      found.push({construction: 'antecedent', sentence, name: pointed, cue: pointer, mention: called, elsewhere: before})
      continue
    }
    const clauseStart = sentence.tokens.slice(0, 4)
    const isThe = opening.lower === 'the' && /^(?:tool|product|service|feature|thing|one|offer|offering)$/u.test(sentence.tokens[1]?.lower ?? '')
    const pronoun = isThe ? opening : clauseStart.find((token) => /^(?:it|its)$/u.test(token.lower))
    if (!pronoun || clauseStart.some((token) => token.index < pronoun.index && pronouns.has(token.lower))) continue
    const name = soleSubject(before.names.filter(isName), true)
    const subject = before.names[0]
    if (!name || subject !== name || name.index > 6) continue
    const clause = readClauses(sentence)[0]
    for (const cue of sentence.cues) {
      const mention = conflictOf(name, cue, desk, 'strong')
      if (!mention || !clause?.tokens.includes(cue) || isNegated(sentence, clause, cue) || isContrasted(sentence.tokens) || mention.cue.role === 'verb') continue
      if (compoundOwner(sentence, cue)?.kind === 'foreign') continue
      found.push({construction: 'antecedent', sentence, name, cue, mention, elsewhere: before})
      break
    }
  }
  return found
}
