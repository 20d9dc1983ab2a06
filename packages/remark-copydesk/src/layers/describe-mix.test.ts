import {expect, test} from 'vitest'
import {layeredDesk} from '../../test/layered-desk.ts'
import {makeDocument} from '../document/document.ts'
import type {RuleFinding} from '../finding.ts'
import {applyEdits} from '../fix.ts'
import {attribute} from './attribute.ts'
import {describeMix} from './describe-mix.ts'

function describeAll(text: string): RuleFinding[] {
  const document = makeDocument({text, path: 'x.md'}, layeredDesk)
  return attribute(document).map((attribution) => describeMix(attribution, document))
}

// A message, what is said of the place of the name, and each suggestion with the text that it would make.
test.each([
  {
    text: 'The Atelier API is fast.',
    said: [
      ['Unexpected "API" (model layer) of "Atelier" (app layer), expected "Prism 2.0 API" or "Atelier plan"', 'Write "Prism 2.0" for "Atelier": The Prism 2.0 API is fast.', 'Write "plan" for "API": The Atelier plan is fast.'],
    ],
  },
  {
    text: 'Open an Atelier API key.',
    said: [
      ['Unexpected "API key" (model layer) of "Atelier" (app layer), expected "Prism 2.0 API key"'],
    ],
  },
  {
    text: 'A Prism 2.0 subscription is dear.',
    said: [
      ['Unexpected "subscription" (app layer) of "Prism 2.0" (model layer), expected "Atelier subscription" or "Prism 2.0 API access"', 'Write "API access" for "subscription": A Prism 2.0 API access is dear.'],
    ],
  },
  {
    text: 'An Prism 2.0 seat is dear.',
    said: [
      ['Unexpected "seat" (app layer) of "Prism 2.0" (model layer), expected "Atelier seat"', 'Write "Atelier" for "Prism 2.0": An Atelier seat is dear.'],
    ],
  },
  {
    text: 'The Atelier Plus APIs are fast.',
    said: [
      ['Unexpected "APIs" (model layer) of "Atelier Plus" (app layer), expected "Prism 2.0 APIs" or "Atelier Plus plan"', 'Write "Prism 2.0" for "Atelier Plus": The Prism 2.0 APIs are fast.'],
    ],
  },
  {
    text: 'The Atelier Images 2.0 API pricing is fine.',
    said: [
      ['Unexpected "API pricing" (model layer) of "Atelier Images 2.0" (app layer), expected "Prism 2.0 API pricing" or "Atelier Images 2.0 plan price"', 'Write "Prism 2.0" for "Atelier Images 2.0": The Prism 2.0 API pricing is fine.', 'Write "plan price" for "API pricing": The Atelier Images 2.0 plan price is fine.'],
    ],
  },
  {
    text: 'The Halo Desk API is fast.',
    said: [
      ['Unexpected "API" (model layer) of "Halo Desk" (app layer), expected "Prism API" or "Halo Desk plan"', 'Write "Prism" for "Halo Desk": The Prism API is fast.', 'Write "plan" for "API": The Halo Desk plan is fast.'],
    ],
  },
  {
    text: 'The Halo Desk webhook is fast.',
    said: [
      ['Unexpected "webhook" (model layer) of "Halo Desk" (app layer), expected "Prism API webhook"', 'Write "Prism API" for "Halo Desk": The Prism API webhook is fast.'],
    ],
  },
  {
    text: 'The Halo Desk API pricing is fine.',
    said: [
      ['Unexpected "API pricing" (model layer) of "Halo Desk" (app layer), expected "Prism API pricing" or "Halo Desk plan price"', 'Write "Prism" for "Halo Desk": The Prism API pricing is fine.', 'Write "plan price" for "API pricing": The Halo Desk plan price is fine.'],
    ],
  },
  {
    text: 'The Atelier webhook is fast.',
    said: [
      ['Unexpected "webhook" (model layer) of "Atelier" (app layer), expected "Prism 2.0 webhook"', 'Write "Prism 2.0" for "Atelier": The Prism 2.0 webhook is fast.'],
    ],
  },
  {
    text: 'The `prism-9` seat is dear.',
    said: [
      ['Unexpected "seat" (app layer) of "prism-9" (model layer), expected a name of the app layer'],
    ],
  },
  {
    text: 'Subscribe to Prism 2.0.',
    said: [
      ['Unexpected "Subscribe to" (app layer) of "Prism 2.0" (model layer), expected "Subscribe to Atelier"', 'Write "Atelier" for "Prism 2.0": Subscribe to Atelier.'],
    ],
  },
  {
    text: 'Atelier is billed per\ntoken.',
    said: [
      ['Unexpected "per token" (model layer) of "Atelier" (app layer), expected "Prism 2.0 … per token"', 'Write "Prism 2.0" for "Atelier": Prism 2.0 is billed per\ntoken.'],
    ],
  },
  {
    text: 'Atelier\nImages 2.0 is billed per token.',
    said: [
      ['Unexpected "per token" (model layer) of "Atelier Images 2.0" (app layer), expected "Prism 2.0 … per token"', 'Write "Prism 2.0" for "Atelier Images 2.0": Prism 2.0 is billed per token.'],
    ],
  },
  {
    text: 'Halo Code has a spreadsheet.',
    said: [
      ['Unexpected "spreadsheet" (Halo Office) of "Halo Code" (a product of its own), expected "Halo Office spreadsheet"', 'Write "Halo Office" for "Halo Code": Halo Office has a spreadsheet.'],
    ],
  },
  {
    text: 'Use `prism-2` (Atelier Images 2.0).',
    said: [
      ['Unexpected "Atelier Images 2.0" (app layer) put for "prism-2" (model layer), expected one of the two, or words that say how they are related', 'Keep "Atelier Images 2.0" only: Use Atelier Images 2.0.', 'Keep "prism-2" only: Use `prism-2`.'],
    ],
  },
  {
    text: 'Use `prism-2` (Atelier Images 2.0, for now).',
    said: [
      ['Unexpected "Atelier Images 2.0" (app layer) put for "prism-2" (model layer), expected one of the two, or words that say how they are related', 'Keep "Atelier Images 2.0" only: Use Atelier Images 2.0, for now).', 'Keep "prism-2" only: Use `prism-2`, for now).'],
    ],
  },
  {
    text: 'Atelier Images 2.0 (`prism-2`) works.',
    said: [
      ['Unexpected "Atelier Images 2.0" (app layer) put for "prism-2" (model layer), expected one of the two, or words that say how they are related', 'Keep "Atelier Images 2.0" only: Atelier Images 2.0 works.', 'Keep "prism-2" only: `prism-2` works.'],
    ],
  },
  {
    text: 'Prism 2.0 is Atelier.',
    said: [
      ['Unexpected "Atelier" (app layer) put for "Prism 2.0" (model layer), expected one of the two, or words that say how they are related', 'Keep "Atelier" only: Atelier.', 'Keep "Prism 2.0" only: Prism 2.0.'],
    ],
  },
  {
    text: 'The Glow Prism 2 works.',
    said: [
      ['Unexpected name "Glow Prism 2" of two layers at once, expected "Prism 2.0" or "Glow"', 'Write "Prism 2.0": The Prism 2.0 works.', 'Write "Glow": The Glow works.'],
    ],
  },
  {
    text: 'An Atelier and a Glow Prism 2 work.',
    said: [
      ['Unexpected name "Glow Prism 2" of two layers at once, expected "Prism 2.0" or "Glow"', 'Write "Prism 2.0": An Atelier and a Prism 2.0 work.', 'Write "Glow": An Atelier and a Glow work.'],
    ],
  },
  {
    text: 'Prism 2.0 and Atelier differ. The former has a subscription.',
    said: [
      ['Unexpected "subscription" (app layer) of "Prism 2.0" (model layer), expected "Atelier subscription" or "Prism 2.0 API access"', '"Prism 2.0" (model layer) is what this is said of'],
    ],
  },
  {
    text: 'Prism 2.0 and Atelier: the former has a subscription, the latter a webhook.',
    said: [
      ['Unexpected "subscription" (app layer) of "Prism 2.0" (model layer), expected "Atelier subscription" or "Prism 2.0 API access"'],
      ['Unexpected "webhook" (model layer) of "Atelier" (app layer), expected "Prism 2.0 webhook"'],
    ],
  },
  {
    text: 'Prism 2.0 and Atelier have a seat and an API key, respectively.',
    said: [
      ['Unexpected "seat" (app layer) of "Prism 2.0" (model layer), expected "Atelier seat"'],
      ['Unexpected "API key" (model layer) of "Atelier" (app layer), expected "Prism 2.0 API key"'],
    ],
  },
  {
    text: '## Atelier\n\nMind the rate limit.',
    said: [
      ['Unexpected "rate limit" (model layer) of "Atelier" (app layer), expected "Prism 2.0 rate limit" or "Atelier plan limit"', '"Atelier" (app layer) is what this is said of', 'Write "plan limit" for "rate limit": ## Atelier\n\nMind the plan limit.'],
    ],
  },
])('$text', ({text, said}) => {
  expect(describeAll(text).map(({message, related = [], suggestions = []}) =>
    [message, ...related.map((place) => place.message), ...suggestions.map(({title, edit}) => `${title}: ${applyEdits(text, [edit]).text}`)])).toEqual(said)
})

test.each([
  ['The Atelier API is fast.', '"API" is a word of the model layer: models and their APIs, called by software.'],
  ['Halo Code has a spreadsheet.', '"spreadsheet" belongs to Halo Office, which is another product.'],
  ['Prism 2.0 is Atelier.', 'The two are related but not the same: they are bought, billed and reached in different ways.'],
  ['The Glow Prism 2 works.', 'It puts the app’s name before the model’s: the reader cannot tell which of the two is bought or called.'],
])('why %s is wrong', (text, why) => expect(describeAll(text)).toMatchObject([{why}]))
