import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeFolder, runCopydesk} from './run-copydesk.ts'

const lists = {
  '.vale.ini': '# Ours\nStylesPath = styles\nMinAlertLevel = suggestion\nVocab = House\n\n[*.md]\nBasedOnStyles = Vale, Quill\nQuill.Off = NO\nQuill.Names = error\n',
  'styles/Quill/Names.yml': `extends: substitution
message: Use '%s' instead of '%s'
link: https://quill.example/style
ignorecase: true
level: error
swap:
  quill ?draws?: Quill Draw
  "(?:QD|Q Draw)": Quill Draw
  draw it: drawing
  Quill ?Pad: Quill Desk|Quill Draw
  Golang: Go
  'nib\\d+': Nib
  '(?<!Quill )Nib': Quill Nib
`,
  'styles/Quill/Cased.yml': 'extends: substitution\nmessage: x\nswap:\n  Desk: Quill Desk\n  Quillos: QuillOS\n',
  'styles/Quill/Never.yml': 'extends: existence\nmessage: x\nignorecase: true\naction: {name: replace, params: [QuillOS]}\ntokens: [quill system]\nexceptions: [old quill system]\n',
  'styles/Quill/Words.yml': 'extends: existence\nmessage: No %s\ntokens:\n  - simply\nraw:\n  - a+\n',
  'styles/Quill/Heads.yml': 'extends: substitution\nmessage: x\nscope: heading\nswap: {a: Quill}\n',
  'styles/Quill/Off.yml': 'extends: substitution\nmessage: x\nswap: {a: Quill}\n',
  'styles/Quill/Script.yml': 'extends: script\nmessage: x\n',
  'styles/config/vocabularies/House/accept.txt': '# names\nGitHub\n(?i)anyhow\nPost[gG]reSQL\nkubectl\n',
  'styles/config/vocabularies/House/reject.txt': 'Git Hub\nGitlab\n',
  '.textlintrc': '{\n  // ours\n  "rules": {"terminology": {"defaultTerms": false, "exclude": ["Slack"], "terms": [\n    "ESLint",\n    "Slack",\n    ["node[ .]?js(s)?", "Node.js"],\n    ["back-?end(\\\\w*)", "backend$1"],\n    ["GitHub", "Github"],\n  ]}}\n}\n',
} as const

test('Vale and textlint lists become a registry, and what cannot is told with its place', async () => {
  const cwd = makeFolder(lists)
  const ran = await runCopydesk(['import', '--output', 'registry/lists.yaml'], {cwd})
  expect(ran.code).toBe(0)
  expect(ran.out).toBe('')
  expect(ran.err).toMatchInlineSnapshot(`
    ".textlintrc:5 Not taken over: \`"Slack"\`: \`exclude\` leaves it out
    .textlintrc:6 Taken over but for this: \`["node[ .]?js(s)?","Node.js"]\`: "node.js" would not be found: to copydesk it is no whole name, or as right as "Node.js"
    .textlintrc:7 Not taken over: \`["back-?end(\\\\w*)","backend$1"]\`: \`\\w\` stands for more than one text
    .textlintrc:8 Not taken over: \`["GitHub","Github"]\`: "Github" is "GitHub" by styles/config/vocabularies/House/accept.txt:2
    .vale.ini:8 Not taken over: \`Quill.Off = NO\`: it is turned off
    .vale.ini:9 Not taken over: \`Quill.Names = error\`: a level of one rule: every name is \`canonical-name\` here, whose level \`rules\` of copydesk.yaml says
    styles/Quill/Cased.yml:4 Not taken over: \`Desk: Quill Desk\`: only this case of it is wrong, and copydesk finds a wrong form in any case
    styles/Quill/Heads.yml:3 Not taken over: \`scope: heading\`: names are looked for in all of the prose, not in one kind of place
    styles/Quill/Names.yml:9 Not taken over: \`draw it: drawing\`: "drawing" is an ordinary word: it is written with a capital where a sentence begins, and no name is
    styles/Quill/Names.yml:12 Not taken over: \`nib\\d+: Nib\`: \`\\d\` stands for more than one text
    styles/Quill/Names.yml:13 Not taken over: \`(?<!Quill )Nib: Quill Nib\`: \`(?<!\` looks at the words around it
    styles/Quill/Never.yml:6 Not taken over: \`exceptions: old quill system\`: an exception of a whole rule: \`allow\` of \`canonical-name\` in copydesk.yaml takes it where it is needed
    styles/Quill/Script.yml:1 Not taken over: \`extends: script\`: it is a program
    styles/Quill/Words.yml:4 Not taken over: \`simply\`: it names no replacement, and copydesk finds what it can say the right name of
    styles/Quill/Words.yml:5 Not taken over: \`raw: a+\`: it names no replacement, and is one pattern in pieces
    styles/config/vocabularies/House/accept.txt:3 Not taken over: \`(?i)anyhow\`: any case of it is right, so nothing of it can be wrong
    styles/config/vocabularies/House/accept.txt:5 Not taken over: \`kubectl\`: "kubectl" is an ordinary word: it is written with a capital where a sentence begins, and no name is
    styles/config/vocabularies/House/reject.txt:2 Not taken over: \`Gitlab\`: it names no replacement, and copydesk finds what it can say the right name of
    Took over 11 of 28 entries in 10 files, as 8 terms.
    Wrote registry/lists.yaml. Name its folder in copydesk.yaml: \`registry: [./registry]\`
    "
  `)
  expect(readFileSync(join(cwd, 'registry/lists.yaml'), 'utf8')).toMatchInlineSnapshot(`
    "# Names that \`copydesk import\` took over. What is known of one beside its spelling (layer, API ids, cues) is for you to add.
    layers:
      - id: imported
        label: imported name
    vendors:
      - id: from-quill
        name: Quill
      - id: from-textlintrc
        name: The list .textlintrc
      - id: from-house
        name: The vocabulary House
    terms:
      - id: eslint
        name: ESLint
        layer: imported
        vendor: from-textlintrc
      - id: github
        name: GitHub
        layer: imported
        vendor: from-house
      - id: go
        name: Go
        layer: imported
        vendor: from-quill
        word: true
        variants:
          - Golang
        sources:
          - url: https://quill.example/style
            publisher: community
            status: unverified
      - id: node.js
        name: Node.js
        layer: imported
        vendor: from-textlintrc
        variants:
          - node jss
          - node js
          - node.jss
          - nodejss
          - nodejs
      - id: postgresql
        name: PostgreSQL
        layer: imported
        vendor: from-house
        short:
          - PostGreSQL
      - id: quill-desk
        name: Quill Desk
        layer: imported
        vendor: from-quill
        hybrids:
          - text: Quill Pad
            meant:
              - quill-desk
              - quill-draw
          - text: QuillPad
            meant:
              - quill-desk
              - quill-draw
        sources:
          - url: https://quill.example/style
            publisher: community
            status: unverified
      - id: quill-draw
        name: Quill Draw
        layer: imported
        vendor: from-quill
        variants:
          - quill draws
          - quill draw
          - quilldraws
          - quilldraw
          - QD
          - Q Draw
        sources:
          - url: https://quill.example/style
            publisher: community
            status: unverified
      - id: quillos
        name: QuillOS
        layer: imported
        vendor: from-quill
        variants:
          - Quillos
          - quill system
    "
  `)
})

test('what was taken over is found and written as the lists say', async () => {
  const cwd = makeFolder({
    ...lists,
    'copydesk.yaml': 'registry: [./registry]\n',
    'registry/own.yaml': 'layers: [{id: app, label: app}]\nvendors: [{id: q, name: Q}]\nterms: [{id: quill-nib, name: Quill Nib, layer: app, vendor: q}, {id: eslint, name: ESlint, layer: app, vendor: q}]\n',
    'page.md': 'Go to quilldraws, QD, the quill system and git hub; eslint.\n\nA QuillPad for postgresql in Golang.\n',
  })
  const first = await runCopydesk(['import', '--output', 'registry/lists.yaml'], {cwd})
  expect(first.code).toBe(0)
  expect(first.err).toContain('.textlintrc:4 Not taken over: `"ESLint"`: the registry writes "ESlint" (`eslint`)\n')
  const text = readFileSync(join(cwd, 'registry/lists.yaml'), 'utf8')
  const {code, out} = await runCopydesk(['fix', '--no-clock'], {cwd})
  expect(code).toBe(1)
  expect(out).toContain('Unexpected name "QuillPad", expected "Quill Desk" or "Quill Draw"')
  expect(readFileSync(join(cwd, 'page.md'), 'utf8')).toBe('Go to Quill Draw, Quill Draw, the QuillOS and GitHub; ESlint.\n\nA QuillPad for PostgreSQL in Go.\n')
  const again = await runCopydesk(['import', '--output', 'registry/lists.yaml'], {cwd})
  expect(again.code).toBe(2)
  expect(again.err).toContain('Unexpected file registry/lists.yaml that is there already, expected `--force` to replace it')
  expect((await runCopydesk(['import', '--output', 'registry/lists.yaml', '--force'], {cwd})).code).toBe(0)
  expect(readFileSync(join(cwd, 'registry/lists.yaml'), 'utf8')).toBe(text)
})

test('to standard output, and as a dry run', async () => {
  const cwd = makeFolder({'accept.txt': 'GitHub\n'})
  const ran = await runCopydesk(['import', 'accept.txt'], {cwd})
  expect(ran).toMatchObject({code: 0, out: expect.stringContaining('    name: GitHub\n') as string, err: 'Took over 1 of 1 entries in 1 file, as 1 term.\n'})
  expect(await runCopydesk(['import', 'accept.txt', '--output', 'a.yaml', '--dry-run'], {cwd})).toEqual({code: 0, out: '', err: 'Took over 1 of 1 entries in 1 file, as 1 term.\nWould write a.yaml.\n'})
  expect(existsSync(join(cwd, 'a.yaml'))).toBe(false)
})

test.each([
  [{}, [], 'Unexpected lack of a list, expected `copydesk import LIST`: the current folder has no .vale.ini and no .textlintrc'],
  [{}, ['none'], 'none Unexpected path, expected a file or folder: there is nothing of that name'],
  [{'s/a.yml': 'extends: substitution\nswap: [\n'}, ['s'], 's/a.yml Unexpected YAML in line 3, column 1: '],
  [{'s/a.yml': 'extends: substitution\nswap: word\n'}, ['s'], 's/a.yml Unexpected `substitution` without a `swap` of pairs, expected `swap: {wrong: right}`'],
  [{'s/a.yml': 'hello: 1\n'}, ['s/a.yml'], 's/a.yml Unexpected file, expected a Vale rule with `extends`'],
  [{'t.json': '["a",\n 3]'}, ['t.json'], 't.json Unexpected 3 in line 2, expected a text or a pair of texts'],
  [{'t.json': '{"a": 1}'}, ['t.json'], 't.json Unexpected `terms`, expected a list of terms'],
  [{'.textlintrc.js': 'x'}, ['.textlintrc.js'], '.textlintrc.js Unexpected program, expected data: name the JSON file with its terms'],
  [{'.vale.ini': 'BasedOnStyles = Google\n'}, [], '.vale.ini:1 Unexpected style `Google`, expected the folder styles/Google: `vale sync` fetches it'],
  [{'.vale.ini': 'nonsense\n'}, [], '.vale.ini Unexpected line 1 `nonsense`, expected `key = value`'],
  [{'empty/x.png': ''}, ['empty'], 'empty Unexpected folder, expected one with Vale rules'],
])('%j %j is told', async (files, words, message) => {
  const cwd = makeFolder(files)
  const ran = await runCopydesk(['import', ...words], {cwd})
  expect({code: ran.code, out: ran.out}).toEqual({code: 2, out: ''})
  expect(ran.err.startsWith(message)).toBe(true)
})
