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
