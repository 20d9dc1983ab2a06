import type {Desk} from '../desk/desk.ts'
import type {Term} from '../desk/schema.ts'
import type {Document} from '../document/document.ts'
import {meantNames} from '../document/mentions.ts'
import type {CueMention} from '../document/mentions.ts'
import {sourceRange} from '../document/source-map.ts'
import {writeText} from '../document/write-text.ts'
import type {RuleFinding, Suggestion} from '../finding.ts'
import type {Attribution} from './attribution.ts'
import type {Token} from './sentence.ts'

/** Puts an attribution into words: the cue, whose it is, the name it was said of, that name’s layer, and what was probably meant. */
export function describeMix(attribution: Attribution, document: Document): RuleFinding {
  const {desk} = document
  const {name, cue, mention, sentence, elsewhere} = attribution
  const {map} = sentence.passage
  const label = (layer: string): string => desk.layers.get(layer)?.label ?? layer
  const mine = `"${name.subject.label}" (${mention && 'term' in mention.owner ? 'a product of its own' : label(name.subject.layer)})`
  const both = sourceRange(map, Math.min(name.start, cue.start), Math.max(name.end, cue.end))
  const hybrid = name.subject.mention
  if (!mention && name === cue && hybrid.type === 'name') {
    const meant = meantNames(hybrid, desk)
    return {
      range: both,
      message: `Unexpected name "${name.subject.label}" of two layers at once, expected ${meant.map((one) => `"${one}"`).join(' or ')}`,
      why: 'It puts the app’s name before the model’s: the reader cannot tell which of the two is bought or called.',
      expected: meant,
      suggestions: meant.flatMap((one) => {
        const edit = editOf(document, attribution, name, one)
        return edit ? [{title: `Write "${one}"`, edit}] : []
      }),
    }
  }
  if (!mention) {
    const other = `"${cue.subject?.label}" (${label(cue.subject?.layer ?? '')})`
    return {
      range: both,
      message: `Unexpected ${mine} put for ${other}, expected one of the two, or words that say how they are related`,
      why: 'The two are related but not the same: they are bought, billed and reached in different ways.',
      suggestions: [name, cue].flatMap((kept) => keepOnly(document, attribution, kept)),
    }
  }
  const owner = 'layer' in mention.owner ? label(mention.owner.layer) : (desk.terms.get(mention.owner.term)?.name ?? mention.owner.term)
  const ways = waysOut(attribution, mention, document)
  const expected = ways.map(({phrase}) => `"${phrase}"`).join(' or ') || `a name of the ${owner}`
  return {
    range: elsewhere ? sourceRange(map, cue.start, cue.end) : both,
    message: `Unexpected "${oneLine(cue.text)}" (${owner}) of ${mine}, expected ${expected}`,
    why: 'layer' in mention.owner
      ? `"${oneLine(cue.text)}" is a word of the ${owner}: ${lower(desk.layers.get(mention.owner.layer)?.description) ?? 'another layer'}`
      : `"${oneLine(cue.text)}" belongs to ${owner}, which is another product.`,
    ...(elsewhere && {related: [{range: sourceRange(elsewhere.passage.map, name.start, name.end), message: `${mine} is what this is said of`}]}),
    suggestions: ways.flatMap(({suggestion}) => suggestion ?? []),
  }
}

interface WayOut {
  readonly phrase: string
  readonly suggestion?: Suggestion
}

/** At most two: the cue’s own name in place of this one, and this name’s own word in place of the cue. */
function waysOut(attribution: Attribution, mention: CueMention, document: Document): WayOut[] {
  const {desk} = document
  const {name, cue, elsewhere} = attribution
  const ways: WayOut[] = []
  const rival = rivalOf(name.subject.term, mention, desk)
  const word = oneLine(cue.text)
  if (rival) {
    // "OpenAI API" and "API pricing" share their API.
    const right = /^apis?\b/iu.test(word) ? rival.name.replace(/ API$/u, '') : rival.name
    const phrase = mention.cue.role === 'verb' ? `${word} ${right}` : mention.cue.role === 'measure' ? `${right} … ${word}` : `${right} ${word}`
    // In a list of pairs a change of one name upsets the order of the other.
    const listed = attribution.construction === 'respectively' || attribution.construction === 'former-latter'
    const edit = elsewhere || listed ? undefined : editOf(document, attribution, name, right)
    ways.push({phrase, ...(edit && {suggestion: {title: `Write "${right}" for "${name.subject.label}"`, edit}})})
  }
  const {counterpart} = mention.cue
  if (counterpart) {
    // Of a plural, or of words that took a verb along, the counterpart would not fit the sentence.
    const fits = word.toLowerCase() === mention.cue.cue.toLowerCase()
    const edit = fits ? editOf(document, attribution, cue, counterpart) : undefined
    ways.push({phrase: `${name.subject.label} ${counterpart}`, ...(edit && {suggestion: {title: `Write "${counterpart}" for "${word}"`, edit}})})
  }
  return ways
}

/** The product whose word the cue is: the sibling of its layer, best one of the same sort. */
function rivalOf(term: Term | undefined, mention: CueMention, desk: Desk): Term | undefined {
  if ('term' in mention.owner) return desk.terms.get(mention.owner.term)
  const {layer} = mention.owner
  const siblings = [...(term?.siblings ?? []), ...(desk.terms.get(term?.parent ?? '')?.siblings ?? [])].flatMap((id) => desk.terms.get(id) ?? [])
  return siblings.find((sibling) => sibling.layer === layer && !sibling.name.includes('{'))
}

function editOf(document: Document, {sentence}: Attribution, token: Token, text: string): Suggestion['edit'] | undefined {
  const before = sentence.tokens[token.index - 1]?.lower
  const vowel = /^(?:[aeio]|x[A-Z])/iu.test(text)
  if ((before === 'a' && vowel) || (before === 'an' && !vowel)) return undefined
  return writeText(document, sentence.passage, token.start, token.end, text, 'text')
}

/** For two names put for one another: the whole of it gives way to one of them. */
function keepOnly(document: Document, {sentence, name, cue}: Attribution, kept: Token): Suggestion[] {
  const {text} = sentence.passage
  const last = Math.max(name.end, cue.end)
  const end = text[last] === ')' ? last + 1 : last
  const first = Math.min(name.start, cue.start)
  const edit = writeText(document, sentence.passage, first, end, kept.text, kept.subject?.mention.type === 'id' ? 'code' : 'text')
  return edit ? [{title: `Keep "${kept.text}" only`, edit}] : []
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}

function lower(text: string | undefined): string | undefined {
  return text && text.charAt(0).toLowerCase() + text.slice(1)
}
