import {expect, test} from 'vitest'
import {compileDesk} from '../desk/desk.ts'
import {frontMatterMap} from '../desk/front-matter-map.ts'
import {exampleConfig, exampleRegistry} from '../example-desk.ts'
import {applyEdits, fix} from '../fix.ts'
import {lint} from '../lint.ts'
import {makeDocument} from './document.ts'
import {readFrontMatter} from './front-matter.ts'
import type {FrontMatter} from './front-matter.ts'

function deskWith(map: string): NonNullable<ReturnType<typeof compileDesk>['desk']> {
  const {desk, problems} = compileDesk({config: {path: 'copydesk.yaml', text: `${exampleConfig}\nfront-matter: ${map}\n`}, registries: [[{path: 'registry.yaml', text: exampleRegistry}]]})
  if (!desk) throw new Error(JSON.stringify(problems))
  return desk
}

const desk = deskWith('{description: [summary, description], about: products, verification.date: [lastVerified, params.checked], verification.by: reviewer, owner: []}')
const told = (text: string, path = 'guides/a.md', ours = desk): string[] =>
  lint(makeDocument({text, path}, ours)).findings.map(({rule, range, message}) => `${rule} ${JSON.stringify(text.slice(...range))} ${message}`)

test('the keys of another system are read by our names, and point at where they stand', () => {
  const text = `---
title: LUMINA studio
sidebar_position: 3
owner: [a, b]
lastVerified: 2026-04-31
products: [lumina-pant]
summary: About LUMINA studio.
---

Verified: 20 April 2026.
`
  expect(told(text).toSorted()).toEqual([
    'canonical-name "LUMINA studio" Unexpected name "LUMINA studio", expected "Lumina Studio"',
    'canonical-name "LUMINA studio" Unexpected name "LUMINA studio", expected "Lumina Studio"',
    'front-matter "lumina-pant" Unexpected term `lumina-pant`, expected one that the registry has, did you mean `lumina-paint`?',
    'verified-date "2026-04-31" Unexpected verification date `2026-04-31`, expected a day that the calendar has',
  ])
  expect(fix({text, path: 'guides/a.md'}, desk).text).toBe(text.replaceAll('LUMINA studio', 'Lumina Studio'))
  const dated = text.replace('2026-04-31', '2026-04-22T10:00:00+02:00').replace('lumina-pant', 'lumina-paint').replaceAll('LUMINA studio', 'Lumina Studio')
  expect(told(dated)).toEqual(['prose-date "20 April 2026" Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter'])
})

test('what nobody mapped is free, and nothing is demanded that is not required', () => {
  expect(told('# No front matter\n')).toEqual([])
  expect(told('---\nweight: 3\ntags: [a]\n---\n\nText.\n')).toEqual([])
  expect(told('---\nproducts: lumina-paint\n---\n')).toEqual(['front-matter "lumina-paint" Unexpected front matter, `products` (our `about`): expected a list, got a text'])
  const strict = deskWith('{title: {from: title, required: true}, verification.date: {from: [lastVerified, checked], required: true}}')
  expect(told('---\ntitle: A\nchecked: 2026-04-22\n---\n', 'guides/a.md', strict)).toEqual([])
  expect(told('---\nlayout: x\n---\n', 'guides/a.md', strict)).toEqual([
    'front-matter "---\\nlayout: x\\n---" Unexpected page without `title`, expected it',
    'front-matter "---\\nlayout: x\\n---" Unexpected page without `lastVerified` or `checked`, expected it: it is the `verification.date` of the page',
  ])
  expect(told('Text.\n', 'guides/a.md', strict)).toHaveLength(2)
  expect(told('Text.\n', 'notes.md', strict)).toEqual([])
})

test('TOML is front matter, and no text', () => {
  const text = `+++
title = "About LUMINA \\u0073tudio"
description = 'The LUMINA studio'
date = 2026-04-01T10:00:00Z
products = ["lumina-paint", "lumina-pant"]

[params]
checked = 2026-04-22
note = """
LUMINA studio"""
+++

Verified: 20 April 2026.
`
  expect(told(text).toSorted()).toEqual([
    'canonical-name "LUMINA \\\\u0073tudio" Unexpected name "LUMINA studio", expected "Lumina Studio"',
    'canonical-name "LUMINA studio" Unexpected name "LUMINA studio", expected "Lumina Studio"',
    'front-matter "\\"lumina-pant\\"" Unexpected term `lumina-pant`, expected one that the registry has, did you mean `lumina-paint`?',
    'prose-date "20 April 2026" Unexpected verification date 20 April 2026, expected 22 April 2026 as in the front matter',
  ])
  const {findings} = lint(makeDocument({text, path: 'guides/a.md'}, desk))
  const fixed = applyEdits(text, findings.flatMap((finding) => (finding.fix ? [finding.fix] : []))).text
  expect(fixed).toContain("description = 'The Lumina Studio'")
  expect(told('+++\ntitle = \n+++\n')).toEqual(['front-matter "+" Unexpected TOML: Unspecified values are invalid'])
  expect(told('+++\ntitle = "A"\n+++\n', 'notes.md', deskWith('{}'))).toEqual([])
})

test('a map that is wrong says where', () => {
  const {problems} = compileDesk({config: {path: 'copydesk.yaml', text: 'front-matter:\n  titel: name\n  about: {form: products}\n  owner: [a b]\n'}})
  expect(problems.map(({line, column, message}) => `${line}:${column} ${message}`)).toEqual([
    '3:10 `front-matter.about.from`: expected a key or a list of keys',
    '3:11 Unexpected key `form`, did you mean `from`?',
    '4:11 `front-matter.owner.0`: expected a key of front matter, with dots between nested ones',
    '2:3 Unexpected key `titel`, did you mean `title`?',
  ])
})

test('each of our fields is read from the first of its keys that is there, and from no other', () => {
  const map = frontMatterMap.parse({'title': ['head', 'page.title'], 'kind': [], 'verification.date': 'checked', 'verification.until': 'page.until', 'verification.why': 'page.why', 'description': 'deck'})
  const read = (matter: string): FrontMatter => readFrontMatter(`---\n${matter}\n---\n`, map) ?? expect.fail('no front matter')
  const full = 'page: {title: Second, until: 2027-01-02T03:04:05Z, why: 2027-01-02 03:04}\ntitle: Own\nkind: guide\nchecked: 2026-04-22 10:00\nverification: {by: Ada, date: 2020-01-01}\ndescription: Own\nowner: Bea'
  const {raw, data, ...matter} = read(full)
  expect(raw).toEqual({page: {title: 'Second', until: '2027-01-02T03:04:05Z', why: '2027-01-02 03:04'}, title: 'Own', kind: 'guide', checked: '2026-04-22 10:00', verification: {by: 'Ada', date: '2020-01-01'}, description: 'Own', owner: 'Bea'})
  expect(data).toEqual({page: raw['page'], title: 'Second', checked: '2026-04-22 10:00', verification: {by: 'Ada', date: '2026-04-22', until: '2027-01-02', why: '2027-01-02 03:04'}, owner: 'Bea'})
  expect([['title'], ['kind'], ['verification', 'date'], ['verification', 'until'], ['verification', 'by'], ['verification'], ['description'], ['owner'], ['verification', 'date', 'x']].map((path) => matter.pathOf(path).join('.'))).toEqual([
    'page.title', 'kind', 'checked', 'page.until', 'verification.by', 'verification', 'deck', 'owner', 'checked.x',
  ])
  expect([['title'], ['kind'], ['description'], ['owner'], ['verification', 'date']].map((path) => matter.textAt(path)?.text)).toEqual(['Second', undefined, undefined, 'Bea', '2026-04-22 10:00'])
  const at = (path: string[], key?: 'key'): string => `---\n${full}\n---\n`.slice(...matter.rangeOf(path, key))
  expect([at(['title']), at(['title'], 'key'), at(['verification', 'date'], 'key')]).toEqual(['Second', 'title', 'checked'])
})

test('what is put together from several keys stands where the first of them does, and overwrites no text', () => {
  const map = frontMatterMap.parse({'verification.by': 'reviewer', 'verification.date': 'checked'})
  const read = (matter: string): {data: unknown; path: string} => {
    const found = readFrontMatter(`---\n${matter}\n---\n`, map) ?? expect.fail('no front matter')
    return {data: found.data, path: found.pathOf(['verification']).join('.')}
  }
  expect(read('checked: 2026-04-22')).toEqual({data: {checked: '2026-04-22', verification: {date: '2026-04-22'}}, path: 'checked'})
  expect(read('verification:\nreviewer: Ada')).toEqual({data: {reviewer: 'Ada', verification: {by: 'Ada'}}, path: 'verification'})
  expect(read('verification: done\nreviewer: Ada')).toEqual({data: {reviewer: 'Ada', verification: 'done'}, path: 'verification'})
  expect(read('verification: [a]\nreviewer: Ada')).toEqual({data: {reviewer: 'Ada', verification: ['a']}, path: 'verification'})
  expect(read('x: 1')).toEqual({data: {x: 1}, path: 'verification'})
  expect(read('checked: 3\nverification: {date: x, by: y}')).toEqual({data: {checked: 3, verification: {date: 3}}, path: 'verification'})
})
