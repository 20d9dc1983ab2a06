import {expect, test} from 'vitest'
import {attributionsOf} from '../../test/layered-desk.ts'
import type {Reading} from '../../test/layered-desk.ts'

test.each<Reading>([
  ['There is no Atelier API.'],
  ["There's no Atelier API."],
  ['They offer no Atelier API.'],
  ['There is no good old Atelier API.'],
  ['No Atelier API costs more.', 'compound: Atelier ← API'],
  ['This is not an Atelier API.'],
  ['This was not really an Atelier API.', 'compound: Atelier ← API'],
  ['This was never the Atelier API.'],
  ["This isn't the Atelier API."],
  ['The unofficial Atelier API is slow.'],
  ['The unofficial, the Atelier API is slow.'],
  ['The unofficial and slow and old and odd Atelier API is slow.'],
  ['The Atelier unofficial API is slow.'],
  ['The Atelier API is slow. An unofficial one is not.'],
  ['The Atelier API is slow. A reverse engineered one is not.'],
  ['The Atelier API is slow. A third-party one is not.'],
  ['The Atelier web API is slow.'],
  ['The Atelier website API is slow.'],
  ['The Atelier webhook is slow.', 'compound: Atelier ← webhook'],
  ['The Atelier cobweb API is slow.', 'compound: Atelier ← API'],
  ['The Atelier API proxy is slow.'],
  ['The Atelier API is a proxy.', 'compound: Atelier ← API'],
  ['The Atelier API does not exist.'],
  ["The Atelier API really doesn't exist."],
  ['The Atelier API is not a thing.'],
  ['The Atelier API is no such thing.'],
  ['An Atelier key is not a thing.'],
  ["You can't buy an Atelier API."],
  ['You cannot get any Atelier API.'],
  ['You cannot hate the Atelier API.', 'compound: Atelier ← API'],
  ['You cannot buy and sell the Atelier API.', 'compound: Atelier ← API'],
  ['No such thing as an Atelier API is here.'],
  ['There is no such thing as the new Atelier API.'],
  ['Is there an Atelier API?'],
  ['So is there an Atelier API?'],
  ['So is it an Atelier API?'],
  ['Is the Atelier API real?'],
  ['Is the Atelier API nice?', 'compound: Atelier ← API'],
  ['Is an Atelier API planned?'],
  ['Does Halo have an Atelier API?'],
  ['Does Halo like the Atelier API?', 'compound: Atelier ← API'],
  ['Can I get an Atelier API?'],
  ['Why is the Atelier API slow?', 'compound: Atelier ← API'],
  ['Why is there an Atelier API?', 'compound: Atelier ← API'],
  ['The Atelier not so fast API is slow.'],
])('a thing that is said not to be: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))

test.each<Reading>([
  ['Deploy, unlike Atelier, this.'],
  ['Deploying is dearer than Atelier.'],
  ['Subscribe to, instead of Prism 2.0, this.'],
  ['Rather than with Prism 2.0, chat with Prism 2.0.', 'verb-object: Prism 2.0 ← chat with'],
  ['Prism 2.0 is cheaper than Atelier with an API.'],
  ['Unlike the Prism 2.0, it has a seat.'],
  ['People like Prism 2.0, it has a seat.', 'sentence: Prism 2.0 ← seat'],
  ['Tools like Prism 2.0 have a seat.'],
  ['Outside Prism 2.0 you have a seat.'],
  ['Without Prism 2.0 you have a seat.'],
  ['Not Prism 2.0 has a seat.'],
  ['Than in the Prism 2.0 you have a seat.'],
  ['Atelier is cheaper per token than Prism 2.0.', 'clause: Atelier ← per token'],
  ['A dislike of Prism 2.0 gives a seat.', 'clause: Prism 2.0 ← seat'],
])('a name set apart: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))

test.each<Reading>([
  ['He said "the Atelier API is slow".'],
  ['He said "Atelier" has an API.'],
  ['He said Atelier has an "API".'],
  ['He said Atelier "has an API" now.'],
  ['People search for Atelier API.'],
])('words, not things: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))

test.each<Reading>([
  ['Ask Prism 2.0 for a sidebar.'],
  ['Tell Prism 2.0 what sidebar is nice.'],
  ['Prism 2.0 shows a sidebar.'],
  ['Prism 2.0 has made the sidebar.'],
  ['Halo Office made a thing for a pull request.'],
  ['Halo Office explains a pull request.', 'clause: Halo Office ← pull request'],
])('what is made: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))

test.each<Reading>([
  ['Prism 2.0 is what runs the sidebar.'],
  ['Prism 2.0 is had by way of a seat.'],
  ['Prism 2.0 is had as opposed to a seat.'],
  ['Prism 2.0 has a life under a seat.'],
  ['Prism 2.0 has a call like a seat.'],
  ['The sidebar has used what Prism 2.0 has.'],
  ['Halo Office is built on a pull request.', 'clause: Halo Office ← pull request'],
])('one through another: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))

test.each<Reading>([
  ['Prism 2.0 has a seat, the other has none.'],
  ['Prism 2.0, one with a seat, is fine.'],
  ['It sounds like Prism 2.0 has a seat.'],
  ['By mistake Prism 2.0 has a seat.'],
])('pointing back: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))

test.each<Reading>([
  ['It is not that Prism 2.0 has a seat.'],
  ['Nobody said that Prism 2.0 has a seat.'],
  ['Nobody said Prism 2.0 works if it has a seat.'],
  ['Nobody said so when Prism 2.0 has a seat.', 'clause: Prism 2.0 ← seat'],
  ['Prism 2.0 has a seat which is separate.'],
  ['Prism 2.0 has a seat sold separately.'],
  ["Prism 2.0 has a seat you can't use."],
  ['Prism 2.0 has a seat that they do not sell.'],
  ['Prism 2.0 has a seat that remains extra.'],
  ['Prism 2.0 has a seat that is very different.'],
  ['Prism 2.0 has a seat that is of a truly different sort.', 'clause: Prism 2.0 ← seat'],
])('denied: %s', (text, ...said) => expect(attributionsOf(text)).toEqual(said))
