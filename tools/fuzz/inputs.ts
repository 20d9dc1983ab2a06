import fc from 'fast-check'
import {markdownExamples} from '../../packages/remark-copydesk/test/markdown-examples.ts'
import {exampleConfig, exampleFacts, exampleRegistry, makeExampleDesk} from '../../packages/remark-copydesk/src/example-desk.ts'
import {rules} from '../../packages/remark-copydesk/src/rules/index.ts'

const desk = makeExampleDesk()
const names = [...desk.terms.values()].flatMap(({name, short, variants, hybrids, ids}) => [name, ...short, ...variants, ...hybrids.map(({text}) => text), ...ids.map(({id}) => id)])
const cues = [...desk.layers.values()].flatMap((layer) => [...layer.cues.strong, ...layer.cues.weak].map(({cue}) => cue))

/** Pieces of Markdown, of prose, and of what is neither. */
const pieces = [
  ...names, ...cues, 'Lumina', 'lumina-x-9', 'The', 'the latest model', 'currently', 'no longer', 'former', 'latter', 'respectively', 'which', 'and', 'is', 'not', 'of', 'its', '$20 a month', '4 cents', '100 images', 'Verified: ', '20 April 2026', '2026-02-30', '31 April 2026', '4/5/2026',
  '*', '**', '_', '~', '~~', '`', '```', '~~~', '\\', '[', ']', '(', ')', '](u)', '](<a b> "t")', '][r]', '[r]: /u "t"', '![', '![a](u)', '<', '>', '<b>', '</b>', '<br/>', '<!--', '-->', '<!-- copydesk-disable canonical-name -- so -->', '<!-- copydesk-enable -->', '<!-- copydesk-disable-next-line', '<?', '?>', '<![CDATA[', ']]>', '<script>', '</script>', 'https://x.example/a?b=c', 'www.x.example', 'a@b.example', '<https://x.example>',
  '# ', '###### ', '===', '---', '***', '- ', '* ', '1. ', '999999999. ', '- [ ] ', '- [x] ', '> ', '>', '    ', '\t', '| ', ' | ', '|-|-|', '|:-:|', '[^1]', '[^1]: ', '[^f:paint.price]', '[^f:paint.price]: ', '[^f:none]', '[^f:', '[!NOTE]', '## Verdict', '## Price', '## Limits',
  '&amp;', '&#32;', '&#x110000;', '&#0;', '&nbsp;', '&shy;', '&lt', '&', ';', '"', "'", '“', '”', '’', '.', '. ', ', ', '!', '?', ':', '…', '—', '-', '‑', '/', '=', '+', '$', '%', '{', '}', '{#id}', '{{ x }}', '{% x %}', ':::', '^', '@', '#',
  '\n', '\n', '\n\n', '\n\n', '\r\n', '\r', '\n> ', '\n  ', '\n    ', '  \n', '\\\n', ' ', ' ', ' ', '\u00A0', '\u2028', '\u0085', '\u000B', '\u000C', '\u0000', '\uFEFF', '\u00AD', '\u200B', '\u200D', '\u202E', '\u0301', '\u0130', '\u1E9E', 'ß', 'ſ', 'K', 'é', 'ﬁ', '中文', 'שלום', '👩‍💻', '🇮🇱', '\u{10FFFF}', '\uD800', '\uDC00',
]

const mdxPieces = ['{', '}', '{/*', '*/}', '{" "}', "{'Lumina Paints 2.0'}", '{`a`}', '<Card title="', '">', '<Card>', '</Card>', '<X/>', '<X {...a} />', '<X a={1 > 0}>', '</X>', '<>', '</>', 'import a from "a"', 'export const a = 1', 'export default ', '=>', 'function', '//', '<!-- a -->', '## A {#a}']

/** A part that stands often: what is slow shows itself. */
const often = fc.tuple(fc.constantFrom(...pieces), fc.nat({max: 60})).map(([piece, count]) => piece.repeat(count))
const composed = (own: readonly string[], maxLength = 40): fc.Arbitrary<string> =>
  fc.array(fc.oneof(
    {arbitrary: fc.constantFrom(...own), weight: 24},
    {arbitrary: fc.string({unit: 'grapheme', maxLength: 8}), weight: 2},
    {arbitrary: fc.string({unit: 'binary', maxLength: 8}), weight: 1},
    {arbitrary: often, weight: 1},
  ), {maxLength}).map((parts) => parts.join(''))

/** A text with some of its parts cut out, doubled, or replaced. */
function mutated(texts: readonly string[], own: readonly string[]): fc.Arbitrary<string> {
  const change = fc.tuple(fc.nat(1000), fc.nat(1000), fc.oneof(fc.constant(''), fc.constantFrom(...own), composed(own, 4), fc.constantFrom(...texts)), fc.constantFrom('cut', 'put', 'double'))
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, {minLength: 1, maxLength: 5})).map(([text, changes]) => changes.reduce((so, [from, length, piece, kind]) => {
    const start = Math.floor((from / 1000) * so.length)
    const end = Math.min(so.length, start + Math.floor(((length / 1000) ** 3) * so.length))
    if (kind === 'double') return so.slice(0, end) + so.slice(start)
    return so.slice(0, start) + piece + so.slice(kind === 'put' ? start : end)
  }, text))
}

const examples = rules.flatMap((rule) => rule.examples)
const plainTexts = [...markdownExamples, ...examples.filter(({text}) => !/^(?:---|\+\+\+)/u.test(text)).map(({text}) => text)]
const pageTexts = examples.filter(({text}) => text.startsWith('---')).map(({text}) => text)

/** Pieces of YAML, and values that no schema expects. */
const yamlPieces = [
  '\n', '\n', '\n  ', '\n    ', '\n- ', '\n  - ', ': ', ':', '- ', '? ', '[', ']', '{', '}', ',', '&a ', '*a', '<<: *a', '!!js/function "x"', '!!binary ', '!!set', '!<tag:x>', '!!timestamp 2026-01-01', '|', '|-\n', '>', '>+\n', '"', "'", '#', ' #', '%YAML 1.1', '---', '...', '\t', '\u0000', '\uFEFF', '\u0085', '\u2028', '\\', '"\\x4c"', '"\\ud800"', '~', 'null', 'true', 'yes', '.inf', '.nan', '-0', '0x1F', '0o7', '1e999', '99999999999999999999', '2026-01-01', '2026-02-30', '0000-00-00', '9999-12-31', '12:30:45',
  '__proto__', '__proto__: {a: 1}', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'id', 'name', 'title', 'kind', 'kind: guide', 'kind: card', 'about: [lumina-paint]', 'verification: {date: 2026-01-01, by: A}', 'date', 'cue', 'forms', 'exact: true', '{word}', '{number}', '{identifier}', '{version}', '{money}', '{}', '.', '..', '/', '../..', '**', '{a,b}', '[!a]', '!(a)', '@(a|b)', '*', '+', '(', '$', '^', '\\d', 'lumina-paint', 'lumina-studio', 'Lumina', 'a', 'A b', '', '中文', '👩‍💻', '90d', '0d', '-1d', '999999d', 'off', 'error', '[warning, {}]',
]
const frontMatterTexts = pageTexts.map((text) => /^---\n([^]*?)\n---/u.exec(text)?.[1] ?? '')
const matter = (fence: string, yaml: fc.Arbitrary<string>, body: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(yaml, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', ' \n'), fc.constantFrom(fence, fence, fence, fence, `${fence} `, '', '----'), body).map(([text, end, close, rest]) => `${fence}${end}${text}${end}${close}${end}${end}${rest}`)

const tomlTexts = ['title = "Paint"\nabout = ["lumina-paint"]\n[verification]\ndate = 2026-04-22\nby = "Ada"', "a.b.c = 1\n[[x]]\ny = {z = [1, 2.5, inf, 1979-05-27T07:32:00Z], 'q' = '''a\nb'''}\n[x.w]"]
const tomlPieces = [...yamlPieces.slice(0, 30), ' = ', '[', ']', '[[', ']]', '"""', "'''", 'a.b', '"__proto__"', '[__proto__]', '1_000', '0b1', 'inf', 'nan', '1979-05-27', '07:32:00', '{a = 1}', '\\u0041', '\\UFFFFFFFF']

const chooser = `id: which\ntitle: Which one\nlead: Two of Lumina.\nfirst: task\nquestions:\n  - id: task\n    ask: What do you do?\n    answers:\n      - {id: code, text: I call an API., recommend: paint}\n      - {id: see, text: I look., next: more}\n  - id: more\n    ask: How often?\n    answers: [{id: a, text: Often., recommend: studio}, {id: b, text: Not., recommend: paint}]\nrecommendations:\n  - {id: paint, title: Lumina Paint 2.0, term: lumina-paint, reasons: [It has an API.], facts: [paint.price]}\n  - {id: studio, title: Lumina Studio, page: decisions/studio.md, reasons: [It has a subscription.]}\n`

/** What each target is fed with. */
export const inputs = {
  markdown: fc.oneof({arbitrary: composed(pieces), weight: 3}, {arbitrary: mutated(plainTexts, pieces), weight: 2}),
  mdx: fc.oneof({arbitrary: composed([...pieces, ...mdxPieces, ...mdxPieces, ...mdxPieces]), weight: 2}, {arbitrary: mutated(plainTexts, [...mdxPieces, ...pieces]), weight: 1}),
  guide: fc.oneof({arbitrary: mutated(pageTexts, [...yamlPieces, ...pieces]), weight: 2}, {arbitrary: matter('---', fc.oneof(mutated(frontMatterTexts, yamlPieces), composed(yamlPieces)), composed(pieces, 12)), weight: 3}),
  toml: matter('+++', fc.oneof(mutated(tomlTexts, tomlPieces), composed(tomlPieces)), composed(pieces, 12)),
  registry: mutated([exampleRegistry], yamlPieces),
  facts: mutated([exampleFacts], yamlPieces),
  config: mutated([exampleConfig, `${exampleConfig}\nignore: [a/**]\nrules: {prose-date: [warning, {phrases: [seen]}], no-relative-time: [error, {allow: [today]}]}\nfront-matter: {title: headline}\n`], yamlPieces),
  chooser: mutated([chooser], yamlPieces),
} as const satisfies Record<string, fc.Arbitrary<string>>

/** Files of any bytes: noise, texts cut within a character, and both in turn. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  {arbitrary: fc.uint8Array({maxLength: 300}), weight: 1},
  {arbitrary: fc.tuple(fc.oneof(inputs.markdown, inputs.guide, inputs.mdx), fc.nat(1000), fc.oneof(fc.constant(new Uint8Array()), fc.uint8Array({maxLength: 6}))).map(([text, at, noise]) => {
    const whole = Buffer.from(text)
    const cut = Math.floor((at / 1000) * whole.length)
    return Buffer.concat([whole.subarray(0, cut), noise, whole.subarray(cut)])
  }), weight: 3},
)
