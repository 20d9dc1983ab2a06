import type {Desk} from '../desk/desk.ts'
import {conflictOf} from './attribution.ts'
import type {Attribution} from './attribution.ts'
import {words} from './grammar.ts'
import {isNegatedWithin} from './silence.ts'
import type {Sentence, Token} from './sentence.ts'

const pointers = words('former latter first second')
const firsts = words('former first')

/** "A and B: the former …, the latter …": gives what follows each pointer to the name it points at. */
export function findFormerLatter(sentence: Sentence, before: Sentence | undefined, desk: Desk): Attribution[] {
  const found = sentence.tokens.filter((token, index) => isPointer(token, sentence.tokens[index - 1]))
  const [opening] = found
  if (!opening) return []
  const own = sentence.names.filter((name) => name.index < opening.index)
  const source = own.length >= 2 ? sentence : before
  const [first, second] = (own.length >= 2 ? own : (before?.names ?? [])).slice(-2)
  if (!first || !second || !source) return []
  return found.flatMap((pointer, at): Attribution[] => {
    const name = firsts.has(pointer.lower) ? first : second
    const end = found[at + 1]?.index ?? sentence.tokens.length
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
  return pointers.has(token.lower) && before?.lower === 'the'
}
