import {describe, expect, test} from 'vitest'
import {looseKey, NameMatcher} from './name-matcher.ts'
import * as schema from './schema.ts'

type Terms = readonly Readonly<Record<string, unknown>>[]

function matcher(terms: Terms, vendors: Readonly<Record<string, readonly string[]>> = {lumina: []}): NameMatcher {
  return new NameMatcher(
    terms.map((term, index) => schema.term.parse({id: `t${index}`, layer: 'model', vendor: 'lumina', ...term})),
    new Map(Object.entries(vendors).map(([id, idPrefixes]) => [id, schema.vendor.parse({id, name: id, idPrefixes})])),
  )
}

/** Each match as `text → form: expected`. */
function found(text: string, terms: Terms): string[] {
  return matcher(terms).find(text).map(({start, end, form, expected}) => `${text.slice(start, end)} → ${form}: ${expected}`)
}

/** The texts of the matches of names alone. */
const named = (text: string, ...names: readonly string[]): string[] => matcher(names.map((name) => ({name}))).find(text).map(({start, end}) => text.slice(start, end))

test('a match says all of itself', () => {
  const names = matcher([{name: 'Lum-{version} mini', hybrids: [{text: 'Studio Lum {version}', meant: ['a', 'b']}]}, {name: 'Lumi', short: ['Lum App'], variants: ['Lumie']}])
  const find = (text: string): unknown[] => names.find(text).map(({term, ...match}) => ({...match, term: term.id}))
  expect(find('Use lum 4.1-mini, or Studio Lum 2. Lumi, Lum App, Lumie')).toEqual([
    {start: 4, end: 16, term: 't0', form: 'loose', expected: 'Lum-4.1 mini', meant: [], version: '4.1'},
    {start: 21, end: 33, term: 't0', form: 'hybrid', expected: 'Lum-2 mini', meant: ['a', 'b'], version: '2'},
    {start: 35, end: 39, term: 't1', form: 'name', expected: 'Lumi', meant: [], version: ''},
    {start: 41, end: 48, term: 't1', form: 'short', expected: 'Lum App', meant: [], version: ''},
    {start: 50, end: 55, term: 't1', form: 'variant', expected: 'Lumi', meant: [], version: ''},
  ])
})

describe('a name', () => {
  const paint = [{name: 'Lumina Paint', short: ['LPaint'], variants: ['Lumina-Paint', 'Paint by Lumina']}, {name: 'Lumina'}]
  test.each([
    ['Lumina Paint and LPaint', ['Lumina Paint → name: Lumina Paint', 'LPaint → short: LPaint']],
    ['Lumina  Paint, Lumina\nPaint, Lumina\u00A0Paint, Lumina\u2007Paint, Lumina\u202FPaint', ['Lumina  Paint', 'Lumina\nPaint', 'Lumina\u00A0Paint', 'Lumina\u2007Paint', 'Lumina\u202FPaint'].map((text) => `${text} → name: Lumina Paint`)],
    ['LUMINA PAINT LuminaPaint Lumina\u2011Paint lumina – paint Lumina\u00B7Paint Lumina\u2212Paint', ['LUMINA PAINT', 'LuminaPaint', 'Lumina\u2011Paint', 'lumina – paint', 'Lumina\u00B7Paint', 'Lumina\u2212Paint'].map((text) => `${text} → loose: Lumina Paint`)],
    ['l paint', ['l paint → loose: LPaint']],
    ['Lumina-Paint, paint-by-Lumina', ['Lumina-Paint → variant: Lumina Paint', 'paint-by-Lumina → variant: Lumina Paint']],
    [`Lumina${' '.repeat(8)}Paint Lumina${' '.repeat(9)}Paint`, [`Lumina${' '.repeat(8)}Paint → name: Lumina Paint`, 'Lumina → name: Lumina']],
    ['Lumina Lumina Paint Paint Lumina', ['Lumina → name: Lumina', 'Lumina Paint → name: Lumina Paint', 'Lumina → name: Lumina']],
    ['Lumina, Paint. Lumina ', ['Lumina → name: Lumina', 'Lumina → name: Lumina']],
  ])('%j', (text, matches) => expect(found(text, paint)).toEqual(matches))

  test('begins and ends at the edges of a word, but for a plural s', () => {
    expect(['Lumina', 'Luminas', 'Lumina’s', '(Lumina)', '用Lumina用', '-Lumina-', 'Lumina.', 'Lumina.5', 'é Lumina', '\u{1F44D}Lumina\u{1F44D}'].filter((text) => named(text, 'Lumina').join() !== 'Lumina')).toEqual([])
    expect(['xLumina', 'éLumina', '_Lumina', '2Lumina', 'Lumina_', 'Luminae', 'Luminast', 'Luminas2', 'Lumina2', 'Luminaж', 'Luminaπ', 'Lumina\u0301', 'Lumina٣', 'Lumin', 'Lumin a'].filter((text) => named(text, 'Lumina').length > 0)).toEqual([])
    expect(['Lum 4', 'Lum 4.', 'Lum 4.x', 'Lum4', 'Lum 4 5', 'Lum 4/5'].filter((text) => named(text, 'Lum 4').length !== 1)).toEqual([])
    expect(['Lum 4.1', 'Lum 4s', 'Lum 41'].filter((text) => named(text, 'Lum 4').length > 0)).toEqual([])
  })

  test('may have a space where its writing has a hyphen, turns to a capital or to digits, and nowhere else', () => {
    const splits = (name: string): string[] => name.split('').flatMap((_, at) => {
      const split = `${name.slice(0, at)} ${name.slice(at)}`
      return at > 0 && named(split, name).join() === split ? [split] : []
    })
    expect(['chatLum', 'SuperGrok', 'XMLTool', 'LUM', 'Lum4', '4Lum', 'Lum2.5', 'v2.0x', 'Lum-Draw', 'Éta4É', 'lum.js', 'L3AM'].map(splits)).toEqual([
      ['chat Lum'], ['Super Grok'], ['XML Tool'], [], ['Lum 4'], ['4 Lum'], ['Lum 2.5'], ['v 2.0x', 'v2.0 x'], ['Lum -Draw', 'Lum- Draw'], ['Éta 4É', 'Éta4 É'], [], ['L 3AM', 'L3 AM'],
    ])
    expect(named('Lum Draw LumDraw lum---draw', 'Lum-Draw')).toEqual(['Lum Draw', 'LumDraw', 'lum---draw'])
  })

  test('is the longest that stands there', () => {
    expect(named('Lum Draw Pro Max', 'Lum', 'Lum Draw', 'Lum Draw Pro', 'Draw Pro Max')).toEqual(['Lum Draw Pro'])
    expect(named('Lum Drawing Pro', 'Lum', 'Lum Draw', 'Lum Draw Pro')).toEqual(['Lum'])
  })

  test('of which two forms share their letters is told by how it is written', () => {
    const forms = [{name: 'Lum Draw', short: ['Lum-Draw'], variants: ['LumDraw']}]
    expect(found('LumDraw Lum-Draw Lum Draw lumdraw', forms)).toEqual(['LumDraw → variant: Lum Draw', 'Lum-Draw → short: Lum-Draw', 'Lum Draw → name: Lum Draw', 'lumdraw → loose: Lum Draw'])
  })
})

describe('a version number', () => {
  const versions = [{name: 'Lum-{version}', variants: ['Luma {version}'], short: ['L{version}mini']}, {name: 'Lum-{version} mini'}, {name: 'Draw{version}'}]
  test.each([
    ['Lum-4o, Lum-4, Lum-4.1, Lum-4.10.12, Lum-4o', ['Lum-4o → name: Lum-4o', 'Lum-4 → name: Lum-4', 'Lum-4.1 → name: Lum-4.1', 'Lum-4.10.12 → name: Lum-4.10.12', 'Lum-4o → name: Lum-4o']],
    ['lum 4, Lum12, Lum – 4.1', ['lum 4 → loose: Lum-4', 'Lum12 → loose: Lum-12', 'Lum – 4.1 → loose: Lum-4.1']],
    ['Lum-4.1 mini Lum 4 Mini Lum-4-mini Lum4mini', ['Lum-4.1 mini → name: Lum-4.1 mini', 'Lum 4 Mini → loose: Lum-4 mini', 'Lum-4-mini → loose: Lum-4 mini', 'Lum4mini → loose: Lum-4 mini']],
    ['L4mini L4 mini', ['L4mini → short: L4mini', 'L4 mini → loose: L4mini']],
    ['luma 3.5', ['luma 3.5 → variant: Lum-3.5']],
    ['Draw2 draw 2.1 Draw-3', ['Draw2 → name: Draw2', 'draw 2.1 → loose: Draw2.1', 'Draw-3 → loose: Draw3']],
    ['Lum, Lum-, Lum-x, Lum-4ox, Lum-4x, Lum-1.2.3.4, Lum. 4, Lum-mini, Lum minis 4', []],
    ['Lum-4. And 5. Lum-4 minis', ['Lum-4 → name: Lum-4', 'Lum-4 mini → name: Lum-4 mini']],
  ])('%s', (text, matches) => expect(found(text, versions)).toEqual(matches))

  test('leaves the number of another name to that name', () => {
    expect(matcher([{name: 'Lum 4.1'}, {name: 'Lum {version}'}]).find('Lum 4.1, Lum 4').map(({term}) => term.id)).toEqual(['t0', 't1'])
  })
})

test('a hybrid of ordinary words is one where its capitals or hyphens are; the name in it is found where they are not', () => {
  const terms = [{name: 'Lumi', hybrids: [{text: 'Lumi Plus', meant: ['t1']}, {text: 'Lumi Draw 2', meant: ['t1']}, {text: 'Lumi-studio', meant: ['t1']}]}]
  expect(found('Lumi Plus, LumiPlus, Lumi-Plus, Lumi plus, lumi PLUS', terms)).toEqual(['Lumi Plus → hybrid: Lumi', 'LumiPlus → hybrid: Lumi', 'Lumi-Plus → hybrid: Lumi', 'Lumi → name: Lumi', 'lumi → loose: Lumi'])
  expect(found('lumi draw 2, lumi-STUDIO, lumi studio, Lumi studio', terms)).toEqual(['lumi draw 2 → hybrid: Lumi', 'lumi-STUDIO → hybrid: Lumi', 'lumi → loose: Lumi', 'Lumi studio → hybrid: Lumi'])
})

describe('API ids', () => {
  const terms = [{name: 'Lumina Paint', ids: [{id: 'lumina-paint'}, {id: 'lum.1'}, {id: 'o3-pro-2'}, {id: 'lum-mini-3'}]}, {name: 'o3-pro-2', short: ['lum-mini-3']}, {name: 'Other', vendor: 'nobody', ids: [{id: 'other-1'}]}]
  const ids = (): NameMatcher => matcher(terms, {lumina: ['lumina-', 'lum-'], other: ['lumina-x-', 'z-', 'v']})
  const idsIn = (text: string): string[] => ids().findIds(text).map(({start, end, id, vendor}) => (text.slice(start, end) === id ? `${id} of ${vendor?.id}` : 'elsewhere'))

  test('are those of the registry, and what begins as a vendor’s do and has a hyphen and a digit', () => {
    expect(idsIn('Call lumina-paint, lum.1 (lumina-draw-9.1), lum-2; lumina-x-1, z-9.')).toEqual(['lumina-paint of lumina', 'lum.1 of lumina', 'lumina-draw-9.1 of lumina', 'lum-2 of lumina', 'lumina-x-1 of other', 'z-9 of other'])
    expect(idsIn('lumina-draw lum.2 v1.2 well-known-2 lumina Lumina-paint other-1 o3-pro-2 lum-mini-3')).toEqual([])
  })

  test('stand alone', () => {
    expect(['lumina-9.', '“lumina-9”', 'lumina-9, x', 'lumina-9/', '用lumina-9 '].filter((text) => idsIn(text).join() !== 'lumina-9 of lumina')).toEqual([])
    expect(['a/lumina-9', '@lumina-9', 'lumina-9@', '-lumina-9', 'lumina-9_x', 'lumina-9X', '.lumina-9', ':lumina-9', '_lumina-9', 'xlumina-9', '2lumina-9', '2-lumina-9'].filter((text) => idsIn(text).length > 0)).toEqual([])
  })

  test('belong to the vendor whose beginning is the longest', () => {
    expect(['lumina-1', 'lumina-x-1', 'z-', 'az-1', ''].map((id) => ids().vendorOfId(id)?.id)).toEqual(['lumina', 'other', 'other', undefined, undefined])
  })
})

test('what a text must have for anything to be found in it', () => {
  const names = matcher([{name: 'Lumina Paint', short: ['LPaint'], variants: ['Lumi Paint'], hybrids: [{text: 'Lumina App', meant: ['x']}], ids: [{id: 'lumina-paint-2'}]}], {lumina: ['lumina-']})
  expect(names.phrases).toEqual([
    ...['Lumina Paint', 'LPaint', 'Lumi Paint', 'Lumina App', 'lumina-paint-2'].map((text) => ({group: 'names', text})),
    ...['Lumina Paint', 'LPaint'].map((text) => ({group: 'misspelt', text, unlessExact: true})),
    ...['Lumi Paint', 'Lumina App'].map((text) => ({group: 'misspelt', text})),
    {group: 'names', text: 'lumina-', beginsId: true},
  ])
})

test('what no text can tell apart has one key', () => {
  expect(['Lumina Paint 2.0', 'LUMINA-paint\u00A02.0', 'lumina\u2013p\u00B7aint\u22122\u2007.\u202F0'].map(looseKey)).toEqual(Array.from({length: 3}, () => 'luminapaint2.0'))
})
