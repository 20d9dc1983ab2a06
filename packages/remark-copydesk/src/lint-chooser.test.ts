import {expect, test} from 'vitest'
import {compileDesk} from './desk/desk.ts'
import {exampleConfig, exampleFacts, exampleRegistry} from './example-desk.ts'
import {lintChooser} from './lint-chooser.ts'

/** What is found in a chooser with these words: the words that it points at, and the rule. */
function found(words: {ask?: string; note?: string; answer?: string; reason?: string}): string[] {
  const {ask = 'Who asks?', note = 'Think.', answer = 'People', reason = 'People open it.'} = words
  const text = `id: c
title: Which page?
first: q
questions:
  - id: q
    ask: ${ask}
    note: ${note}
    answers:
      - {id: a, text: ${answer}, recommend: r}
      - {id: b, text: Others, recommend: r}
recommendations:
  - {id: r, title: Read on, term: lumina-paint, reasons: [It draws., ${reason}]}
`
  const {desk, problems} = compileDesk({
    config: {path: 'copydesk.yaml', text: exampleConfig},
    registries: [[{path: 'registry.yaml', text: exampleRegistry}]],
    facts: [{path: 'facts.yaml', text: exampleFacts}],
    choosers: [{path: 'c.yaml', text}],
  })
  const entry = desk?.choosers.get('c')
  if (!desk || !entry) throw new Error(problems[0]?.message)
  return lintChooser(entry, desk).map(({range, rule, fix, suggestions}) => {
    expect([fix, suggestions]).toEqual([undefined, undefined])
    return `${rule}: ${text.slice(...range)}`
  })
}

test('right words are right', () => {
  expect(found({answer: '"Lumina Studio, by subscription"', reason: 'Lumina Paint 2.0 has an API.'})).toEqual([])
})

test('names and layers are judged in each place, whatever quotation marks stand around', () => {
  expect(found({ask: 'Is Lumina Paints 2.0 meant?'})).toEqual(['canonical-name: Lumina Paints 2.0'])
  expect(found({note: '"Caf\\u00e9: Lumina Paints 2.0"'})).toEqual(['canonical-name: Lumina Paints 2.0'])
  expect(found({note: '>\n      A long one with\n      Lumina Paints\n      2.0 in it.'})).toEqual(['canonical-name: Lumina Paints\n      2.0'])
  expect(found({answer: "'The Lumina Studio API isn''t'"})).toEqual(['no-layer-mix: Lumina Studio API'])
})

test('a reason is judged as said of the recommended name', () => {
  expect(found({reason: 'Its subscription is cheap.'})).toEqual(['no-layer-mix: subscription'])
  expect(found({reason: '"Call `lumina-paint-2`, not lumina-paint-2."'})).toEqual(['id-in-code: lumina-paint-2'])
})
