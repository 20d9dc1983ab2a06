import type {Desk} from '../desk/desk.ts'
import type {Term} from '../desk/schema.ts'
import type {CueMention} from '../document/mentions.ts'
import type {Subject} from './sentence.ts'

/** How a cue stands to a name: its own word, another owner’s, or neither. */
export type Relation = 'own' | 'other' | 'neutral'

/** Which of a name’s and a cue’s owners disagree. */
export function relate({term, layer}: Subject, cue: CueMention, desk: Desk): Relation {
  if ('term' in cue.owner) return term ? relateSibling(term, cue.owner.term) : 'neutral'
  // A tool reaches all layers, and a brand stands for them.
  if (term?.kind === 'tool' || layer === 'brand' || !desk.layers.has(layer)) return 'neutral'
  if (cue.owner.layer === layer) return 'own'
  return term?.allows.some((allowed) => matchesAllowed(allowed.cue, cue)) ? 'neutral' : 'other'
}

function relateSibling(term: Term, owner: string): Relation {
  if (owner === term.id) return 'own'
  // A name that may mean several products is nobody’s rival.
  return term.ambiguous.length === 0 && term.siblings.includes(owner) ? 'other' : 'neutral'
}

function matchesAllowed(allowed: string, cue: CueMention): boolean {
  const fold = (text: string): string => text.toLowerCase().replaceAll('-', ' ')
  return fold(cue.cue.cue) === fold(allowed) || fold(cue.text) === fold(allowed)
}
