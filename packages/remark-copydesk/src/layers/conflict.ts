import type {Desk} from '../desk/desk.ts'
import type {CueMention} from '../document/mentions.ts'
import type {Subject} from './sentence.ts'

/** How a cue stands to a name: its own word, another owner’s, or neither. */
export type Relation = 'own' | 'other' | 'neutral'

/** Which of a name’s and a cue’s owners disagree. */
export function relate(subject: Subject, cue: CueMention, desk: Desk): Relation {
  const {term} = subject
  if (term?.kind === 'tool' || subject.layer === 'brand') return term && ownsCue(term.id, cue) ? 'own' : relateSibling(subject, cue)
  if ('term' in cue.owner) return relateSibling(subject, cue)
  if (cue.owner.layer === subject.layer) return 'own'
  if (!desk.layers.has(subject.layer)) return 'neutral'
  if (term?.allows.some((allowed) => matchesAllowed(allowed.cue, cue))) return 'neutral'
  return 'other'
}

function ownsCue(id: string, cue: CueMention): boolean {
  return 'term' in cue.owner && cue.owner.term === id
}

function relateSibling({term}: Subject, cue: CueMention): Relation {
  // A name that may mean several products is nobody’s rival.
  if (!term || !('term' in cue.owner) || term.ambiguous.length > 0) return 'neutral'
  if (cue.owner.term === term.id) return 'own'
  return term.siblings.includes(cue.owner.term) ? 'other' : 'neutral'
}

function matchesAllowed(allowed: string, cue: CueMention): boolean {
  const fold = (text: string): string => text.toLowerCase().replaceAll('-', ' ')
  return fold(cue.cue.cue) === fold(allowed) || fold(cue.text) === fold(allowed)
}
