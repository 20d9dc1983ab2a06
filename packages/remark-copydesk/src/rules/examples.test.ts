import {describe, test} from 'vitest'
import {makeExampleDesk, ruleTests} from '../testing.ts'
import {rules} from './index.ts'

const desk = makeExampleDesk()

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(ruleTests(rule, desk).map((one) => [one.name, one] as const))('%s', (_name, one) => one.run())
})
