import {expect, test} from 'vitest'
import {attributionsOf} from '../../test/layered-desk.ts'
import type {Reading} from '../../test/layered-desk.ts'

test.each<Reading>([
  ['Prism 2.0 and Atelier: the former has a seat, the latter a webhook.', 'former-latter: Prism 2.0 ← seat', 'former-latter: Atelier ← webhook'],
  ['Prism 2.0 and Atelier differ. The former has a seat, the latter a webhook.', 'former-latter: Prism 2.0 ← seat^', 'former-latter: Atelier ← webhook^'],
  ['Prism 2.0 and Atelier differ. The first has no seat, the second no webhook.'],
  ['Prism 2.0 and Atelier differ. The first is an app, the second a model.'],
  ['Prism 2.0 and Atelier differ. The first has a plan, the second a key.', 'former-latter: Prism 2.0 ← plan^', 'former-latter: Atelier ← key^'],
  ['Prism 2.0 and Atelier differ. First a seat, second a webhook.'],
  ['Prism 2.0 draws. The former has a seat.'],
  ['Sketch 1.0, Prism 2.0 and Atelier differ. The former has a seat, the latter a webhook.', 'former-latter: Prism 2.0 ← seat^', 'former-latter: Atelier ← webhook^'],
  ['Prism 2.0 draws, Atelier too. The first has a rate limit and a seat.', 'former-latter: Prism 2.0 ← seat^'],
  ['Prism 2.0 and Atelier differ. The first is billed a month. The second by the token.', 'former-latter: Prism 2.0 ← a month^'],
  ['The former has a seat.'],
  ['Prism 2.0 and Atelier differ. A seat comes with the first.'],
  ['Atelier draws and Prism 2.0 paints. Beam 3.0 sings, and the latter has a webhook.'],
  ['The former has a seat, then Prism 2.0 and Atelier come.'],
  ['Prism 2.0 and Atelier and Beam 3.0 differ. The former has a seat.'],
  ['Prism 2.0 and Atelier differ. The first costs, per seat, a lot.', 'former-latter: Prism 2.0 ← seat^'],
  ['Prism 2.0 and Atelier differ. The seat of the second is dear.'],
  ['Prism 2.0 and Atelier differ. The second has its model and webhook.', 'former-latter: Atelier ← webhook^'],
])('the former and the latter: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))

test.each<Reading>([
  ['Prism 2.0 and Atelier have a seat and a webhook, respectively.', 'respectively: Prism 2.0 ← seat', 'respectively: Atelier ← webhook'],
  ['Prism 2.0 and Atelier have a rate limit and a seat, respectively.'],
  ['Prism 2.0 and Atelier have a seat and a webhook, in that order.', 'respectively: Prism 2.0 ← seat', 'respectively: Atelier ← webhook'],
  ['Prism 2.0 and Atelier have a seat and a webhook in order.'],
  ['A seat and a webhook are what Prism 2.0 and Atelier have, respectively.', 'respectively: Prism 2.0 ← seat', 'respectively: Atelier ← webhook'],
  ['Prism 2.0 and Atelier have no seat and no webhook, respectively.'],
  ['Prism 2.0 and Atelier have a seat, a button and a webhook, respectively.'],
  ['Prism 2.0 and Atelier have a seat button and a webhook key, respectively.', 'respectively: Prism 2.0 ← seat', 'respectively: Atelier ← webhook'],
  ['Prism 2.0 and Atelier have a seat, respectively.'],
  ['Prism 2.0 has a seat and a sidebar, respectively.'],
  ['The Prism 2.0 seat and Atelier are dear, respectively.', 'compound: Prism 2.0 ← seat'],
  ['The Prism 2.0 seat and the Atelier webhook are sold with a plan limit and a rate limit, respectively.', 'respectively: Prism 2.0 ← plan limit', 'respectively: Atelier ← rate limit'],
  ['Atelier is a model, and Atelier and Prism 2.0 have a sidebar and a rate limit, respectively.', 'class-noun: Atelier ← model'],
  ['Prism 2.0, Sketch 1.0 and Atelier have a seat, a webhook or a webhook, respectively.', 'respectively: Prism 2.0 ← seat', 'respectively: Atelier ← webhook'],
  ['Respectively.'],
  ['A seat and a webhook are ours, respectively.'],
  ['Prism 2.0, Atelier: a seat, a webhook, respectively.', 'respectively: Prism 2.0 ← seat', 'respectively: Atelier ← webhook'],
  ['Prism 2.0, Atelier: a seat sand a webhook, respectively.'],
  ['Prism 2.0, Atelier: a seat order a webhook, respectively.'],
  ['Prism 2.0 and Atelier have a rate limit seat and a webhook, respectively.', 'respectively: Prism 2.0 ← seat', 'respectively: Atelier ← webhook'],
])('pairs in order: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))
