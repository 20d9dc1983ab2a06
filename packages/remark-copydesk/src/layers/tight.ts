import type {Desk} from '../desk/desk.ts'
import type {CueMention} from '../document/mentions.ts'
import {conflictOf, isLoose} from './attribution.ts'
import type {Attribution, Owner} from './attribution.ts'
import {readClauses} from './clause.ts'
import {articles, prepositions, words} from './grammar.ts'
import {appositionOwner, compoundOwner, isBareReference, objectAfter, prepositionalOwner} from './phrase.ts'
import {isName, wordAt} from './sentence.ts'
import type {Sentence, Token} from './sentence.ts'
import {isAsked, isContrastedName, isDeniedThing, isNegated, isQuoted} from './silence.ts'

const callWays = words('over from with via through by in once twice')
const passives = words('is are was were be been being gets got')
const fillers = words('can may must could should now also only then automatically')
const possessors = words('your our my the a an')
const wholes = words('feature features point points takeaway takeaways difference differences update updates fact facts')
const callers = words('it app code service server script backend job which that')

/** What the words directly around a cue say of it. Marks it as owned where they say anything. */
export function findTight(sentence: Sentence, cue: Token, desk: Desk, owned: Set<Token>): Attribution[] {
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
  const roles = new Set(cue.cues.map((mention) => mention.cue.role))
  if (roles.has('verb') && roles.size === 1) return passiveSubject(sentence, cue) ?? objectAfter(sentence, cue.index + 1, 'verb-object')
  const compound = compoundOwner(sentence, cue)
  if (compound?.kind === 'name') return roles.has('noun') || roles.has('class') || roles.has('agent') || compound.construction === 'possessive' ? compound : undefined
  if (roles.has('measure') && roles.size === 1) return undefined
  return prepositionalOwner(sentence, cue) ?? appositionOwner(sentence, cue) ?? (isBareReference(sentence, cue) ? {kind: 'foreign'} : compound)
}

/** "NAME is VERBED", "NAME can be VERBED". */
function passiveSubject(sentence: Sentence, cue: Token): Owner | undefined {
  if (!/(?:ed|en)$/u.test(cue.lower.split(' ')[0] ?? '')) return undefined
  if (cue.lower === 'called' && !callWays.has(wordAt(sentence.tokens, cue.index + 1))) return undefined
  const before = sentence.tokens.slice(Math.max(0, cue.index - 4), cue.index)
  const name = before.findLast(isName)
  // "The model behind X is called": the subject is the model.
  if (name && prepositions.has(wordAt(sentence.tokens, name.index - 1))) return undefined
  if (!name) return undefined
  const between = sentence.tokens.slice(name.index + 1, cue.index).map(({lower}) => lower)
  return between.some((word) => passives.has(word)) && between.every((word) => passives.has(word) || fillers.has(word)) ? {kind: 'name', name, construction: 'verb-object'} : undefined
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
      return !loose && (mention.cue.role === 'noun' || mention.cue.role === 'class') && isBeside(sentence, name, cue) && (name.subject.kind !== 'plan' || mention.cue.role === 'noun') && !isWeakTrap(sentence, cue)
    }
    case 'possessive': {
      return (mention.strength === 'strong' || (!loose && mention.cue.role === 'noun')) && !isDeniedThing(sentence, name, cue)
    }
    case 'prepositional': {
      if (mention.strength !== 'strong' || isDeniedThing(sentence, cue, name) || isAsked(sentence)) return false
      if (isNegatedInClause(sentence, cue)) return false
      // A bare brand: "the API key of X", but "an API key with X" may be any product’s.
      return !loose || (name.subject.layer === 'app' && /\b(?:of|from|for)\W*$/u.test(wordsBetween(sentence, cue, name)))
    }
    case 'apposition': {
      return !loose && name.subject.kind !== 'plan' && !isAsked(sentence)
    }
    case 'verb-object': {
      if (mention.strength !== 'strong' || isAsked(sentence) || isContrastedName(sentence, name)) return false
      if (isNegatedInClause(sentence, cue)) return false
      if (/^call(?:s|ed|ing)?$/u.test(cue.lower) && cue.index < name.index && isNaming(sentence, cue, name)) return false
      return !loose
    }
    default: {
      return false
    }
  }
}

/** Nothing, or one plain word, stands between a name and the word it is joined with. */
function isBeside(sentence: Sentence, name: Token, cue: Token): boolean {
  return cue.index === name.index + 1 || (cue.index === name.index + 2 && sentence.tokens[name.index + 1]?.kind === 'word')
}

/** The cue’s own clause denies it. */
function isNegatedInClause(sentence: Sentence, cue: Token): boolean {
  const clause = readClauses(sentence).find(({tokens}) => tokens.includes(cue))
  return clause !== undefined && isNegated(sentence, clause, cue)
}

/** Of an API people say "plan", "tier" and "subscription" loosely; with a fee or a seat beside it they mean the app’s. */
export function isSeconded(sentence: Sentence, mention: CueMention, cue: Token): boolean {
  if (mention.strength === 'strong' && mention.cue.when !== 'seconded') return true
  return mention.strength === 'strong' && sentence.cues.some((other) => other !== cue && compoundOwner(sentence, other)?.kind !== 'name' && other.cues.some((second) =>
    second.strength === 'strong' && 'layer' in second.owner && 'layer' in mention.owner && second.owner.layer === mention.owner.layer))
}

/** A weak word that only seems to stand with the name: "X plan your rollout", "X key features". */
function isWeakTrap(sentence: Sentence, cue: Token): boolean {
  const next = wordAt(sentence.tokens, cue.index + 1)
  return possessors.has(next) || wholes.has(next)
}

/** "what people call X", "a tool called X", "call X a revolution": naming, not calling. */
function isNaming(sentence: Sentence, cue: Token, name: Token): boolean {
  const after = wordAt(sentence.tokens, name.index + 1)
  if (articles.has(after) || after === 'its' || after === 'their') return true
  if (sentence.tokens.slice(Math.max(0, cue.index - 3), cue.index).some(({lower}) => lower === 'what')) return true
  return cue.lower === 'called' || (cue.lower === 'calls' && !callers.has(wordAt(sentence.tokens, cue.index - 1)))
}

export function wordsBetween(sentence: Sentence, from: Token, to: Token): string {
  return sentence.tokens.slice(from.index + 1, to.index).map((token) => `${token.lower} `).join('')
}
