import {expect, test} from 'vitest'
import {z} from 'zod'
import {hasOptions, knowOptions, readOptions} from './rule-options.ts'
import {defineRule} from './rule.ts'

const ruleOf = (id: string): ReturnType<typeof defineRule> => defineRule({
  id, summary: '', why: '', severity: 'warning', clock: false, fix: 'none', options: z.strictObject({least: z.number().default(3)}), examples: [], *check() { /* Finds nothing. */ },
})

test('a setting is read once for each rule', () => {
  const [rule, other] = [ruleOf('a'), ruleOf('b')]
  const given = {least: 5}
  expect(hasOptions(rule, given)).toBe(false)
  const options = readOptions(rule, given)
  expect(options).toEqual({least: 5})
  expect(readOptions(rule, given)).toBe(options)
  expect(readOptions(rule, {least: 5})).not.toBe(options)
  expect([hasOptions(rule, given), hasOptions(rule, {least: 5}), hasOptions(rule, undefined), hasOptions(other, given)]).toEqual([true, false, false, false])
})

test('no setting is one too', () => {
  const rule = ruleOf('a')
  expect(hasOptions(rule, undefined)).toBe(false)
  const options = readOptions(rule, undefined)
  expect(options).toEqual({least: 3})
  expect(readOptions(rule, undefined)).toBe(options)
  expect(hasOptions(rule, undefined)).toBe(true)
})

test('what was made known is not read again', () => {
  const rule = ruleOf('a')
  const [given, options] = [{least: 'broken'}, {least: 7}]
  knowOptions(rule, given, options)
  expect(hasOptions(rule, given)).toBe(true)
  expect(readOptions(rule, given)).toBe(options)
  knowOptions(rule, undefined, options)
  expect(readOptions(rule, undefined)).toBe(options)
  expect(readOptions(rule, {})).toEqual({least: 3})
  expect([hasOptions(rule, given), hasOptions(rule, undefined)]).toEqual([true, true])
})

test.each([['a text', 'x'], ['nothing', null], ['a number', 5], ['an unknown key', {most: 5}]])('%s is refused each time', (_what, given) => {
  const rule = ruleOf('a')
  expect(() => readOptions(rule, given)).toThrow(z.ZodError)
  expect(() => readOptions(rule, given)).toThrow(z.ZodError)
})
