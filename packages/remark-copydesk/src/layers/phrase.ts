import {
  auxiliaries, calendarWords, conjunctions, determiners, foreignPossessives, interrogatives, isPossessive, negators, ownerPrepositions,
  prepositions, pronouns, subordinators, topicPrepositions, verbs, words,
} from './grammar.ts'
import type {Owner} from './attribution.ts'
import {isName, wordAt} from './sentence.ts'
import type {NameToken, Sentence, Token} from './sentence.ts'

/** Modifiers that may stand between a name and the noun it modifies: "X image generation API". */
const maxModifiers = 3

const joints = words('- ‐ ‑ – / ™ ®')
const apostrophes = words("' ’")
const openings = words('“ " (')
/** What a capital after it says nothing about. */
const beginnings = words('. : ! ? " “ * • | – — -')
const contractions = words('it’s that’s let’s there’s what’s here’s who’s he’s she’s')
const places = words('on via through at inside by')
const generalNouns = words('api apis app apps model models')
const generalAdjectives = words('direct official developer public same raw paid')
const adverbs = words('today now yet again here there too also first either alone itself only once twice such right best most more less')

export function isFunctionWord(token: Token): boolean {
  const {lower} = token
  return (
    token.kind === 'word' &&
    (determiners.has(lower) || pronouns.has(lower) || prepositions.has(lower) || conjunctions.has(lower) ||
      subordinators.has(lower) || auxiliaries.has(lower) || negators.has(lower) || interrogatives.has(lower))
  )
}

/** A word that may be part of a noun phrase before its head. */
function isModifier(token: Token): boolean {
  if (token.kind === 'cue') return token.cues.some(({cue}) => cue.role !== 'verb' && cue.role !== 'measure')
  return token.kind === 'word' && !isFunctionWord(token) && !verbs.has(token.lower)
}

/** The mark of a possessor behind a name: "NAME’s". */
function isPossessiveMark(tokens: readonly Token[], index: number): boolean {
  return wordAt(tokens, index) === 's' && apostrophes.has(wordAt(tokens, index - 1))
}

/** Whether most words of a sentence are capitalised, so that capitals tell nothing. */
export function isTitleCase(sentence: Sentence): boolean {
  const ordinary = sentence.tokens.filter((token) => token.kind === 'word' && !isFunctionWord(token) && /^\p{L}/u.test(token.text))
  // Of one or two words the first one’s capital tells nothing.
  return sentence.passage.kind === 'heading' || (ordinary.length > 2 && ordinary.filter((token) => /^\p{Lu}/u.test(token.text)).length > ordinary.length * 0.6)
}

/** A capitalised word that is no name of ours and does not begin the sentence: somebody else’s name. */
export function isForeignName(sentence: Sentence, token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false
  if (/^\p{Lu}/u.test(token.text) && isPossessive(token.text)) return !contractions.has(token.lower.replace("'", '’'))
  // "Poe charges …": a singular noun without an article is a name, wherever it stands.
  if (token.index === 0 && /^\p{Lu}/u.test(token.text) && !sentence.knownWords.has(token.text) && !isFunctionWord(token) && !/(?:s|ly|ing)$/u.test(token.lower) && isSingularVerb(sentence.tokens[1])) return !isTitleCase(sentence)
  if (token.index === 0 || calendarWords.has(token.text) || isTitleCase(sentence)) return false
  if (!/^\p{Lu}.*\p{Ll}/u.test(token.text) || isFunctionWord(token)) return false
  return !sentence.knownWords.has(token.text) && !beginnings.has(wordAt(sentence.tokens, token.index - 1))
}

/** "X draws app icons": the word after a name that ends as a verb does, is its verb. */
function isVerbAfterName(sentence: Sentence, token: Token): boolean {
  return token.kind === 'word' && isName(sentence.tokens[token.index - 1]) && /[^su]s$/u.test(token.lower) && /^\p{Ll}/u.test(token.text)
}

/** A verb whose subject is one thing: costs, offers. */
function isSingularVerb(token: Token | undefined): boolean {
  return token?.kind === 'word' && /[^su]s$/u.test(token.lower) && verbs.has(token.lower)
}

/** The name that the noun phrase to the left of `token` begins with: "NAME’s … token", "NAME … token". */
export function compoundOwner(sentence: Sentence, token: Token): Owner | undefined {
  const {tokens} = sentence
  let foreign = false
  for (let index = token.index - 1, modifiers = 0; index >= 0 && modifiers <= maxModifiers; index -= 1) {
    const left = tokens[index]
    if (!left) break
    if (isName(left)) return {kind: 'name', name: left, construction: 'compound'}
    if (isPossessive(left.lower)) return {kind: 'foreign'}
    if (isPossessiveMark(tokens, index)) {
      const owner = tokens[index - 2]
      if (isName(owner)) return {kind: 'name', name: owner, construction: 'possessive'}
      return {kind: 'foreign'}
    }
    if (apostrophes.has(left.text) && wordAt(tokens, index - 1).endsWith('s')) {
      const owner = tokens[index - 1]
      return isName(owner) ? {kind: 'name', name: owner, construction: 'possessive'} : {kind: 'foreign'}
    }
    if (joints.has(left.text)) continue
    if (left.lower === 'its') {
      const [named, ...others] = sentence.names.filter((name) => name.index < left.index)
      return isName(named) && others.length === 0 && named.index <= 1 ? {kind: 'name', name: named, construction: 'possessive'} : undefined
    }
    if (foreignPossessives.has(left.lower)) return {kind: 'foreign'}
    if (!isModifier(left) || isVerbAfterName(sentence, left)) break
    if (isForeignName(sentence, left)) foreign = true
    modifiers += 1
  }
  return foreign ? {kind: 'foreign'} : undefined
}

/**
 * Somebody whose name is not ours owns the cue: its possessor, the noun before it, the subject of its
 * clause, or the place it is had at ("on Poe"). A name that is merely mentioned owns nothing.
 */
export function hasForeignOwner(sentence: Sentence, clause: readonly Token[], cue: Token): boolean {
  return clause.some((token) => {
    if (token.index >= cue.index || !isForeignName(sentence, token)) return false
    const isFirst = clause.find((other) => other.kind !== 'punctuation' && !determiners.has(other.lower)) === token
    return isFirst || isPossessive(token.text) || cue.index - token.index <= 3 || places.has(wordAt(sentence.tokens, token.index - 1))
  })
}

/** "the API": some other product’s, spoken of by itself. */
export function isBareReference(sentence: Sentence, token: Token): boolean {
  if (!generalNouns.has(token.lower)) return false
  const before = wordAt(sentence.tokens, token.index - 1)
  return before === 'the' || (generalAdjectives.has(before) && wordAt(sentence.tokens, token.index - 2) === 'the')
}

/** The name that a prepositional phrase after `token` gives it to: "token … of the NAME". */
export function prepositionalOwner(sentence: Sentence, token: Token): Owner | undefined {
  const {tokens} = sentence
  // At most two words of the same noun phrase stand between.
  const heads = tokens.slice(token.index + 1, token.index + 3)
  const other = heads.findIndex((head) => !isModifier(head))
  const index = token.index + 1 + (other < 0 ? heads.length : other)
  return ownerPrepositions.has(wordAt(tokens, index)) ? objectAfter(sentence, index + 1, 'prepositional') : undefined
}

/** The name that a verb or preposition before `from` governs, where the name is the head of its phrase. */
export function objectAfter(sentence: Sentence, from: number, construction: 'prepositional' | 'verb-object'): Owner | undefined {
  const {tokens} = sentence
  let index = from
  for (let skipped = 0; skipped < 4; skipped += 1) {
    const token = tokens[index]
    if (!token) return undefined
    if (isName(token)) {
      const next = tokens[index + 1]
      if (isPossessiveMark(tokens, index + 2)) return undefined
      // "for GPT Image 2.0 newsletter readers": the name only modifies what is meant.
      if (next && isModifier(next) && !isAdverbial(next, tokens[index + 2]) && !ownHead(sentence, token)) return {kind: 'foreign'}
      return {kind: 'name', name: token, construction}
    }
    if (foreignPossessives.has(token.lower)) return {kind: 'foreign'}
    const skippable = determiners.has(token.lower) || (token.kind === 'word' && isModifier(token) && !/^\p{Lu}/u.test(token.text)) || openings.has(token.text)
    if (!skippable) return undefined
    index += 1
  }
  return undefined
}

/** "the X API": the name with its own layer’s noun behind it is still the name. */
function ownHead({tokens}: Sentence, name: NameToken): boolean {
  const after = tokens[name.index + 2]
  const isOwn = tokens[name.index + 1]?.cues.some(({owner, cue}) => cue.role !== 'verb' && 'layer' in owner && owner.layer === name.subject.layer) ?? false
  return isOwn && (!after || !isModifier(after) || isAdverbial(after))
}

/** What follows a name without being part of its noun phrase: an adverb or the verb. */
function isAdverbial(token: Token, after?: Token): boolean {
  // "of X returns a …": a plural noun would not stand before an article.
  if (token.kind === 'word' && /[^su]s$/u.test(token.lower) && after && (determiners.has(after.lower) || pronouns.has(after.lower) || /^\d/u.test(after.text))) return true
  return token.kind === 'cue'
    ? token.cues.every(({cue}) => cue.role === 'measure')
    : /(?:ly|wards?|ed|ing)$/u.test(token.lower) || adverbs.has(token.lower)
}

/** The name right after a noun that stands for it: "the image API NAME". */
export function appositionOwner(sentence: Sentence, token: Token): Owner | undefined {
  const next = sentence.tokens[token.index + 1]
  const before = sentence.tokens[token.index - 1]
  if (!isName(next) || !before) return undefined
  const noun = token.cues.some(({cue}) => cue.role === 'noun' || cue.role === 'class')
  const opens = determiners.has(before.lower) || isModifier(before) || before.lower === 's'
  return noun && opens ? {kind: 'name', name: next, construction: 'apposition'} : undefined
}

/** The name heads a fronted phrase: "In X, …", "With X, …". */
export function isTopic(sentence: Sentence, name: Token): boolean {
  const before = sentence.tokens.slice(Math.max(0, name.index - 3), name.index)
  return before.some((token) => token.index <= 1 && topicPrepositions.has(token.lower)) && (wordAt(sentence.tokens, name.index + 1) === ',' || pronouns.has(wordAt(sentence.tokens, name.index + 1)))
}
