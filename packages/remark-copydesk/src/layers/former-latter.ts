import type {Desk} from '../desk/desk.ts'
import {conflictOf, isName} from './attribution.ts'
import type {Attribution, NameToken} from './attribution.ts'
import {isNegatedWithin} from './silence.ts'
import type {Sentence, Token} from './sentence.ts'

/** "A and B: the former …, the latter …": gives what follows each pointer to the name it points at. */
export function findFormerLatter(sentence: Sentence, before: Sentence | undefined, desk: Desk): Attribution[] {
  const pointers = sentence.tokens.filter((token, index) => isPointer(token, sentence.tokens[index - 1]))
  const [opening] = pointers
  if (!opening) return []
  const own = sentence.names.filter(isName).filter((name) => name.index < opening.index)
  const source = own.length >= 2 ? sentence : before
  const [first, second] = (own.length >= 2 ? own : (before?.names.filter(isName) ?? [])).slice(-2)
  if (!first || !second || !source) return []
  return pointers.flatMap((pointer, at): Attribution[] => {
    const name: NameToken = /^(?:former|first)$/u.test(pointer.lower) ? first : second
    const end = pointers[at + 1]?.index ?? sentence.tokens.length
    const said = sentence.tokens.slice(pointer.index + 1, end)
    // "for the first per token" has the cue behind the pointer, "per token for the first" before it: only what follows is read.
    for (const cue of said) {
      const mention = cue.kind === 'cue' ? conflictOf(name, cue, desk) : undefined
      if (!mention || isNegatedWithin(said, cue) || (mention.strength === 'weak' && mention.cue.role === 'class')) continue
      return [{construction: 'former-latter', sentence, name, cue, mention, ...(source !== sentence && {elsewhere: source})}]
    }
    return []
  })
}

function isPointer(token: Token, before: Token | undefined): boolean {
  return /^(?:former|latter|first|second)$/u.test(token.lower) && before?.lower === 'the' && token.kind === 'word'
}
