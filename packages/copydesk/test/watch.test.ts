import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, test} from 'vitest'
import {dateLine, desk, makeFolder, runCopydesk} from './run-copydesk.ts'
import {hasScript, startCopydesk} from './session.ts'

const wrong = 'Ask Quill Draws 3 now.\n'
const end = 'Watching; Ctrl+C ends it\n'
const write = (cwd: string, path: string, text: string): void => {
  mkdirSync(dirname(join(cwd, path)), {recursive: true})
  // At once, as editors do: whoever looked between the two steps of a plain write would see an empty file.
  writeFileSync(`${cwd}.new`, text)
  renameSync(`${cwd}.new`, join(cwd, path))
}

test('pages: changed, new, renamed, removed, each told with the summary of all', async () => {
  const cwd = makeFolder({...desk, 'a.md': wrong, 'b.md': wrong, 'c.md': 'Fine.\n'})
  const session = startCopydesk(['lint', '--watch'], {cwd})
  const first = await session.until(end)
  expect(first).toContain(dateLine)
  expect(first).toContain('b.md:1:5 error')
  expect(first).toContain('2 errors, 0 warnings in 2 of 3 files.')

  write(cwd, 'c.md', `Fine.\n\n${wrong}`)
  const second = await session.until(end)
  expect(second).toContain('Changed: c.md\n')
  expect(second).toContain('c.md:3:5 error')
  expect(second).not.toContain('a.md:1:5')
  expect(second).toContain('3 errors, 0 warnings in 3 of 3 files.')
  expect(second).not.toContain('Date:')

  write(cwd, 'deep/er/d.md', wrong)
  await session.until('deep/er/d.md:1:5 error')
  await session.until('4 errors, 0 warnings in 4 of 4 files.')
  // A system may tell both halves of a renaming apart: what counts is what stands there in the end.
  renameSync(join(cwd, 'deep/er/d.md'), join(cwd, 'deep/e.md'))
  await session.until('deep/e.md:1:5 error')
  await session.until('4 errors, 0 warnings in 4 of 4 files.')
  rmSync(join(cwd, 'deep'), {recursive: true})
  await session.until('3 errors, 0 warnings in 3 of 3 files.')

  for (const path of ['a.md', 'b.md', 'c.md']) write(cwd, path, 'Fine.\n')
  const clean = await session.until('No findings in 3 files.')
  expect(clean).not.toContain(': error')
  session.signal('SIGINT')
  expect(await session.ended()).toBe(0)
  expect(session.said()).not.toContain('\u001B[')
})

test('a desk that breaks is said, the last one judges on, and the mended one judges all', async () => {
  const cwd = makeFolder({...desk, 'docs/a.md': wrong, 'docs/b.md': 'Ask Quill Sketch.\n', '.copydeskignore': ''})
  const session = startCopydesk(['lint', '--watch', 'docs'], {cwd})
  expect(await session.until(end)).toContain('1 error, 0 warnings in 1 of 2 files.')

  write(cwd, 'registry/quill.yaml', desk['registry/quill.yaml'].replace('layer: app', 'layr: app'))
  const broken = await session.until(end)
  expect(broken).toMatch(/registry\/quill\.yaml:\d+:\d+ Unexpected/u)
  expect(broken).toContain('copydesk.yaml Until that is mended, pages are judged by the desk as it last was\n')
  write(cwd, 'docs/a.md', `${wrong}\n${wrong}`)
  const meanwhile = await session.until(end)
  expect(meanwhile).toContain('2 errors, 0 warnings in 1 of 2 files.')
  expect(meanwhile).toContain('Until that is mended')

  write(cwd, 'registry/quill.yaml', desk['registry/quill.yaml'].replace('variants: [Quill Draws 3]', 'variants: [Quill Draws 3, Quill Sketch]'))
  const mended = await session.until(end)
  expect(mended).toContain('docs/b.md:1:5 error')
  expect(mended).not.toContain('docs/a.md:1:5')
  expect(mended).not.toContain('Until that')
  expect(mended).toContain('3 errors, 0 warnings in 2 of 2 files.')

  write(cwd, 'registry/quill.yaml', ': [')
  await session.until(end)
  session.signal('SIGTERM')
  expect(await session.ended()).toBe(2)
})

test('a baseline counts, and the exit code is that of the last state', async () => {
  const cwd = makeFolder({...desk, 'a.md': wrong})
  await runCopydesk(['baseline', '--output', 'known.yaml'], {cwd})
  const session = startCopydesk(['lint', '--watch', '--baseline', 'known.yaml', 'a.md'], {cwd})
  expect(await session.until(end)).toContain('No new findings in 1 file. 1 known finding in the baseline.')
  write(cwd, 'a.md', `${wrong}\nThe Quill Desk Draw 3.\n`)
  const more = await session.until(end)
  expect(more).toContain('a.md:3:5 error')
  expect(more).toContain('1 error, 0 warnings in 1 of 1 file. 1 known finding in the baseline.')
  await runCopydesk(['baseline', '--output', 'known.yaml'], {cwd})
  expect(await session.until('2 known findings in the baseline.')).toContain('Changed: known.yaml\n')
  write(cwd, 'known.yaml', 'nonsense: true\n')
  await session.until('known.yaml:1:1 Unexpected')
  await session.until(end)
  session.signal('SIGINT')
  expect(await session.ended()).toBe(2)
})

test('a path that is not there is no reason to wait', async () => {
  const cwd = makeFolder({...desk, 'a.md': wrong})
  expect(await startCopydesk(['lint', '--watch', 'gone.md'], {cwd}).ended()).toBe(2)
  expect(await startCopydesk(['lint', '--watch', '--config', 'gone.yaml'], {cwd}).ended()).toBe(2)
})

test.skipIf(!hasScript)('on a terminal the screen is cleared, and Ctrl+C ends it (needs script)', async () => {
  const cwd = makeFolder({...desk, 'a.md': wrong})
  const session = startCopydesk(['lint', '--watch'], {cwd, terminal: true})
  expect(await session.until('Ctrl+C ends it')).toContain('\u001B[2J\u001B[H')
  write(cwd, 'a.md', 'Fine.\n')
  const second = await session.until('Ctrl+C ends it')
  expect(second).toContain('\u001B[2J\u001B[HDate: ')
  expect(second).toMatch(/Changed: a\.md\r?\n[^]*No findings in 1 file\./u)
  write(cwd, 'a.md', wrong)
  await session.until('Ctrl+C ends it')
  session.type('\u0003')
  expect(await session.ended()).toBe(1)
})
