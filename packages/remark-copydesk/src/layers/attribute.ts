import type {Desk} from '../desk/desk.ts'
import type {Document} from '../document/document.ts'
import {isMixedHybrid} from '../document/mentions.ts'
import type {Attribution} from './attribution.ts'
import {findClassNouns} from './class-noun.ts'
import {readClauses} from './clause.ts'
import {findByAntecedent, findInContext, findUnderHeader} from './context.ts'
import {findFormerLatter} from './former-latter.ts'
import {findGlosses} from './gloss.ts'
import {byClause, bySentence} from './loose.ts'
import {findRespectively} from './respectively.ts'
import {Sentences} from './sentence.ts'
import type {Sentence, Token} from './sentence.ts'
import {findTight} from './tight.ts'

/**
 * Every place where one layer’s name is said to have the other layer’s property. One owner per cue,
 * tried from the tightest grammar to the loosest: compound, possessive, phrase, verb and object,
 * predicate, clause, sentence, and then what governs the passage from outside.
 */
export function attribute(document: Document): Attribution[] {
  const sentences = new Sentences(document)
  const {desk} = document
  const found: Attribution[] = []
  for (const passage of document.passages) {
    // Most passages name nothing and stand under nothing that does.
    if (document.mentions(passage).length === 0 && passage.kind !== 'cell') continue
    for (const [at, sentence] of sentences.of(passage).entries()) {
      found.push(...attributeSentence(sentence, desk))
      found.push(...findFormerLatter(sentence, sentences.of(passage)[at - 1], desk))
    }
    found.push(...findByAntecedent(passage, sentences, desk))
    found.push(...findInContext(document, passage, sentences, desk))
    found.push(...findUnderHeader(passage, sentences, desk))
  }
  return onePerName(found)
}

function attributeSentence(sentence: Sentence, desk: Desk): Attribution[] {
  if (sentence.names.length === 0) return []
  const found = findGlosses(sentence, desk)
  for (const name of sentence.names) {
    const {mention} = name.subject
    if (mention.type === 'name' && !mention.quoted && isMixedHybrid(mention, desk)) found.push({construction: 'hybrid', sentence, name, cue: name})
  }
  const owned = new Set<Token>()
  const classed = findClassNouns(sentence, desk)
  for (const {cue} of classed) owned.add(cue)
  found.push(...classed)
  const listed = findRespectively(sentence, desk)
  if (listed) return [...found, ...listed, ...sentence.cues.flatMap((cue) => (owned.has(cue) ? [] : findTight(sentence, cue, desk, owned)))]
  for (const cue of sentence.cues) if (!owned.has(cue)) found.push(...findTight(sentence, cue, desk, owned))
  const clauses = readClauses(sentence)
  for (const cue of sentence.cues) {
    if (!owned.has(cue)) found.push(...byClause(sentence, clauses, cue, desk, owned))
  }
  for (const cue of sentence.cues) {
    if (!owned.has(cue)) found.push(...bySentence(sentence, clauses, cue, desk))
  }
  return found
}

/** One finding per name (per cue, where the name stands elsewhere): the first construction that caught it. */
function onePerName(attributions: readonly Attribution[]): Attribution[] {
  const seen = new Map<string, Attribution>()
  for (const attribution of attributions) {
    const token = attribution.elsewhere ? attribution.cue : attribution.name
    const key = attribution.place ? `${attribution.place.passage.index}:cell` : `${attribution.sentence.passage.index}:${token.start}`
    const earlier = seen.get(key)
    if (!earlier) seen.set(key, attribution)
    else if (earlier.sentence === attribution.sentence && earlier.construction === attribution.construction && isNextTo(earlier, attribution)) {
      seen.set(key, {...earlier, cue: {...earlier.cue, end: attribution.cue.end, text: earlier.sentence.passage.text.slice(earlier.cue.start, attribution.cue.end)}})
    }
  }
  return [...seen.values()]
}

/** The second cue continues the first one’s compound: "X API pricing". */
function isNextTo(first: Attribution, second: Attribution): boolean {
  const between = first.sentence.passage.text.slice(first.cue.end, second.cue.start)
  return second.cue.start >= first.cue.end && /^[\s-]*$/u.test(between)
}
