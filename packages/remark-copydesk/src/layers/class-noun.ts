import type {Desk} from '../desk/desk.ts'
import {conflictOf, isLoose} from './attribution.ts'
import type {Attribution} from './attribution.ts'
import {articles, copulas, determiners, isPossessive, negators, words} from './grammar.ts'
import {isFunctionWord, isTopic} from './phrase.ts'
import {isAsked, isQuoted} from './silence.ts'
import {isName, wordAt} from './sentence.ts'
import type {NameToken, Sentence, Token} from './sentence.ts'

const fillers = words('now still also really just simply essentially basically')
const comparisons = words('and or , against to with vs versus than among alongside all any many most the like')
const marks = words(`' ’ " “ ” - s`)
const introductions: ReadonlySet<string> = new Set(['such as', 'like', 'including', ', such as', ', like', ', including', ':'])

/** A name is said to be a thing of the other layer: "NAME is an image model", "NAME and other models", "models such as NAME". */
export function findClassNouns(sentence: Sentence, desk: Desk): Attribution[] {
  const found: Attribution[] = []
  for (const name of sentence.names) {
    if (isLoose(name) || isQuoted(sentence, name)) continue
    const cue = predicateNoun(sentence, name) ?? otherNoun(sentence, name) ?? suchAs(sentence, name)
    const mention = cue && conflictOf(name, cue, desk)
    if (cue && mention && !isAsked(sentence)) found.push({construction: 'class-noun', sentence, name, cue, mention})
  }
  return found
}

function isNoun(token: Token | undefined): token is Token {
  return token?.cues.some(({cue}) => cue.role === 'noun' || cue.role === 'class') ?? false
}

/** The head of "NAME is a … NOUN": the last noun before something that is no noun. */
function predicateNoun(sentence: Sentence, name: NameToken): Token | undefined {
  const {tokens} = sentence
  let index = name.index + 1
  // "NAME, the API model, …" is a predicate as well.
  const first = tokens[index]
  const apposed = first?.text === ',' && (articles.has(wordAt(tokens, index + 1)) || isPossessive(wordAt(tokens, index + 1)))
  if (!first || !(copulas.has(first.lower) || apposed)) return undefined
  index += 1
  while (fillers.has(wordAt(tokens, index))) index += 1
  const second = tokens[index]
  const opens = second && !isName(second) && (determiners.has(second.lower) || isPossessive(second.lower))
  if (!opens || negators.has(second.lower)) return undefined
  let head: Token | undefined
  let strong: Token | undefined
  for (index += 1; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token || isName(token)) return undefined
    if (marks.has(token.lower)) continue
    if (token.kind === 'punctuation' || (isFunctionWord(token) && !determiners.has(token.lower))) break
    head = token
    if (isNoun(token) && token.cues.some(({strength}) => strength === 'strong')) strong = token
  }
  // "In NAME, a model draws": what is at work there, not what NAME is.
  if (apposed && isTopic(sentence, name) && head?.cues.every(({cue}) => cue.role === 'class')) return undefined
  return isNoun(head) ? head : strong
}

/** "compare NAME against other … NOUNs", "NAME and other NOUNs". */
function otherNoun(sentence: Sentence, name: NameToken): Token | undefined {
  const {tokens} = sentence
  let index = name.index + 1
  while (comparisons.has(wordAt(tokens, index))) index += 1
  if (wordAt(tokens, index) !== 'other') return undefined
  for (index += 1; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token || isFunctionWord(token) || token.kind === 'punctuation') return undefined
    if (isNoun(token)) return token
  }
  return undefined
}

/** "NOUNs such as NAME", "NOUNs like NAME". */
function suchAs(sentence: Sentence, name: NameToken): Token | undefined {
  const noun = sentence.tokens.slice(0, name.index).findLast(isNoun)
  if (!noun) return undefined
  const between = sentence.tokens.slice(noun.index + 1, name.index).map((token) => token.lower)
  if (between.at(-1) === 'the') between.pop()
  return introductions.has(between.join(' ')) ? noun : undefined
}
