import type {Desk} from '../desk/desk.ts'
import type {CueMention} from '../document/mentions.ts'
import type {NameToken, Sentence, Token} from './sentence.ts'
import {relate} from './conflict.ts'

/** The grammar by which a cue was said of a name. */
export type Construction =
  | 'hybrid' | 'compound' | 'possessive' | 'prepositional' | 'apposition' | 'verb-object' | 'class-noun' | 'gloss'
  | 'respectively' | 'former-latter' | 'clause' | 'sentence' | 'table' | 'list' | 'section' | 'title' | 'antecedent'

/** A cue said of a name. */
export interface Attribution {
  readonly construction: Construction
  readonly sentence: Sentence
  readonly name: NameToken
  /** The cue; for a gloss, the other name. */
  readonly cue: Token
  /** The cue’s meaning that conflicts; absent for a gloss. */
  readonly mention?: CueMention
  /** Where to point, if neither the cue nor the name stands there: the cell between a header and a row. */
  readonly place?: Sentence
  /** Where the name stands, if not in the cue’s sentence. */
  readonly elsewhere?: Sentence
}

/** Who owns a cue: a name, somebody who is no name of ours, or nobody yet. */
export type Owner =
  | {readonly kind: 'name'; readonly name: NameToken; readonly construction: Construction}
  | {readonly kind: 'foreign'}

/** The cue meaning of a token that conflicts with a name, unless another meaning of the same words is the name’s own. */
export function conflictOf(name: NameToken, cue: Token, desk: Desk, strength?: 'strong'): CueMention | undefined {
  const relations = cue.cues.map((mention) => ({mention, relation: relate(name.subject, mention, desk)}))
  if (relations.some(({relation}) => relation === 'own')) return undefined
  return relations.find(({mention, relation}) => relation === 'other' && (strength === undefined || mention.strength === strength))?.mention
}

/**
 * A name that only loosely stands for its layer: a bare brand, or a model that people also reach
 * through apps. Against a sibling’s own words no name is loose.
 */
export function isLoose({subject}: NameToken, mention?: CueMention): boolean {
  if (mention && 'term' in mention.owner) return false
  if (subject.kind === 'brand') return true
  return subject.kind === 'model' && !subject.paired
}
