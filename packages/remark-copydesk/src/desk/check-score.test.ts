import {expect, test} from 'vitest'
import {checkScore} from './check-score.ts'
import type {ScoreProblem} from './check-score.ts'
import * as schema from './score-schema.ts'

const rubrics = {
  'picture-test': schema.rubric.parse({label: 'Picture test', version: '1', scale: 10, parts: [{id: 'speed', label: 'Speed', weight: 1}, {id: 'lettering', label: 'Lettering', weight: 3}]}),
  'plain-test': schema.rubric.parse({label: 'Plain test', version: '1', parts: [{id: 'a', label: 'A'}, {id: 'b', label: 'B'}]}),
  'old-test': schema.rubric.parse({label: 'Old test', version: '1'}),
}

function told(decision: Record<string, unknown>, known: Parameters<typeof checkScore>[1] = rubrics): string[] {
  return checkScore(schema.decision.parse({category: 'app', summary: 'One sentence.', scoredBy: 'Ada', ...decision}), known).map(({path, message}: ScoreProblem) => `${path.join('.')}: ${message}`)
}

test('a score without a rubric is nobody’s to hold, and so is a page without a score', () => {
  expect([told({score: 8}), told({scoredBy: undefined})]).toEqual([[], []])
})

test('a rubric must be there', () => {
  expect(told({score: 8, rubric: 'picture-tset'})).toEqual(['rubric: Unexpected rubric `picture-tset`, expected one that copydesk.yaml has, did you mean `picture-test`?'])
  expect(told({score: 8, rubric: 'zzz'})).toEqual(['rubric: Unexpected rubric `zzz`, expected one that copydesk.yaml has: `picture-test`, `plain-test`, `old-test`'])
  expect(told({score: 8, rubric: 'constructor'}, {})).toEqual(['rubric: Unexpected rubric `constructor`, expected one that copydesk.yaml has'])
})

test('a score is of its rubric’s scale', () => {
  expect(told({score: 4, scale: 5, rubric: 'picture-test'})).toEqual(['scale: Unexpected scale 5, expected 10, that of the rubric `picture-test`'])
  expect([told({score: 4, scale: 5, rubric: 'old-test'}), told({score: 8, scale: 10, rubric: 'picture-test'})]).toEqual([[], []])
})

test('parts are those of the rubric, each within the scale', () => {
  expect(told({score: 8, scale: 10, rubric: 'old-test', parts: {speed: 8}})).toEqual(['parts: Unexpected parts, expected none: the rubric `old-test` has none'])
  expect(told({score: 8, scale: 10, rubric: 'picture-test', parts: {sped: 11, lettering: 11}})).toEqual([
    'parts.sped: Unexpected part `sped`, expected one of the rubric `picture-test`, did you mean `speed`?',
    'parts.lettering: Unexpected 11 for the part `lettering`, expected at most 10, the scale',
    'parts: Unexpected parts without `speed`, expected each part of the rubric `picture-test`',
  ])
  expect(told({score: 8, scale: 10, rubric: 'picture-test', parts: {}})).toEqual(['parts: Unexpected parts without `speed`, `lettering`, expected each part of the rubric `picture-test`'])
})

test('a score is the weighted mean of its parts, to the places that are written', () => {
  const of = (score: number, speed: number, lettering: number): string[] => told({score, scale: 10, rubric: 'picture-test', parts: {speed, lettering}})
  expect([of(8.5, 10, 8), of(10, 10, 10), of(7.3, 7, 7.4), of(7.2, 7, 7.3), of(7.23, 7, 7.3), of(7.225, 7, 7.3), of(8.8, 5, 10), of(8.7, 5, 10)]).toEqual(Array.from({length: 8}, () => []))
  expect(of(8.6, 10, 8)).toEqual(['score: Unexpected score 8.6, expected 8.5, the weighted mean of its parts'])
  expect(of(9, 10, 8)).toEqual(['score: Unexpected score 9, expected 8.5, the weighted mean of its parts'])
  expect(of(7.21, 7, 7.3)).toEqual(['score: Unexpected score 7.21, expected 7.22, the weighted mean of its parts'])
  expect(of(8.74, 5, 10)).toEqual(['score: Unexpected score 8.74, expected 8.75, the weighted mean of its parts'])
  // Without weights nobody says how the parts make the whole.
  expect(told({score: 1, scale: 10, rubric: 'plain-test', parts: {a: 9, b: 10}})).toEqual([])
})
