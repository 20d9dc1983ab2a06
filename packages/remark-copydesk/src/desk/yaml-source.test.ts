import {describe, expect, test} from 'vitest'
import {z} from 'zod'
import {describeIssues, nearest, parseYamlSource, readChecked, validate} from './yaml-source.ts'

const problemsOf = (text: string): string[] => parseYamlSource({path: 'a.yaml', text}).problems.map(({path, line, column, message}) => `${path}:${line}:${column} ${message}`)
const deep = 'Unexpected nesting deeper than the parser can follow, expected at most 200 levels'

describe('what is no YAML is told with its place', () => {
  test.each([
    ['a: 1\nb: [1\n', ['a.yaml:3:1 Unexpected YAML: Flow sequence in block collection must be sufficiently indented and end with a ]']],
    ['a: 1\n\na: 2\n', ['a.yaml:3:1 Unexpected YAML: Map keys must be unique']],
    ['a: [[[[\n', ['a.yaml:2:1 Unexpected YAML: Flow sequence in block collection must be sufficiently indented and end with a ]']],
    ['a: {x: 1, x: 2}\nb: 1\nb: 2', ['a.yaml:1:11 Unexpected YAML: Map keys must be unique', 'a.yaml:3:1 Unexpected YAML: Map keys must be unique']],
    ['- &a 1\n- *a\n- *b\n- {c: *d}', ['a.yaml:3:3 Unexpected alias `*b`, expected an anchor `&b` before it', 'a.yaml:4:7 Unexpected alias `*d`, expected an anchor `&d` before it']],
    ['a: 1\na: 2\na: 3', ['a.yaml:2:1 Unexpected YAML: Map keys must be unique', 'a.yaml:3:1 Unexpected YAML: Map keys must be unique']], ['{a: 1, a: 2, a: 3}', ['a.yaml:1:8 Unexpected YAML: Map keys must be unique', 'a.yaml:1:14 Unexpected YAML: Map keys must be unique']],
    [`a: &a [x, x]\n${Array.from({length: 9}, (_, index) => `${'bcdefghij'[index]}: &${'bcdefghij'[index]} [*${'abcdefghi'[index]}, *${'abcdefghi'[index]}]`).join('\n')}\n`, ['a.yaml:1:1 Excessive alias count indicates a resource exhaustion attack']],
    ['a: *b\nb: &b 1', ['a.yaml:1:4 Unexpected alias `*b`, expected an anchor `&b` before it']],
    [`${'['.repeat(200)}${']'.repeat(200)}`, []], [`${'['.repeat(202)}${']'.repeat(202)}`, [`a.yaml:1:1 ${deep}`]], [`${'{a: '.repeat(201)}1${'}'.repeat(201)}`, [`a.yaml:1:1 ${deep}`]], [`x: ${'['.repeat(100_000)}`, [`a.yaml:1:1 ${deep}`]],
    ['a'.repeat(4_000_001), ['a.yaml:1:1 Unexpected 4000001 characters of YAML, expected at most 4000000']],
    ['a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n', ['a.yaml:2:1 Unexpected conflict that git left, expected one text: keep what is right of both sides, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`']],
    ['--- |\n<<<<<<<\n=======\n>>>>>>> x\n', []],
  ])('%.30j', (text, problems) => expect(problemsOf(text)).toEqual(problems))

  test('markers of a conflict that are not all there are YAML like any other', () => {
    for (const text of ['<<<<<<< a\nb: [\n', '<<<<<<< a\n=======\nb: [', '=======\n>>>>>>> a\nb: [', '<<<<<<<a\n=======\n>>>>>>> a\nb: [', '<<<<<<< a\n======= x\n>>>>>>> a\nb: [']) expect(problemsOf(text).filter((problem) => problem.includes('conflict'))).toEqual([])
    expect(problemsOf('<<<<<<<\n=======\n>>>>>>>\nb: [')).toEqual([expect.stringMatching(/^a\.yaml:1:1 Unexpected conflict/u)])
    expect(problemsOf('a: 1\r\n<<<<<<<\r\nb\r\n=======\r\nc\r\n>>>>>>>\r\n')[0]).toMatch(/^a\.yaml:2:1 Unexpected conflict/u)
  })
})

test('a text that does not parse has no value, and places as far as it was read', () => {
  const {source} = parseYamlSource({path: 'a.yaml', text: 'a: [\n'})
  expect([source.value, source.path, source.text, source.problem(['a'], 'x'), source.problem(['b'], 'x')]).toEqual([undefined, 'a.yaml', 'a: [\n', {path: 'a.yaml', line: 1, column: 4, message: 'x'}, {path: 'a.yaml', line: 1, column: 1, message: 'x'}])
})

test('every value and key has its place, what is not there that of the nearest above it', () => {
  const text = 'a:\n  b: [x, {c: y}]\n  "d e": &z\n    f: 1\ng: *z\nh:\ni: 2026-04-22\n'
  const {source} = parseYamlSource({path: 'a.yaml', text})
  const at = (...keys: PropertyKey[]): string[] => [text.slice(...source.range(keys)), text.slice(...source.range(keys, 'key'))]
  expect(source.value).toEqual({a: {'b': ['x', {c: 'y'}], 'd e': {f: 1}}, g: {f: 1}, h: null, i: '2026-04-22'})
  expect([at('a', 'b'), at('a', 'b', 0), at('a', 'b', 1, 'c'), at('a', 'd e', 'f'), at('i'), at('g')]).toEqual([['[x, {c: y}]', 'b'], ['x', 'x'], ['y', 'c'], ['1', 'f'], ['2026-04-22', 'i'], ['*z', 'g']])
  expect([at('a', 'b', 7), at('a', 'no', 'such'), at('no'), at()]).toEqual([['[x, {c: y}]', '[x, {c: y}]'], [text.slice(5, text.indexOf('g:')), text.slice(5, text.indexOf('g:'))], ['', ''], ['', '']])
  expect([source.problem(['a', 'b', 1, 'c'], 'x'), source.problem(['a', 'b', 1, 'c'], 'x', 'key'), source.problem(['no'], 'x')].map(({line, column}) => [line, column])).toEqual([[2, 14], [2, 11], [1, 1]])
})

test('what a text says may be known, and what its schema made of it: places are read when they are asked for', () => {
  const schema = z.strictObject({a: z.number().default(1)})
  const text = 'b: 1\na: 2\n'
  const known = parseYamlSource({path: 'x', text, value: {a: 2}})
  expect([known.source.value, known.problems, text.slice(...known.source.range(['a'])), known.source.problem(['a'], 'm')]).toEqual([{a: 2}, [], '2', {path: 'x', line: 2, column: 4, message: 'm'}])
  const checked = readChecked({path: 'x', text, checked: {a: 3}}, schema)
  expect([checked.value, checked.problems, checked.source.value]).toEqual([{a: 3}, [], {b: 1, a: 2}])
  expect(readChecked({path: 'x', text: ''}, schema)).toMatchObject({value: {a: 1}, problems: []})
  expect(readChecked({path: 'x', text: 'a: ['}, schema)).toMatchObject({value: undefined, problems: [{line: 1}]})
  expect(readChecked({path: 'x', text}, schema)).toMatchObject({value: undefined, problems: [{line: 1, column: 1, message: 'Unexpected key `b`, did you mean `a`?'}]})
  expect(validate(parseYamlSource({path: 'x', text: 'a: 4'}).source, schema)).toEqual({value: {a: 4}, problems: []})
})

describe('what a schema says against a value is put in words', () => {
  const schema = z.strictObject({
    text: z.string().min(1).max(3).optional(), long: z.string().min(2).optional(), whole: z.number().int().min(1).max(3).optional(), more: z.number().gt(2).lt(5).optional(), yes: z.boolean().optional(),
    list: z.array(z.string()).min(1).max(2).optional(), pair: z.array(z.string()).min(2).optional(), tuple: z.tuple([z.string()]).optional(), one: z.enum(['red', 'green', 'blue']).optional(), only: z.literal('x').optional(), date: z.date().optional(),
    map: z.record(z.string().regex(/^a/u, {error: 'expected an a'}), z.strictObject({inner: z.number()})).optional(), own: z.string().regex(/^x/u, {error: 'expected an x'}).optional(), odd: z.string().regex(/^x/u).optional(), worded: z.string({error: 'expected a name'}).optional(), two: z.enum(['on', 'off']).optional(),
    either: z.union([z.string(), z.strictObject({left: z.number(), right: z.number().optional()})], {error: 'expected a text or a side'}).optional(), sized: z.union([z.array(z.number()).min(2), z.strictObject({x: z.array(z.number())})]).optional(),
    picked: z.partialRecord(z.enum(['up', 'down']), z.number()).optional(), wrapped: z.array(z.union([z.strictObject({ab: z.number()}), z.strictObject({cd: z.number()})])).optional(),
  })
  const told = (value: unknown, by: z.ZodType = schema): string[] => {
    const result = by.safeParse(value, {reportInput: true})
    return result.success ? [] : describeIssues(result.error.issues, by).map(({path, message, key}) => `${path.join('.')}${key ? ' (key)' : ''}: ${message}`)
  }
  test.each([
    [{text: ''}, 'text: `text`: expected a text that is not empty'], [{text: 'abcd'}, 'text: `text`: expected at most 3 characters'], [{long: 'a'}, 'long: `long`: expected at least 2 characters'], [{text: 3}, 'text: `text`: expected a text, got a number'], [{text: null}, 'text: `text`: expected a text, got nothing'], [{text: true}, 'text: `text`: expected a text, got true or false'], [{text: ['x']}, 'text: `text`: expected a text, got a list'], [{text: {}}, 'text: `text`: expected a text, got an object'],
    [{whole: 1.5}, 'whole: `whole`: expected a whole number'], [{whole: 0}, 'whole: `whole`: expected a number of at least 1'], [{whole: 4}, 'whole: `whole`: expected a number of at most 3'], [{more: 2}, 'more: `more`: expected a number of more than 2'], [{more: 5}, 'more: `more`: expected a number of less than 5'], [{whole: 'x'}, 'whole: `whole`: expected a number, got a text'], [{yes: 'no'}, 'yes: `yes`: expected true or false, got a text'],
    [{list: []}, 'list: `list`: expected at least 1 entry'], [{list: ['a', 'b', 'c']}, 'list: `list`: expected at most 2 entries'], [{pair: ['a']}, 'pair: `pair`: expected at least 2 entries'], [{list: {}}, 'list: `list`: expected a list, got an object'], [{list: [3]}, 'list.0: `list.0`: expected a text, got a number'], [{tuple: 'x'}, 'tuple: `tuple`: expected a list, got a text'], [{date: 'x'}, 'date: `date`: expected a date, got a text'],
    [{one: 'gren'}, 'one: `one`: expected `red`, `green` or `blue`, did you mean `green`?'], [{one: 'violet'}, 'one: `one`: expected `red`, `green` or `blue`'], [{one: 3}, 'one: `one`: expected `red`, `green` or `blue`'], [{only: 'violet'}, 'only: `only`: expected `x`'],
    [{map: {b: {inner: 1}}}, 'map.b (key): Unexpected key `b`, expected an a'], [{map: {a: {iner: 1, inner: 1}}}, 'map.a.iner (key): Unexpected key `iner`, did you mean `inner`?'], [{map: {a: {}}}, 'map.a.inner: `map.a.inner`: expected a number'], [{map: 'x'}, 'map: `map`: expected an object, got a text'], [{own: 'a'}, 'own: `own`: expected an x'],
    [{worded: 3}, 'worded: `worded`: expected a name'], [{two: 3}, 'two: `two`: expected `on` or `off`'],
    [{either: 3}, 'either: `either`: expected a text or a side'], [{either: {left: 'x'}}, 'either.left: `either.left`: expected a number, got a text'], [{either: {left: 1, rihgt: 2}}, 'either.rihgt (key): Unexpected key `rihgt`, did you mean `right`?'], [{sized: [1]}, 'sized: `sized`: expected at least 2 entries'],
    [{picked: {upp: 1}}, 'picked.upp (key): Unexpected key `upp`, did you mean `up`?'], [{wrapped: [{abc: 1}]}, 'wrapped.0.ab: `wrapped.0.ab`: expected a number'],
    [3, ': Unexpected content, expected keys with values (`key: value`), got a number'], [[], ': Unexpected content, expected keys with values (`key: value`), got a list'],
  ])('%j', (value, expected) => expect(told(value)[0]).toBe(expected))

  test('a pattern without words keeps the library’s, a key that is like none is told all there are', () => {
    expect(told({odd: 'a'})).toEqual(['odd: `odd`: Invalid string: must match pattern /^x/u'])
    expect(told({map: {a: {zzzzzz: 1, inner: 1}}})).toEqual(['map.a.zzzzzz (key): Unexpected key `zzzzzz`, expected one of `inner`'])
    expect(told({zzzzzz: 1}, z.strictObject({}))).toEqual(['zzzzzz (key): Unexpected key `zzzzzz`'])
    expect(told({a: {x: 1}}, z.strictObject({a: z.strictObject({y: z.number().optional()}).optional().default({}).transform((one) => one)}))).toEqual(['a.x (key): Unexpected key `x`, did you mean `y`?'])
  })
})

test.each([
  ['ab', 'abcd', 'abcd'], ['ab', 'abcde', undefined], ['abcdefghi', 'abcdefXYZ', 'abcdefXYZ'], ['abcdefgh', 'abcdeXYZ', undefined], ['ABC', 'abd', 'abd'], ['abc', 'ABD', 'ABD'],
])('%s is near to %s: %s', (word, known, expected) => {
  expect(nearest(word, ['zzzzzzzzzzzz', known, 'qqqqqqqqqqqq'])).toBe(expected)
  expect(nearest(word, [])).toBeUndefined()
})
