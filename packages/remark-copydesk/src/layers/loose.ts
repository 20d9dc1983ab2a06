import type {Desk} from '../desk/desk.ts'
import type {CueMention} from '../document/mentions.ts'
import {conflictOf, isLoose} from './attribution.ts'
import type {Attribution} from './attribution.ts'
import type {Clause} from './clause.ts'
import {relate} from './conflict.ts'
import {auxiliaries, availability, foreignPossessives, having, looseAdverbs, pronouns, relatives, verbs, words} from './grammar.ts'
import {hasForeignOwner, isBareReference, isForeignName, isFunctionWord, isTopic} from './phrase.ts'
import {isName, wordAt} from './sentence.ts'
import type {NameToken, Sentence, Token} from './sentence.ts'
import {isAsked, isContrasted, isContrastedName, isMade, isNegated, isPointedBack, isQuoted, isRelated} from './silence.ts'
import {isSeconded, wordsBetween} from './tight.ts'

const clauseMarks = words('; : — – (')
const wishes = words('should must need want who')
const users = words('user users subscriber subscribers customer customers people member members admin admins team teams owner owners')
const possessors = words('your a an any our their every')
const speakers = words('i we me us he she they')
const places = words('from with in on at for through')
const takingVerbs = words('buy buys cover covers unlock unlocks bring brings')
const partings = words(', or and with while')
const nounPartings = words(', or and with while to about on at from by')
const offers = words('plan plans tier tiers subscription subscriptions bundle bundles credit credits price prices seat seats trial trials')
const comparisons = words('than before after')
/** What somebody comes to pay is no price. */
const spending = words(`i we us our my spend spends spent spending save saves saved budget budgeted total totals adds works average averages
  roughly estimate estimated`)

/** The one name of a cue’s clause. */
export function byClause(sentence: Sentence, clauses: readonly Clause[], cue: Token, desk: Desk, owned: Set<Token>): Attribution[] {
  const at = clauses.findIndex(({tokens}) => tokens.includes(cue))
  const clause = clauses[at]
  if (!clause) return []
  const name = subjectOf(sentence, clauses, at, cue)
  if (!name) return []
  const own = cue.cues.some((mention) => relate(name.subject, mention, desk) === 'own')
  if (own) {
    owned.add(cue)
    return []
  }
  const mention = conflictOf(name, cue, desk, 'strong')
  if (!mention || mention.cue.when === 'compound' || mention.cue.role === 'verb') return []
  // An API has a console with a login page and settings of its own: only how it is billed tells.
  if (name.subject.kind === 'api' && (mention.cue.role !== 'measure' || !isSeconded(sentence, mention, cue))) return []
  if (hasOwnWords(sentence, name, mention, desk)) return []
  if (isLoose(name, mention) && !isOffered(sentence, name, mention, cue) && !(mention.cue.role === 'measure' && name.subject.term?.layer === 'app' && name.index < cue.index && cue.index - name.index <= 4)) return []
  if (name.index > cue.index && sentence.names.some((other) => other.index < cue.index && cue.cues.some((owned) => relate(other.subject, owned, desk) === 'own'))) return []
  if (mention.cue.role !== 'measure' && !isPredicated(sentence, clause, name, cue)) return []
  if (isSilent(sentence, clause, name, cue)) return []
  if (hasForeignOwner(sentence, clause.tokens, cue) || isSomebodyElses(sentence, cue)) return []
  owned.add(cue)
  return [{construction: 'clause', sentence, name, cue, mention}]
}

/** The only layer named in the sentence, where a strong cue of the other layer belongs to nobody else. The least certain class. */
export function bySentence(sentence: Sentence, clauses: readonly Clause[], cue: Token, desk: Desk): Attribution[] {
  const {names} = sentence
  const [first] = names
  const clause = clauses.find(({tokens}) => tokens.includes(cue))
  if (!first || !clause || names.some(({subject}) => subject.layer !== first.subject.layer)) return []
  const name = names.find((candidate) => !isLoose(candidate) && candidate.subject.kind !== 'plan' && !isContrastedName(sentence, candidate))
  const mention = name && conflictOf(name, cue, desk, 'strong')
  if (!name || !mention || mention.cue.when === 'compound' || mention.cue.role === 'verb') return []
  if (name.subject.kind === 'api' && (mention.cue.role !== 'measure' || !isSeconded(sentence, mention, cue))) return []
  if (!clause.names.includes(name) && clause.tokens.some((token) => isBareReference(sentence, token))) return []
  if (mention.cue.role !== 'measure' && !isPredicated(sentence, {...clause, tokens: sentence.tokens}, name, cue)) return []
  if (isSilent(sentence, clause, name, cue) || isContrasted(sentence.tokens.slice(0, Math.max(cue.index, name.index))) || isSomebodyElses(sentence, cue)) return []
  if (cue.index < name.index && isParted(sentence, cue, name)) return []
  // "; the plan includes …": a clause with a subject of its own, spoken of elsewhere.
  if (clause.names.length === 0 && clauseMarks.has(wordAt(clause.tokens, 0)) && wordAt(clause.tokens, 1) === 'the') return []
  if (sentence.cues.some((other) => other.cues.some((own) => own.strength === 'strong' && own.cue.role !== 'verb' && relate(name.subject, own, desk) === 'own'))) return []
  if (hasForeignOwner(sentence, sentence.tokens, cue)) return []
  return [{construction: 'sentence', sentence, name, cue, mention}]
}

function subjectOf(sentence: Sentence, clauses: readonly Clause[], at: number, cue: Token): NameToken | undefined {
  const clause = clauses[at]
  if (!clause) return undefined
  const names = clause.names.filter((name) => !isContrastedName(sentence, name))
  const [first] = names
  if (first) {
    if (names.length === 1) return cue.index < first.index && isParted(sentence, cue, first) ? undefined : first
    if (names.every(({subject}) => subject.layer === first.subject.layer)) return names.findLast((name) => name.index < cue.index) ?? (isParted(sentence, cue, first) ? undefined : first)
    // A fronted measure goes with the subject that follows: "Per token, X is cheaper than Y".
    if (cue.index < first.index) return first
    return undefined
  }
  // A label line: "NAME — price", "NAME limits: none"; or a short opening: "On NAME, the limit is …".
  const label = clauses[at - 1]
  const labelled = label?.tokens.filter((token) => token.kind !== 'punctuation') ?? []
  if (label?.names.length === 1 && labelled.length <= 2 && (clauseMarks.has(wordAt(clause.tokens, 0)) || isName(labelled.at(-1)))) return label.names[0]
  for (let index = at - 1; index >= 0 && clauses[index + 1]?.continues; index -= 1) {
    const earlier = clauses[index]?.names ?? []
    // "…, which" speaks of what stands right before it.
    const relative = relatives.has(clauses[index + 1]?.tokens[0]?.lower ?? '')
    const before = clauses[index]?.tokens.findLast((token) => token.kind !== 'punctuation')
    if (relative && !isName(before)) return undefined
    if (earlier.length > 0) return earlier.findLast((name) => !isContrastedName(sentence, name))
  }
  return undefined
}

/** The name is said to be or to have the noun: by such a verb, by a phrase right behind the name, or by heading the clause. */
function isPredicated(sentence: Sentence, clause: Clause, name: NameToken, cue: Token): boolean {
  if (cue.index < name.index) return true
  const between = sentence.tokens.slice(name.index + 1, cue.index).map(({lower}) => lower)
  // A sibling’s own words say just what is wrong, whatever the verb.
  if (cue.cues.every(({owner}) => 'term' in owner)) return true
  if (isAvailability(name, between)) return false
  // "X users who need it should get a key" is advice to people.
  if (users.has(between[0] ?? '') && between.some((word) => wishes.has(word))) return false
  // "in your mobile app" is the reader’s own app; "on your phone" is where the product is used.
  if (/^(?:on|in|from|inside|within|through|to|at)(?: (?!and|or|,)\S+){0,3}$/u.test(between.join(' '))) return !/\bapps?$/u.test(cue.lower) || !between.some((word) => possessors.has(word))
  if (between.includes('whose')) return true
  if (between.some((word) => speakers.has(word))) return false
  if (between.some((word) => having.has(word))) return true
  return isTopic(sentence, name) && !clause.tokens.some(({lower}) => speakers.has(lower))
}

/** "is included in the plan", "is available to subscribers": where a model is had, which an app may well say of its models. */
function isAvailability(name: NameToken, between: readonly string[]): boolean {
  return name.subject.kind === 'model' && between.some((word) => availability.has(word))
}

/** Between a cue and the name after it another part of the sentence begins. A measure at the very front goes with what follows. */
function isParted(sentence: Sentence, cue: Token, name: Token): boolean {
  const before = sentence.tokens.slice(0, cue.index)
  if (cue.cues.some((mention) => mention.cue.role === 'measure') && wordAt(sentence.tokens, cue.index + 1) === ',' && !before.some((token) => auxiliaries.has(token.lower) || pronouns.has(token.lower))) return false
  if (places.has(wordAt(sentence.tokens, 0)) && wordAt(sentence.tokens, name.index - 1) === ',' && !before.some((token) => auxiliaries.has(token.lower))) return false
  const isNoun = cue.cues.some((mention) => mention.cue.role === 'noun')
  const between = sentence.tokens.slice(cue.index + 1, name.index)
  // "A seat buys you X", not "give free users X".
  if (isNoun && !between.some((token) => auxiliaries.has(token.lower) || verbs.has(token.lower) || takingVerbs.has(token.lower))) return true
  return between.some((token) => (isNoun ? nounPartings : partings).has(token.lower))
}

/** The sentence also has the product’s own words: what it says of the sibling’s is a comparison or a task. */
function hasOwnWords(sentence: Sentence, name: NameToken, mention: CueMention, desk: Desk): boolean {
  return 'term' in mention.owner && sentence.cues.some((other) => other.cues.some((own) => relate(name.subject, own, desk) === 'own'))
}

/** "Our Pro plan includes …": a third party’s own offer. */
function isSomebodyElses(sentence: Sentence, cue: Token): boolean {
  return sentence.tokens.some((token) =>
    (foreignPossessives.has(token.lower) || isForeignName(sentence, token)) && token.index < cue.index &&
    sentence.tokens.slice(token.index + 1, token.index + 4).some((offer) => offer === cue || offers.has(offer.lower)))
}

/** "X offers an API": even a bare brand is said to have it. */
function isOffered(sentence: Sentence, name: NameToken, mention: CueMention, cue: Token): boolean {
  return name.subject.layer === 'app' && mention.cue.role === 'noun' && name.index < cue.index &&
    /^(?:also |now |already )?(?:has|offers|provides|exposes|got)(?: (?:an?|its|the|own|open|public|official|rest|free|paid))* $/u.test(wordsBetween(sentence, name, cue))
}

function isSilent(sentence: Sentence, clause: Clause, name: NameToken, cue: Token): boolean {
  return (
    isAsked(sentence) || isPointedBack(sentence) || isOwnSpending(clause, cue) || sentence.tokens.slice(0, cue.index).some(({lower}) => lower === 'whether') || isCompared(sentence, name, cue) || isModifying(sentence, cue) || isMade(sentence, name, cue) ||
    isQuoted(sentence, name) || isQuoted(sentence, cue) ||
    isNegated(sentence, clause, cue) ||
    (isRelated(sentence, name, cue) && !isTopic(sentence, name)) ||
    isContrasted(sentence.tokens.slice(Math.min(name.index, cue.index), Math.max(name.index, cue.index)))
  )
}

/** "cheaper than a monthly seat": the noun is what it is compared with. */
function isCompared(sentence: Sentence, name: NameToken, cue: Token): boolean {
  return cue.cues.every((mention) => mention.cue.role === 'noun') && sentence.tokens.slice(name.index + 1, cue.index).some(({lower}) => comparisons.has(lower))
}

/** The cue only modifies the noun behind it: "an App Store screenshot". */
function isModifying(sentence: Sentence, cue: Token): boolean {
  const next = sentence.tokens[cue.index + 1]
  if (next?.kind === 'cue' && /ly$/u.test(cue.lower)) return true
  // "a $300-a-month contractor"
  if (/\d.*-/u.test(cue.text) && next?.kind === 'word') return true
  return next?.kind === 'word' && cue.cues.every((mention) => mention.cue.role === 'noun' || /ly$/u.test(cue.lower)) &&
    !isFunctionWord(next) && !verbs.has(next.lower) && !looseAdverbs.has(next.lower) && !/[^s]s$/u.test(cue.lower) && /^\p{Ll}+$/u.test(next.text) && !/(?:[^s]s|ed|ing|ly)$/u.test(next.lower)
}

/** "We spend $500 a month on X": what somebody comes to pay, not what it is sold for. */
function isOwnSpending(clause: Clause, cue: Token): boolean {
  return cue.cues.every((mention) => mention.cue.role === 'measure') &&
    clause.tokens.some(({lower}) => spending.has(lower))
}
