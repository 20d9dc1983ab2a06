import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {chmodSync, existsSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {dateLine, desk, makeFolder, runCopydesk} from './run-copydesk.ts'

const wrong = `Ask *Quill* Draws 3 about it.\n\n${'What it draws is worth a look. '.repeat(100)}\n`
const right = wrong.replaceAll('Draws', 'Draw')
const pageNames = Array.from({length: 12}, (_, index) => `page-${index}.md`)
const pages = (text: string): Record<string, string> => Object.fromEntries(pageNames.map((name) => [name, text]))
const leftovers = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'))

/** The text of each page: never anything but the old or the new one. */
function wholeTexts(folder: string): string[] {
  const texts = pageNames.map((name) => readFileSync(join(folder, name), 'utf8'))
  for (const text of texts) expect([wrong, right].map((whole) => whole === text), `half a page: ${text.length} characters`).toContain(true)
  return texts
}

test('what a killed process left is removed, what a living one or a person made is not', async () => {
  const dead = spawnSync('true').pid
  const name = (process: number): string => `.copydesk-${process}-0190d7f6-1f3a-4b7c-8d1e-2f3a4b5c6d7e.tmp`
  const cwd = makeFolder({...desk, 'a.md': '# A\n', [name(dead)]: 'x', [name(process.pid)]: 'x', '.copydesk-notes.tmp': 'x', 'b/.keep': ''})
  await runCopydesk(['fix'], {cwd})
  expect(leftovers(cwd)).toEqual([name(process.pid), '.copydesk-notes.tmp'].toSorted())
})

test('several fixes at once leave each page whole and fixed', async () => {
  const cwd = makeFolder({...desk, ...pages(wrong)})
  const ran = await Promise.all(Array.from({length: 4}, () => runCopydesk(['fix'], {cwd})))
  for (const {code, err} of ran) {
    // Who comes second finds the page changed, and says so.
    if (code !== 0) expect(err).toContain('Unexpected change of it while it was being checked')
  }
  expect(new Set(wholeTexts(cwd))).toEqual(new Set([right]))
  expect(leftovers(cwd)).toEqual([])
})

test('where writing fails half way, the page stays and the others are judged', async () => {
  const long = wrong.repeat(20)
  const cwd = makeFolder({...desk, 'a.md': long, 'b.md': 'Quill Draws 3\n'})
  const ran = await runCopydesk(['fix'], {cwd, fileLimit: 32})
  expect(ran).toEqual({code: 2, out: 'No findings in 1 file.\n', err: `${dateLine}a.md Unexpected failure to write it: it would grow beyond the size that the system allows\nFixed 1 finding in b.md\n`})
  expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(long)
  expect(readFileSync(join(cwd, 'b.md'), 'utf8')).toBe('Quill Draw 3\n')
  expect(leftovers(cwd)).toEqual([])
})

test('a page in a folder that nobody may write to stays', async () => {
  const cwd = makeFolder({...desk, 'locked/a.md': wrong})
  chmodSync(cwd, 0o755)
  chmodSync(join(cwd, 'locked/a.md'), 0o666)
  chmodSync(join(cwd, 'locked'), 0o555)
  const ran = await runCopydesk(['fix'], {cwd, unprivileged: true})
  chmodSync(join(cwd, 'locked'), 0o755)
  expect(ran).toEqual({code: 2, out: '', err: `${dateLine}locked/a.md Unexpected failure to write it: permission denied\n`})
  expect(readFileSync(join(cwd, 'locked/a.md'), 'utf8')).toBe(wrong)
})

test.skipIf(!existsSync('/proc/self'))('where the system lets nobody make a folder, a report is told, a cache done without, and nothing waits', async () => {
  const cwd = makeFolder({...desk, 'a.md': 'Quill Draws 3\n'})
  expect(spawnSync('sh', ['-c', 'mkfifo pipe'], {cwd}).status).toBe(0)
  const found = '1 error, 0 warnings in 1 of 1 file. `copydesk fix` can fix it.\n'
  const place = '/proc/no-such/place'
  const lint = await runCopydesk(['lint', '--cache-location', place, '--format', 'pretty', '--format', `sarif=${place}`, '--format', 'junit=pipe', '--format', 'shard=shard.json'], {cwd, env: {XDG_CACHE_HOME: place}})
  expect(lint).toEqual({code: 2, out: expect.stringContaining(found) as string, err: `${dateLine}${place} Unexpected failure to write it: it is not there\npipe Unexpected failure to write it: nobody reads what is written to it\nWrote shard.json (shard)\n`})
  const report = await runCopydesk(['report', '--format', 'pretty', '--format', `sarif=${place}`, 'shard.json'], {cwd})
  expect(report).toMatchObject({code: 2, out: expect.stringContaining(found) as string, err: expect.stringContaining(`${place} Unexpected failure to write it: it is not there\n`) as string})
  expect(await runCopydesk(['baseline', '--output', place], {cwd})).toEqual({code: 2, out: '', err: `${dateLine}${place} Unexpected failure to write it: it is not there\n`})
})

test('a report goes through a pipe that somebody reads', async () => {
  const cwd = makeFolder({...desk, 'a.md': 'Quill Draws 3\n'})
  expect(spawnSync('sh', ['-c', 'mkfifo pipe'], {cwd}).status).toBe(0)
  const reader = spawn('cat', [join(cwd, 'pipe')])
  let read = ''
  reader.stdout.on('data', (chunk: Buffer) => (read += chunk.toString()))
  const [{code}] = await Promise.all([runCopydesk(['lint', '--format', 'pretty', '--format', 'json=pipe'], {cwd}), once(reader, 'close')])
  expect(code).toBe(1)
  expect(JSON.parse(read)).toMatchObject([{errorCount: 1}])
})

/** A rule of one’s own, for what ours never do. */
const ownRule = (check: string): string => `
import {writeFileSync} from 'node:fs'
export default {id: 'own', summary: 'S', why: 'W', severity: 'warning', options: {parse: (given) => given}, examples: [], check: ({document: {text}}) => {${check}}}
`

test.each([
  ['a page that somebody saves meanwhile', `if (text.includes('one')) writeFileSync('a.md', 'saved by somebody\\n'); return []`, 'saved by somebody\n', 'Unexpected change of it while it was being checked, expected the text that was read: run it again'],
  ['a fix that makes more errors', `return Array.from(text.matchAll(/bad/g), ({index}) => ({range: [index, index + 3], severity: 'error', message: 'Bad', ...(text.match(/bad/g).length === 1 && {fix: {range: [index, index], text: 'bad bad '}})}))`, 'one bad Quill Draws 3\n', 'Unexpected fixes that leave 3 errors, expected at most the 2 of before: left as it was'],
  ['a fix without end', `return [{range: [0, 0], message: 'More', fix: {range: [0, 0], text: '+'}}]`, 'one bad Quill Draws 3\n', 'Unexpected fixes that still have something to fix after 10 rounds: left as it was'],
  ['a fix with half a character', `return text.includes('bad') ? [{range: [4, 7], message: 'Half', fix: {range: [4, 7], text: '\\uD83D'}}] : []`, 'one bad Quill Draws 3\n', 'Unexpected half of a character in the new text, expected text that UTF-8 can hold: left as it was'],
])('%s is not written over', async (_, check, after, message) => {
  const cwd = makeFolder({...desk, 'a.md': 'one bad Quill Draws 3\n', 'own.mjs': ownRule(check)})
  const ran = await runCopydesk(['fix', '--rules', 'own.mjs'], {cwd})
  expect(ran.err).toContain(`a.md ${message}\n`)
  expect(ran.code).toBe(2)
  expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(after)
  expect(leftovers(cwd)).toEqual([])
})

test('a link that leads out of the workspace is neither quoted nor written through', async () => {
  const outside = makeFolder({'secret.md': 'Quill Draws 3 and my password\n', 'deep/secret.md': 'Quill Draws 3 and my password\n'})
  const cwd = makeFolder({...desk, '.git/HEAD': 'ref: refs/heads/main\n', 'good.md': 'Quill Draws 3\n', 'real/inner.md': 'Quill Draws 3\n'})
  symlinkSync(join(outside, 'secret.md'), join(cwd, 'guide.md'))
  symlinkSync(join(outside, 'deep'), join(cwd, 'linked'))
  symlinkSync('real/inner.md', join(cwd, 'inner.md'))
  const refused = (path: string): string => `${path} Unexpected link out of the workspace ${cwd}, expected a page in it: neither read nor written\n`
  for (const command of ['lint', 'fix']) {
    const ran = await runCopydesk([command, '.', 'linked/secret.md'], {cwd})
    expect(ran.err).toContain(refused('guide.md'))
    expect(ran.err).toContain(refused('linked/secret.md'))
    expect(ran.out + ran.err).not.toContain('password')
    expect(ran.code).toBe(2)
  }
  for (const path of ['secret.md', 'deep/secret.md']) expect(readFileSync(join(outside, path), 'utf8')).toBe('Quill Draws 3 and my password\n')
  expect(readFileSync(join(cwd, 'inner.md'), 'utf8')).toBe('Quill Draw 3\n')
  expect(existsSync(join(cwd, 'guide.md'))).toBe(true)
})
