import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

/** The page that must be judged whatever lies beside it. */
const good = {'good.md': 'Quill Draws 3\n'}
const judged = 'good.md:1:1 error canonical-name'

const matter = (yaml: string): string => `---\n${yaml}\n---\n\nQuill Draws 3\n`
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from('bcdefghi', (key, index) => `${key}: &${key} [${Array.from({length: 9}, () => `*${'abcdefgh'[index]}`).join(', ')}]`).join('\n')}`

/** Pages that no parser likes: each gives findings, and never a failure of ours. */
const pages: Record<string, string> = {
  'emphasis': 'a**b'.repeat(20_000),
  'emphasis apart': '*_'.repeat(20_000),
  'tildes': 'a~~b'.repeat(20_000),
  'brackets': '['.repeat(20_000),
  'images': '!['.repeat(10_000),
  'links': '[a](b "'.repeat(12_000),
  'link starts': '[a]('.repeat(20_000),
  'comments': `x ${'<!-- '.repeat(20_000)}`,
  'instructions': `x ${'<?'.repeat(40_000)}`,
  'tags': '<a '.repeat(20_000),
  'backticks': '` a '.repeat(40_000),
  'quotes': '>'.repeat(10_000),
  'lists': `${'- '.repeat(10_000)}a`,
  'lists that nest': Array.from({length: 1000}, (_, index) => `${' '.repeat(2 * index)}- a\n`).join(''),
  'footnotes': '[^a]: '.repeat(10_000),
  'emphasis that nests': `${'*a '.repeat(10_000)}${' a*'.repeat(10_000)}`,
  'links that nest': `${'['.repeat(10_000)}a${'](b)'.repeat(10_000)}`,
  'lines without their mark': `> a\n${'b\n'.repeat(20_000)}`,
  'table': `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`,
  'definitions': Array.from({length: 5000}, (_, index) => `[a${index}]: b`).join('\n'),
  'NUL and the like': Array.from({length: 0x20}, (_, code) => String.fromCharCode(code)).join('Quill Draws 3'),
  'direction and astral': '\u202E\u2066Quill\u200D 👩‍💻\u{E0041}\u{10FFFF}\uFEFF Draws 3 e\u0301'.repeat(100),
  'combining marks': `Quill${'\u0301'.repeat(50_000)} Draws 3`,
  'spaces': `Quill${' '.repeat(100_000)}Draws 3`,
  'tabs in front matter': matter('\ttitle: a'),
  'a YAML bomb': matter(bomb),
  'keys twice': matter('title: a\ntitle: b'),
  'keys of a prototype': matter('__proto__: {kind: guide}\nconstructor: {prototype: {x: 1}}\ntoString: a\nkind: constructor\nverification: {__proto__: {date: 2026-01-01}}'),
  'front matter that is code': '---js\n{title: (() => { throw 1 })()}\n---\n\nQuill Draws 3\n',
  'tags in front matter': matter('title: !!js/function "function () { process.exit(7) }"\nkind: !<tag:yaml.org,2002:js/undefined> x'),
  'front matter never closed': `---\ntitle: a\n\nQuill Draws 3\n`,
  'front matter that nests': matter(`a: ${'['.repeat(20_000)}`),
  'a paragraph of many lines': `${'a\n'.repeat(12_000)}Quill Draws 3`,
  'many lines': `${'- a\n\n'.repeat(40_000)}Quill Draws 3`,
  'many characters': `${'word '.repeat(500_000)}Quill Draws 3`,
  'an empty page': '',
  'a mark alone': '\uFEFF',
}

test('every odd page gives findings or a clear error, and the others are judged', async () => {
  const named = Object.fromEntries(Object.entries(pages).map(([name, text]) => [`odd/${name}.md`, text]))
  const cwd = makeFolder({...desk, ...good, ...named})
  for (const command of ['lint', 'fix']) {
    const {code, out, err} = await runCopydesk([command, '--format', 'json'], {cwd})
    expect(err).not.toContain('Unexpected failure')
    expect(code).toBe(1)
    const results = JSON.parse(out) as {filePath: string; messages: {ruleId: string; message: string}[]}[]
    expect(results.filter(({filePath}) => filePath.includes('/odd/'))).toHaveLength(Object.keys(pages).length)
    const unread = results.filter(({messages}) => messages.some(({ruleId}) => ruleId === 'unreadable')).flatMap(({filePath}) => /([^/]+)\.md$/u.exec(filePath)?.[1] ?? [])
    expect(unread.toSorted()).toEqual(['a paragraph of many lines', 'backticks', 'comments', 'emphasis', 'emphasis apart', 'emphasis that nests', 'footnotes', 'instructions', 'lines without their mark', 'link starts', 'links', 'links that nest', 'lists', 'lists that nest', 'many characters', 'many lines', 'quotes', 'tags', 'tildes'])
  }
})

test('what is no file of text is named, and the others are judged', async () => {
  const cwd = makeFolder({...desk, ...good, 'binary.md': Buffer.from(Array.from({length: 4096}, (_, index) => (index * 7919) % 256)), 'gone.md': 'x'})
  mkdirSync(join(cwd, 'folder.md'))
  symlinkSync('loop-b.md', join(cwd, 'loop-a.md'))
  symlinkSync('loop-a.md', join(cwd, 'loop-b.md'))
  symlinkSync('..', join(cwd, 'folder.md', 'up'))
  symlinkSync('nowhere.md', join(cwd, 'lost.md'))
  expect(spawnSync('sh', ['-c', 'mkfifo "$@"', 'sh', join(cwd, 'pipe.md'), join(cwd, 'inner')]).status).toBe(0)
  symlinkSync('inner', join(cwd, 'to-pipe.md'))
  symlinkSync('/dev/zero', join(cwd, 'zero.md'))
  writeFileSync(join(cwd, 'locked.md'), 'x')
  chmodSync(join(cwd, 'locked.md'), 0)
  chmodSync(cwd, 0o755)
  const {code, out, err} = await runCopydesk(['lint'], {cwd, unprivileged: true})
  expect(out).toContain(judged)
  expect(code).toBe(2)
  expect(err.split('\n').filter((line) => line !== '').slice(1)).toEqual([
    'binary.md Unexpected bytes that are not UTF-8 in line 1 (byte 2), expected UTF-8: save the file in that encoding',
    'locked.md Unexpected failure to read it: permission denied',
    'loop-a.md Unexpected failure to read it: its symbolic links go round in a circle',
    'loop-b.md Unexpected failure to read it: its symbolic links go round in a circle',
    'lost.md Unexpected failure to read it: it is not there',
    'pipe.md Unexpected pipe, socket or device, expected a file',
    'to-pipe.md Unexpected pipe, socket or device, expected a file',
    `zero.md Unexpected link out of the workspace ${cwd}, expected a page in it: neither read nor written`,
  ])
})

test('very long lines are read in bounded memory; too long a one that has to be parsed is told', async () => {
  const cwd = makeFolder({...desk, 'a.md': 'word '.repeat(4_000_000), 'b.md': `${'word '.repeat(100_000)}Quill Draws 3`, 'c.md': `${'word '.repeat(4_000_000)}Quill Draws 3`})
  const {out} = await runCopydesk(['lint', '--format', 'json'], {cwd, env: {NODE_OPTIONS: '--max-old-space-size=1024'}})
  const results = JSON.parse(out) as {messages: {ruleId: string; column: number}[]}[]
  expect(results.map(({messages}) => messages.map(({ruleId, column}) => [ruleId, column]))).toEqual([[], [['canonical-name', 500_001]], [['unreadable', 1]]])
  expect(out).toContain('Unexpected page of 20000013 characters, expected at most 2000000 where it has to be parsed: the parser would take very long')
})

test('a registry whose links go in circles is read once', async () => {
  const cwd = makeFolder({...desk, ...good})
  for (const name of ['one', 'two', 'three']) symlinkSync('.', join(cwd, 'registry', name))
  expect((await runCopydesk(['lint'], {cwd})).out).toContain(judged)
})

test('what is no file among the desk’s own is told, with its path, and nothing waits for it', async () => {
  const secret = makeFolder({'secret.yaml': 'terms: [{password: hunter2}]\n', 'folder/secret.yaml': 'hunter2: {'})
  const cwd = makeFolder({...desk, ...good, '.git/HEAD': '', 'other/copydesk.yaml': 'registry: [../linked, brackets, evil]\n', 'other/a.md': 'x\n', 'piped/a.md': 'x\n', 'node_modules/evil/package.json': '{"copydesk": {"registry": "../.."}}', 'node_modules/brackets/package.json': '['.repeat(20_000), 'deep/copydesk.yaml': 'registry: [../deep-registry]\n', 'deep/a.md': 'x\n', 'deep-registry/a.yaml': `terms: ${'['.repeat(20_000)}`, 'long/copydesk.yaml': `# ${'x'.repeat(5_000_000)}\n`, 'long/a.md': 'x\n', 'fine/copydesk.yaml': 'registry: [../registry, ../more]\n', 'fine/a.md': 'Quill Draws 3\n', 'more/.keep': ''})
  expect(spawnSync('sh', ['-c', 'mkfifo "$@"', 'sh', join(cwd, 'more', 'pipe.yaml'), join(cwd, 'piped', 'copydesk.yaml'), join(cwd, 'piped', '.gitignore')]).status).toBe(0)
  symlinkSync('/dev/zero', join(cwd, 'more', 'zero.yaml'))
  symlinkSync('nowhere.yaml', join(cwd, 'more', 'lost.yaml'))
  symlinkSync(join(secret, 'secret.yaml'), join(cwd, 'more', 'secret.yaml'))
  symlinkSync('loop.yaml', join(cwd, 'more', 'loop.yaml'))
  mkdirSync(join(cwd, 'more', 'folder.yaml'))
  symlinkSync(join(secret, 'folder'), join(cwd, 'linked'))
  const {code, out, err} = await runCopydesk(['lint'], {cwd})
  expect(out).toContain(judged)
  expect(code).toBe(2)
  expect(out + err).not.toContain('hunter2')
  expect(err.split('\n').slice(1, -1)).toEqual([
    'deep-registry/a.yaml:1:1 Unexpected nesting deeper than the parser can follow, expected at most 200 levels',
    'more/loop.yaml:1:1 Unexpected failure to read it: ELOOP: too many symbolic links encountered',
    'more/lost.yaml:1:1 Unexpected failure to read it: ENOENT: no such file or directory',
    'more/pipe.yaml:1:1 Unexpected pipe, socket or device, expected a file',
    'more/secret.yaml:1:1 Unexpected link out of the workspace, expected a file in it: it is not read',
    'more/zero.yaml:1:1 Unexpected link out of the workspace, expected a file in it: it is not read',
    'long/copydesk.yaml:1:1 Unexpected 5000003 characters of YAML, expected at most 4000000',
    'other/copydesk.yaml:1:12 Unexpected folder `linked` that a link leads out of the workspace, expected one in it',
    'other/copydesk.yaml:1:23 Unexpected registry `brackets`, expected an installed package; install it, or write `./brackets` for a folder',
    'other/copydesk.yaml:1:33 Unexpected package `evil`, expected one whose package.json names a folder of its own as `copydesk.registry`',
    'piped/copydesk.yaml:1:1 Unexpected pipe, socket or device, expected a file',
  ])
})

const spaced = 'verified' + ' '.repeat(40) + 'by'
/** What a desk or a page may hold to keep a pattern busy: refused, or done with in the time that any page takes. */
test.each([
  ['globs with many choices', {'copydesk.yaml': `registry: [./registry]\nignore: ["${'**/a/'.repeat(12)}b", "${'*a'.repeat(20)}b", "${'{a,aa}'.repeat(30)}b", "+(a|aa)b", "${'?(a)'.repeat(30)}b"]\n`}, 'expected a glob with fewer choices'],
  ['globs with as many choices as may be', {'copydesk.yaml': 'registry: [./registry]\nignore: ["**/a/**/a/**/b", "*a*a*a*ab", "{a,aa}{a,aa}{a,aa}{a,aa}b"]\n', [`${'a/'.repeat(400)}a.md`]: 'x\n', [`${'a'.repeat(250)}.md`]: 'x\n'}, ''],
  ['cues with many placeholders', {'registry/more.yaml': 'layers: [{id: more, label: More, cues: {strong: ["{word} {word} {word} {word} x", "{word}{word}x"]}}]\n'}, 'expected at most 3 placeholders'],
  ['cues with as many placeholders as may be', {'registry/more.yaml': `layers: [{id: more, label: More, cues: {strong: ["{word} {word} {word} x", "{identifier} y", "{money} {number} {number} z", "${'long '.repeat(10_000)}"]}}]\n`, 'a.md': `Quill Draw 3 x y z ${'a-'.repeat(3000)}\n\nQuill Draw 3 y ${'/v1/'.repeat(20_000)}\n\nQuill Draw 3 y ${'client.aa.'.repeat(20_000)}\n\nQuill Draw 3 z ${'1,'.repeat(20_000)}\n\nlong ${'long '.repeat(10_000)}\n`}, ''],
  ['phrases with many spaces', {'copydesk.yaml': `registry: [./registry]\nrules: {prose-date: [error, {phrases: ["${spaced}"]}]}\n`, 'a.md': `---\nverification: {date: 2026-01-01}\n---\n\n${spaced} 2 May 2026 verified${' '.repeat(50)}2 May 2026\n\n| verified${'\u00A0'.repeat(5000)}x | 2 May 2026 |\n|-|-|\n`}, ''],
  ['vendors by the thousand', {'registry/more.yaml': `vendors: [${Array.from({length: 3000}, (_, index) => `{id: a${index}, name: ${'A'.repeat(index % 50)}a${index}}`).join(', ')}]\n`, 'a.md': `Currently ${'A'.repeat(50_000)} is new.\n`}, ''],
])('%s do not hold up a run', async (_, files, message) => {
  const cwd = makeFolder({...desk, 'b.md': 'Quill Draws 3\n', ...files})
  const {out, err} = await runCopydesk(['lint', '--no-cache'], {cwd})
  if (message === '') expect(out).toContain('b.md:1:1 error canonical-name')
  else expect(err).toContain(message)
  expect(err).not.toContain('Unexpected failure of copydesk')
})
