import type {Document} from '../document/document.ts'
import type {Passage} from '../document/passages.ts'
import type {Origin} from '../desk/desk.ts'
import {attribute} from './attribute.ts'
import type {Attribution} from './attribution.ts'
import {readClauses} from './clause.ts'
import {relate} from './conflict.ts'
import type {Relation} from './conflict.ts'
import {governorsOf} from './context.ts'
import {Sentences} from './sentence.ts'
import type {Sentence, Token} from './sentence.ts'
import {isAsked, isContrasted, isMade, isNegated, isPointedBack, isQuoted, isRelated} from './silence.ts'
import {tightOwner} from './tight.ts'

/** How one cue of a passage was read. Ranges are of the source. */
export interface CueReasoning {
  readonly range: readonly [number, number]
  readonly text: string
  /** The line of data that makes the word a cue. */
  readonly origin: Origin | undefined
  readonly owner: string
  /** The names of its sentence, and how the cue stands to each. */
  readonly names: readonly {readonly text: string; readonly relation: Relation; readonly origin: Origin | undefined}[]
  /** What in the sentence keeps the looser constructions silent. */
  readonly silencers: readonly string[]
  /** Whom it was said of, where that is a mix. */
  readonly verdict: {readonly name: string; readonly construction: Attribution['construction']} | undefined
}

/** How a passage was read: what governs it and whose each cue is. */
export interface PassageReasoning {
  readonly governors: readonly {readonly construction: string; readonly text: string}[]
  readonly cues: readonly CueReasoning[]
}

/** Explains a passage to somebody who disagrees with a finding, or misses one. */
export function explainPassage(document: Document, passage: Passage): PassageReasoning {
  const {desk} = document
  const found = attribute(document).filter(({sentence}) => sentence.passage === passage)
  const sentences = new Sentences(document).of(passage)
  return {
    governors: governorsOf(document, passage).map((governor) => ({construction: governor.construction, text: governor.passage.text})),
    cues: sentences.flatMap((sentence) => sentence.cues.map((cue): CueReasoning => {
      const [mention] = cue.cues
      const owner = mention && 'layer' in mention.owner ? mention.owner.layer : undefined
      const tight = tightOwner(sentence, cue)
      const verdict = found.find((attribution) => attribution.cue.start <= cue.start && attribution.cue.end >= cue.end)
      return {
        range: mention?.range ?? [0, 0],
        text: cue.text,
        origin: owner === undefined ? undefined : desk.origins.get(`cue:${owner}:${mention?.cue.cue}`),
        owner: tight === undefined ? 'nobody directly' : tight.kind === 'foreign' ? 'somebody who is no name of the registry' : `"${tight.name.text}" (${tight.construction})`,
        names: sentence.names.map((name) => ({
          text: name.text,
          relation: mention ? relate(name.subject, mention, desk) : 'neutral',
          origin: name.subject.term && desk.origins.get(`term:${name.subject.term.id}`),
        })),
        silencers: silencersOf(sentence, cue),
        verdict: verdict && {name: verdict.name.text, construction: verdict.construction},
      }
    })),
  }
}

function silencersOf(sentence: Sentence, cue: Token): string[] {
  const clause = readClauses(sentence).find(({tokens}) => tokens.includes(cue))
  const name = sentence.names[0]
  return [
    isAsked(sentence) && 'the sentence asks',
    isQuoted(sentence, cue) && 'the word is quoted',
    clause && isNegated(sentence, clause, cue) && 'the clause denies it',
    isContrasted(sentence.tokens) && 'the sentence contrasts',
    isPointedBack(sentence) && 'the sentence points back by position',
    name && isRelated(sentence, name, cue) && 'one product works through another',
    name && isMade(sentence, name, cue) && 'it is what the product makes',
  ].filter((reason) => typeof reason === 'string')
}
