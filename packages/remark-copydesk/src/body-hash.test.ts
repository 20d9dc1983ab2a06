import {createHash} from 'node:crypto'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {bodyHash, verifiedBody} from './body-hash.ts'

test('front matter, line ends, trailing space and normal form do not change the hash', () => {
  const hash = bodyHash('---\ntitle: A\n---\n\n# Caf\u00e9\n\nText\n')
  expect(hash).toMatch(/^sha256-[0-9a-f]{64}$/u)
  expect(bodyHash('\uFEFF---\r\ntitle: B\r\n---\r\n\r\n# Cafe\u0301  \r\n\r\nText')).toBe(hash)
  expect(bodyHash('# Caf\u00e9\n\nOther text\n')).not.toBe(hash)
})

test.each([
  ['YAML', '---\ntitle: A\n---\nText'], ['YAML that is empty', '---\n---\nText'], ['YAML with space behind its fences', '--- \t\ntitle: A\n---\t \n\n\nText\n\n'], ['TOML', '+++\ntitle = "A"\n+++\nText'],
  ['TOML with space behind its fences', '+++\t \ntitle = "A"\n+++ \t\nText'], ['old line ends', '---\rtitle: A\r---\rText\r'], ['several lines', '---\ntitle: A\n\nb: c\n---\nText'],
])('front matter is left out: %s', (_what, text) => expect(verifiedBody(text)).toBe('Text'))

test.each([
  ['a rule between texts', 'A\n\n---\nB\n---\nC'], ['fences of two languages', '---\ntitle: A\n+++\nText'], ['more than a fence', '---a\nb\n---\nText'], ['a fence that does not end', '---\ntitle: A\nText'],
  ['empty lines within', 'A\n\n\nB'], ['a byte order mark within', 'A\uFEFFB'], ['space within', 'A  B\n\tC'],
])('what is verified stays: %s', (_what, text) => expect(verifiedBody(text)).toBe(text))

test('front matter alone leaves nothing', () => expect(verifiedBody('---\ntitle: A\n---')).toBe(''))

test('the notes of facts do not change the hash, other notes do', () => {
  const hash = bodyHash('A.[^f:a.b]\n\nB.[^c]\n\n[^c]: Told.\n')
  expect(bodyHash('A.[^f:a.b]\n\nB.[^c]\n\n[^c]: Told.\n\n[^f:a.b]: Seven.\n[^f:c]: Eight.\n')).toBe(hash)
  expect(bodyHash('A.[^f:a.b]\n\n[^f:a.b]: Seven.\n\nB.[^c]\n\n[^c]: Told.\n')).toBe(hash)
  expect(bodyHash('A.[^f:a.b]\n\nB.[^c]\n\n[^c]: Told so.\n')).not.toBe(hash)
})

test('indentation at the beginning counts: there it makes code', () => {
  expect(bodyHash('\n    code\n')).not.toBe(bodyHash('\ncode\n'))
})

test('property: the hash is the SHA-256 that Node makes of the same body', () => {
  fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => {
    expect(bodyHash(text)).toBe(`sha256-${createHash('sha256').update(verifiedBody(text).toWellFormed()).digest('hex')}`)
  }))
})
