import {describe, expect, test} from 'vitest'
import {exampleConfig, exampleFacts, exampleRegistry} from '../example-desk.ts'
import {checkChooserPages} from './chooser.ts'
import {compileDesk} from './desk.ts'
import type {Desk} from './desk.ts'

const example = `id: pictures
title: Which page?
first: use
questions:
  - id: use
    ask: Who asks?
    answers:
      - {id: software, text: Software, next: pay}
      - {id: people, text: People, recommend: studio}
  - id: pay
    ask: Who pays?
    answers:
      - {id: token, text: We do, recommend: paint}
      - {id: plan, text: They do, recommend: studio}
recommendations:
  - id: paint
    title: Read about the model
    page: decisions/paint.md
    term: lumina-paint
    reasons: [Software calls it.]
    facts: [paint.price]
  - id: studio
    title: Read about the app
    term: lumina-studio
    reasons: [People open it.]
`

function compile(...choosers: readonly string[]): {desk: Desk | undefined; problems: string[]} {
  const {desk, problems} = compileDesk({
    config: {path: 'copydesk.yaml', text: exampleConfig},
    registries: [[{path: 'registry.yaml', text: exampleRegistry}]],
    facts: [{path: 'facts.yaml', text: exampleFacts}],
    choosers: choosers.map((text, index) => ({path: `${index}.yaml`, text})),
  })
  return {desk, problems: problems.map(({path, line, column, message}) => `${path}:${line}:${column} ${message}`)}
}

test('a right one is in the desk', () => {
  const {desk, problems} = compile(example)
  expect(problems).toEqual([])
  expect(desk?.choosers.get('pictures')?.chooser.recommendations.map(({facts}) => facts)).toEqual([['paint.price'], []])
})

describe('a wrong one is told by its place', () => {
  test.each<[string, string, string, string]>([
    ['an unknown key', 'ask: Who asks?', 'aks: Who asks?', '0.yaml:6:5 Unexpected key `aks`, did you mean `ask`?'],
    ['an unknown first question', 'first: use', 'first: usee', '0.yaml:3:8 Unexpected question `usee`, expected one that the chooser has, did you mean `use`?'],
    ['an unknown question', 'next: pay', 'next: pai', '0.yaml:8:46 Unexpected question `pai`, expected one that the chooser has, did you mean `pay`?'],
    ['an unknown recommendation', 'recommend: paint', 'recommend: pant', '0.yaml:13:45 Unexpected recommendation `pant`, expected one that the chooser has, did you mean `paint`?'],
    ['an unknown term', 'term: lumina-studio', 'term: lumina-studo', '0.yaml:24:11 Unexpected term `lumina-studo`, expected one that the registry has, did you mean `lumina-studio`?'],
    ['an unknown fact', '[paint.price]', '[paint.prize]', '0.yaml:21:13 Unexpected fact `paint.prize`, expected one that the desk has, did you mean `paint.price`?'],
    ['an answer with both', 'recommend: paint}', 'recommend: paint, next: pay}', '0.yaml:13:9 `questions.1.answers.0`: expected either `next` or `recommend`'],
    ['an answer with neither', ', recommend: paint}', '}', '0.yaml:13:9 `questions.1.answers.0`: expected either `next` or `recommend`'],
    ['a recommendation of nothing', '    term: lumina-studio\n', '', '0.yaml:22:5 `recommendations.1`: expected a `page`, a `term` or both'],
    ['a page by its address', 'page: decisions/paint.md', 'page: /decisions/paint/', '0.yaml:18:11 `recommendations.0.page`: expected the path of a page from the folder of copydesk.yaml, such as `decisions/one.md`'],
    ['a question nobody leads to', 'next: pay', 'recommend: paint', '0.yaml:10:9 Unexpected question `pay` that no answer leads to, expected one that is asked'],
    ['a recommendation nobody reaches', 'recommend: paint', 'recommend: studio', '0.yaml:16:9 Unexpected recommendation `paint` that no answer ends on, expected one that is given'],
    ['a way back', 'text: They do, recommend: studio', 'text: They do, next: use', '0.yaml:14:41 Unexpected way back to `use`, expected every way to end on a recommendation'],
    ['a way back to itself', 'text: They do, recommend: studio', 'text: They do, next: pay', '0.yaml:14:41 Unexpected way back to `pay`, expected every way to end on a recommendation'],
    ['two answers of one id', 'id: plan', 'id: token', '0.yaml:14:14 Unexpected second answer `token`, expected one'],
    ['two questions of one id', '- id: pay', '- id: use', '0.yaml:10:9 Unexpected second question `use`, expected one'],
    ['two recommendations of one id', '- id: studio\n', '- id: paint\n', '0.yaml:22:9 Unexpected second recommendation `paint`, expected one'],
    ['a question like no other', 'first: use', 'first: zzzzzzzz', '0.yaml:3:8 Unexpected question `zzzzzzzz`, expected one that the chooser has'],
    ['one answer only', '      - {id: plan, text: They do, recommend: studio}\n', '', '0.yaml:13:7 `questions.1.answers`: expected at least 2 entries'],
  ])('%s', (_what, from, to, expected) => {
    expect(example).toContain(from)
    const {desk, problems} = compile(example.replace(from, to))
    expect(desk).toBeUndefined()
    expect(problems).toContain(expected)
  })

  test('an empty file, a second of the same id, broken YAML', () => {
    expect(compile('').problems[0]).toBe('0.yaml:1:1 `id`: expected a text')
    expect(compile(example, example).problems).toEqual(['1.yaml:1:5 Unexpected second chooser `pictures`, expected one: it stands in 0.yaml already'])
    expect(compile('id: [').problems).toHaveLength(1)
  })
})

test('a page is named by its file', () => {
  const page = (path: string): string[] => compile(example.replace('decisions/paint.md', JSON.stringify(path))).problems
  expect(['a.md', 'a b/c.markdown', '.a.md', '..a/b.md'].flatMap(page)).toEqual([])
  expect(['/a.md', './a.md', '../a.md', ' a.md', 'a.mdx', 'a.md/', '.md', 'https://x'].map((path) => page(path).length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
})

test('ways may join again without being a way back', () => {
  const joined = example.replace('{id: people, text: People, recommend: studio}', '{id: people, text: People, next: pay}')
  expect(compile(joined).problems).toEqual([])
})

test('pages are known by their paths', () => {
  const entries = compile(example).desk?.choosers.values() ?? []
  expect(checkChooserPages(entries, ['decisions/pain.md', 'a.md']).map(({line, column, message}) => [line, column, message])).toEqual([
    [18, 11, 'Unexpected page `decisions/paint.md`, expected one that is there, did you mean `decisions/pain.md`?'],
  ])
  const check = (pages: readonly string[]): string[] => checkChooserPages(compile(example).desk?.choosers.values() ?? [], pages).map(({message}) => message)
  expect([check(['decisions/paint.md']), check(['zzz.md']), check([])]).toEqual([[], ...Array.from({length: 2}, () => ['Unexpected page `decisions/paint.md`, expected one that is there'])])
})
