import {expect, test} from 'vitest'
import {bodyHash} from './body-hash.ts'
import {dateChange, liveFacts} from './date-change.ts'
import type {DateChange} from './date-change.ts'
import {compileDesk} from './desk/desk.ts'
import {makeDocument} from './document/document.ts'
import type {Document} from './document/document.ts'
import {exampleRegistry} from './example-desk.ts'

const fact = (id: string, date: string, more: object = {}, method = 'read'): string => `  - ${JSON.stringify({
  id, about: 'lumina-paint', layer: 'model', dimension: 'price', statement: 'It costs.', kind: 'observed', verified: {date, by: 'Ada', method}, sources: [], ...more,
})}\n`
const {desk} = compileDesk({
  config: {path: 'c', text: ''}, registries: [[{path: 'r', text: exampleRegistry}]],
  facts: [{path: 'f', text: `facts:\n${[
    fact('old', '2026-04-01'), fact('read', '2026-05-02'), fact('same', '2026-05-01'), fact('quoted', '2026-05-02', {}, 'quote-match'), fact('carried', '2026-05-03', {}, 'carried'),
    fact('over', '2026-05-02', {valid: {until: '2026-05-01'}}), fact('derived', '2026-05-05', {kind: 'derived', from: ['old']}),
  ].join('')}`}],
})

function page(verification: string, body = 'It draws.'): Document {
  return makeDocument({path: 'guides/a.md', text: `---\nverification: {${verification}}\n---\n\n${body}\n`}, desk ?? expect.fail('no desk'))
}

function change(was: string, is: string, before = 'It draws.', after = before): DateChange | undefined {
  return dateChange(page(is, after), page(was, before))
}

test.each([
  ['date: 2026-05-01', 'date: 2026-05-01'], ['by: Ada', 'date: 2026-05-01'], ['date: 2026-05-01', 'by: Ada'],
])('from %s to %s no date moved', (was, is) => expect(change(was, is, 'It draws.', 'It paints.')).toBeUndefined())

const hash = bodyHash('It draws.')
test.each([
  ['nothing else', 'date: 2026-05-01', 'date: 2026-06-01', 'It draws.', false],
  ['the text', 'date: 2026-05-01', 'date: 2026-06-01', 'It paints.', true],
  ['the hash, which is new', 'date: 2026-05-01', `date: 2026-06-01, text: ${hash}`, 'It draws.', true],
  ['the hash, which is another', `date: 2026-05-01, text: ${bodyHash('')}`, `date: 2026-06-01, text: ${hash}`, 'It draws.', true],
  ['nothing: the hash is the same', `date: 2026-05-01, text: ${hash}`, `date: 2026-06-01, text: ${hash}`, 'It draws.', false],
  ['nothing: the hash is gone', `date: 2026-05-01, text: ${hash}`, 'date: 2026-06-01', 'It draws.', false],
  ['the state', 'date: 2026-05-01', 'date: 2026-06-01, state: historical', 'It draws.', true],
])('with the date came %s', (_what, was, is, after, text) => {
  expect(change(was, is, 'It draws.', after)).toEqual({from: '2026-05-01', to: '2026-06-01', facts: false, text})
})

test.each([
  ['read', true], ['quoted', true], ['same', false], ['old', false], ['carried', false], ['derived', false], ['unknown', false],
])('whether the fact `%s` was read since 1 May: %s', (id, facts) => {
  expect(change('date: 2026-05-01', 'date: 2026-06-01', `It costs.[^f:${id}]`)).toMatchObject({facts, text: false})
})

test('the facts that can grow old stand in the order of their days, then of their places', () => {
  const text = 'It[^f:carried] costs[^f:read] a[^f:over] lot[^f:unknown] and[^f:quoted] more[^f:old] yet[^f:derived] again[^f:read].'
  expect(liveFacts(page('date: 2026-05-01', text)).map((live) => `${live.fact.id} ${live.date}`)).toEqual([
    'old 2026-04-01', 'derived 2026-04-01', 'read 2026-05-02', 'quoted 2026-05-02', 'read 2026-05-02', 'carried 2026-05-03',
  ])
  const [first] = liveFacts(page('date: 2026-05-01', text))
  expect(first?.range).toEqual([page('date: 2026-05-01', text).text.indexOf('[^f:old]'), page('date: 2026-05-01', text).text.indexOf('[^f:old]') + '[^f:old]'.length])
})
