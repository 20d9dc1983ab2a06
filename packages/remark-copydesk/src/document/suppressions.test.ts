import {expect, test} from 'vitest'
import {parseMarkdown} from './parse.ts'
import {readSuppressions} from './suppressions.ts'

/** What the comments of a text say, and the text that they silence. */
const read = (text: string): unknown[] => readSuppressions(parseMarkdown(text), text).map(({verb, rules, reason, until, problem, range, scope}) =>
  [verb, rules.join(' '), reason, until, problem, text.slice(...scope), ...(/^<!--[^]*-->\s*$/u.test(text.slice(...range)) ? [] : [range])])

test.each([
  ['why', 'why', undefined, undefined],
  ['why -- so', 'why -- so', undefined, undefined],
  ['why  until 2027-01-31', 'why', '2027-01-31', undefined],
  ['why, so; until  2027-01-31', 'why, so', '2027-01-31', undefined],
  ['this, that', 'this, that', undefined, undefined],
  ['why until 2027-01-31 or so', 'why until 2027-01-31 or so', undefined, undefined],
  ['why until 2027-02-30', 'why', undefined, 'the date `2027-02-30`'],
  ['until 2027-01-31', '', '2027-01-31', 'no reason'],
  ['', '', undefined, 'no reason'],
])('the reason %j', (said, reason, until, problem) => {
  expect(read(`<!-- copydesk-disable-next-line a-b -- ${said} -->\nX\nY\n`)).toEqual([['disable-next-line', 'a-b', reason, until, problem, 'X']])
})

test.each([
  ['the next line alone', 'A\n\n<!-- copydesk-disable-next-line a -- why -->\nX\nY\n', [['disable-next-line', 'a', 'why', undefined, undefined, 'X']]],
  ['a last line without an end', '<!-- copydesk-disable-next-line a, b  c -- why -->\nX', [['disable-next-line', 'a b c', 'why', undefined, undefined, 'X']]],
  ['nothing behind the last line', 'X\n\n<!-- copydesk-disable-next-line a -- why -->', [['disable-next-line', 'a', 'why', undefined, undefined, '']]],
  ['the line below a line of text', 'X <!-- copydesk-disable-next-line a -- why --> Y\nZ\n', [['disable-next-line', 'a', 'why', undefined, undefined, 'Z']]],
  ['all the rest of a page', '<!--copydesk-disable a -- why-->  \nX\n', [['disable', 'a', 'why', undefined, undefined, '\nX\n']]],
  ['nothing, as no rule is named', '<!-- copydesk-disable -- why -->\nX', [['disable', '', 'why', undefined, 'no rule', '\nX']]],
  ['nothing by an end that has no beginning', 'X\n\n<!-- copydesk-enable a -->\n', [['enable', 'a', '', undefined, 'no disable comment before it that it ends', '']]],
  ['nothing by other comments and elements', '<!-- a copydesk-disable a -- why -->\n\n<b>copydesk-</b>\n\n<!-- a -->\n', []],
])('what is silenced: %s', (_place, text, expected) => {
  expect(read(text)).toEqual(expected)
})

test('what a comment begins is ended by the first one that names a rule of it, or none', () => {
  const say = (verb: string, rules: string): string => `<!-- copydesk-${verb} ${rules} -->\n\n`
  const scopes = (...parts: string[]): string[] => {
    const text = parts.join('')
    return readSuppressions(parseMarkdown(text), text).map(({verb, scope}) => `${verb} ${text.slice(...scope).replaceAll(/<!--.*-->/gu, '').replaceAll(/\s+/gu, '')}`)
  }
  const [a, b, both] = [say('disable', 'a -- why'), say('disable', 'b -- why'), say('disable', 'a b -- why')]
  expect(scopes(a, 'X\n\n', b, 'Y\n\n', say('enable', 'a'), 'Z\n\n', say('enable', 'b'), 'W\n')).toEqual(['disable XY', 'disable YZ'])
  expect(scopes(a, 'X\n\n', b, 'Y\n\n', say('enable', ''), 'Z\n')).toEqual(['disable XY', 'disable Y'])
  expect(scopes(both, 'X\n\n', say('enable', 'b'), 'Y\n\n', say('enable', 'a'), 'Z\n')).toEqual(['disable X', 'enable '])
  expect(scopes(a, 'X\n\n', say('enable', 'a'), 'Y\n\n', say('enable', ''), 'Z\n')).toEqual(['disable X', 'enable '])
})

test('a comment that nothing ended yet has silenced nothing', () => {
  const text = '<!-- copydesk-enable a -->'
  expect(readSuppressions(parseMarkdown(text), text)).toEqual([{range: [0, 26], verb: 'enable', rules: ['a'], reason: '', until: undefined, problem: 'no disable comment before it that it ends', used: false, scope: [26, 26]}])
})
