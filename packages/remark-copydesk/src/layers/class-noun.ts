import type {Desk} from '../desk/desk.ts'
import {conflictOf, isLoose, isName} from './attribution.ts'
import type {Attribution, NameToken} from './attribution.ts'
import {copulas, determiners, negators} from './grammar.ts'
import {isFunctionWord} from './phrase.ts'
import {isAsked, isQuoted} from './silence.ts'
import type {Sentence, Token} from './sentence.ts'

/** A name is said to be a thing of the other layer: "NAME is an image model", "NAME and other models", "models such as NAME". */
export function findClassNouns(sentence: Sentence, desk: Desk): Attribution[] {
  const found: Attribution[] = []
  for (const name of sentence.names) {
    if (!isName(name) || isLoose(name) || isQuoted(sentence, name)) continue
    const cue = predicateNoun(sentence, name) ?? otherNoun(sentence, name) ?? suchAs(sentence, name)
    const mention = cue && conflictOf(name, cue, desk)
    if (cue && mention && !isAsked(sentence)) found.push({construction: 'class-noun', sentence, name, cue, mention})
  }
  return found
}

function isNoun(token: Token | undefined): token is Token {
  return token?.cues?.some(({cue}) => cue.role === 'noun' || cue.role === 'class') ?? false
}

/** The head of "NAME is a … NOUN": the last noun before something that is no noun. */
function predicateNoun(sentence: Sentence, name: NameToken): Token | undefined {
  const {tokens} = sentence
  let index = name.index + 1
  // "NAME, the API model, …" is a predicate as well.
  const first = tokens[index]
  const apposed = first?.text === ',' && (/^(?:a|an|the)$/u.test(tokens[index + 1]?.lower ?? '') || /['’]s$/u.test(tokens[index + 1]?.lower ?? ''))
  if (!first || !(copulas.has(first.lower) || apposed)) return undefined
  index += 1
  while (/^(?:now|still|also|really|just|simply|essentially|basically)$/u.test(tokens[index]?.lower ?? '')) index += 1
  const second = tokens[index]
  const opens = second && !isName(second) && (determiners.has(second.lower) || /['’]s$/u.test(second.lower))
  if (!opens || negators.has(second.lower)) return undefined
  let head: Token | undefined
  let strong: Token | undefined
  for (index += 1; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token || isName(token)) return undefined
    if (/^['’"“”-]$/u.test(token.text) || token.lower === 's') continue
    if (token.kind === 'punctuation' || (isFunctionWord(token) && !determiners.has(token.lower))) break
    head = token
    if (isNoun(token) && token.cues?.some(({strength}) => strength === 'strong')) strong = token
  }
  return isNoun(head) ? head : strong
}

/** "compare NAME against other … NOUNs", "NAME and other NOUNs". */
function otherNoun(sentence: Sentence, name: NameToken): Token | undefined {
  const {tokens} = sentence
  let index = name.index + 1
  for (let skipped = 0; skipped < 4 && tokens[index]?.lower !== 'other'; skipped += 1, index += 1) {
    const token = tokens[index]
    if (!token || !/^(?:and|or|,|against|to|with|vs|versus|than|among|alongside|all|any|many|most|the|like)$/u.test(token.lower)) return undefined
  }
  if (tokens[index]?.lower !== 'other') return undefined
  for (index += 1; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token || isFunctionWord(token) || token.kind === 'punctuation') return undefined
    if (isNoun(token)) return token
  }
  return undefined
}

/** "NOUNs such as NAME", "NOUNs like NAME". */
function suchAs(sentence: Sentence, name: NameToken): Token | undefined {
  const before = sentence.tokens.slice(Math.max(0, name.index - 4), name.index)
  const at = before.findLastIndex((token) => isNoun(token))
  if (at < 0) return undefined
  const between = before.slice(at + 1).map((token) => token.lower).join(' ')
  return /^(?:such as|like|including|, such as|, like|, including|:)(?: the)?$/u.test(between) ? before[at] : undefined
}
