import {expect, test} from 'vitest'
import {rules} from 'remark-copydesk'
import {dateLine, desk, makeFolder, runCopydesk} from './run-copydesk.ts'

const draw = `Quill Draw 3
  What                 A model that draws.
  Layer                model layer
  Kind                 model
  Vendor               Quill
  Also right           QD3
  Wrong                Quill Draws 3: write "Quill Draw 3"
  API ids              quill-draw-3: live
                       quill-draw-2: shut down since 2 March 2026, write \`quill-draw-3\` instead
  Not to confuse with  Quill Desk (app layer)
  Written in           registry/quill.yaml:7
`
const quillDesk = `Quill Desk
  Layer                app layer
  Kind                 app
  Vendor               Quill
  Wrong                Quill Desk Draw 3: write "Quill Draw 3" or "Quill Desk"
  Not to confuse with  Quill Draw 3 (model layer)
  Written in           registry/quill.yaml:19
`

test.each([
  [[], 'model layer\n  Quill Draw 3  Quill\n\napp layer\n  Quill Desk    Quill\n'],
  [['Quill', 'Draw', '3'], draw],
  [['quill-draw'], draw],
  [['QD3'], `"QD3" is an accepted shorter form of "Quill Draw 3"\n\n${draw}`],
  [['Quill Draws 3'], `"Quill Draws 3" is a wrong form: write "Quill Draw 3"\n\n${draw}`],
  [['quill DRAW-3'], `"quill DRAW-3" is a wrong form: write "Quill Draw 3"\n\n${draw}`],
  [['Quill Desk Draw 3'], `"Quill Desk Draw 3" joins the names of different products: write "Quill Draw 3" or "Quill Desk", whichever is meant\n\n${draw}\n${quillDesk}`],
  [['quill-draw-3'], `\`quill-draw-3\` is an API id of Quill Draw 3: live, write it in code format\n\n${draw}`],
  [['quill-draw-2'], `\`quill-draw-2\` is an API id of Quill Draw 3: shut down since 2 March 2026, write \`quill-draw-3\` instead\n\n${draw}`],
])('terms %j', async (words, out) => {
  expect(await runCopydesk(['terms', ...words], {cwd: makeFolder(desk)})).toEqual({code: 0, out, err: ''})
})

test('terms names the nearest one it knows', async () => {
  const cwd = makeFolder(desk)
  expect(await runCopydesk(['terms', 'Quil', 'Drew', '3'], {cwd})).toEqual({code: 2, out: '', err: 'Unexpected name "Quil Drew 3", expected one that the registry has, did you mean "Quill Draw 3"?\n'})
  expect(await runCopydesk(['terms', 'something else \u001B'], {cwd})).toEqual({code: 2, out: '', err: 'Unexpected name "something else \\u001b", expected one that the registry has: `copydesk terms` lists them\n'})
})

test('terms needs a desk', async () => {
  const cwd = makeFolder({'copydesk.yaml': 'kind: {}\n'})
  expect(await runCopydesk(['terms'], {cwd})).toEqual({code: 2, out: '', err: 'copydesk.yaml:1:1 Unexpected key `kind`, did you mean `kinds`?\n'})
  expect((await runCopydesk(['terms'], {cwd: makeFolder({})})).err).toContain('Unexpected folder under no copydesk.yaml, expected one there or above: write one, or name one with `--config FILE`\n')
})

test('rules lists every rule and explains each', async () => {
  const cwd = makeFolder({})
  const {out, code, err} = await runCopydesk(['rules'], {cwd})
  expect({code, err}).toEqual({code: 0, err: ''})
  expect(out.trimEnd().split('\n').map((line) => line.split(' ')[0])).toEqual(rules.map(({id}) => id))
  const pages = await Promise.all(rules.map(({id}) => runCopydesk(['rules', id], {cwd})))
  expect(pages).toEqual(rules.map(({id, summary}) => ({code: 0, out: expect.stringContaining(`${id}: ${summary}\n`), err: ''})))
})

test('explain tells what the rules see at a place', async () => {
  const cwd = makeFolder({...desk, 'a.md': '# Prices\n\nIn short:\n\n- *Quill* Draws 3 has an API,\n  Quill Desk a subscription.\n\n```\ncode\n```\n'})
  const ran = await runCopydesk(['explain', 'a.md:6', '--rule', 'canonical-name'], {cwd})
  expect({code: ran.code, err: ran.err}).toEqual({code: 0, err: dateLine})
  expect(ran.out).toMatchInlineSnapshot(`
    "a.md:5:4-6:29 paragraph
      Quill Draws 3 has an API, Quill Desk a subscription.
      under: Prices
      after: In short:
      in: a list item
      5:4-5:18   name  "Quill Draws 3"  Quill Draw 3, model layer, variant
      5:26-5:29  cue   "API"            strong noun of the model layer
      6:3-6:13   name  "Quill Desk"     Quill Desk, app layer, the name
      6:16-6:28  cue   "subscription"   strong noun of the app layer

    a.md:5:4 error canonical-name
      Unexpected name "Quill Draws 3", expected "Quill Draw 3"
      5 | - *Quill* Draws 3 has an API,
        |    ^^^^^^^^^^^^^^
      why: Quill writes it "Quill Draw 3"; another spelling reads as another product.
      fix: write "Quill Draw 3"; \`copydesk fix\` does it

    Reasoning of no-layer-mix
      governed by: the words that lead into the list, "In short:"
      governed by: the heading of the section, "Prices"
      5:26-5:29 "API"
        whose word: model layer, strong, convicts alone, as "API" in registry/quill.yaml:2
        said of: nobody directly
        "Quill Draws 3": it is this name’s own word (registry/quill.yaml:7)
        "Quill Desk": it is the word of something else than this name (registry/quill.yaml:19)
        verdict: no mix
      6:16-6:28 "subscription"
        whose word: app layer, strong, convicts alone, as "subscription" in registry/quill.yaml:3
        said of: nobody directly
        "Quill Draws 3": it is the word of something else than this name (registry/quill.yaml:7)
        "Quill Desk": it is this name’s own word (registry/quill.yaml:19)
        verdict: no mix
    "
  `)
  expect((await runCopydesk(['explain', 'a.md:1:3', '--no-clock', '--rule', 'canonical-name'], {cwd})).out).toBe('a.md:1:3-1:9 heading\n  Prices\n  No name, id or cue.\n\nNo finding here.\n')
  expect((await runCopydesk(['explain', 'a.md:9'], {cwd})).out).toBe('a.md:9 holds no prose: code, addresses, HTML and blank lines say nothing to a rule.\n')
  expect(await runCopydesk(['explain', 'a.md:99'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('Unexpected line 99, expected one from 1 to 11\n')})
  expect(await runCopydesk(['explain', 'a.md:1:99'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('Unexpected column 99, expected one from 1 to 9\n')})
  expect(await runCopydesk(['explain', 'b.md:1'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('Unexpected path `b.md`, expected a file: there is nothing of that name\n')})
})

test('explain shows the reasoning: whose word, said of whom, what keeps a rule silent, the verdict', async () => {
  const cwd = makeFolder({...desk, 'a.md': '# Quill Desk\n\nThe Quill Desk API needs a subscription.\n\nDoes Quill Desk have an API?\n\nOf Quill Desk:\n\n- An API.\n'})
  const reasoning = async (place: string): Promise<string> => (await runCopydesk(['explain', place, '--no-clock'], {cwd})).out.split('Reasoning')[1] ?? ''
  expect(await reasoning('a.md:3')).toMatchInlineSnapshot(`
    " of no-layer-mix
      governed by: the heading of the section, "Quill Desk"
      3:16-3:19 "API"
        whose word: model layer, strong, convicts alone, as "API" in registry/quill.yaml:2
        said of: "Quill Desk" (compound)
        "Quill Desk": it is the word of something else than this name (registry/quill.yaml:19)
        verdict: a mix, said of "Quill Desk": they stand together as one expression
      3:28-3:40 "subscription"
        whose word: app layer, strong, convicts alone, as "subscription" in registry/quill.yaml:3
        said of: nobody directly
        "Quill Desk": it is this name’s own word (registry/quill.yaml:19)
        verdict: no mix
    "
  `)
  expect(await reasoning('a.md:5')).toMatchInlineSnapshot(`
    " of no-layer-mix
      governed by: the heading of the section, "Quill Desk"
      5:25-5:28 "API"
        whose word: model layer, strong, convicts alone, as "API" in registry/quill.yaml:2
        said of: nobody directly
        "Quill Desk": it is the word of something else than this name (registry/quill.yaml:19)
        looser readings are silent: the sentence asks
        verdict: no mix, for nothing gives it to that name firmly enough
    "
  `)
  const inList = await reasoning('a.md:9')
  expect(inList).toContain('  governed by: the heading of the section, "Quill Desk"\n')
  expect(inList).toContain('    said of: nobody directly\n    verdict: a mix, said of "Quill Desk": the words that lead into the list\n')
  expect(await reasoning('a.md:1')).toBe('')
})

test('terms puts a wrong sentence in quotation marks, with its full stop', async () => {
  const cwd = makeFolder({...desk, 'registry/more.yaml': 'terms:\n  - {id: ink, name: Quill Ink, layer: app, vendor: quill, examples: {wrong: [{text: Buy quill ink first., say: Buy Quill Ink first.}]}}\n', 'copydesk.yaml': desk['copydesk.yaml']})
  expect((await runCopydesk(['terms', 'Quill Ink'], {cwd})).out).toContain('"Buy quill ink first.": say "Buy Quill Ink first."')
})
