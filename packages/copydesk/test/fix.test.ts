import {spawnSync} from 'node:child_process'
import {chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {dateLine, desk, makeFolder, runCopydesk} from './run-copydesk.ts'

const clean = 'No findings in 1 file.\n'

test.each([
  ['LF', 'Ask Quill Draws 3.\n', 'Ask Quill Draw 3.\n'],
  ['CRLF, a byte order mark and no last line break', '\uFEFF# A\r\n\r\n> Ask *Quill* Draws 3 \r\n>\tand `x`', '\uFEFF# A\r\n\r\n> Ask *Quill* Draw 3 \r\n>\tand `x`'],
  ['mixed line ends and odd characters', 'é👩‍💻\r\n\rQuill\u00A0Draws 3\n\u0000\u001B&nbsp;quill-draw-3\r', 'é👩‍💻\r\n\rQuill\u00A0Draw 3\n\u0000\u001B&nbsp;`quill-draw-3`\r'],
])('only the wrong words change: %s', async (_, before, after) => {
  const cwd = makeFolder({...desk, 'a.md': before})
  chmodSync(join(cwd, 'a.md'), 0o640)
  const ran = await runCopydesk(['fix', 'a.md'], {cwd})
  expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(after)
  expect(ran).toEqual({code: 0, out: clean, err: expect.stringMatching(/^Date: 2026-05-01 \(SOURCE_DATE_EPOCH\)\nFixed \d findings? in a\.md\n$/u)})
  expect(statSync(join(cwd, 'a.md')).mode & 0o777).toBe(0o640)
  expect(await runCopydesk(['fix', 'a.md'], {cwd})).toEqual({code: 0, out: clean, err: dateLine})
  expect(readdirSync(cwd).toSorted()).toEqual(['a.md', 'copydesk.yaml', 'registry'])
})

test('what is left decides the exit code, in both formats', async () => {
  const cwd = makeFolder({...desk, 'a.md': 'Quill Draws 3 and Quill Desk Draw 3.\n', 'b.md': '# B\n'})
  const ran = await runCopydesk(['fix', '--format', 'json'], {cwd})
  expect(ran).toMatchObject({code: 1, err: `${dateLine}Fixed 1 finding in a.md\n`})
  expect(JSON.parse(ran.out)).toMatchObject([{messages: [{ruleId: 'canonical-name', column: 18}], errorCount: 1, fixableErrorCount: 0}, {messages: []}])
})

test('a file that is right, or is not UTF-8, is not written at all', async () => {
  const bad = Buffer.from('Quill Draws 3 \xE9\n', 'latin1')
  const cwd = makeFolder({...desk, 'bad.md': bad, 'good.md': '# Good\n'})
  const inode = (name: string): number => statSync(join(cwd, name)).ino
  const before = [inode('bad.md'), inode('good.md')]
  const ran = await runCopydesk(['fix'], {cwd})
  expect(ran).toEqual({code: 2, out: clean, err: `${dateLine}bad.md Unexpected bytes that are not UTF-8 in line 1 (byte 15), expected UTF-8: save the file in that encoding\n`})
  expect(readFileSync(join(cwd, 'bad.md'))).toEqual(bad)
  expect([inode('bad.md'), inode('good.md')]).toEqual(before)
})

test('a symbolic link stays one and its target is fixed', async () => {
  const cwd = makeFolder({...desk, 'real/page.md': 'Quill Draws 3\n'})
  symlinkSync('real/page.md', join(cwd, 'link.md'))
  const ran = await runCopydesk(['fix', 'link.md'], {cwd})
  expect(ran).toEqual({code: 0, out: clean, err: `${dateLine}Fixed 1 finding in link.md\n`})
  expect(lstatSync(join(cwd, 'link.md')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(cwd, 'real/page.md'), 'utf8')).toBe('Quill Draw 3\n')
  expect(readdirSync(join(cwd, 'real'))).toEqual(['page.md'])
})

test('a write-protected file is left and named', async () => {
  const cwd = makeFolder({...desk, 'a.md': 'Quill Draws 3\n'})
  chmodSync(cwd, 0o777)
  chmodSync(join(cwd, 'a.md'), 0o444)
  expect(await runCopydesk(['fix'], {cwd, unprivileged: true})).toEqual({code: 2, out: '', err: `${dateLine}a.md Unexpected failure to write it: permission denied\n`})
})

test('--dry-run of a file elsewhere prints a diff that applies at the root of the disk', async () => {
  const cwd = makeFolder({...desk})
  const elsewhere = join(makeFolder({...desk, 'a.md': 'Quill Draws 3\n'}), 'a.md')
  const {out} = await runCopydesk(['fix', '--dry-run', elsewhere], {cwd})
  expect(out).toContain(`--- a${elsewhere}\n+++ b${elsewhere}\n`)
  expect(spawnSync('git', ['apply', '--unsafe-paths', '-'], {cwd: '/', input: out}).status).toBe(0)
  expect(readFileSync(elsewhere, 'utf8')).toBe('Quill Draw 3\n')
})

test('--dry-run prints a diff and writes nothing', async () => {
  const text = '\uFEFFone\r\ntwo\r\nthree\r\nfour\r\nAsk Quill Draws 3.\r\nsix'
  const cwd = makeFolder({...desk, 'guide notes/a.md': text, 'b.md': '# B\n'})
  const ran = await runCopydesk(['fix', '--dry-run'], {cwd})
  expect(ran).toEqual({
    code: 0,
    out:
      '--- a/guide notes/a.md\n+++ b/guide notes/a.md\n' +
      '@@ -2,5 +2,5 @@\n two\r\n three\r\n four\r\n-Ask Quill Draws 3.\r\n+Ask Quill Draw 3.\r\n six\n\\ No newline at end of file\n',
    err: `${dateLine}Would fix 1 finding in guide notes/a.md\nNo findings in 2 files.\n`,
  })
  expect(readFileSync(join(cwd, 'guide notes/a.md'), 'utf8')).toBe(text)
  expect((await runCopydesk(['fix', '--dry-run', '--stdin', '--stdin-path', 'x.md'], {cwd, input: 'Quill Draws 3\n'})).out).toBe('--- a/x.md\n+++ b/x.md\n@@ -1,1 +1,1 @@\n-Quill Draws 3\n+Quill Draw 3\n')
})

test('--stdin prints the fixed page', async () => {
  const cwd = makeFolder(desk)
  const ran = await runCopydesk(['fix', '--stdin', '--stdin-path', 'x.md'], {cwd, input: '\uFEFFQuill Draws 3\r\nand Quill Desk Draw 3'})
  expect(ran.out).toBe('\uFEFFQuill Draw 3\r\nand Quill Desk Draw 3')
  expect(ran.code).toBe(1)
  expect(ran.err).toContain(`${dateLine}Fixed 1 finding in x.md\nx.md:2:5 error canonical-name\n`)
})

test('--stdin gives back a page that is ignored as it was', async () => {
  const cwd = makeFolder({...desk, '.copydeskignore': 'drafts\n'})
  const ran = await runCopydesk(['fix', '--stdin', '--stdin-path', 'drafts/x.md'], {cwd, input: 'Quill Draws 3\r\n'})
  expect(ran).toEqual({code: 0, out: 'Quill Draws 3\r\n', err: `${dateLine}drafts/x.md is left out: .copydeskignore ignores it\n${clean}`})
})

test('the diff is one that git takes', async () => {
  const cwd = makeFolder({...desk, 'a b.md': '# A\r\n\r\nQuill Draws 3\r\nend'})
  const {out} = await runCopydesk(['fix', '--dry-run'], {cwd})
  const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {cwd, input: out, encoding: 'utf8'})
  expect(applied.stderr).toBe('')
  expect(readFileSync(join(cwd, 'a b.md'), 'utf8')).toBe('# A\r\n\r\nQuill Draw 3\r\nend')
})

test('--rule fixes only what it names', async () => {
  const cwd = makeFolder({...desk, 'a.md': 'Quill Draws 3 is quill-draw-3.\n'})
  expect((await runCopydesk(['fix', '--rule', 'id-in-code'], {cwd})).code).toBe(0)
  expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe('Quill Draws 3 is `quill-draw-3`.\n')
})
