import {expect, test} from 'vitest'
import {identifyFinding, identityKey} from './finding-identity.ts'

const identify = (text: string, message: string): unknown => identifyFinding({rule: 'known-id', range: [0, text.length], message}, text)

test.each([
  ['the words found', 'a b', 'Unexpected words', []],
  ['what the message names, in code and in quotation marks', 'x', 'Unexpected `a b` of "the  thing"', ['a b', 'the thing']],
  ['nothing that was expected', 'x', 'Unexpected `a`, expected `b` or "c"', ['a']],
  ['not the words found again', 'lumina-3', 'Unexpected id `lumina-3` of "Lumina"', ['Lumina']],
  ['no empty name', 'x', 'Unexpected ` ` and "a"', ['a']],
])('a finding is known by %s', (_what, found, message, about) => expect(identify(found, message)).toEqual({rule: 'known-id', found, about}))

test('space and normal form are one, and 200 characters are enough', () => {
  expect(identify(' Cafe\u0301 \n au\tlait ', 'Unexpected')).toEqual(identify('Caf\u00e9 au lait', 'Unexpected'))
  expect(identify('👩'.repeat(201), 'Unexpected')).toEqual({rule: 'known-id', found: '👩'.repeat(200), about: []})
})

test('its parts are not run together in its key', () => {
  expect(identityKey({rule: 'a', found: 'b', about: ['c', 'd']})).toBe('["a","b","c","d"]')
})
