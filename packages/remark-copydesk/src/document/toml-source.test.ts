import {expect, test} from 'vitest'
import {parseTomlSource} from './toml-source.ts'

const text = `title = "A \\u0042"
"quoted key" = 'x'
a.b = 1
a.c = [1, {d = true}, [2.5]]
day = 2026-04-22
time = 2026-04-22T10:00:00Z
clock = 10:00:00
inline = {x = 1, y.z = "deep"}
none = {}

[table]
one = 1

[table.inner]
two = 2

[empty]

[late.er]
v = 1

[late]
w = 2

[[list]]
n = 1

[[list]]
n = 2
sub.k = 3
`

test('TOML is read as it is meant, days and times as they are written', () => {
  expect(parseTomlSource(text)).toMatchObject({
    errors: [],
    value: {
      'title': 'A B', 'quoted key': 'x', 'a': {b: 1, c: [1, {d: true}, [2.5]]}, 'day': '2026-04-22', 'time': '2026-04-22T10:00:00Z', 'clock': '10:00:00', 'inline': {x: 1, y: {z: 'deep'}}, 'none': {}, 'empty': {},
      'table': {one: 1, inner: {two: 2}}, 'late': {er: {v: 1}, w: 2}, 'list': [{n: 1}, {n: 2, sub: {k: 3}}],
    },
  })
})

test('each value and each key has its place, what is not there that of the nearest', () => {
  const source = parseTomlSource(text)
  const at = (...path: (string | number)[]): string[] => [text.slice(...source.range(path)), text.slice(...source.range(path, 'key'))]
  expect([at('title'), at('quoted key'), at('a', 'b'), at('a', 'c', 1, 'd'), at('a', 'c', 2, 0), at('inline', 'y', 'z'), at('table', 'inner', 'two'), at('list', 1, 'n'), at('list', 1, 'sub', 'k')]).toEqual([
    ['"A \\u0042"', 'title'], ["'x'", '"quoted key"'], ['1', 'a.b'], ['true', 'd'], ['2.5', '2.5'], ['"deep"', 'y.z'], ['2', 'two'], ['2', 'n'], ['3', 'sub.k'],
  ])
  expect([at('a'), at('a', 'c'), at('inline', 'y'), at('list', 1), at('table', 'inner')]).toEqual([
    ['a.b = 1\na.c = [1, {d = true}, [2.5]]', 'a.b'], ['[1, {d = true}, [2.5]]', 'a.c'], ['y.z = "deep"', 'y.z'], ['[[list]]\nn = 2\nsub.k = 3', 'list'], ['[table.inner]\ntwo = 2', 'table.inner'],
  ])
  // A table that is written in pieces goes from the first to the end of the last.
  expect([at('table')[0], at('late')[0], at('list')[0]]).toEqual([text.slice(text.indexOf('[table]'), text.indexOf('\n\n[empty]')), text.slice(text.indexOf('[late.er]'), text.indexOf('\n\n[[list]]')), text.slice(text.indexOf('[[list]]')).trimEnd()])
  expect([at('title', 'no'), at('a', 'c', 7, 'x'), at('no')]).toEqual([['"A \\u0042"', '"A \\u0042"'], ['[1, {d = true}, [2.5]]', '[1, {d = true}, [2.5]]'], ['', '']])
  expect([source.range([]), source.range(['no', 'such'])]).toEqual([[0, 0], [0, 0]])
})

test('a mistake has a place, and nothing is read', () => {
  expect(parseTomlSource('a = 1\nb = ?\nc = 2')).toEqual({value: {}, errors: [{offset: 10, message: expect.any(String)}], range: expect.any(Function)})
  expect(parseTomlSource('a = "').errors.map(({offset}) => offset)).toEqual([5])
})

test('keys may have the names of what every object has', () => {
  const {value} = parseTomlSource('__proto__ = 1\nconstructor.x = 2\n[toString]\ny = 3\n')
  expect([Object.getPrototypeOf(value) === Object.prototype, JSON.stringify(value)]).toEqual([true, '{"__proto__":1,"constructor":{"x":2},"toString":{"y":3}}'])
})
