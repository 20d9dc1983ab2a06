import {relative} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {relativePaths} from './relative-paths.ts'

const path = fc.array(fc.constantFrom('a', 'b', 'ab', '_', '.', '..', '', 'a.md', '.md', '...'), {maxLength: 5}).map((parts) => `/${parts.join('/')}`)

test('paths are told as Node tells them, in whatever order they come', () => {
  fc.assert(fc.property(fc.constantFrom('/', '/a', '/a/b', '/a/ab'), fc.array(path, {minLength: 1, maxLength: 6}), (from, paths) => {
    const tell = relativePaths(from)
    for (const one of paths) expect(tell(one), `${from} ${one}`).toBe(relative(from, one))
  }), {numRuns: 2000})
})
