import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseCalendarDate} from './calendar-date.ts'
import {compileDesk} from './desk/desk.ts'
import {makeDocument} from './document/document.ts'
import {parseMarkdown} from './document/parse.ts'
import {mayNestDeep} from './document/traces.ts'
import {exampleRegistry, makeExampleDesk} from './example-desk.ts'
import {lint} from './lint.ts'
import {defineRule} from './rule.ts'
import type {Rule} from './rule.ts'
import {rules} from './rules/index.ts'

const desk = makeExampleDesk()
const today = parseCalendarDate('2026-11-23')
const unguarded: readonly Rule[] = rules.map((rule) => ({...rule, mayFind: () => true, reads: undefined}))

function bothWays(text: string, path = 'notes.md', by = desk): {guarded: unknown; whole: unknown} {
  const run = (ruleSet: readonly Rule[]): unknown => lint(makeDocument({text, path}, by), {...(today && {today}), rules: ruleSet}).findings
  return {guarded: run(rules), whole: run(unguarded)}
}

test('every example of every rule is found without a parse being saved, and with', () => {
  for (const rule of rules) {
    for (const {text, path} of rule.examples) {
      const {guarded, whole} = bothWays(text, path)
      expect(guarded).toEqual(whole)
    }
  }
})

test.each([
  ['a heading', '# Lumi makes pictures. The currently '],
  ['a heading in an item', '- # Lumi makes pictures. The currently '],
  ['an underlined heading', 'Lumi makes pictures. The currently\n===\n'],
  ['a cell', 'a | b\n- | -\nLumi makes pictures. The currently | b\n'],
  ['the text of an image', '![Lumi makes pictures. The currently](u)'],
])('%s is one sentence, with full stops in it', (_, text) => {
  const {guarded, whole} = bothWays(text)
  expect(guarded).toEqual(whole)
})

test('a key of front matter is seen under every name that the desk gives it, in YAML and TOML', () => {
  const {desk: mapped} = compileDesk({config: {path: 'c', text: 'front-matter: {about: [subject.product, topic], verification.date: [reviewed.on, checked.on], verification.text: [reviewed.hash, checked.hash]}\n'}, registries: [[{path: 'r', text: exampleRegistry}]]})
  // No name stands in these pages, so only the key says that there is something to find.
  const matters: readonly (readonly [matter: string, by: typeof desk])[] = [
    ...['reviewed:\n  on: 2020-01-01\n  hash: x', 'checked: {on: 2020-01-01, hash: x}', '"check\\x65d": {"on": 2020-01-01, hash: x}'].map((matter) => [`---\n${matter}\n---`, mapped ?? expect.fail('no desk')] as const),
    ...['verification:\n  date: 2020-01-01\n  text: x', '"verification":\n  date: 2020-01-01\n  text: x', '{title: y, verification: {date: 2020-01-01, text: x}}', '? verification\n: date: 2020-01-01\n  text: x', '!!str verification:\n  date: 2020-01-01\n  text: x', '"\\x76erification": {date: 2020-01-01, text: x}'].map((matter) => [`---\n${matter}\n---`, desk] as const),
    ...['verification={date="2020-01-01",text="x"}', '[verification]\ndate = 2020-01-01\ntext = "x"', '"verification".date = 2020-01-01\n"verification".text = "x"', '"veri\\u0066ication" = {date = 2020-01-01, text = "x"}'].map((matter) => [`+++\n${matter}\n+++`, desk] as const),
  ]
  for (const [matter, by] of matters) {
    const {guarded, whole} = bothWays(`${matter}\n\nNothing.\n`, 'notes.md', by)
    expect(whole, matter).toMatchObject([{rule: 'edited-after-verified'}])
    expect(guarded, matter).toEqual(whole)
  }
})

test.each([
  ['quotes', '> '.repeat(501)], ['quotes on a later line', `x\n\n${'>'.repeat(501)}x`], ['quotes behind a carriage return', `x\r\r${'>'.repeat(501)}x`], ['items', `${'- '.repeat(501)}x`], ['numbered items', `${'1. '.repeat(501)}x`], ['items and tabs', `${'+\t'.repeat(501)}x`],
  ['emphasis', `${'*a '.repeat(501)}${'a* '.repeat(501)}`], ['emphasis by other marks', `${'_a '.repeat(501)}${'a_ '.repeat(501)}`], ['strikethrough', `${'~a *b '.repeat(251)}${'b* a~ '.repeat(251)}`], ['emphasis over lines', `x\n\n${'*a\n'.repeat(501)}${'a*\n'.repeat(501)}\ny`],
])('%s that nest too deep are seen in the text', (_, text) => {
  expect(() => parseMarkdown(text)).toThrow('Unexpected nesting deeper than the parser can follow')
  expect(mayNestDeep(text)).toBe(true)
})

test.each([
  '', 'x', `x${'>'.repeat(600)}`, '-'.repeat(200), '[a](u) '.repeat(600), 'snake_case '.repeat(600),
  ...['\n\n', '\n \t\n', '\r\n\r\n', '\r\r'].map((gap) => gap + `${'*a* '.repeat(60)}${'~b~ '.repeat(60)}${gap}`.repeat(10)),
].map((text) => [text.slice(0, 20), text] as const))('%j … is parsed for no depth', (_, text) => {
  expect(mayNestDeep(text)).toBe(false)
})

/** What a writer or a generator may put between two letters of a name. */
const between = fc.constantFrom('', '', '', '', '*', '**', '_', '~~', '\\', '[', '](u)', '](u(x)y "t (t)")', '](<a b>)', '][ref]', '<b>', '</b>', '<a title="a>b">', '<!-- x > y -->', '<br>', '[^1]', '`', '![i](u)', '![i [j]](u "t")', '![i][ref]')
const gap = fc.constantFrom(' ', '  ', '\n', '\r\n', '\n> ', '\n  ', '\t', '-', '‑', '\u00A0', '&nbsp;', '&#32;', '&#x2011;', '\\\n', '  \n', '<br/>', ' <!-- c -->', '*', ' **', '** ', '](u) ', ' ![i](u) ', '[^1] ', '\n\n', '', '\uFEFF', '\u00AD', '&shy;')
const letter = (character: string): fc.Arbitrary<string> =>
  fc.oneof(
    {arbitrary: fc.constantFrom(character, character, character.toUpperCase(), character.toLowerCase()), weight: 12},
    {arbitrary: fc.constant(`&#${character.codePointAt(0)};`), weight: 1},
    {arbitrary: fc.constant(`&#x${character.codePointAt(0)?.toString(16)};`), weight: 1},
    {arbitrary: fc.constant({k: '\u212A', s: '\u017F'}[character.toLowerCase()] ?? character), weight: 1},
  )

function disguised(name: string): fc.Arbitrary<string> {
  return fc.tuple(...name.split('').map((character) => (/\s|-/u.test(character) ? gap : fc.tuple(letter(character), fc.oneof({arbitrary: fc.constant(''), weight: 6}, {arbitrary: between, weight: 1})).map((pair) => pair.join(''))))).map((parts) => parts.join(''))
}

const forms = [...new Set([...desk.terms.values()].flatMap(({name, short, variants, hybrids, ids}) => [name, ...short, ...variants, ...hybrids.map(({text}) => text), ...ids.map(({id}) => id)])), 'lumina-paint-9'].map((form) => form.replace('{version}', '2.1'))
const word = fc.constantFrom('makes pictures. The', 'makes pictures.  The', '`some code. The', 'code`', '![shows pictures. The', 'alt](u)', '[words', '](u "long title. The")', '<b title="long title. The">', '<!-- long note. The', '-->', '\\`', '``', '[!NOTE]\n', 'approx. The', 'no longer', 'The', 'subscription', 'API', 'currently', 'as of now 3', 'thi\u017F week', 'latest model', 'is', 'verified', '20 April 2026', 'Verified: 31 April 2026', 'new', 'per month', 'x', '2', '(', ')', '|', '`code`', '[^f:lumina.price]', '<!-- copydesk-disable id-in-code -- so -->', ...Array.from(desk.vendors.values(), ({name}) => name))
const piece = fc.oneof({arbitrary: fc.constantFrom(...forms).chain(disguised), weight: 2}, {arbitrary: word, weight: 3})
const body = fc.array(fc.tuple(fc.constantFrom('', '', '', '# ', '### ', '> ', '- ', '| ', '`', '*', '[', '(', 'x', '.', '\u2014', 'é'), piece, fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '\n===\n', '\n---\n', ' | ', '', 's ', '.', ', ', '](u)', '*')), {minLength: 1, maxLength: 8}).map((parts) => parts.flat().join(''))
const matter = fc.oneof(
  {arbitrary: fc.constantFrom('{about: [lumina-paint]}', '{ # c\n about # c\n : [lumina-paint]}', '{title: x,"about":[lumina-paint]}', '{title: x, ? about : [lumina-paint]}', '--- {about: [lumina-paint]}').map((text) => `---\n${text}\n---\n\n`), weight: 1},
  {arbitrary: fc.constant(''), weight: 4},
  {arbitrary: fc.tuple(fc.constantFrom('title: ', 'title: "', "title: '", 'description: >-\n  ', 'about: [', '"about": [', 'about : [', '? about\n: [', '? # c\n  about # c\n: [', '&k about: [', 'title: &k about\n*k : [', '!!str about: [', '--- about: [', 'kind: guide\ntitle: ', 'verification:\n  date: 2026-01-0', 'summary: |\n  '), fc.oneof(fc.constantFrom(...forms).chain(disguised), fc.constant('\\x4cumina'), fc.constant('lumina-paint'))).map(([key, value]) => `---\n${key}${value}${/"$/u.test(key) ? '"' : /'$/u.test(key) ? "'" : /\[$/u.test(key) ? ']' : ''}\n---\n\n`), weight: 1},
)

test('what is left unparsed has no finding', () => {
  fc.assert(
    fc.property(matter, body, (head, text) => {
      const {guarded, whole} = bothWays(head + text)
      expect(guarded).toEqual(whole)
    }),
    {numRuns: Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 1000)},
  )
})

/** The same for MDX, in forms that its parser takes: of one that it refuses nothing is found either way. */
const mdxLetter = (character: string): fc.Arbitrary<string> =>
  fc.oneof(
    {arbitrary: letter(character), weight: 12},
    {arbitrary: fc.constantFrom(`{"${character}"}`, `{'${character}'}`, `{ \`${character}\` }`, `<b>${character}</b>`, `<X a={1 > 0}>${character}</X>`, `**${character}**`), weight: 1},
  )
const mdxBetween = fc.constantFrom('{/* c */}', '{""}', '<X/>', '<X t="a>b" />', '<X t="Alpha beta. Gamma" />', '{/* alpha beta. Gamma */}', '{"alpha. Gamma".length}', '<X {...{a: 1}} />', '{/* } */}', '&shy;', '{1 > 0}', '![i](u)', '[^1]')
const mdxGap = fc.constantFrom(' ', "{' '}", '{" "}', '{`-`}', ' {/* c */} ', '<br/>', '\n', '{" "}\n', '-', '&nbsp;', '{/*\n*/} ', '\n\n')

function disguisedInMdx(name: string): fc.Arbitrary<string> {
  return fc.tuple(...name.split('').map((character) => (/\s|-/u.test(character) ? mdxGap : fc.tuple(mdxLetter(character), fc.oneof({arbitrary: fc.constant(''), weight: 9}, {arbitrary: mdxBetween, weight: 1})).map((pair) => pair.join(''))))).map((parts) => parts.join(''))
}

const mdxPiece = fc.oneof({arbitrary: fc.constantFrom(...forms).chain(disguisedInMdx), weight: 2}, {arbitrary: word.map((text) => text.replace('<!--', '{/*').replace('-->', '*/}')), weight: 2})
const mdxBlock = fc.tuple(fc.array(fc.tuple(mdxPiece, fc.constantFrom(' ', ' ', '\n', '. ', ', ')), {minLength: 1, maxLength: 5}).map((parts) => parts.flat().join('')), fc.constantFrom(...forms), fc.nat(6)).map(([text, form, shape]) => [
  text, text, `# ${text.replaceAll('\n', ' ')}`, `<Card title="${form}">\n  ${text}\n</Card>`, `<Card label={'${form}'} tip="a\n${form}">\n\n${text}\n\n</Card>`, `import x from "x"\n\n${text}`, `    ${text}`,
][shape] ?? text)

test('what is left unparsed has no finding in MDX', () => {
  let read = 0
  fc.assert(
    fc.property(matter, fc.array(mdxBlock, {minLength: 1, maxLength: 3}).map((blocks) => `${blocks.join('\n\n')}\n`), (head, text) => {
      const {guarded, whole} = bothWays(head + text, 'notes.mdx')
      if (!JSON.stringify(whole).includes('unreadable')) read += 1
      expect(guarded).toEqual(whole)
    }),
    {numRuns: Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 500)},
  )
  expect(read).toBeGreaterThan(Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 500) / 2)
})

test.each(['tool', 'tool+names', 'sign'])('a rule of one’s own that reads %j judges the passage that has it', (reads) => {
  const rule = defineRule({id: 'own', summary: 'Find.', reads, near: ['tool+names'], phrases: () => [{group: 'tool', text: 'hammer'}, {group: 'sign', text: '→'}], check: ({passages}) => passages.filter(({text}) => text.includes('hammer')).map(({text}) => ({range: [3, 4], message: text}))})
  expect(lint(makeDocument({text: 'z\n\nLumi has a hammer →\n\nq\n', path: 'notes.md'}, desk), {rules: [rule]}).findings.map(({message}) => message)).toEqual(['Lumi has a hammer →'])
})
