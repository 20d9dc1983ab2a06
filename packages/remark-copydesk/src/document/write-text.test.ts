import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {compileDesk} from '../desk/desk.ts'
import type {Desk} from '../desk/desk.ts'
import {exampleRegistry, makeExampleDesk} from '../example-desk.ts'
import {applyEdits, fix} from '../fix.ts'
import {lint} from '../lint.ts'
import {makeDocument} from './document.ts'
import {writeText} from './write-text.ts'

function deskWith(name: string): Desk {
  const registry = `${exampleRegistry.replace(/overlay:[^]*$/u, '')}  - {id: odd, name: ${JSON.stringify(name)}, layer: app, vendor: lumina, variants: [Wrong Thing]}\n`
  const {desk, problems} = compileDesk({registries: [[{path: 'r', text: registry}]]})
  return desk ?? expect.fail(JSON.stringify(problems))
}

const places = [
  'Ask Wrong Thing now.', 'Wrong Thing', '# Wrong Thing', '## Ask Wrong Thing', '- Wrong Thing', '> x\n> Wrong Thing', 'Ask **Wrong Thing**!', 'Ask *Wrong* Thing now.', '[Wrong Thing](a.md)', '![Wrong Thing](a.png)',
  '| a | b |\n| - | - |\n| Wrong Thing | x |', 'Ask <b>Wrong Thing</b> now.', 'x&amp;Wrong Thing', 'x\\*Wrong Thing',
  '---\ntitle: Wrong Thing\n---', '---\ntitle: Ask Wrong Thing now\n---', "---\ntitle: 'It’s Wrong Thing'\n---", '---\ntitle: "Wrong Thing"\n---', '---\nsummary: >\n  Ask\n  Wrong Thing\n---', '---\nsummary: |\n  Ask Wrong Thing\n---',
  '---\n{title: Wrong Thing, x: 1}\n---', '---\ntitle: Ask\n  Wrong Thing\ndescription: Wrong Thing\n---',
]

/** What readers read, passage by passage. */
function texts(text: string, desk: Desk): string[] {
  const document = makeDocument({text}, desk)
  expect(document.frontMatter?.errors ?? []).toEqual([])
  return document.passages.map((passage) => passage.text)
}

describe('property: after the fix a reader reads the name', () => {
  const character = fc.constantFrom(...Array.from('Qz1 :#"\'*_|[]<>&`\\-!~{}(),.%@=+'))
  const oddName = fc.array(character, {minLength: 1, maxLength: 9}).map((characters) => `Q${characters.join('').replaceAll(/\s+/gu, ' ').trim()}Z`)
  test.each(places)('%j', (place) => {
    fc.assert(fc.property(oddName, (name) => {
      fc.pre(!/\{version\}|wrong/iu.test(name))
      const desk = deskWith(name)
      const before = texts(place, desk)
      const fixed = fix({text: place}, desk, {only: ['canonical-name']})
      const after = texts(fixed.text, desk)
      if (fixed.text !== place) expect(after).toEqual(before.map((text) => text.replace('Wrong Thing', () => name)))
      for (const {edit} of fixed.findings.flatMap((finding) => finding.suggestions ?? [])) {
        expect(texts(applyEdits(fixed.text, [edit]).text, desk)).toEqual(before.map((text) => text.replace('Wrong Thing', () => name)))
      }
    }), {numRuns: Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 60)})
  })
})

test.each([
  ['---\ntitle: Wrong Thing\n---\n', 'Studio: Pro', '---\ntitle: "Studio: Pro"\n---\n'],
  ['---\ntitle: About Wrong Thing\n---\n', 'Q #1', '---\ntitle: "About Q #1"\n---\n'],
  ["---\ntitle: 'Wrong Thing'\n---\n", "Paint'n", "---\ntitle: 'Paint''n'\n---\n"],
  ['---\ntitle: "Wrong Thing"\n---\n', 'The "Q"', '---\ntitle: "The \\"Q\\""\n---\n'],
  ['| a |\n| - |\n| Wrong Thing |\n', 'A|B', '| a |\n| - |\n| A\\|B |\n'],
  ['Ask Wrong Thing.\n', 'Q*', 'Ask Q\\*.\n'],
  ['Ask Wrong Thing.\n', '<Q> & `Z`', 'Ask \\<Q\\> \\& \\`Z\\`.\n'],
  ['Ask Wrong Thing.\n', 'C++ 2.0', 'Ask C++ 2.0.\n'],
])('%j with %j', (text, name, expected) => {
  expect(fix({text}, deskWith(name), {only: ['canonical-name']}).text).toBe(expected)
})

test('what stands in code format stays in it, and takes its fences along where it leaves', () => {
  const text = 'Call `lumina-paint-9` now.'
  const document = makeDocument({text}, makeExampleDesk())
  const [passage] = document.passages
  const write = (words: string, format?: 'text' | 'code'): string | undefined => {
    const edit = passage && writeText(document, passage, 5, 19, words, format)
    return edit && applyEdits(text, [edit]).text
  }
  expect(write('lumina_paint-2')).toBe('Call `lumina_paint-2` now.')
  expect(write('Lumina Paint 2.0', 'text')).toBe('Call Lumina Paint 2.0 now.')
})

test('a suggestion for two names keeps one, whatever marks the other', () => {
  const text = 'It runs `lumina-paint-2`, also known as *Lumina Studio*.\n'
  const {findings} = lint(makeDocument({text}, makeExampleDesk()), {only: ['no-layer-mix']})
  expect(findings.flatMap(({suggestions = []}) => suggestions.map(({edit}) => applyEdits(text, [edit]).text))).toEqual([
    'It runs Lumina Studio.\n',
    'It runs `lumina-paint-2`.\n',
  ])
})

test.each<[text: string, words: string, to: string, expected: string | undefined, format?: 'text' | 'code' | undefined, path?: string]>([
  // What begins a block is no list and no heading.
  ['old one', 'old', '1. new', '1\\. new one'],
  ['old one', 'old', '- new', '\\- new one'],
  ['old one', 'old', '# new', '\\# new one'],
  ['> old one', 'old', '2) new', '> 2\\) new one'],
  ['x\nold one', 'old', '1. new', 'x\n1\\. new one'],
  ['one\n    old', 'old', '1. new', 'one\n    1\\. new'],
  ['# one old', 'old', 'new #', '# one new \\#'],
  ['- old one', 'old', '1. new', '- 1\\. new one'],
  ['- old one', 'old', '- new', '- \\- new one'],
  ['1. > old one', 'old', '+ new', '1. > \\+ new one'],
  ['x[^1]\n\n[^1]: old one', 'old', '1. new', 'x[^1]\n\n[^1]: 1\\. new one'],
  ['| old | b |\n|---|---|\n', 'old', '1. new', '| 1. new | b |\n|---|---|\n'],
  ['one old', 'old', '1. new', 'one 1. new'],
  [`a old ${'x '.repeat(100)}`, 'old', '1. new', `a 1. new ${'x '.repeat(100)}`],
  ['old one', 'old', 'new 1) x:', 'new 1) x: one'],
  // Signs are escaped where they could mean something.
  ['Ask old[x](u)', 'old', 'new!', 'Ask new\\![x](u)'],
  ['Ask old', 'old', 'n!w*', 'Ask n!w\\*'],
  // An insertion at the end.
  ['Ask', '', ' *now', 'Ask \\*now'],
  // Code, into it and out of it.
  ['Ask `old`.', 'old', 'n*w', 'Ask `n*w`.'],
  ['`old` x', 'old', 'n*w', '`n*w` x'],
  ['Ask `old` x', 'Ask old', '*n*', '\\*n\\* x'],
  ['Ask `old`.', 'old', 'n`w', undefined],
  ['Ask `` old ``.', 'old', 'n`w', 'Ask `` n`w ``.'],
  ['Ask old.', 'old', 'new', 'Ask `new`.', 'code'],
  ['Ask `old` or `x`.', 'old', 'a_b', 'Ask a\\_b or `x`.', 'text'],
  ['Ask `old one`.', 'old', 'new', 'Ask `new one`.', 'text'],
  ['Ask `one old`.', 'old', 'new', 'Ask `one new`.', 'text'],
  // What is cut in two goes along or stays as it is.
  ['Ask **old** one.', 'old one', 'new', 'Ask new.'],
  ['Ask **old**.', 'Ask old', 'new', 'new.'],
  ['*a **old** b c*', 'old b', 'new', '*a new c*'],
  ['---\ntitle: old\n---', 'old', 'n"w', '---\ntitle: n"w\n---'],
  ['Ask &#x1F3A8; old.', '\uDFA8 old', 'new', undefined],
  ['a <b>old</b> c', 'a old', 'new', undefined],
  ['a <b>old</b> c', 'old c', 'new', undefined],
  ['<b>a</b> <i>old</i> c', 'a old', 'new', undefined],
  ['a <b>b</i></b> old', 'a b old', 'new', undefined],
  ['a <b>old</b> c', 'old', 'new', 'a <b>new</b> c'],
  ['a <B class="x">b</b> old c', 'a b old', 'new', 'new c'],
  ['a<br>b<wbr/> old c', 'a b old', 'new', 'new c'],
  ['a <b>old</b> c', 'a old', 'new', undefined, undefined, 'a.mdx'],
  ['a <b>old</b> c', 'old', 'new', 'a <b>new</b> c', undefined, 'a.mdx'],
  ['a <b>old</b> c', 'old', '{x}', undefined, undefined, 'a.mdx'],
])('in %j, %j becomes %j: %j', (text, words, to, expected, format, path = 'a.md') => {
  const document = makeDocument({text, path}, makeExampleDesk())
  const passage = document.passages.find((one) => one.text.includes(words)) ?? expect.fail('no passage')
  const at = words === '' ? passage.text.length : passage.text.indexOf(words)
  const edit = writeText(document, passage, at, at + words.length, to, format)
  expect(edit && applyEdits(text, [edit]).text).toBe(expected)
  if (edit) expect(makeDocument({text: applyEdits(text, [edit]).text, path}, makeExampleDesk()).passages[passage.index]?.text).toBe(passage.text.slice(0, at) + to + passage.text.slice(at + words.length))
})

test('of passages that read the same the one that is meant is edited, and front matter under other names is front matter', () => {
  const {desk} = compileDesk({config: {path: 'c', text: 'front-matter: {title: head}\n'}})
  const text = '---\nhead: Ask old\n---\n\nAsk **old** one.\n\nAsk **old** one.\n\nAsk **old** one.\n'
  const document = makeDocument({text}, desk ?? expect.fail('no desk'))
  const written = document.passages.map((passage) => {
    const edit = writeText(document, passage, 4, Math.min(11, passage.text.length), 'new')
    return edit && applyEdits(text, [edit]).text.replace(text.slice(0, 21), '').replaceAll('Ask **old** one.', '-').replaceAll('\n\n', ' ').trim()
  })
  expect(written).toEqual(['---\nhead: Ask new\n--- - - -', 'Ask new. - -', '- Ask new. -', '- - Ask new.'])
})

describe('the link of a first mention', () => {
  const linked = (text: string, page = '/terms/x/'): string => {
    const {desk} = compileDesk({config: {path: 'c', text: 'rules: {first-mention-link: error}\n'}, registries: [[{path: 'r', text: exampleRegistry.replace('/terms/lumina-studio/', page)}]]})
    return fix({text}, desk ?? expect.fail('no desk'), {only: ['first-mention-link']}).text
  }

  test.each([
    ['Ask Lumina Studio.\n', '/a (b)/', 'Ask [Lumina Studio](</a%20(b)/>).\n'],
    ['Ask Lumina Studio.\n', '/terms/x/', 'Ask [Lumina Studio](/terms/x/).\n'],
  ])('%j to %j', (text, page, expected) => {
    expect(linked(text, page)).toBe(expected)
  })
})
