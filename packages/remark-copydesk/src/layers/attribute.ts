import type {Desk} from '../desk/desk.ts'
import type {Document} from '../document/document.ts'
import {isMixedHybrid} from '../document/mentions.ts'
import type {CueMention} from '../document/mentions.ts'
import {conflictOf, isLoose, isName} from './attribution.ts'
import type {Attribution, NameToken, Owner} from './attribution.ts'
import {findClassNouns} from './class-noun.ts'
import {readClauses} from './clause.ts'
import type {Clause} from './clause.ts'
import {relate} from './conflict.ts'
import {findByAntecedent, findInContext, findUnderHeader} from './context.ts'
import {findGlosses} from './gloss.ts'
import {auxiliaries, foreignPossessives, pronouns, topicPrepositions, verbs} from './grammar.ts'
import {appositionOwner, compoundOwner, isBareReference, isForeignName, isFunctionWord, objectAfter, prepositionalOwner} from './phrase.ts'
import {findRespectively} from './respectively.ts'
import {isAsked, isContrasted, isContrastedName, isDeniedThing, isMade, isNegated, isPointedBack, isQuoted, isRelated} from './silence.ts'
import {Sentences} from './sentence.ts'
import type {Sentence, Token} from './sentence.ts'

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
    for (const sentence of sentences.of(passage)) found.push(...attributeSentence(sentence, desk))
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
    const mention = name.subject?.mention
    if (isName(name) && mention?.type === 'name' && !mention.quoted && !mention.joined && isMixedHybrid(mention, desk)) found.push({construction: 'hybrid', sentence, name, cue: name})
  }
  const owned = new Set<Token>()
  const classed = findClassNouns(sentence, desk)
  for (const {cue} of classed) owned.add(cue)
  found.push(...classed)
  const listed = findRespectively(sentence, desk)
  if (listed) return [...found, ...listed, ...sentence.cues.flatMap((cue) => (owned.has(cue) ? [] : tight(sentence, cue, desk, owned)))]
  for (const cue of sentence.cues) if (!owned.has(cue)) found.push(...tight(sentence, cue, desk, owned))
  const clauses = readClauses(sentence)
  for (const cue of sentence.cues) {
    if (!owned.has(cue)) found.push(...byClause(sentence, clauses, cue, desk, owned))
  }
  for (const cue of sentence.cues) {
    if (!owned.has(cue)) found.push(...bySentence(sentence, clauses, cue, desk))
  }
  return found
}

/** What the words directly around a cue say of it. Marks it as owned where they say anything. */
function tight(sentence: Sentence, cue: Token, desk: Desk, owned: Set<Token>): Attribution[] {
  const owner = tightOwner(sentence, cue)
  if (!owner) return []
  owned.add(cue)
  if (owner.kind === 'foreign') return []
  const {name, construction} = owner
  const mention = conflictOf(name, cue, desk)
  if (!mention || name.subject.mention.quoted || isQuoted(sentence, name, cue)) return []
  if (!convicts(sentence, owner, mention, cue)) return []
  return [{construction, sentence, name, cue, mention}]
}

/** Whom the words directly around a cue give it to. */
export function tightOwner(sentence: Sentence, cue: Token): Owner | undefined {
  const roles = new Set((cue.cues ?? []).map((mention) => mention.cue.role))
  if (roles.has('verb') && roles.size === 1) return objectAfter(sentence, cue.index + 1, 'verb-object')
  const compound = compoundOwner(sentence, cue)
  if (compound?.kind === 'name') return roles.has('noun') || roles.has('class') || roles.has('agent') || compound.construction === 'possessive' ? compound : undefined
  if (roles.has('measure') && roles.size === 1) return undefined
  return prepositionalOwner(sentence, cue) ?? appositionOwner(sentence, cue) ?? (isBareReference(sentence, cue) ? {kind: 'foreign'} : compound)
}

/** Whether a tight construction convicts: weak cues and loose names need tighter grammar than strong ones. */
function convicts(sentence: Sentence, owner: Extract<Owner, {kind: 'name'}>, mention: CueMention, cue: Token): boolean {
  const {name, construction} = owner
  if (name.subject.kind === 'api' && !isSeconded(sentence, mention, cue)) return false
  const loose = isLoose(name, mention)
  switch (construction) {
    case 'compound': {
      if (isDeniedThing(sentence, name, cue)) return false
      if (mention.strength === 'strong') return mention.cue.role !== 'measure' || !loose
      // "ChatGPT’s model" describes; "the X model" names. A bare brand describes either way.
      return !loose && (mention.cue.role === 'noun' || mention.cue.role === 'class') && cue.index === name.index + 1 && name.subject.kind !== 'plan' && !isWeakTrap(sentence, cue)
    }
    case 'possessive': {
      return (mention.strength === 'strong' || (!loose && mention.cue.role === 'noun')) && !isDeniedThing(sentence, name, cue)
    }
    case 'prepositional': {
      if (mention.strength !== 'strong' || isDeniedThing(sentence, cue, name) || isAsked(sentence)) return false
      const clause = readClauses(sentence).find(({tokens}) => tokens.includes(cue))
      if (clause && isNegated(sentence, clause, cue)) return false
      // A bare brand: "the API key of X", but "an API key with X" may be any product’s.
      return !loose || (name.subject.layer === 'app' && /\b(?:of|from|for)\W*$/u.test(wordsBetween(sentence, cue, name)))
    }
    case 'apposition': {
      return !loose && name.subject.kind !== 'plan' && !isAsked(sentence)
    }
    case 'verb-object': {
      if (mention.strength !== 'strong' || isAsked(sentence) || isContrastedName(sentence, name)) return false
      const clause = readClauses(sentence).find(({tokens}) => tokens.includes(cue))
      if (clause && isNegated(sentence, clause, cue)) return false
      if (/^call(?:s|ed|ing)?$/u.test(cue.lower) && isNaming(sentence, cue, name)) return false
      return !loose
    }
    default: {
      return false
    }
  }
}

/** Of an API people say "plan", "tier" and "subscription" loosely; with a fee or a seat beside it they mean the app’s. */
function isSeconded(sentence: Sentence, mention: CueMention, cue: Token): boolean {
  if (mention.strength === 'strong' && mention.cue.when !== 'seconded') return true
  return mention.strength === 'strong' && sentence.cues.some((other) => other !== cue && compoundOwner(sentence, other)?.kind !== 'name' && other.cues?.some((second) =>
    second.strength === 'strong' && 'layer' in second.owner && 'layer' in mention.owner && second.owner.layer === mention.owner.layer))
}

/** A weak word that only seems to stand with the name: "X plan your rollout", "X key features". */
function isWeakTrap(sentence: Sentence, cue: Token): boolean {
  const next = sentence.tokens[cue.index + 1]
  return next !== undefined && next.kind === 'word' && /^(?:your|our|my|the|a|an)$/u.test(next.lower) || /^(?:features?|points?|takeaways?|differences?|updates?|facts?)$/u.test(next?.lower ?? '')
}

/** "what people call X", "a tool called X", "call X a revolution": naming, not calling. */
function isNaming(sentence: Sentence, cue: Token, name: Token): boolean {
  const after = sentence.tokens[name.index + 1]?.lower ?? ''
  const before = sentence.tokens[cue.index - 1]?.lower ?? ''
  if (/^(?:a|an|the|its|their)$/u.test(after)) return true
  return cue.lower === 'called' || (cue.lower === 'calls' && !/^(?:it|app|code|service|server|script|backend|job|which|that)$/u.test(before))
}

/** The one name of a cue’s clause. */
function byClause(sentence: Sentence, clauses: readonly Clause[], cue: Token, desk: Desk, owned: Set<Token>): Attribution[] {
  const at = clauses.findIndex(({tokens}) => tokens.includes(cue))
  const clause = clauses[at]
  if (!clause) return []
  const name = subjectOf(sentence, clauses, at, cue)
  if (!name) return []
  const own = (cue.cues ?? []).some((mention) => relate(name.subject, mention, desk) === 'own')
  if (own) {
    owned.add(cue)
    return []
  }
  const mention = conflictOf(name, cue, desk, 'strong')
  if (!mention || mention.cue.when === 'compound' || mention.cue.role === 'verb') return []
  if (name.subject.kind === 'api' && !isSeconded(sentence, mention, cue)) return []
  if (isLoose(name, mention) && !isOffered(sentence, name, mention, cue) && !(mention.cue.role === 'measure' && name.subject.term?.layer === 'app' && name.index < cue.index && cue.index - name.index <= 4)) return []
  if (isSilent(sentence, clause, name, cue)) return []
  if (clause.tokens.some((token) => isForeignName(sentence, token)) || isSomebodyElses(sentence, cue)) return []
  owned.add(cue)
  return [{construction: 'clause', sentence, name, cue, mention}]
}

function subjectOf(sentence: Sentence, clauses: readonly Clause[], at: number, cue: Token): NameToken | undefined {
  const clause = clauses[at]
  if (!clause) return undefined
  const names = clause.names.filter((name) => !isContrastedName(sentence, name))
  const [first] = names
  if (first) {
    if (names.length === 1) return cue.index < first.index && isParted(sentence, cue, first) ? undefined : first
    if (names.every(({subject}) => subject.layer === first.subject.layer)) return names.findLast((name) => name.index < cue.index) ?? first
    // A fronted measure goes with the subject that follows: "Per token, X is cheaper than Y".
    if (cue.index < first.index) return first
    return undefined
  }
  // A label line: "NAME — price", "NAME: limit".
  const label = clauses[at - 1]
  if (label && label.names.length === 1 && label.tokens.filter((token) => token.kind !== 'punctuation').length <= 2) return label.names[0]
  for (let index = at - 1; index >= 0 && clauses[index + 1]?.continues; index -= 1) {
    const earlier = clauses[index]?.names ?? []
    // "…, which" speaks of what stands right before it.
    const relative = /^(?:which|that|who|whose|where)$/u.test(clauses[index + 1]?.tokens[0]?.lower ?? '')
    const before = clauses[index]?.tokens.findLast((token) => token.kind !== 'punctuation')
    if (relative && !isName(before)) return undefined
    if (earlier.length > 0) return earlier.findLast((name) => !isContrastedName(sentence, name))
  }
  return undefined
}

/** Between a cue and the name after it another part of the sentence begins. A measure at the very front goes with what follows. */
function isParted(sentence: Sentence, cue: Token, name: Token): boolean {
  const before = sentence.tokens.slice(0, cue.index)
  if (cue.cues?.some((mention) => mention.cue.role === 'measure') && sentence.tokens[cue.index + 1]?.text === ',' && !before.some((token) => auxiliaries.has(token.lower) || pronouns.has(token.lower))) return false
  return sentence.tokens.slice(cue.index + 1, name.index).some((token) => /^(?:,|or|and|with|while)$/u.test(token.lower))
}

/** "X offers an API": even a bare brand is said to have it. */
function isOffered(sentence: Sentence, name: NameToken, mention: CueMention, cue: Token): boolean {
  return name.subject.layer === 'app' && mention.cue.role === 'noun' && name.index < cue.index &&
    /^(?:also |now |already )?(?:has|offers|provides|exposes|got)(?: (?:an?|its|the|own|open|public|official|rest|free|paid))* $/u.test(wordsBetween(sentence, name, cue))
}

function wordsBetween(sentence: Sentence, from: Token, to: Token): string {
  return sentence.tokens.slice(from.index + 1, to.index).map((token) => `${token.lower} `).join('')
}

/** "Our Pro plan includes …": a third party’s own offer. */
function isSomebodyElses(sentence: Sentence, cue: Token): boolean {
  return sentence.tokens.some((token) =>
    (foreignPossessives.has(token.lower) || isForeignName(sentence, token)) && token.index < cue.index &&
    sentence.tokens.slice(token.index + 1, token.index + 4).some((offer) => offer === cue || /^(?:plan|tier|subscription|bundle|credit|price|seat|trial)s?$/u.test(offer.lower)))
}

/** The only layer named in the sentence, where a strong cue of the other layer belongs to nobody else. The least certain class. */
function bySentence(sentence: Sentence, clauses: readonly Clause[], cue: Token, desk: Desk): Attribution[] {
  const names = sentence.names.filter(isName)
  const [first] = names
  const clause = clauses.find(({tokens}) => tokens.includes(cue))
  if (!first || !clause || names.some(({subject}) => subject.layer !== first.subject.layer)) return []
  const name = names.find((candidate) => !isLoose(candidate) && candidate.subject.kind !== 'plan' && !isContrastedName(sentence, candidate))
  const mention = name && conflictOf(name, cue, desk, 'strong')
  if (!name || !mention || mention.cue.when === 'compound' || mention.cue.role === 'verb') return []
  if (name.subject.kind === 'api' && !isSeconded(sentence, mention, cue)) return []
  if (isSilent(sentence, clause, name, cue) || isContrasted(sentence.tokens.slice(0, Math.max(cue.index, name.index))) || isSomebodyElses(sentence, cue)) return []
  if (cue.index < name.index && isParted(sentence, cue, name)) return []
  // "; the plan includes …": a clause with a subject of its own, spoken of elsewhere.
  if (clause.names.length === 0 && clause.tokens.find((token) => token.kind !== 'punctuation')?.lower === 'the') return []
  if (sentence.cues.some((other) => other.cues?.some((own) => own.strength === 'strong' && own.cue.role !== 'verb' && relate(name.subject, own, desk) === 'own'))) return []
  if (sentence.tokens.some((token) => isForeignName(sentence, token))) return []
  return [{construction: 'sentence', sentence, name, cue, mention}]
}

function isSilent(sentence: Sentence, clause: Clause, name: NameToken, cue: Token): boolean {
  return (
    isAsked(sentence) || isPointedBack(sentence) || isModifying(sentence, cue) || isMade(sentence, name, cue) ||
    isQuoted(sentence, name) || isQuoted(sentence, cue) ||
    isNegated(sentence, clause, cue) ||
    (isRelated(sentence, name, cue) && !isTopic(sentence, name)) ||
    isContrasted(sentence.tokens.slice(Math.min(name.index, cue.index), Math.max(name.index, cue.index)))
  )
}

/** The cue only modifies the noun behind it: "an App Store screenshot". */
function isModifying(sentence: Sentence, cue: Token): boolean {
  const next = sentence.tokens[cue.index + 1]
  if (next?.kind === 'cue' && /ly$/u.test(cue.lower)) return true
  return next?.kind === 'word' && (cue.cues?.every((mention) => mention.cue.role === 'noun' || /ly$/u.test(cue.lower)) ?? false) &&
    !isFunctionWord(next) && !verbs.has(next.lower) && /^\p{Ll}+$/u.test(next.text) && !/(?:[^s]s|ed|ing|ly)$/u.test(next.lower)
}

/** The name heads a fronted phrase: "In X, …", "With X, …". */
function isTopic(sentence: Sentence, name: Token): boolean {
  const before = sentence.tokens.slice(Math.max(0, name.index - 3), name.index)
  return before.some((token) => token.index <= 1 && topicPrepositions.has(token.lower)) && sentence.tokens[name.index + 1]?.text === ','
}

/** One finding per name (per cue, where the name stands elsewhere): the first construction that caught it. */
function onePerName(attributions: readonly Attribution[]): Attribution[] {
  const seen = new Map<string, Attribution>()
  for (const attribution of attributions) {
    const place = attribution.elsewhere ? attribution.cue : attribution.name
    const key = `${attribution.sentence.passage.index}:${place.start}`
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
