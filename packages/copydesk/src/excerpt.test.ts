import fc from 'fast-check'
import {rules} from 'remark-copydesk'
import type {SuppressedFinding} from 'remark-copydesk'
import {expect, test} from 'vitest'
import {fingerprints} from './fingerprint.ts'
import {formatters} from './formatters.ts'
import {foundOf} from './found.ts'

const text = fc.array(fc.constantFrom('a', 'quill', ' ', '\t', '\n', '\n\n', '\r\n', '\r', '漢', '👩‍🚀', 'é'), {maxLength: 60}).map((parts) => parts.join(''))
const range = fc.tuple(fc.nat(200), fc.nat(200))

/** Findings anywhere in a text; with `wild` also where it is over. */
const findingsIn = (length: number, wild: boolean): fc.Arbitrary<SuppressedFinding[]> => {
  const place = range.map(([a, b]): [number, number] => (wild ? [a, b] : [Math.min(a, b) % (length + 1), Math.max(Math.min(a, b) % (length + 1), Math.max(a, b) % (length + 1))]))
  return fc.array(fc.record({
    rule: fc.constantFrom('canonical-name', 'own'),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    range: place,
    message: fc.constant('Unexpected "a", expected "b"'),
    why: fc.constant('It matters.'),
    because: fc.constant('a quotation'),
    fix: fc.record({range: place, text: fc.constantFrom('', 'b')}),
    suggestions: fc.array(fc.record({title: fc.constant('do'), edit: fc.record({range: place, text: fc.constant('c')})}), {maxLength: 2}),
    related: fc.array(fc.record({range: place, message: fc.constant('there')}), {maxLength: 2}),
  }, {requiredKeys: ['rule', 'severity', 'range', 'message', 'why', 'because']}), {minLength: 1, maxLength: 6})
}

test('formats write the same of the lines that findings need as of the whole text', () => {
  const page = fc.tuple(text, fc.boolean()).chain(([whole, wild]) => fc.tuple(fc.constant(whole), findingsIn(whole.length, wild), findingsIn(whole.length, wild), fc.boolean()))
  fc.assert(fc.property(page, fc.constantFrom(20, 100), ([whole, findings, suppressed, mark], width) => {
    const place = {filePath: '/desk/a.md', shown: 'a.md', mark}
    const found = foundOf({text: whole, findings, suppressed})
    expect(typeof found.text).toBe('object')
    const context = {root: '/desk', version: '1', rules, width}
    for (const [name, format] of Object.entries(formatters)) expect(format([{...place, ...found}], context), name).toBe(format([{...place, text: whole, findings, suppressed}], context))
    expect(found.findings.map(fingerprints(found.text, 'a.md'))).toEqual(findings.map(fingerprints(whole, 'a.md')))
  }))
})

test('of a long page no more is kept than its findings need', () => {
  const findings = [{rule: 'own', severity: 'error' as const, range: [50_002, 50_007] as const, message: 'm', why: ''}]
  expect(foundOf({text: `${'a line\r\n'.repeat(6250)}\nquill and more\n${'a line\n'.repeat(9000)}`, findings}).text).toEqual({runs: [[6252, 50_001, 'quill and more\n']]})
})
