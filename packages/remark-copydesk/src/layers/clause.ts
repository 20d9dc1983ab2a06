import {auxiliaries, conjunctions, determiners, pronouns, relatives, subordinators, verbs, words} from './grammar.ts'
import {isName, wordAt} from './sentence.ts'
import type {NameToken, Sentence, Token} from './sentence.ts'

/** A stretch of a sentence with one predicate of its own. */
export interface Clause {
  readonly tokens: readonly Token[]
  readonly names: readonly NameToken[]
  /** It goes on with the subject of the clause before: it begins with a verb or a relative pronoun. */
  readonly continues: boolean
}

const breaks = words('; : — – ( )')

/** Cuts a sentence where a new clause begins: at strong punctuation, and at a comma or conjunction before a new subject. */
export function readClauses(sentence: Sentence): Clause[] {
  const clauses: Token[][] = [[]]
  for (const token of sentence.tokens) {
    const current = clauses.at(-1) as Token[]
    const next = sentence.tokens[token.index + 1]
    const begins =
      breaks.has(token.text) || subordinators.has(token.lower) || token.lower === 'but' ||
      ((token.text === ',' || conjunctions.has(token.lower)) && current.length > 1 && next !== undefined && startsSubject(sentence, next, current))
    if (begins) clauses.push([token])
    else current.push(token)
  }
  return clauses.filter((tokens) => tokens.length > 0).map((tokens) => ({
    tokens,
    names: tokens.filter(isName),
    continues: continues(tokens),
  }))
}

/** Whether a new subject and its verb begin at `token`: a pronoun, or a name or noun phrase before a verb, while one clause has had its own. */
function startsSubject(sentence: Sentence, token: Token, current: readonly Token[]): boolean {
  if (!current.some((earlier) => isName(earlier) || pronouns.has(earlier.lower))) return false
  if (pronouns.has(token.lower) && token.lower !== 'one') return true
  let at = token.index
  if (determiners.has(token.lower)) at += 1
  for (let seen = 0; seen < 5; seen += 1, at += 1) {
    const here = sentence.tokens[at]
    if (!here) return false
    if (seen > 0 && (auxiliaries.has(here.lower) || /(?:[^s]s|ed)$/u.test(here.lower) && here.kind === 'word' && seen > 1)) return true
    if (here.kind === 'punctuation' || conjunctions.has(here.lower)) return isName(token) && seen > 1
  }
  return isName(token)
}

function continues(tokens: readonly Token[]): boolean {
  const first = tokens.find((token) => token.kind !== 'punctuation' && !conjunctions.has(token.lower))
  if (!first) return true
  if (relatives.has(first.lower)) return true
  const opened = breaks.has(wordAt(tokens, 0))
  return !opened && (auxiliaries.has(first.lower) || verbs.has(first.lower) || (first.kind === 'word' && /(?:ing|ed)$/u.test(first.lower)))
}
