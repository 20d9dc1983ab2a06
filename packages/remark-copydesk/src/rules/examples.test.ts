import {describe, expect, test} from 'vitest'
import {exampleFindings, makeExampleDesk, ruleTests} from '../testing.ts'
import {rules} from './index.ts'

const desk = makeExampleDesk()

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(ruleTests(rule, desk).map((one) => [one.name, one] as const))('%s', (_name, one) => one.run())

  test('says all that it said before, down to reasons and suggestions', async () => {
    const all = rule.examples.filter(({findings}) => findings !== undefined).map((example) => ({text: example.text, findings: exampleFindings(rule, example, desk)}))
    await expect(`${JSON.stringify(all, null, 2)}\n`).toMatchFileSnapshot(`whole-findings/${id}.json`)
  })
})

test.each(rules.map((rule) => [rule.id, rule] as const))('%s: its tests fail where it finds nothing', (_, rule) => {
  const failing = ruleTests({...rule, check: () => []}, desk).filter((one) => {
    try {
      one.run()
      return false
    } catch {
      return true
    }
  })
  expect(failing.length).toBeGreaterThan(0)
})
