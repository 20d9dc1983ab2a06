import type {Desk} from '../desk/desk.ts'
import type {Attribution} from './attribution.ts'
import {isPossessive, words} from './grammar.ts'
import {isQuoted} from './silence.ts'
import type {NameToken, Sentence, Token} from './sentence.ts'

const equations = /^(?:=|==|≈|equals|aka|a\.k\.a\.?|a k a|(?:also|better|otherwise|formerly|commonly|officially|publicly|internally)? ?(?:known|called|marketed|branded|sold|published|listed|exposed|named)(?: to \w+)?(?: as)?|i\.e\.?,?|that is,?|or simply|alias|(?:is|are) (?:\w+ ){0,2}(?:the|an?) (?:\w+ ){0,2}(?:name|nickname|label|codename|term|word|title|brand|alias|id) (?:of|for)|(?:its |the )?(?:api |model )?(?:id|identifier|model name|model id|alias)|(?:which )?(?:is|are) (?:just|simply|(?:just |simply )?(?:the same(?: thing)? as|identical to|another name for|the (?:api name|model name|id) (?:of|for))))$/u

const quoteMarks = words(`" “ ” ' ’ \` *`)
/** What leads in to the second name: "(the X", "(OpenAI’s new X". */
const leadIns = words('the a an s model image new called api alias id : =')
const denials = words('not never neither')
const dashes = words('( , – — -')
const stops = words('. ! ) , ; : — – - /')
const followers = words('model api by from and or image endpoint')

/** Two names of different layers are put for one another: "`id` (App Name)", "App Name, also known as Model Name". */
export function findGlosses(sentence: Sentence, desk: Desk): Attribution[] {
  const found: Attribution[] = []
  sentence.names.forEach((token, at) => {
    const next = sentence.names[at + 1]
    if (!next || !areEquated(sentence, token, next, desk)) return
    const app = token.subject.layer === 'app' ? token : next
    const other = app === token ? next : token
    found.push({construction: 'gloss', sentence, name: app, cue: other})
  })
  return found
}

function areEquated(sentence: Sentence, a: NameToken, b: NameToken, desk: Desk): boolean {
  if (!areSiblings(a, b, desk) || isQuoted(sentence, a) || isQuoted(sentence, b) || ![a, b].every(isNamed)) return false
  const between = sentence.tokens.slice(a.index + 1, b.index).map((token) => token.lower).filter((word) => !quoteMarks.has(word))
  const isLeadIn = (word: string): boolean => leadIns.has(word) || isPossessive(word)
  while (between.length > 1 && isLeadIn(between.at(-1) ?? '') && between[0] !== between.at(-1)) between.pop()
  if (between[0] !== '(' && sentence.tokens.slice(Math.max(0, a.index - 5), b.index).some((token) => denials.has(token.lower))) return false
  const said = between.filter((word) => !dashes.has(word)).join(' ').replaceAll(' .', '.').replace(/^(?:model|api model|image model|alias|id)\b ?/u, '')
  if (between[0] === '(') {
    const bare = said === '' && a.subject.layer !== b.subject.layer && [a, b].every(isOne)
    return (bare || equations.test(said)) && endsGloss(sentence, b)
  }
  if (said === 'is' || said === 'are') return endsGloss(sentence, b) && !sentence.question
  return said !== '' && equations.test(said)
}

/** A model and a feature can be taken for one thing; a plan or an app beside a model may say where it is used. */
function isOne({subject}: NameToken): boolean {
  return subject.kind === 'feature' || subject.kind === 'model' || subject.kind === 'api'
}

/** A name of its own, not a bare brand that stands for anything. */
function isNamed(name: NameToken): boolean {
  return isOne(name) || name.subject.kind === 'app' || name.subject.kind === 'plan'
}

/** After the second name the gloss ends or goes on about the same thing; "(X in AppName)" says where, and is right. */
function endsGloss(sentence: Sentence, b: Token): boolean {
  const next = sentence.tokens[b.index + 1]
  return !next || stops.has(next.text) || followers.has(next.lower)
}

function areSiblings(a: NameToken, b: NameToken, desk: Desk): boolean {
  const [first, second] = [a.subject.term, b.subject.term]
  if (!first || !second) {
    // An id that the registry does not know, beside an app’s name of the same vendor.
    const known = first ?? second
    const unknown = (first ? b : a).subject.mention
    return known !== undefined && unknown.type === 'id' && unknown.vendor?.id === known.vendor && known.siblings.some((id) => desk.terms.get(id)?.layer === 'model')
  }
  return first.siblings.includes(second.id) || second.siblings.includes(first.id)
}
