import {spawn} from 'node:child_process'
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {bin, dateLine, desk, guide, makeFolder, runCopydesk} from './run-copydesk.ts'

const clean = (files: number): string => `No findings in ${files} file${files === 1 ? '' : 's'}.\n`
const wrong = 'Ask Quill Draws 3 now.\n'

test('the pretty format, whole', async () => {
  const cwd = makeFolder({
    ...desk,
    'a.md': '# Names\n\nAsk Quill Draws 3 now.\n',
    'guides/old.md': guide('2025-09-01', 'It is old.\n'),
    'z.md': 'The Quill Desk Draw\n3 is new, quill-draw-3 too.\n',
  })
  const ran = await runCopydesk(['lint'], {cwd})
  expect(ran.code).toBe(1)
  expect(ran.err).toBe(dateLine)
  expect(ran.out).toMatchInlineSnapshot(`
    "a.md:3:5 error canonical-name
      Unexpected name "Quill Draws 3", expected "Quill Draw 3"
      3 | Ask Quill Draws 3 now.
        |     ^^^^^^^^^^^^^
      why: Quill writes it "Quill Draw 3"; another spelling reads as another product.
      fix: write "Quill Draw 3"; \`copydesk fix\` does it

    guides/old.md:6:9 warning review-due
      Unexpected age of 242 days, expected a review within 90 days: it was due by 30 November 2025
      6 |   date: 2025-09-01
        |         ^^^^^^^^^^
      why: Nobody has checked this page against its sources for more than twice the time that was agreed.

    z.md:1:5 error canonical-name
      Unexpected name "Quill Desk Draw 3", expected "Quill Draw 3" or "Quill Desk"
      1 | The Quill Desk Draw
        |     ^^^^^^^^^^^^^^^
      2 | 3 is new, quill-draw-3 too.
        | ^
      why: "Quill Desk Draw 3" joins the names of different products: say which one is meant.
       do: Write "Quill Draw 3"
       or: Write "Quill Desk"

    z.md:2:11 error id-in-code
      Unexpected id "quill-draw-3" in prose, expected \`quill-draw-3\` in code format
      2 | 3 is new, quill-draw-3 too.
        |           ^^^^^^^^^^^^
      why: An API id is copied letter by letter; in prose it is taken for a name and gets a capital or a full stop.
      fix: write "\`quill-draw-3\`"; \`copydesk fix\` does it

    3 errors, 1 warning in 3 of 3 files. \`copydesk fix\` can fix 2.
    "
  `)
})

test('carets stand right under wide characters, tabs and emoji, and long lines are cut around the range', async () => {
  const cwd = makeFolder({...desk, 'a.md': `日本\tア\u0301👩‍💻é ｱ Quill Draws 3 達\n\n${'word '.repeat(60)}Quill Draws 3${' word'.repeat(60)}\n\n${'語'.repeat(2000)} Quill Draws 3 ${'語'.repeat(2000)}\n`})
  const {out} = await runCopydesk(['lint', 'a.md'], {cwd})
  expect(out).toMatchInlineSnapshot(`
    "a.md:1:15 error canonical-name
      Unexpected name "Quill Draws 3", expected "Quill Draw 3"
      1 | 日本    ア́👩‍💻é ｱ Quill Draws 3 達
        |                 ^^^^^^^^^^^^^
      why: Quill writes it "Quill Draw 3"; another spelling reads as another product.
      fix: write "Quill Draw 3"; \`copydesk fix\` does it

    a.md:3:301 error canonical-name
      Unexpected name "Quill Draws 3", expected "Quill Draw 3"
      3 | …rd word word word word Quill Draws 3 word word word word word word word word word word word …
        |                         ^^^^^^^^^^^^^
      why: Quill writes it "Quill Draw 3"; another spelling reads as another product.
      fix: write "Quill Draw 3"; \`copydesk fix\` does it

    a.md:5:2002 error canonical-name
      Unexpected name "Quill Draws 3", expected "Quill Draw 3"
      5 | …語語語語語語語語語語語 Quill Draws 3 語語語語語語語語語語語語語語語語語語語語語語語語語語語…
        |                         ^^^^^^^^^^^^^
      why: Quill writes it "Quill Draw 3"; another spelling reads as another product.
      fix: write "Quill Draw 3"; \`copydesk fix\` does it

    3 errors, 0 warnings in 1 of 1 file. \`copydesk fix\` can fix all of them.
    "
  `)
})

test('nothing in a file or a name reaches the terminal raw', async () => {
  const cwd = makeFolder({...desk, 'a\u001B[2J\n.md': '\u001B]0;x\u0007\u009B31m \u202Etxt Quill\u00A0Draws 3 \u007F\n', 'b.md': 'Quill\u00A0Draws 3\u202E\u001B[31m\n'})
  const pretty = await runCopydesk(['lint', '--format', 'pretty'], {cwd})
  expect(pretty.out).toMatchInlineSnapshot(`
    "a\\u001b[2J\\u000a.md:1:17 error canonical-name
      Unexpected name "Quill Draws 3", expected "Quill Draw 3"
      1 | \\u001b]0;x\\u0007\\u009b31m \\u202etxt Quill Draws 3 \\u007f
        |                                     ^^^^^^^^^^^^^
      why: Quill writes it "Quill Draw 3"; another spelling reads as another product.
      fix: write "Quill Draw 3"; \`copydesk fix\` does it

    b.md:1:1 error canonical-name
      Unexpected name "Quill Draws 3", expected "Quill Draw 3"
      1 | Quill Draws 3\\u202e\\u001b[31m
        | ^^^^^^^^^^^^^
      why: Quill writes it "Quill Draw 3"; another spelling reads as another product.
      fix: write "Quill Draw 3"; \`copydesk fix\` does it

    2 errors, 0 warnings in 2 of 2 files. \`copydesk fix\` can fix all of them.
    "
  `)
  const json = await runCopydesk(['lint', '--format', 'json'], {cwd})
  const missing = await runCopydesk(['lint', 'no\u001B[2Jne'], {cwd})
  for (const text of [pretty.out, pretty.err, json.out, json.err, missing.err]) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u)
  }
  expect(JSON.parse(json.out)[0].filePath).toBe(join(cwd, 'a\u001B[2J\n.md'))
})

test('the JSON contract, whole', async () => {
  const cwd = makeFolder({
    ...desk,
    'clean.md': '# Fine\n',
    'guides/old.md': guide('2025-09-01', 'It is old.\n'),
    'wrong.md': '\uFEFF👩‍💻 *Quill* Draws 3\r\n\r\nThe Quill Desk Draw\r\n3 and quill-draw-3\r\n',
  })
  const {code, out, err} = await runCopydesk(['lint', '--format=json'], {cwd})
  expect({code, err}).toEqual({code: 1, err: dateLine})
  expect(out.endsWith(']\n')).toBe(true)
  expect(JSON.parse(out)).toEqual([
    {filePath: join(cwd, 'clean.md'), messages: [], errorCount: 0, warningCount: 0, fixableErrorCount: 0, fixableWarningCount: 0},
    {
      filePath: join(cwd, 'guides/old.md'),
      messages: [{ruleId: 'review-due', severity: 1, message: 'Unexpected age of 242 days, expected a review within 90 days: it was due by 30 November 2025', line: 6, column: 9, endLine: 6, endColumn: 19}],
      errorCount: 0,
      warningCount: 1,
      fixableErrorCount: 0,
      fixableWarningCount: 0,
    },
    {
      filePath: join(cwd, 'wrong.md'),
      messages: [
        {ruleId: 'canonical-name', severity: 2, message: 'Unexpected name "Quill Draws 3", expected "Quill Draw 3"', line: 1, column: 8, endLine: 1, endColumn: 22, fix: {range: [18, 19], text: ''}},
        {
          ruleId: 'canonical-name',
          severity: 2,
          message: 'Unexpected name "Quill Desk Draw 3", expected "Quill Draw 3" or "Quill Desk"',
          line: 3,
          column: 5,
          endLine: 4,
          endColumn: 2,
          suggestions: [
            {desc: 'Write "Quill Draw 3"', fix: {range: [29, 47], text: 'Quill Draw 3'}},
            {desc: 'Write "Quill Desk"', fix: {range: [29, 47], text: 'Quill Desk'}},
          ],
        },
        {ruleId: 'id-in-code', severity: 2, message: 'Unexpected id "quill-draw-3" in prose, expected `quill-draw-3` in code format', line: 4, column: 7, endLine: 4, endColumn: 19, fix: {range: [52, 64], text: '`quill-draw-3`'}},
      ],
      errorCount: 3,
      warningCount: 0,
      fixableErrorCount: 2,
      fixableWarningCount: 0,
    },
  ])
})

test('exit codes: warnings alone are 0, too many are 1, quiet hides but counts them', async () => {
  const cwd = makeFolder({...desk, 'guides/old.md': guide('2025-09-01', 'Old.\n'), 'a.md': '# A\n'})
  expect(await runCopydesk(['lint', 'a.md'], {cwd})).toEqual({code: 0, out: clean(1), err: dateLine})
  expect((await runCopydesk(['lint'], {cwd})).code).toBe(0)
  expect((await runCopydesk(['lint', '--max-warnings', '1'], {cwd})).code).toBe(0)
  const tooMany = 'Unexpected 1 warning, expected at most 0 (--max-warnings)\n'
  expect(await runCopydesk(['lint', '--max-warnings', '0', '--quiet'], {cwd})).toEqual({code: 1, out: 'No errors in 2 files.\n', err: dateLine + tooMany})
  const json = await runCopydesk(['lint', '--quiet', '--format', 'json'], {cwd})
  expect(JSON.parse(json.out).map(({messages, warningCount}: {messages: unknown[]; warningCount: number}) => [messages.length, warningCount])).toEqual([[0, 0], [0, 0]])
})

test('the day: --now, SOURCE_DATE_EPOCH, UTC, none', async () => {
  const cwd = makeFolder({...desk, 'guides/a.md': guide('2026-04-22', 'Text.\n')})
  expect(await runCopydesk(['lint', '--now', '2027-04-22', '--max-warnings=0'], {cwd})).toMatchObject({code: 1, err: 'Date: 2027-04-22 (--now)\nUnexpected 1 warning, expected at most 0 (--max-warnings)\n'})
  expect((await runCopydesk(['lint'], {cwd, env: {SOURCE_DATE_EPOCH: ''}})).err).toMatch(/^Date: \d{4}-\d\d-\d\d \(UTC clock\)\n$/u)
  expect(await runCopydesk(['lint', '--no-clock', '--rule', 'review-due'], {cwd})).toEqual({code: 0, out: clean(1), err: 'Date: none (--no-clock); not run: review-due\n'})
})

test('--rule runs only what it names', async () => {
  const cwd = makeFolder({...desk, 'a.md': 'Quill Draws 3 is quill-draw-3.\n'})
  const ids = async (...args: string[]): Promise<string[]> =>
    JSON.parse((await runCopydesk(['lint', '--format', 'json', ...args], {cwd})).out)[0].messages.map(({ruleId}: {ruleId: string}) => ruleId)
  expect(await ids('--rule', 'id-in-code')).toEqual(['id-in-code'])
  expect(await ids('--rule=id-in-code', '--rule=canonical-name')).toEqual(['canonical-name', 'id-in-code'])
  expect(await ids('--rule', 'front-matter')).toEqual([])
})

test('colour only where it is asked for', async () => {
  const cwd = makeFolder({...desk, 'a.md': wrong})
  const colored = async (args: string[], env: Record<string, string>): Promise<boolean> => (await runCopydesk(['lint', ...args], {cwd, env})).out.includes('\u001B[')
  expect(await colored([], {})).toBe(false)
  expect(await colored([], {FORCE_COLOR: '1'})).toBe(true)
  expect(await colored([], {FORCE_COLOR: '0'})).toBe(false)
  expect(await colored([], {FORCE_COLOR: '1', NO_COLOR: '1'})).toBe(false)
  expect(await colored(['--no-color'], {FORCE_COLOR: '1'})).toBe(false)
})

const linted = (out: string, cwd: string): string[] => JSON.parse(out).map(({filePath}: {filePath: string}) => filePath.slice(cwd.length + 1))

test('folders give Markdown files; hidden ones, node_modules and ignored ones are left out', async () => {
  const page = '# Page\n'
  const cwd = makeFolder({
    'site/copydesk.yaml': `${desk['copydesk.yaml']}ignore: [drafts/**]\n`,
    'site/registry/quill.yaml': desk['registry/quill.yaml'],
    '.git/HEAD': '',
    '.gitignore': 'build/\n*.tmp.md\n!keep.tmp.md\n',
    '.copydeskignore': '/site/vendor\n',
    'site/notes/.gitignore': 'private.md\n',
    'site/notes/.copydeskignore': '!private.md\n',
    'site/a.md': page,
    'site/b.MARKDOWN': page,
    'site/c.mdx': page,
    'site/d.txt': page,
    'site/e.tmp.md': page,
    'site/keep.tmp.md': page,
    'site/.hidden/f.md': page,
    'site/build/keep.tmp.md': page,
    'site/drafts/g.md': page,
    'site/node_modules/h/README.md': page,
    'site/notes/private.md': page,
    'site/notes/vendor/i.md': page,
    'site/vendor/j.md': page,
  })
  const found = ['site/a.md', 'site/b.MARKDOWN', 'site/c.mdx', 'site/keep.tmp.md', 'site/notes/private.md', 'site/notes/vendor/i.md']
  await Promise.all([[], ['.'], ['site'], [`${cwd}/site`], ['site', 'site/a.md', './site/../site']].map(async (args) => {
    const ran = await runCopydesk(['lint', '--format', 'json', ...args], {cwd})
    expect(linted(ran.out, cwd)).toEqual(found)
    expect(ran.code).toBe(0)
  }))
  expect(linted((await runCopydesk(['lint', '--format', 'json'], {cwd: join(cwd, 'site/notes')})).out, cwd)).toEqual(found.slice(4))
  expect(await runCopydesk(['lint', 'site/drafts/g.md', 'site/vendor/j.md', 'site/node_modules/h/README.md', 'site/d.txt'], {cwd})).toEqual({
    code: 2,
    out: '',
    err: `${dateLine}site/drafts/g.md is left out: site/copydesk.yaml ignores it\nsite/vendor/j.md is left out: .copydeskignore ignores it\nsite/node_modules/h/README.md is left out: node_modules ignores it\nUnexpected file \`site/d.txt\`, expected one of Markdown (.md, .markdown, .mdx); \`--stdin\` takes any text\n`,
  })
  expect(await runCopydesk(['lint', 'site/drafts', 'site/vendor'], {cwd})).toEqual({
    code: 2,
    out: '',
    err: `${dateLine}Unexpected folder \`site/drafts\`, expected one with Markdown files (.md, .markdown, .mdx): what there is, site/copydesk.yaml ignores\nUnexpected folder \`site/vendor\`, expected one that is not ignored: .copydeskignore ignores it\n`,
  })
})

test('globs', async () => {
  const cwd = makeFolder({...desk, 'guides/a.md': guide('2026-04-22', 'A\n'), 'notes/b.md': '# B\n', 'notes/c.txt': 'C\n', 'notes/[x].md': '# X\n', 'node_modules/d/d.md': '# D\n'})
  const files = async (...args: string[]): Promise<string[]> => linted((await runCopydesk(['lint', '--format', 'json', ...args], {cwd})).out, cwd)
  expect(await files('**/*.md')).toEqual(['guides/a.md', 'notes/[x].md', 'notes/b.md'])
  expect(await files('notes/**')).toEqual(['notes/[x].md', 'notes/b.md'])
  expect(await files('notes/*.{md,txt}')).toEqual(['notes/[x].md', 'notes/b.md', 'notes/c.txt'])
  expect(await files('notes/[x].md')).toEqual(['notes/[x].md'])
  expect(await runCopydesk(['lint', 'nothing/*.md', 'notes/b.md'], {cwd})).toEqual({
    code: 2,
    out: clean(1),
    err: `${dateLine}Unexpected glob \`nothing/*.md\`, expected one with Markdown files (.md, .markdown, .mdx)\n`,
  })
})

test('a path that matches nothing is an error, and the others are linted', async () => {
  const cwd = makeFolder({...desk, 'a.md': wrong, 'empty/x.txt': ''})
  const ran = await runCopydesk(['lint', 'gone.md', 'empty', 'a.md', '--format', 'json'], {cwd})
  expect(linted(ran.out, cwd)).toEqual(['a.md'])
  expect(ran).toMatchObject({
    code: 2,
    err: `${dateLine}Unexpected path \`gone.md\`, expected a file, a folder or a glob: there is nothing of that name\nUnexpected folder \`empty\`, expected one with Markdown files (.md, .markdown, .mdx)\n`,
  })
})

test('files that cannot be read are named, and the others are linted', async () => {
  const cwd = makeFolder({...desk, 'a.md': '# A\n', 'bad.md': Buffer.from('# B\n\nbyte \xE9t\xE9\n', 'latin1'), 'cut.md': Buffer.from([0x41, 0x0A, 0xE2, 0x82]), 'nul.md': 'A\0B\n'})
  symlinkSync('nowhere.md', join(cwd, 'dangling.md'))
  expect(await runCopydesk(['lint'], {cwd})).toEqual({
    code: 2,
    out: clean(2),
    err:
      `${dateLine}bad.md Unexpected bytes that are not UTF-8 in line 3 (byte 11), expected UTF-8: save the file in that encoding\n` +
      'cut.md Unexpected bytes that are not UTF-8 in line 2 (byte 3), expected UTF-8: save the file in that encoding\n' +
      'dangling.md Unexpected failure to read it: it is not there\n',
  })
  symlinkSync('round.md', join(cwd, 'round.md'))
  expect(await runCopydesk(['lint', 'dangling.md', 'round.md', 'a.md/b.md', '[.md', ''], {cwd})).toEqual({
    code: 2,
    out: '',
    err:
      `${dateLine}dangling.md Unexpected failure to read it: it is not there\n` +
      'round.md Unexpected failure to read it: its symbolic links go round in a circle\n' +
      'Unexpected path `a.md/b.md`, expected a file, a folder or a glob: there is nothing of that name\n' +
      'Unexpected path `[.md`, expected a file, a folder or a glob: there is nothing of that name\n' +
      'Unexpected empty path, expected a file, a folder or a glob\n',
  })
})

test('each file has the nearest desk; one that is broken stops only its own files', async () => {
  const cwd = makeFolder({
    ...desk,
    'a.md': wrong,
    'inner/copydesk.yaml': 'registry: [./registry]\nrules: {canonical-name: warning}\n',
    'inner/registry/quill.yaml': desk['registry/quill.yaml'],
    'inner/b.md': wrong,
    'other/copydesk.yaml': desk['copydesk.yaml'],
    'other/registry/quill.yaml': desk['registry/quill.yaml'].replace('short:', 'shorts:'),
    'other/c.md': wrong,
    'other/d.md': wrong,
  })
  const ran = await runCopydesk(['lint', '--format', 'json'], {cwd})
  expect(ran.err).toBe(`${dateLine}other/registry/quill.yaml:13:5 Unexpected key \`shorts\`, did you mean \`short\`?\n`)
  expect(ran.code).toBe(2)
  expect(JSON.parse(ran.out).map(({filePath, errorCount, warningCount}: Record<string, number | string>) => [filePath, errorCount, warningCount])).toEqual([
    [join(cwd, 'a.md'), 1, 0],
    [join(cwd, 'inner/b.md'), 0, 1],
  ])
})

test.each([
  ['rule: {}\n', 'copydesk.yaml:1:1 Unexpected key `rule`, did you mean `rules`?'],
  ['registry: [', 'copydesk.yaml:1:12 '],
  ['rules: {canonical-nam: off}\n', 'copydesk.yaml:1:9 Unexpected rule `canonical-nam`, did you mean `canonical-name`?'],
  ['rules:\n  canonical-name: [error, {alow: [x]}]\n', 'copydesk.yaml:2:28 Unexpected key `alow`, did you mean `allow`?'],
  ['registry: [./gone]\n', 'copydesk.yaml:1:12 Unexpected folder `'],
  ['registry: [copydesk-registry-nobody]\n', 'copydesk.yaml:1:12 Unexpected registry `copydesk-registry-nobody`, expected an installed package'],
])('a broken configuration: %j', async (config, message) => {
  const cwd = makeFolder({'copydesk.yaml': config, 'a.md': '# A\n'})
  const ran = await runCopydesk(['lint'], {cwd})
  expect(ran.code).toBe(2)
  expect(ran.out).toBe('')
  expect(ran.err.slice(dateLine.length)).toContain(message)
})

test('files under no desk need --config', async () => {
  const cwd = makeFolder({'desk/copydesk.yaml': desk['copydesk.yaml'], 'desk/registry/quill.yaml': desk['registry/quill.yaml'], 'a.md': wrong, 'b.md': wrong})
  expect(await runCopydesk(['lint'], {cwd})).toEqual({
    code: 2,
    out: '',
    err: `${dateLine}Unexpected file a.md and 1 other under no copydesk.yaml, expected one in its folder or above: write one, or name one, such as \`--config desk/copydesk.yaml\`\n`,
  })
  const ran = await runCopydesk(['lint', '--format', 'json', '--config', 'desk/copydesk.yaml'], {cwd})
  expect(linted(ran.out, cwd)).toEqual(['a.md', 'b.md'])
  expect(ran.code).toBe(1)
})

test('standard input belongs where --stdin-path says, there or not', async () => {
  const cwd = makeFolder({...desk, '.copydeskignore': 'drafts\n'})
  const ran = await runCopydesk(['lint', '--stdin', '--stdin-path', 'guides/new/x.md', '--format', 'json'], {cwd, input: '# Quill Draws 3\n'})
  expect(JSON.parse(ran.out)).toMatchObject([{filePath: join(cwd, 'guides/new/x.md'), messages: [{ruleId: 'front-matter'}, {ruleId: 'canonical-name', line: 1, column: 3, endColumn: 16}]}])
  expect(ran).toMatchObject({code: 1, err: dateLine})
  expect((await runCopydesk(['lint', '--stdin', '--no-clock'], {cwd, input: wrong})).code).toBe(1)
  expect(await runCopydesk(['lint', '--stdin', '--stdin-path', 'drafts/x.md'], {cwd, input: wrong})).toEqual({code: 0, out: clean(1), err: `${dateLine}drafts/x.md is left out: .copydeskignore ignores it\n`})
  expect(await runCopydesk(['lint', '--stdin', '--stdin-path', 'x.md'], {cwd, input: Buffer.from([0xFF])})).toEqual({
    code: 2,
    out: '',
    err: `${dateLine}x.md Unexpected bytes that are not UTF-8 in line 1 (byte 1), expected UTF-8: save the file in that encoding\n`,
  })
  expect((await runCopydesk(['lint', '--stdin', '--stdin-path', 'x.md'], {cwd: makeFolder({}), input: wrong})).code).toBe(2)
})

test('a symbolic link to a file is a page, one to a folder is not walked', async () => {
  const cwd = makeFolder({...desk, 'a.md': wrong})
  symlinkSync('a.md', join(cwd, 'b.md'))
  symlinkSync('.', join(cwd, 'loop'))
  symlinkSync('.', join(cwd, 'loop.md'))
  expect(linted((await runCopydesk(['lint', '--format', 'json'], {cwd})).out, cwd)).toEqual(['a.md', 'b.md'])
})

test('a reader that leaves early is no failure', async () => {
  const cwd = makeFolder(desk)
  mkdirSync(join(cwd, 'many'))
  for (let index = 0; index < 300; index += 1) writeFileSync(join(cwd, `many/${index}.md`), wrong.repeat(3))
  const child = spawn(process.execPath, [bin, 'lint', '--now', '2026-05-01'], {cwd})
  let err = ''
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({code, err}).toEqual({code: 1, err: 'Date: 2026-05-01 (--now)\n'})
})

const chooser = (reason: string): string => `id: which
title: Which page?
first: use
questions:
  - id: use
    ask: Who asks?
    answers:
      - {id: software, text: Software, recommend: draw}
      - {id: people, text: People, recommend: draw}
recommendations:
  - id: draw
    title: Read about it
    term: quill-draw
    reasons: [${reason}]
`

test('the words of a chooser are judged in their YAML file, by a lint of the whole desk', async () => {
  const files = {...desk, 'copydesk.yaml': `${desk['copydesk.yaml']}choosers: [./choosers]\n`, 'a.md': '# A\n'}
  const cwd = makeFolder({...files, 'choosers/which.yaml': chooser('Its subscription is cheap.')})
  const {code, out} = await runCopydesk(['lint'], {cwd})
  expect(code).toBe(1)
  expect(out).toContain('choosers/which.yaml:14:19 error no-layer-mix\n')
  expect(out).toContain('14 |     reasons: [Its subscription is cheap.]\n     |                   ^^^^^^^^^^^^')
  expect((await runCopydesk(['lint', 'a.md'], {cwd})).code).toBe(0)
  expect((await runCopydesk(['lint'], {cwd: makeFolder({...files, 'choosers/which.yaml': chooser('Its API is cheap.')})})).out).toBe(clean(1))
})

test('a page of MDX and one with TOML are read by what reads them', async () => {
  const cwd = makeFolder({'copydesk.yaml': 'registry: [./registry]\n', 'registry/q.yaml': 'layers: [{id: app, label: App}]\nvendors: [{id: quill, name: Quill}]\nterms: [{id: quill-pad, name: Quill Pad, layer: app, vendor: quill}]\n', 'a.mdx': '<Note title="quillpad">Ask {1 + 1}.</Note>\n', 'b.md': '+++\ntitle = "quillpad"\n+++\n'})
  const {out} = await runCopydesk(['lint', '--no-clock', '--no-cache', '--rule', 'canonical-name'], {cwd})
  expect(out).toContain('a.mdx:1:14 error canonical-name')
  expect(out).toContain('b.md:2:10 error canonical-name')
})
