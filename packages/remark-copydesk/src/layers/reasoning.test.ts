import {expect, test} from 'vitest'
import {layeredDesk as desk} from '../../test/layered-desk.ts'
import {makeDocument} from '../document/document.ts'
import {explainPassage} from './reasoning.ts'
import type {PassageReasoning} from './reasoning.ts'

/** How the last passage of a text is read, or another one. */
function explain(text: string, at = -1): PassageReasoning {
  const document = makeDocument({text, path: 'x.md'}, desk)
  return explainPassage(document, document.passages.at(at) ?? expect.fail('no passage'))
}

test('a passage is explained by what stands over it, whose each word is, and what was found', () => {
  const text = '## Atelier\n\nMind the rate limit of pictures. Prism 2.0 has a seat.\n'
  expect(explain(text)).toEqual({
    governors: [{construction: 'section', text: 'Atelier'}],
    cues: [
      {range: [21, 31], text: 'rate limit', origin: desk.origins.get('cue:model:rate limit'), owner: 'nobody directly', names: [], silencers: [], verdict: {name: 'Atelier', construction: 'section'}},
      {
        range: [61, 65], text: 'seat', origin: desk.origins.get('cue:app:seat'), owner: 'nobody directly',
        names: [{text: 'Prism 2.0', relation: 'other', origin: desk.origins.get('term:prism-2')}], silencers: [], verdict: {name: 'Prism 2.0', construction: 'clause'},
      },
    ],
  })
})

test('what is found in the text under a heading is no verdict on the heading', () => {
  const text = '## The seat of Atelier\n\nThe endpoint is slow.\n'
  expect(explain(text).cues).toMatchObject([{text: 'endpoint', verdict: {name: 'Atelier', construction: 'section'}}])
  expect(explain(text, 0).cues).toMatchObject([{text: 'seat', owner: '"Atelier" (prepositional)', verdict: undefined}])
})

test('a word of one product has no line of its layer, and an id that nobody knows no line of its own', () => {
  expect(explain('Halo Code and `prism-9` open a spreadsheet.').cues).toEqual([{
    range: [31, 42], text: 'spreadsheet', origin: undefined, owner: 'nobody directly',
    names: [{text: 'Halo Code', relation: 'other', origin: desk.origins.get('term:halo-code')}, {text: 'prism-9', relation: 'neutral', origin: undefined}],
    silencers: [], verdict: undefined,
  }])
})

test('words that make one compound are judged as one', () => {
  expect(explain('The Atelier endpoint webhook is slow.').cues.map(({text, verdict}) => [text, verdict?.construction])).toEqual([['endpoint', 'compound'], ['webhook', 'compound']])
})

test.each([
  ['Atelier API', '"Atelier" (compound)'],
  ['the official API', 'somebody who is no name of the registry'],
  ['an API', 'nobody directly'],
])('the owner of %s', (text, owner) => expect(explain(text).cues).toMatchObject([{owner}]))

test.each([
  ['Has Atelier an endpoint?', ['the sentence asks']],
  ['Atelier has an "endpoint".', ['the word is quoted']],
  ['Atelier has no endpoint.', ['the clause denies it']],
  ['Atelier never works; an endpoint is there.', []],
  ['Atelier instead has an endpoint.', ['the sentence contrasts']],
  ['I think Atelier has an endpoint.', ['the sentence points back by position']],
  ['Atelier works via an endpoint.', ['one product works through another']],
  ['Atelier draws an endpoint.', ['it is what the product makes']],
  ['It draws an endpoint via that.', []],
])('what keeps %s silent', (text, silencers) => expect(explain(text).cues).toMatchObject([{silencers}]))
