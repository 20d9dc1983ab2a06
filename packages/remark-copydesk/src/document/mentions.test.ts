import {describe, expect, test} from 'vitest'
import {compileDesk} from '../desk/desk.ts'
import type {Desk} from '../desk/desk.ts'
import {makeDocument} from './document.ts'
import {isMixedHybrid, meantNames} from './mentions.ts'
import type {Mention} from './mentions.ts'

const registry = `
layers:
  - {id: model, label: model layer, cues: {strong: [API, key, limit], weak: [pro plan]}}
  - {id: app, label: app layer}
  - {id: brand, label: whole brand}
vendors:
  - {id: lumina, name: Lumina, idPrefixes: [lumina-, lz, key-]}
  - {id: bare, name: Bare}
terms:
  - {id: lumi, name: Lumi, kind: brand, layer: brand, vendor: lumina, hybrids: [{text: "Lumi Draw {version}", meant: [draw, lumi]}, {text: "Studio pro Paint 2", meant: [app, paint]}, {text: "Draw Lumi {version}", meant: [draw, lumi]}, {text: "Lumi Max 2", meant: [max, max-2]}]}
  - {id: plus, name: Lumi Plus, layer: app, vendor: lumina, cues: {weak: [API]}}
  - {id: max, name: Lumi Max, kind: brand, layer: app, vendor: lumina}
  - {id: max-2, name: Max 2, layer: app, vendor: lumina}
  - {id: site, name: studio.ai, layer: app, vendor: lumina}
  - {id: app, name: Studio pro, layer: app, vendor: lumina, variants: [Lumi Studio]}
  - {id: draw, name: "Draw {version}", layer: model, vendor: lumina}
  - {id: paint, name: Paint 2, layer: model, vendor: lumina, ids: [{id: lumina-paint-2}, {id: P2}]}
  - {id: other, name: Zeta, layer: model, vendor: bare, ids: [{id: zeta.1}]}
`

function makeDesk(): Desk {
  return compileDesk({registries: [[{path: 'registry.yaml', text: registry}]]}).desk ?? expect.fail('no desk')
}

function mentionsIn(text: string, desk = makeDesk()): readonly Mention[] {
  const document = makeDocument({text, path: 'notes.md'}, desk)
  return document.passages.flatMap((passage) => document.mentions(passage))
}

/** Each mention as `type text of what it is: how it stands there`. */
function told(text: string): string[] {
  return mentionsIn(text).map((mention) => {
    expect(text.slice(...mention.range).replaceAll(/\s+/gu, ' ')).toBe(mention.text)
    const of = mention.type === 'name' ? `${mention.term.id} ${mention.form}` : mention.type === 'id' ? `${mention.id} ${mention.term?.id} ${mention.entry?.id} ${mention.vendor?.id}` : `${mention.cue.cue} ${mention.strength} ${Object.values(mention.owner).join()}`
    return `${mention.type} "${mention.text}" = ${of}${Object.entries(mention).filter(([, value]) => value === true).map(([key]) => `, ${key}`).join('')}`
  })
}

test('a mention says all of itself', () => {
  const desk = makeDesk()
  const [lumi, draw, paint, vendor] = [desk.terms.get('lumi'), desk.terms.get('draw'), desk.terms.get('paint'), desk.vendors.get('lumina')]
  expect(mentionsIn('**Lumi**’s Lumi-Draw 1.5 has "draw 2", `lumina-paint-2`\nand an API.', desk)).toEqual([
    {type: 'name', start: 0, end: 4, range: [2, 6], text: 'Lumi', term: lumi, form: 'name', expected: 'Lumi', meant: [], version: '', joined: false, quoted: false},
    {type: 'name', start: 7, end: 20, range: [11, 24], text: 'Lumi-Draw 1.5', term: lumi, form: 'hybrid', expected: 'Lumi', meant: ['draw', 'lumi'], version: '1.5', joined: false, quoted: false},
    {type: 'name', start: 26, end: 32, range: [30, 36], text: 'draw 2', term: draw, form: 'loose', expected: 'Draw 2', meant: [], version: '2', joined: false, quoted: true},
    {type: 'id', start: 35, end: 49, range: [40, 54], text: 'lumina-paint-2', id: 'lumina-paint-2', term: paint, entry: paint?.ids[0], vendor, code: true, quoted: false},
    ...([['strong', {layer: 'model'}], ['weak', {term: 'plus'}]] as const).map(([strength, owner]) => (
      {type: 'cue', start: 57, end: 60, range: [63, 66], text: 'API', cue: {cue: 'API', role: 'noun', forms: [], exact: false, when: 'any'}, strength, owner, code: false, quoted: false})),
  ])
})

describe('ids', () => {
  test.each([
    ['`lumina-paint-2` `P2` `zeta.1`', ['id "lumina-paint-2" = lumina-paint-2 paint lumina-paint-2 lumina, code', 'id "P2" = P2 paint P2 lumina, code', 'id "zeta.1" = zeta.1 other zeta.1 bare, code']],
    ['`lumina/lumina-paint-2` and ``  lumina-paint-2/lumina-paint-2 ``', ['id "lumina-paint-2" = lumina-paint-2 paint lumina-paint-2 lumina, code', 'id "lumina-paint-2" = lumina-paint-2 paint lumina-paint-2 lumina, code']],
    ['`lumina-x-9`, "`lumina-9`" and lumina-8', ['id "lumina-x-9" = lumina-x-9 undefined undefined lumina, code', 'id "lumina-9" = lumina-9 undefined undefined lumina, code, quoted', 'id "lumina-8" = lumina-8 undefined undefined lumina']],
    ['Call lumina-paint-2 or "zeta.1"', ['id "lumina-paint-2" = lumina-paint-2 paint lumina-paint-2 lumina', 'id "zeta.1" = zeta.1 other zeta.1 bare, quoted']],
    ['`key-9`', ['id "key-9" = key-9 undefined undefined lumina, code', 'cue "key" = key strong model, code']],
    // Not an id: no digit, no hyphen, another’s beginning, more than one word, part of an address.
    ['`lumina-x` `lumina9` `lz9` `x-9` `call lumina-9` `a/b/lumina-9` `lumina-9()` ``  `` `-lumina-9`', []],
    ['lumina-x.md lumina-9.md https://x.example/lumina-9 a/b/lumina-9 lumina-9.example.com', []],
  ])('in %s', (text, expected) => expect(told(text)).toEqual(expected))

  test('are where they end, though what stands before them is the same', () => {
    expect(mentionsIn('`lumina-9/lumina-9`').map(({range}) => range)).toEqual([[10, 18]])
  })
})

describe('names', () => {
  test('are none in code, in an id, in an address, in a slug', () => {
    expect([
      '`Lumi` <code>Lumi Plus</code>', 'lumina-lumi-9 `lumina-lumi-9`', 'https://x.example/lumi www.lumi.example me@lumi.example lumi.ai', 'Lumi.com, Lumi.org, lumi.io/x',
      'awesome-lumi-prompts', 'owner/lumi-code', 'owner/Lumi-Code', 'lumi/tools', 'lumi-tools', '@lumi/x', 'my.lumi-x', '#my-lumi', 'x/lumi', 'a.b_c/Lumi', 'lumi-x.y', 'lumi.my-x', 'See awesome-lumi-prompts.', 'my-org/Lumi-Code', `owner/Lumi-Code ${'word '.repeat(30)}`,
    ].filter((text) => told(text).some((line) => line.startsWith('name')))).toEqual([])
  })

  test('are names elsewhere, also beside a full stop, a slash or a capital', () => {
    expect([
      'Lumi', 'lumi.', '(lumi)', 'Lumi.', 'Lumi.community', 'Lumi.comé', 'Lumi/Zeta', 'and/or Lumi', 'Lumi-like', 'lumi-Like', 'My-Lumi', 'lumi’s', '#lumi', 'lumi, x/y', 'see lumi: a-b', 'x-y lumi', 'Lumi.ai', 'Lumi/draw', 'Lumi, x.org', 'studio.ai',
    ].filter((text) => !told(text).some((line) => line.startsWith('name "'))).join(', ')).toBe('')
    expect(told('lumi studio and owner/lumi studio')).toEqual(['name "lumi studio" = app variant', 'name "lumi studio" = app variant'])
  })

  test('may be part of a longer word', () => {
    expect(told('Lumi-like, non-Lumi, 2-Lumi, Lumi\u2010like, Lumi\u2011like, Lumi - like, Lumi-2, x- Lumi, Lumi -x').map((line) => line.includes('joined'))).toEqual([true, true, true, true, true, false, false, false, false])
    expect(told('A-Lumi')[0]).toMatch(/joined$/u)
  })

  test('may be somebody else’s words', () => {
    expect(told('"Lumi", “the Lumi way”, Lumi "x"').map((line) => line.includes('quoted'))).toEqual([true, true, false])
    expect(told('search Lumi, searched for Lumi, Searching Lumi, searches  Lumi, google Lumi, googled\nLumi, Googling Lumi, research Lumi, search, Lumi, search the Lumi, googles Lumi').map((line) => line.includes('quoted'))).toEqual([true, true, true, true, true, true, true, false, false, false, false])
  })

  test('do not take in a plus that joins two things', () => {
    const plus = (text: string): boolean => told(text).some((line) => line.startsWith('name "Lumi plus"'))
    expect(['an API key', 'a seat', 'the API', 'your key', 'my key', 'any key', 'some keys', 'Zeta', '3 seats'].filter((rest) => plus(`Lumi plus ${rest}`) || plus(`Lumi plus  ${rest}`) || plus(`Lumi plus\n${rest}`))).toEqual([])
    expect(['', ' is dear', ' and more', ', a plan', ' another', ' theirs', ' mysteries', ' \n'].filter((rest) => !plus(`Use Lumi plus${rest}`))).toEqual([])
    expect(['Lumi Plus a key', 'Lumi PLUS a key', 'Lumi-plus a key'].filter((text) => told(text)[0]?.startsWith('name "Lumi') !== true)).toEqual([])
  })
})

describe('cues', () => {
  test.each([
    ['API key limits', ['cue "API" = API strong model', 'cue "API" = API weak plus', 'cue "key" = key strong model', 'cue "limits" = limit strong model']],
    ['`API` "key" <kbd>limit</kbd>', ['cue "API" = API strong model, code', 'cue "API" = API weak plus, code', 'cue "key" = key strong model, quoted', 'cue "limit" = limit strong model, code']],
    ['www.key.example key.example.com https://x.example/key', []],
    // A name’s own words are none, and make none with the word behind them.
    ['Studio pro plan, pro plan', ['name "Studio pro" = app name', 'cue "pro plan" = pro plan weak model']],
    ['Zeta API, Zeta limit', ['name "Zeta" = other name', 'cue "API" = API strong model', 'cue "API" = API weak plus', 'name "Zeta" = other name', 'cue "limit" = limit strong model']],
  ])('in %s', (text, expected) => expect(told(text)).toEqual(expected))
})

test('what a hybrid meant, and whether it mixes two layers', () => {
  const desk = makeDesk()
  const read = (text: string): unknown[] => mentionsIn(text, desk).flatMap((mention) => (mention.type === 'name' ? [meantNames(mention, desk), isMixedHybrid(mention, desk)] : []))
  expect(read('Lumi Draw 1.5')).toEqual([['Draw 1.5', 'Lumi'], true])
  expect([read('LUMI draw 2'), read('Lumi-Draw 2')]).toEqual(Array.from({length: 2}, () => [['Draw 2', 'Lumi'], true]))
  // The model first, names of an app that is no brand, two of one layer, no hybrid.
  expect(read('Draw Lumi 3')).toEqual([['Draw 3', 'Lumi'], false])
  expect(read('Studio pro Paint 2')).toEqual([['Studio pro', 'Paint 2'], false])
  expect(read('Lumi Max 2')).toEqual([['Lumi Max', 'Max 2'], false])
  expect(read('Lumi')).toEqual([[], false])
})
