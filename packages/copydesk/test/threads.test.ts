import {readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

const paragraph = 'A *paragraph* about Quill Draw 3 and [its pages](https://example.com), with `code` and **more** to read than names.\n\n- A list\n- and nothing\n\n'
const folder = (pages: number): string => makeFolder({
  ...desk,
  ...Object.fromEntries(Array.from({length: pages}, (_, index) => [`pages/${String(index).padStart(4, '0')}.md`, index % 3 > 0 ? 'Nothing.\n' : `${paragraph.repeat(30)}Page ${index} says Quill Draws 3.\n`])),
  'pages/0640.md': Buffer.from([0x41, 0xE9, 0x0A]),
  'pages/0639.md': '\uFEFFQuill Draws 3\n<!-- copydesk-disable-next-line canonical-name -- a title -->\nQuill Draws 3\n',
  'pages/z/copydesk.yaml': 'regsitry: [x]\n',
  'pages/z/a.md': 'Quill Draws 3\n',
})

async function lint(cwd: string, threads: string, format = 'json'): Promise<{readonly printed: unknown; readonly helped: number}> {
  const {code, out, err} = await runCopydesk(['lint', '--no-cache', '--format', format, '--threads', threads], {cwd, env: {NODE_DEBUG: 'copydesk'}})
  const note = /^COPYDESK \d+: (?<pages>\d+) pages were judged by \d+ more threads\n/mu
  return {printed: {code, out, err: err.replace(note, '')}, helped: Number(note.exec(err)?.groups?.['pages'] ?? 0)}
}

test('a long run prints the same with any number of threads, and they do help', async () => {
  const cwd = folder(650)
  const alone = await lint(cwd, '0')
  expect(alone).toMatchObject({printed: {code: 2, out: expect.stringContaining('Quill Draws 3'), err: expect.stringMatching(/0640\.md.*UTF-8[^]*regsitry|regsitry[^]*0640\.md.*UTF-8/u)}, helped: 0})
  const {printed, helped} = await lint(cwd, '2')
  expect(printed).toEqual(alone.printed)
  expect(helped).toBeGreaterThan(0)
})

test('a shard, which holds whole texts, is the same with threads too', async () => {
  const cwd = folder(650)
  const alone = await lint(cwd, '0', 'shard')
  const {printed, helped} = await lint(cwd, '2', 'shard')
  expect(printed).toEqual(alone.printed)
  expect(helped).toBeGreaterThan(0)
})

test('what threads found is kept, and known in the next run', async () => {
  const cwd = folder(650)
  const run = (): ReturnType<typeof runCopydesk> => runCopydesk(['lint', '--format', 'json', '--threads', '2'], {cwd, env: {NODE_DEBUG: 'copydesk', XDG_CACHE_HOME: `${cwd}/.cache`}})
  const [first, second] = [await run(), await run()]
  expect(first.err).toContain('more threads')
  expect(second.err).not.toContain('more threads')
  expect(second.out).toBe(first.out)
})

test('a baseline is the same with threads too', async () => {
  const cwd = folder(650)
  for (const path of ['pages/0640.md', 'pages/z']) rmSync(join(cwd, path), {recursive: true})
  const run = (threads: string): ReturnType<typeof runCopydesk> => runCopydesk(['baseline', '--no-cache', '--output', `${threads}.yaml`, '--threads', threads], {cwd, env: {NODE_DEBUG: 'copydesk'}})
  const [alone, helped] = [await run('0'), await run('2')]
  expect([alone.code, helped.code]).toEqual([0, 0])
  expect(alone.err).not.toContain('more threads')
  expect(helped.err).toContain('more threads')
  expect(readFileSync(join(cwd, '2.yaml'), 'utf8')).toBe(readFileSync(join(cwd, '0.yaml'), 'utf8'))
})

test('a short run starts none', async () => {
  const {helped} = await lint(folder(200), '3')
  expect(helped).toBe(0)
})

test('the number is one', async () => {
  const {code, err} = await runCopydesk(['lint', '--threads', 'many'], {cwd: makeFolder(desk)})
  expect([code, err]).toEqual([2, 'Unexpected `--threads many`, expected a whole number from 0 to 64\n`copydesk --help` lists commands and options\n'])
})
