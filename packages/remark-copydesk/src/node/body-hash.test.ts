import {expect, test} from 'vitest'
import {bodyHash} from './body-hash.ts'

test('front matter, line ends, trailing space and normal form do not change the hash', () => {
  const hash = bodyHash('---\ntitle: A\n---\n\n# Caf\u00e9\n\nText\n')
  expect(hash).toMatch(/^sha256-[0-9a-f]{64}$/u)
  expect(bodyHash('---\r\ntitle: B\r\n---\r\n\r\n# Cafe\u0301  \r\n\r\nText')).toBe(hash)
  expect(bodyHash('# Caf\u00e9\n\nOther text\n')).not.toBe(hash)
})
