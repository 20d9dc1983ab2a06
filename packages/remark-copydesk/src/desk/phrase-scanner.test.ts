import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {PhraseScanner} from './phrase-scanner.ts'
import type {Phrase} from './phrase-scanner.ts'

type More = Partial<{pairs: readonly string[]; frontMatter: number; syntax: 'markdown' | 'mdx'}>

function groupsIn(text: string, phrases: readonly Phrase[], {pairs, frontMatter, syntax}: More = {}): string[] {
  return [...new PhraseScanner(phrases, pairs).scan(text, frontMatter, syntax)].toSorted()
}

const name: Phrase[] = [{group: 'name', text: 'Lumina Paint'}]

test('in plain text a phrase is found where its letters stand, whatever stands between them that may be unseen, and nowhere else', () => {
  const forms = ['ab', 'aba', 'b a1', 'bab-1', 's', 'a s', '1']
  const phrases = forms.map((text) => ({group: text, text}))
  // An independent statement: from the beginning of a word to the end of one, or to its plural s, and over no empty line.
  const unseen = String.raw`(?:[*_~\\> \t\u0080-\uffff[\]-]|(?:\r\n|\r(?!\n)|\n)(?![ \t]*(?:[\r\n]|$)))*`
  const patterns = forms.map((text) => [text, new RegExp(`(?<![a-z0-9])${text.replaceAll(/[ -]/gu, '').split('').join(unseen)}(?!(?!s(?![a-z0-9]))[a-z0-9])`, 'i')] as const)
  const unit = fc.oneof({arbitrary: fc.constantFrom('a', 'b', '1'), weight: 3}, fc.constantFrom('A', 'B', 's', 'c', '0', 'z', 'Z', '9', '@', '`', '{', '/', ':', ' ', '-', '*', '_', '~', '>', '\t', '\\', '[', ']', 'é', '\u0080', '\n', '\r', '\r\n', '\n \t\n', ',', '.', '!', '(', ')', ';', '<', '"'))
  fc.assert(fc.property(fc.array(unit, {maxLength: 14}), (units) => {
    const text = units.join('')
    // A tag, a link and a label hide what is in them.
    fc.pre(!/<[^]*>|[![\]][^]*\]|[\](][^]*\)/u.test(text))
    expect(groupsIn(text, phrases)).toEqual(patterns.filter(([, pattern]) => pattern.test(text)).map(([one]) => one).toSorted())
  }), {numRuns: 3000})
})

describe('a name is found through what Markdown may put into it', () => {
  test.each([
    'Lumina Paint', 'LUMINA paints', 'LuminaPaint', 'Lumina\nPaint', 'Lumina\r\nPaint', '> Lumina\n> Paint', 'Lu\\mina Paint', '**Lumina** _Paint_', 'Lumina\u00A0Paint', 'Lumina\u2011Paint',
    '[Lumina](https://x.example/a) Paint', '[Lumina](x "t (u)") Paint', '[Lumina][ref] Paint', '[Lumina] Paint', 'Lumina[^1] Paint', 'Lumina[^a: b] Paint', 'Lumina ![x: y](u) Paint', 'Lumina ![x: y][u] Paint', 'Lumina ![x: y] Paint',
    'Lum<b>ina</b> Paint', 'Lumina<br/>Paint', 'Lumina <!-- a: b --> Paint', 'Lumina <a title="a>b"> Paint',
    'Lum&#105;na Paint', '&#76;umina Paint', '&#x4C;umina Paint', '&#X4c;umina Paint', 'Lumina P&#0000097;int', 'Lumina Pain&#116;', 'Lumina&nbsp;Paint', 'Lumina &shy;&shy;Paint', 'and Lumina Lumina Paint',
  ])('%j', (text) => expect(groupsIn(text, name)).toEqual(['name']))

  test.each([
    '', 'Lumina', 'Luminaria Paint', 'Lumina Painted', 'xLumina Paint', '1Lumina Paint', 'Lumina, Paint', 'Lumina. Paint', 'Lumina\n\nPaint', 'Lumina\r\rPaint', 'Lumina (Paint', 'Lumina {Paint', 'Lumina " Paint', 'Lumina a Paint', 'Lumina & Paint', 'Lumina ! Paint', 'Lumina ; Paint', 'Lumina < Paint',
    '[Lumina](x)\n\nPaint) Paint', 'Lumina <b\n\n> Paint', 'Lumina &#106; Paint', 'Lum&#105ina Paint', 'Lumina ![x: y\n\n](u) Paint', '[Lumina](x Paint', 'Lumina{" "}Paint',
    // What is behind a link’s address only goes on behind its end.
    '[Lumina](a: Paint', 'Lumina ![a: Paint', 'Lumina ![a, b Paint', 'Lumina <b: Paint', 'Lumina &nbsp Paint', '(x) Lumina: ) Paint', 'Lumina > Pa > a', 'Lumina! [a, b] Paint', '[Lumina] x, (b) Paint', 'Lumina [a: b] Paint', '[Lumina] a: b] Paint', '[^Lumina: a] ] b',
  ])('and not in %j', (text) => expect(groupsIn(text, name)).toEqual([]))

  test('as letters that fold to those of ASCII', () => {
    const phrases = [{group: 'k', text: 'a key set'}]
    for (const text of ['a key set', 'a \u212Aey \u017Fet', 'a &#8490;ey &#x17f;et']) expect(groupsIn(text, phrases)).toEqual(['k'])
  })

  test('in MDX also through expressions and what stands in quotation marks', () => {
    for (const text of ['Lumina{" "}Paint', "Lumina{' '}Paint", 'Lumina{` `}Paint', 'Lum{"ina"} Paint', 'Lumina{/* a: b */} Paint', 'Lumina <X t="a>b" /> Paint', '{"Lumina"} Paint']) expect([text, groupsIn(text, name, {syntax: 'mdx'})]).toEqual([text, ['name']])
    for (const text of ['Lumina: Paint', 'Lumina{/* a: b Paint', '{Lumina: } Paint', 'Lumina{/* a: \n\n} Paint']) expect([text, groupsIn(text, name, {syntax: 'mdx'})]).toEqual([text, []])
  })
})

test('a phrase may be long, and there may be many', () => {
  const texts = Array.from({length: 40}, (_, index) => `${index.toString(36)} ${'long '.repeat(index)}end`)
  const phrases = texts.map((text) => ({group: text, text}))
  for (const text of texts) expect(groupsIn(text, phrases)).toEqual([text])
})

test('marks of a phrase may stand between letters, or be left out', () => {
  const phrases = [{group: 'one', text: 'C++ 2.0'}, {group: 'two', text: 'Lumi’s (new)'}]
  expect(['C++ 2.0', 'C 20', 'c + 2. 0', 'Lumi’s new', 'Lumi (s) new', 'C: 20', 'Lumi; s new'].map((text) => groupsIn(text, phrases))).toEqual([['one'], ['one'], ['one'], ['two'], ['two'], [], []])
})

describe('a version number', () => {
  const phrases = [{group: 'name', text: 'Lum-{version}'}, {group: 'mini', text: 'Lum-{version} mini'}, {group: 'four', text: 'Lum 4'}]
  test.each([
    ['Lum-2', ['name']], ['Lum 12.1.3', ['name']], ['Lum 4', ['four', 'name']], ['lum4o', ['name']], ['Lum 2s', ['name']], ['Lum 10 mini', ['mini', 'name']], ['LUM-2.1-Minis', ['mini', 'name']],
    ['Lum', []], ['Lum o', []], ['Lum x', []], ['Lum mini', []], ['Lum z', []], ['Lum 2x', []], ['Lum 2n', []], ['Lum 2 x', ['name']], ['Lum 2, mini', ['name']],
  ])('%s', (text, groups) => expect(groupsIn(text, phrases)).toEqual(groups))

  test('may stand where another name has its digits', () => {
    expect(groupsIn('a11', ['a{version}', 'a1{version}', 'a11'].map((text) => ({group: text, text})))).toEqual(['a11', 'a1{version}', 'a{version}'])
  })
})

test('what begins an id is one where the word goes on with a digit, or with what may hide one', () => {
  const phrases: Phrase[] = [{group: 'id', text: 'lum3-', beginsId: true}, {group: 'vendor', text: 'Lum3'}]
  expect(['lum3-paint-2', 'lum3-0', 'lum3-x9', 'lum3-a&#50;', 'lum3-<b title="a b">2</b>', '[lum3-a](u "t t")2', 'lum3-{/* a b */}2', `lum3-${'a'.repeat(300)}`].filter((text) => groupsIn(text, phrases).join() !== 'id,vendor')).toEqual([])
  expect(['lum3-paint 2', 'lum3-paint\t2', 'lum3-paint\n2', 'lum3-paint\r2', 'lum3-paint', 'lum3-paint/:'].filter((text) => groupsIn(text, phrases).join() !== 'vendor')).toEqual([])
  expect(groupsIn('lum32', phrases)).toEqual(['id'])
  expect(groupsIn('xlum3-2', phrases)).toEqual([])
})

test('of a name that is looked for where it is misspelt, each way is found but its own', () => {
  const wrong = (text: string): Phrase => ({group: 'misspelt', text, unlessExact: true})
  const phrases = [wrong('Lumina Paint 2.0'), wrong('Lumi-Draw'), wrong('Lumi Draw'), wrong('Zeta+'), wrong('Été 1'), {group: 'misspelt', text: 'Lumina Paints'}]
  expect(['Lumina Paint 2.0', 'use Lumina Paint 2.0, please', 'Lumi-Draw and Lumi Draw', 'Lumina'].map((text) => groupsIn(text, phrases))).toEqual([[], [], [], []])
  expect(['lumina Paint 2.0', 'Lumina Paint 20', 'Lumina Paint 2.0 or LUMINA Paint 2.0', 'LumiDraw', 'Lumina Paints', 'Zeta+', 'Été 1'].map((text) => groupsIn(text, phrases))).toEqual(Array.from({length: 7}, () => ['misspelt']))
})

test('a phrase without a letter or digit may be anywhere, with every other phrase', () => {
  expect(groupsIn('x', [{group: 'plus', text: '+'}, {group: 'name', text: 'Lumi'}], {pairs: ['plus+name', 'name+digit']})).toEqual(['name+digit', 'plus', 'plus+name'])
})

describe('two groups meet in a sentence', () => {
  const phrases = [{group: 'name', text: 'Lumi'}, {group: 'now', text: 'today'}, {group: 'other', text: 'paint'}]
  const meet = (text: string, more: More = {}): string[] => groupsIn(text, phrases, {pairs: ['name+now', 'now+digit'], ...more})
  const apart = ['name', 'now']
  const met = ['name', 'name+now', 'now']
  test.each([
    ['Lumi paints. Today it rains.', ['name', 'now', 'other']],
    ['Lumi works. Today it rains.', apart], ['Lumi works.  Today it rains.', apart], ['Today it rains. Lumi works.', apart], ['Lumi works\n\ntoday', apart], ['Lumi works\r\n\r\ntoday', apart], ['Lumi\n \t\ntoday', apart], ['Lumi\r\rtoday', apart],
    ['Lumi works today.', met], ['Lumi works, and\ntoday it rains.', met], ['Lumi\r\ntoday', met], ['Lumi\n  today', met],
    // No certain end of a sentence.
    ['Lumi works. today', met], ['Lumi works.Today', met], ['Lumi works.\nToday', met], ['Lumi works. TODAY', met], ['Lumi was. Today', met], ['LUMI.. Today', met], ['Lumi costs approx. Today', met], ['Lumi, incl. Today', met], ['Lumi, resp. Today', met], ['Lumi Works. Today', met], ['Lumi 2works. Today', [...met, 'now+digit']], ['Lumi éworks. Today', met], [`Lumi ${'w'.repeat(21)}. Today`, met],
    [`Lumi ${'w'.repeat(20)}. Today`, apart], ['Lumi disapprox. Today', apart], ['Lumi, approximately. Today', apart],
    // Headings and rows of cells are one sentence, with full stops in them.
    ['# Lumi works. Today it rains.', met], ['> - 1) # Lumi works. Today it rains.', [...met, 'now+digit']], ['Lumi works. Today it rains.\n===', met], ['Lumi works. Today it rains.\n> -- \nx', met], ['Lumi works. Today | x', met], ['Lumi works. Today\nand a #', apart], ['Lumi works. Today == x', apart], ['Lumi works. Today it rains.\n\n# Lines', apart], ['# Lines\n\nLumi works. Today it rains.', apart], ['It works. Fine\n\n# Lumi works. Today', met], ['Lumi works. Fine\n\n# Lumi works. Today', met], ['Lumi works. Today it rains.\r\r# Lines', apart], ['a | b. Lumi\n\nLumi works. Today', apart], ['# Lumi works. It rains.\n\nLumi works. Today it rains.', apart],
    // A full stop may be part of what is not read as text.
    ['Lumi <b title="it works. Today it rains">', met], ['Lumi [it works. Today](u)', met], ['`Lumi works. Today it rains`', met], ['Lumi {it works. Today}', met], ['Lumi \\` works. Today', met], ['Lumi [a](b c) works. Today', met], ['Lumi [a]: works. Today', met], ['Lumi \\[a] works. Today', met], ['Lumi ` works. Today `', met], ['Lumi [a <b](c) works. Today', met], ['Lumi [a [b](c) works. Today', met], ['Lumi [a][b [c] works. Today', met], ['Lumi [a](b(c) works. Today', met],
    ['Lumi `a b` works. Today', apart], ['Lumi [a](b) works. Today', apart], ['Lumi [a][b] works. Today', apart], ['Lumi [a] works. Today', apart], ['Lumi [a]() [][] [] `[` works. Today', apart], ['[a](b) `c` Lumi [^a] works. Today', apart], ['[ it works. It\n\nLumi works. Today', apart], ['`a works. Lumi works. Today b', met],
  ])('%j', (text, groups) => expect(meet(text)).toEqual(groups))

  test('with a digit, which is no phrase', () => {
    expect(['today 2', '2 today', 'today', 'today\n\n2', '2\n\ntoday', 'Today it rains. It has 2 hours.'].map((text) => meet(text).includes('now+digit'))).toEqual([true, true, false, false, false, false])
  })

  test('in MDX no full stop is for certain the end of one, but an empty line is', () => {
    expect(['Lumi works. Today', 'x\n\nLumi works. Today', 'Lumi\n\ntoday'].map((text) => meet(text, {syntax: 'mdx'}))).toEqual([met, met, apart])
  })

  test('front matter is one, with empty lines and full stops in it, and may hide letters behind a backslash', () => {
    const inMatter = (matter: string, body: string): string[] => meet(matter + body, {frontMatter: matter.length})
    expect(inMatter('---\na: Lumi works. Today\n---', '\n\nx')).toEqual(met)
    expect(inMatter('---\na: Lumi\n\nb: today\n---', '\n\nx')).toEqual(met)
    expect(inMatter('---\na: Lumi\n---', '\n\nToday')).toEqual(apart)
    expect(inMatter('---\na: 2\n---', '\n\nToday')).toEqual(['now'])
    expect(inMatter('---\na: 2\nb: today\n---', '\n\nx')).toEqual(['now', 'now+digit'])
    expect(inMatter('---\na: x\n---', '\n\nLumi works. Today')).toEqual(apart)
    expect(inMatter('---\na: "\\x4cumi"\n---', '\n\nx')).toEqual(['name', 'name+now', 'now', 'now+digit', 'other'])
    expect(inMatter('+++\na = "Lumi works. Today"\n+++', '\n\nx')).toEqual(met)
    expect(inMatter('---\na: x\n---\n', '\\x')).toEqual([])
    expect(meet('\\x')).toEqual([])
  })
})

test('where phrases end is told of the groups that are asked for, but of none that may be anywhere', () => {
  const scanner = new PhraseScanner([{group: 'name', text: 'Lumi'}, {group: 'now', text: 'today'}, {group: 'id', text: 'lumi-', beginsId: true}, {group: 'other id', text: 'lumi-', beginsId: true}, {group: 'plus', text: '+'}])
  const places = new Map<string, number[]>([['name', []], ['id', []], ['plus', []]])
  scanner.scan('Lumi today, lumi-x2, L&#117;MIs', 0, 'markdown', places)
  expect([...places]).toEqual([['name', [3, 15, 29]], ['id', [15]]])
  expect([...scanner.scan('lumi-x2')].toSorted()).toEqual(['id', 'name', 'other id', 'plus'])
})
