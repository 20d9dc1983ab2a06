import {describe, expect, test} from 'vitest'
import {CueMatcher} from './cue-matcher.ts'
import * as schema from './schema.ts'

type Cues = readonly (string | Readonly<Record<string, unknown>>)[]

function matcher(strong: Cues, weak: Cues = [], ofTerm: Cues = []): CueMatcher {
  const layer = schema.layer.parse({id: 'model', label: 'model layer', cues: {strong, weak}})
  return new CueMatcher(new Map([['model', layer]]), [schema.term.parse({id: 'paint', name: 'Paint', layer: 'model', vendor: 'lumina', cues: {strong: ofTerm}})])
}

const found = (text: string, ...cues: [strong: Cues, weak?: Cues, ofTerm?: Cues]): string[] => matcher(...cues).find(text).map((match) => match.text)

test('a match says where it stands, which cue it is, how strong and whose', () => {
  const find = (text: string): unknown[] => matcher(['endpoint'], ['token'], ['lamp oil']).find(text).map(({cue, ...match}) => ({...match, cue: cue.cue}))
  expect(find('👍 Tokens, the endpoint and Lamp  oil')).toEqual([
    {start: 3, end: 9, text: 'Tokens', cue: 'token', strength: 'weak', owner: {layer: 'model'}},
    {start: 15, end: 23, text: 'endpoint', cue: 'endpoint', strength: 'strong', owner: {layer: 'model'}},
    {start: 28, end: 37, text: 'Lamp  oil', cue: 'lamp oil', strength: 'strong', owner: {term: 'paint'}},
  ])
})

describe('the regular forms of a word need not be said', () => {
  test.each([
    [{cue: 'rate limit'}, ['rate limit', 'rate limits'], ['rates limit', 'rate limited', 'rate limites']],
    [{cue: 'model', role: 'class'}, ['model', 'models'], ['modeled', 'modeling']],
    [{cue: 'coder', role: 'agent'}, ['coder', 'coders'], ['codering']],
    [{cue: 'fee box'}, ['fee box', 'fee boxes'], ['fee boxs']],
    [{cue: 'pass'}, ['passes'], []], [{cue: 'quiz'}, ['quizes'], []], [{cue: 'batch'}, ['batches'], ['batchs']], [{cue: 'wish'}, ['wishes'], []], [{cue: 'path'}, ['paths'], ['pathes']],
    [{cue: 'query'}, ['query', 'queries'], ['querys']], [{cue: 'key'}, ['keys'], ['keies']],
    [{cue: 'subscribe to', role: 'verb'}, ['subscribe to', 'subscribes to', 'subscribed to', 'subscribing to'], ['subscribe tos', 'subscribeed to']],
    [{cue: 'call', role: 'verb'}, ['call', 'calls', 'called', 'calling'], []],
    [{cue: 'query', role: 'verb'}, ['query', 'queries', 'queried', 'querying'], ['queryed']],
    [{cue: 'deploy', role: 'verb'}, ['deploys', 'deployed', 'deploying'], ['deploied']],
    [{cue: 'per token', role: 'measure', forms: ['by the token']}, ['per token', 'by the token'], ['per tokens', 'pers token']],
    [{cue: 'tier 2'}, ['tier 2'], ['tier 2s']], [{cue: 'tier 2a'}, ['tier 2a'], ['tier 2as']], [{cue: 'style'}, ['styles'], []], [{cue: 'analyze', role: 'verb'}, ['analyzes', 'analyzed', 'analyzing'], []], [{cue: 'sign-up'}, ['sign-ups'], []], [{cue: 'go 2', role: 'verb'}, ['goed 2', 'going 2'], []], [{cue: 'v2', role: 'verb'}, ['v2'], ['v2ed', 'v2s']],
  ])('$cue', (cue, right, wrong) => {
    expect(right.filter((text) => found(text, [cue]).join() !== text)).toEqual([])
    expect(wrong.filter((text) => found(text, [cue]).join() === text)).toEqual([])
  })
})

test('words stand apart by spaces or hyphens of any kind, marks are words of their own', () => {
  expect(['rate limit', 'Rate-Limit', 'RATE\n limit', 'rate\u00A0limit', 'rate \u2013 limit', 'rate\u2011limit', 'rate\t-limit', 'xx rate limit', '用rate limit用', '(rate limit)', '{rate limit}', '[rate limit]', ':rate limit:', '~rate limit~', 'rate\rlimit', '’rate limit’s'].filter((text) => found(text, ['rate limit']).length !== 1)).toEqual([])
  expect(['ratelimit', 'rate, limit', 'rate/limit', 'rate limitx', 'rate limit_', 'éRate limit', 'xrate limit', '1rate limit', 'rate limit9', 'rate limit\u0301', 'жrate limit', 'πrate limit', '\u{1D7CF}rate limit', 'Zrate limit', 'Arate limit', 'azrate limit', '0rate limit', 'rate 👍 limit', 'limit rate'].filter((text) => found(text, ['rate limit']).length > 0)).toEqual([])
  expect(['A/B test', 'a / b tests', 'A/-B test'].filter((text) => found(text, ['A/B test']).length !== 1)).toEqual([])
  expect(['A B test', 'A//B test'].filter((text) => found(text, ['A/B test']).length > 0)).toEqual([])
})

test('of two cues that overlap the longer one stands; those that only touch each other, or are one text, all stand', () => {
  expect(found('An API key limit', ['API', 'API key'])).toEqual(['API key'])
  expect(found('An API key limit', ['key', 'API key', 'API'])).toEqual(['API key'])
  expect(found('An API key limit', ['API key', 'key limit', 'limit'])).toEqual(['API key', 'key limit'])
  expect(found('An API key', ['API key'], [], ['API key'])).toEqual(['API key', 'API key'])
  expect(found('API, API key', ['API', 'API key'])).toEqual(['API', 'API key'])
})

test('a cue whose capitals count is found with them alone', () => {
  const rest = {cue: 'REST', exact: true}
  expect(found('REST, rest, Rest and RESTs', [rest])).toEqual(['REST', 'RESTs'])
})

describe('a placeholder stands for', () => {
  test.each([
    ['money', '{money} per seat', ['$5 per seat', '$ 5 per seats', 'US$5.50 per seat', '€1,000 per-seat', '£9 per\u00A0seat', '20 dollars per seat', '20dollars per seat', '5.50 EUR per seat', 'one dollar per seat', 'twenty USD per seat', 'a hundred bucks per seat', 'one flat hundred dollars per seat', 'A THOUSAND euros per seat', '10 cents per seat'], ['5 per seat', '$ per seat', 'x$5 per seat', '$5 per seatx', '$5 seat', '$5, per seat']],
    ['a number', '{number} pictures', ['40 pictures', '1,000 pictures', '1.5 pictures', '5k pictures', '2M-pictures', 'forty pictures', 'A thousand pictures', 'six\u2011pictures'], ['pictures', 'x40 pictures', 'some pictures', '40pictures', '_six pictures', 'sixpictures']],
    ['billing', '{billed} yearly', ['billed yearly', 'Paid yearly', 'costs yearly', 'renewed  yearly'], ['bills yearly', 'prepaid yearly']],
    ['an identifier', 'set {identifier}', ['set max_tokens', 'set a_b_c', 'set images.make()', 'set make(...)', 'set client.images', 'set /v1/images/edits'], ['set tokens', 'set images.make', 'set v1/images']],
    ['a word', 'per {word} token', ['per input token', 'per GPT-4 token', 'per user’s token'], ['per token', 'per big input token', 'per a_b token']],
  ])('%s', (_what, cue, right, wrong) => {
    expect(right.filter((text) => found(text, [cue])[0] !== text.replace(/s$/u, '') && found(text, [cue])[0] !== text)).toEqual([])
    expect(wrong.filter((text) => found(text, [cue]).length > 0)).toEqual([])
  })

  test('nothing alone but itself, and may be all there is', () => {
    expect(found('a {thing} here', ['{thing} here'])).toEqual(['{thing} here'])
    expect(found('Try max_tokens.', ['{identifier}'])).toEqual(['max_tokens'])
    expect(found('a (b) $5 c+ now', ['(b) {money} c+ now'])).toEqual(['(b) $5 c+ now'])
  })

  test('in each of the forms, with letters that fold to those of ASCII', () => {
    expect(found('$5 a \u017Feat and 6 dollars monthly, $7 a month', [{cue: '{money} a seat', forms: ['{money} monthly', '{money} a month']}])).toEqual(['$5 a \u017Feat', '6 dollars monthly', '$7 a month'])
  })
})

test('what follows from a layer and a term is found in one text, in order of place, the longer first', () => {
  const all = matcher([{cue: '{money} per month', role: 'measure'}, 'seat'], ['month'], ['$5 per month plan'])
  expect(all.find('A seat at $5 per month plan, a month').map(({text, strength, owner}) => [text, strength, owner])).toEqual([
    ['seat', 'strong', {layer: 'model'}], ['$5 per month plan', 'strong', {term: 'paint'}], ['month', 'weak', {layer: 'model'}],
  ])
})
