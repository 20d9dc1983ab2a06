import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {makeExampleDesk, ruleTests, wholeFindings} from '../testing.ts'
import {rules} from './index.ts'

const desk = makeExampleDesk()

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(ruleTests(rule, desk).map((one) => [one.name, one] as const))('%s', (_name, one) => one.run())

  // A rule that is being written has none yet; whether each has one is for the test of generated files.
  const whole = join(import.meta.dirname, 'whole-findings', `${id}.json`)
  test.skipIf(!existsSync(whole))('says all that it said before, down to reasons and suggestions', () => expect(wholeFindings(rule, desk)).toBe(readFileSync(whole, 'utf8')))
})
