import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'
import {hasScript, startCopydesk} from './session.ts'
import type {Session} from './session.ts'

const files = {
  ...desk,
  'a page.md': '\uFEFF# Drawing\r\n\r\nAsk Quill Draws 3 now.\r\nThe Quill Desk Draw 3 is new,\r\nand Quill Draws 3 is old.\r\n',
  'b.md': 'Quill Draws 3.\n\nThe subscription of Quill Draw 3 is cheap.\n\nQuill Draws 3.\n',
}
const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8')

/** Answers each question once it is asked. */
async function answer(session: Session, ...answers: string[]): Promise<string> {
  let heard = ''
  for (const line of answers) {
    heard += await session.until('? ')
    session.type(`${line}\n`)
  }
  return heard
}

const start = (cwd: string, ...args: string[]): Session => startCopydesk(['fix', '--ask', '--no-color', ...args], {cwd, terminal: true})

test.skipIf(!hasScript)('each finding with its choices and what they change: fix, suggestion, disable, skip (needs script)', async () => {
  const cwd = makeFolder(files)
  const session = start(cwd, 'a page.md', 'b.md')
  const first = await answer(session, '7')
  expect(first).toContain('a page.md:3:5 error canonical-name\r\n')
  expect(first).toContain('  1 write "Quill Draw 3" (always right)\r\n      -Ask Quill Draws 3 now.\r\n      +Ask Quill Draw 3 now.\r\n')
  expect(first).toContain('  s skip  r skip all of canonical-name  d disable here, with a reason  q quit\r\n3 left on this page. What to do?')
  expect(await answer(session, '1')).toContain('Unexpected `7`, expected one of 1, s, r, d, q')
  const second = await answer(session, '2')
  expect(second).toContain('a page.md:4:5 error')
  expect(second).toContain('      +The Quill Desk is new,\r\n')
  // What was chosen is on the disk before the next question is answered, byte for byte.
  expect(await answer(session, 'd')).toContain('a page.md:5:5 error')
  expect(read(cwd, 'a page.md')).toBe('\uFEFF# Drawing\r\n\r\nAsk Quill Draw 3 now.\r\nThe Quill Desk is new,\r\nand Quill Draws 3 is old.\r\n')
  await session.until('nothing to go back)')
  session.type('it ends --> here\n')
  await session.until('Unexpected place or reason for a comment')
  await answer(session, 'd')
  await session.until('nothing to go back)')
  session.type('the sign on their door\n')
  await answer(session, 's')
  expect(read(cwd, 'a page.md')).toContain('The Quill Desk is new, <!-- copydesk-disable-next-line canonical-name -- the sign on their door -->\r\nand Quill Draws 3 is old.\r\n')
  // The mix, then the last name: the one that was skipped does not come back.
  await answer(session, 's', '1')
  expect(await session.ended()).toBe(1)
  expect(session.said()).toContain('Fixed 3 findings, disabled 1, skipped 2\r\n')
  expect(session.said()).toContain('2 errors, 0 warnings in 1 of 2 files.')
  expect(read(cwd, 'b.md')).toBe('Quill Draws 3.\n\nThe subscription of Quill Draw 3 is cheap.\n\nQuill Draw 3.\n')
  expect((await runCopydesk(['lint', 'a page.md'], {cwd})).code).toBe(0)
})

test.skipIf(!hasScript)('a rule is skipped on all pages, and who quits or hangs up keeps what is done (needs script)', async () => {
  const cwd = makeFolder(files)
  const skipping = start(cwd)
  await answer(skipping, '1', 'r')
  expect(await skipping.until('What to do?')).toContain('b.md:3:5 error no-layer-mix')
  skipping.type('q\n')
  expect(await skipping.ended()).toBe(1)
  expect(skipping.said()).toContain('Fixed 1 finding, disabled 0, skipped 2; the rest was not asked about\r\n')
  expect(read(cwd, 'a page.md')).toBe(files['a page.md'].replace('Draws', 'Draw'))
  expect(read(cwd, 'b.md')).toBe(files['b.md'])

  const leaving = start(cwd, 'b.md')
  await answer(leaving, '1')
  await leaving.until('What to do?')
  leaving.type('\u0004')
  expect(await leaving.ended()).toBe(1)
  const interrupted = start(cwd, 'b.md')
  await interrupted.until('What to do?')
  interrupted.type('\u0003')
  expect(await interrupted.ended()).not.toBe(0)
  expect(read(cwd, 'b.md')).toBe(files['b.md'].replace('Draws', 'Draw'))
})

test.skipIf(!hasScript)('a page that changed meanwhile is left, and the next one asked about (needs script)', async () => {
  const cwd = makeFolder({...files, 'c.md': 'Quill Draws 3.\n'})
  const session = start(cwd, 'b.md', 'c.md')
  await session.until('What to do?')
  writeFileSync(join(cwd, 'b.md'), 'Somebody else.\n')
  session.type('1\n')
  expect(await session.until('What to do?')).toContain('c.md:1:1 error')
  session.type('1\n')
  expect(await session.ended()).toBe(2)
  expect(session.said()).toMatch(/b\.md Unexpected /u)
  expect([read(cwd, 'b.md'), read(cwd, 'c.md')]).toEqual(['Somebody else.\n', 'Quill Draw 3.\n'])
})

test.skipIf(!hasScript)('where nothing is found nobody is asked (needs script)', async () => {
  const cwd = makeFolder({...desk, 'a.md': 'Fine.\n'})
  const session = start(cwd)
  expect(await session.ended()).toBe(0)
  expect(session.said()).not.toContain('What to do?')
})

test.each([
  [['fix', '--ask'], 'Unexpected `--ask` without a terminal, expected one to ask at: `copydesk fix` makes every safe fix without asking'],
  [['fix', '--ask', '--dry-run'], 'Unexpected `--ask` beside `--dry-run`, expected one of them'],
  [['fix', '--ask', '--stdin'], 'Unexpected `--ask` beside `--stdin`, expected one of them'],
])('%j is wrong use', async (args, message) => {
  const cwd = makeFolder(files)
  const ran = await runCopydesk(args, {cwd})
  expect(ran).toMatchObject({code: 2, out: ''})
  expect(ran.err.startsWith(message)).toBe(true)
  expect(read(cwd, 'b.md')).toBe(files['b.md'])
})
