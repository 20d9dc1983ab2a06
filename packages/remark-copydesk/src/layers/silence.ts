import {contrasts, making, negators, relations, unofficial, words} from './grammar.ts'
import type {Clause} from './clause.ts'
import {wordAt} from './sentence.ts'
import type {NameToken, Sentence, Token} from './sentence.ts'

const denials = words("no not isn't isn’t aren't never")
const existenceVerbs = words("is are was were be has have had offer offers exist exists provide provides s there’s there's")
const thingOpenings = words('a an the any was were been')
const clauseOpenings = words('that whether if')
const purposes = words('that which for')
const parting = words(', ; : (')
const commands = words('ask asks asked prompt prompted tell told')

/** Name and cue are quoted as words, not used. */
export function isQuoted(sentence: Sentence, ...tokens: readonly Token[]): boolean {
  return sentence.passage.marks.some((mark) => mark.type === 'quote' && tokens.every((token) => mark.start <= token.start && mark.end >= token.end))
}

/** The thing named by a compound is said not to exist, asked for, or owned to be unofficial: "there is no NAME API", "is there a NAME API?". */
export function isDeniedThing(sentence: Sentence, name: Token, cue: Token): boolean {
  const first = Math.min(name.index, cue.index)
  const last = Math.max(name.index, cue.index)
  const before = sentence.tokens.slice(Math.max(0, first - 6), first)
  const inside = sentence.tokens.slice(first + 1, last)
  const phrase = before.slice(before.findLastIndex((token) => parting.has(token.text)) + 1).slice(-4)
  if ([...phrase, ...inside].some((token) => unofficial.has(token.lower)) || /\b(?:unofficial|reverse[\s-]engineer|third[\s-]party)/iu.test(sentence.passage.text)) return true
  // The app’s own back end may be called its API.
  if (/\bweb(?:app|site)?\b/iu.test(sentence.passage.text.slice(name.start, cue.start))) return true
  const at = before.findLastIndex((token, index) => index >= before.length - 4 && denials.has(token.lower))
  if (at >= 0) {
    // "There is no NAME API" denies it; "no NAME API costs" takes it for granted.
    if (wordAt(before, at) === 'no' ? existenceVerbs.has(wordAt(before, at - 1)) && before.length - at <= 3 : thingOpenings.has(wordAt(before, at + 1))) return true
  }
  const lead = before.map((token) => token.lower).join(' ')
  const after = sentence.tokens.slice(last + 1, last + 6).map((token) => token.lower).join(' ')
  if (wordAt(sentence.tokens, last + 1) === 'proxy') return true
  if (/^(?:\S+ )?(?:does not|doesn't|doesn’t|do not|don't|don’t) exist|^(?:is|are) (?:not a thing|no such)/u.test(after)) return true
  if (inside.some((token) => negators.has(token.lower))) return true
  if (/(?:can['’]t|cannot|could not|couldn['’]t) (?:buy|get|have|order|find|purchase|make|create)(?: an?| any| your| the)?$/u.test(lead)) return true
  if (/no such thing as(?: an?| the| your)?(?: \S+)?$/u.test(lead)) return true
  return sentence.question && isExistenceQuestion(sentence)
}

/** A question whether something is there or possible, not one that takes it for granted. */
function isExistenceQuestion({tokens}: Sentence): boolean {
  const opening = tokens.filter((token) => token.kind !== 'punctuation').slice(0, 4).map((token) => token.lower)
  const text = opening.join(' ')
  return /^(?:so |but |and |also |or )?(?:is|are|will|was) (?:there|it|this|that)\b/u.test(text) || (/^(?:is|are|was|were) (?:an?|the)\b/u.test(text) && tokens.some((token) => /^(?:available|possible|planned|coming|included|real|official|there)$/u.test(token.lower))) || /^(?:does|do|can|could|is|has|have|will) \S+ (?:have|has|offer|include|come|provide|exist|get|give|support)/u.test(text)
}

/** A question: what is in it is not stated. */
export function isAsked(sentence: Sentence): boolean {
  return sentence.question
}

/** A negation stands before the cue in its clause, or says right after it that it is not included. */
export function isNegated(sentence: Sentence, clause: Clause, cue: Token): boolean {
  const before = clause.tokens.filter((token) => token.index < cue.index).map((token) => token.lower)
  if (before.some((word) => negators.has(word))) return true
  const [opening] = clause.tokens
  if (opening && clauseOpenings.has(opening.lower) && sentence.tokens.slice(Math.max(0, opening.index - 5), opening.index).some((token) => negators.has(token.lower))) return true
  const after = sentence.tokens.slice(cue.index + 1, cue.index + 8).map((token) => token.lower).join(' ')
  return /^(?:[^,;]+ ){0,3}(?:(?:is|are|was|were|be|being|comes?|sold|billed|remains?) (?:\S+ )?(?:not|no|separate|separately|extra|excluded|unavailable|missing|elsewhere|different)|(?:isn|aren|wasn|weren|doesn|don|won|can)['’]t|cannot|does not|do not|will not)\b/u.test(after)
}

/** The sentence points back by position, so that the nearest name is the wrong one, or tells what somebody took for true. */
export function isPointedBack(sentence: Sentence): boolean {
  return /\b(?:assumed|assumes?|thought|think|thinks|believed|believes?|wrongly|mistakenly|sounds? like|myth|mistake)\b/iu.test(sentence.text) || /\b(?:the former|the latter|the other|one with)\b/iu.test(sentence.text)
}

/** A negation stands before the cue among these tokens. */
export function isNegatedWithin(tokens: readonly Token[], cue: Token): boolean {
  return tokens.some((token) => token.index < cue.index && negators.has(token.lower))
}

/** Something is set against something else in the clause, so that the cue may belong to either. */
export function isContrasted(tokens: readonly Token[]): boolean {
  return tokens.some((token) => contrasts.has(token.lower))
}

/** The name stands in the contrasted half: "unlike NAME", "instead of NAME", "than NAME". */
export function isContrastedName(sentence: Sentence, name: Token): boolean {
  const before = sentence.tokens.slice(Math.max(0, name.index - 4), name.index).map((token) => token.lower).join(' ')
  if (/(?:^|\s)(?:i|we|you|they|people|users) like$/u.test(before)) return false
  return /(?:^|\s)(?:unlike|than|not|versus|vs|instead of|rather than|separate from|apart from|outside|without|like)(?: an?| the| your| in| with| of| from| to| for)*$/u.test(before)
}

/** One thing works through another between the name and the cue: what stands behind belongs to the other. */
export function isRelated(sentence: Sentence, name: NameToken, cue: Token): boolean {
  const [from, to] = name.index < cue.index ? [name.index, cue.index] : [cue.index, name.index]
  const between = sentence.tokens.slice(from + 1, to)
  // A sibling’s place: "built into", "runs in" say just what is wrong.
  if (cue.cues.every(({owner}) => 'term' in owner)) return false
  return between.some((token) => relations.has(token.lower) && token.kind === 'word') ||
    /\b(?:by way of|as opposed to)\b/u.test(between.map((token) => token.lower).join(' '))
}

/** The cue is what the product makes, not what it has: "X draws an App Store screenshot". */
export function isMade(sentence: Sentence, name: NameToken, cue: Token): boolean {
  if (!cue.cues.every((mention) => mention.cue.role === 'noun')) return false
  // A sibling’s own words say just what is wrong: "it summarises the meeting".
  if (cue.cues.every(({owner}) => 'term' in owner)) return sentence.tokens.slice(name.index + 1, cue.index).some(({lower}) => purposes.has(lower))
  if (commands.has(wordAt(sentence.tokens, name.index - 1))) return true
  return sentence.tokens.slice(name.index + 1, cue.index).some((token) => token.kind === 'word' && making.has(token.lower))
}
