import type {Desk} from '../desk/desk.ts'
import {conflictOf} from './attribution.ts'
import type {Attribution} from './attribution.ts'
import {isNegated} from './silence.ts'
import {readClauses} from './clause.ts'
import type {Sentence} from './sentence.ts'

/** "A and B have x and y, respectively": pairs names and cues in order. `undefined` where the sentence is no such list. */
export function findRespectively(sentence: Sentence, desk: Desk): Attribution[] | undefined {
  const marker = sentence.tokens.find((token) => token.lower === 'respectively' || (token.lower === 'order' && sentence.text.includes('in that order')))
  if (!marker) return undefined
  const {names} = sentence
  const [first, last] = [names[0]?.index ?? 0, names.at(-1)?.index ?? 0]
  const cues = sentence.cues.filter((cue) => cue.index < first || cue.index > last + 1)
  if (names.length < 2 || cues.length < names.length) return []
  // Several words may speak of one thing ("requests per minute"): take as many runs as there are names.
  const joints = sentence.tokens.filter((token) => /^(?:and|or|,)$/u.test(token.lower))
  const groups: (typeof cues)[] = []
  for (const cue of cues) {
    const previous = groups.at(-1)?.at(-1)
    if (previous && !joints.some((joint) => joint.index > previous.index && joint.index < cue.index)) groups.at(-1)?.push(cue)
    else groups.push([cue])
  }
  if (groups.length !== names.length) return []
  const clause = readClauses(sentence)[0]
  return names.flatMap((name, at): Attribution[] => {
    const cue = groups[at]?.find((candidate) => conflictOf(name, candidate, desk))
    const mention = cue && conflictOf(name, cue, desk)
    if (!cue || !mention || (clause && isNegated(sentence, clause, cue))) return []
    return [{construction: 'respectively', sentence, name, cue, mention}]
  })
}
