import {hash} from 'node:crypto'
import {chmodSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterAll, expect, test} from 'vitest'
import {runInProcess} from '../src/cli.ts'
import {makeFolder, runCopydesk} from './run-copydesk.ts'

const temporary: string[] = []
afterAll(() => {
  for (const folder of temporary) rmSync(folder, {recursive: true, force: true})
})

/** A run of the whole command in this process: what it prints, says and ends with. */
async function run(cwd: string, args: readonly string[]): Promise<unknown> {
  let [out, err] = ['', '']
  const stream = (write: (text: string) => void): object => ({write, on: () => {}})
  const ran = {argv: ['node', 'copydesk', 'lint', ...args], env: {}, cwd: () => cwd, stdin: {}, stdout: stream((text) => void (out += text)), stderr: stream((text) => void (err += text)), exitCode: undefined as number | undefined}
  await runInProcess(ran as unknown as NodeJS.Process)
  return {out, err, code: ran.exitCode}
}

const pages = ['All is well.\n', 'Ask quillpad.\n', '---\ntitle: A\nverification: {date: 2026-01-01}\n---\n\nQuill Pad is the current plan.[^f:pad.price] Ask QUILLPAD.\n', '<!-- copydesk-disable-next-line canonical-name -- a quotation -->\nAsk quillpad.\n', '\uFEFFAsk quillpad.\n', 'Ask quill-pad-1 of it.\n']
const registries = ['Quill Pad', 'QuillPad', 'Quillpad'].map((name) => `layers: [{id: app, label: App}]\nvendors: [{id: quill, name: Quill, idPrefixes: [quill-]}]\nterms:\n  - {id: quill-pad, name: ${name}, layer: app, vendor: quill, ids: [{id: quill-pad-1, state: deprecated, shutdown: "2026-03-01"}]}\n`)
const configs = ['', 'rules: {canonical-name: [error, {allow: [quillpad]}]}\n', 'rules: {canonical-name: off}\n', 'kinds: {guide: ["*.md"]}\nreview: {guide: 30d}\n', 'docs: https://quill.example/rules\n', 'rules: {canonical-name: warning}\n', 'registry: 1\n']
const facts = ['facts: []\n', 'facts: [{id: pad.price, about: quill-pad, layer: app, dimension: price, statement: It costs 4, kind: observed, verified: {date: "2026-01-01", by: A, method: carried}}]\n']
const options: readonly (readonly string[])[] = [[], ['--no-clock'], ['--now', '2026-01-02'], ['--now', '2026-02-20'], ['--now', '2027-01-01'], ['--rule', 'canonical-name', '--no-clock'], ['--rule', 'id-in-code'], ['--quiet', '--no-clock'], ['--format', 'json', '--now', '2026-01-02']]
const names = ['a.md', 'b.md', 'c.mdx', 'sub/d.md']

type Step = (folder: string, cache: string) => void
const write = (name: string, text: string): Step => (folder) => writeFileSync(join(folder, name), text)
const step: fc.Arbitrary<Step> = fc.oneof(
  {weight: 3, arbitrary: fc.tuple(fc.constantFrom(...names), fc.constantFrom(...pages)).map(([name, text]) => write(name, text))},
  fc.constantFrom(...registries).map((text) => write('registry/quill.yaml', text)),
  fc.constantFrom(...configs).map((text) => write('copydesk.yaml', `${text.startsWith('registry') ? '' : 'registry: [./registry]\nfacts: [./facts]\n'}${text}`)),
  fc.constantFrom(...facts).map((text) => write('facts/pad.yaml', text)),
  fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).map(([from, to]): Step => (folder) => existsSync(join(folder, from)) && renameSync(join(folder, from), join(folder, to))),
  fc.tuple(fc.nat(), fc.constantFrom('', 'x', '\n', '"', '[]', '\0')).map(([at, by]): Step => (_folder, cache) => {
    for (const path of globSync(join(cache, '*'))) {
      const text = readFileSync(path, 'utf8')
      const cut = at % (text.length + 1)
      writeFileSync(path, by === '' ? text.slice(0, cut) : text.slice(0, cut) + by + text.slice(cut + 1))
    }
  }),
)

test('whatever changes, and whatever becomes of the cache, a run says what it says without one', async () => {
  const folder = makeFolder({'copydesk.yaml': 'registry: [./registry]\n', 'registry/quill.yaml': registries[0] ?? '', 'facts/pad.yaml': facts[0] ?? '', 'sub/d.md': pages[1] ?? ''})
  const cache = mkdtempSync(join(tmpdir(), 'copydesk-cache-'))
  temporary.push(cache)
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(step, fc.constantFrom(...options)), {minLength: 1, maxLength: 12}), async (steps) => {
    for (const [change, args] of steps) {
      change(folder, cache)
      const wanted = await run(folder, [...args, '--no-cache'])
      expect(await run(folder, [...args, '--cache-location', cache])).toEqual(wanted)
      expect(await run(folder, [...args, '--cache-location', cache])).toEqual(wanted)
    }
  }), {numRuns: 30})
})

test('what was found is read and not found again: who may write for us may make it up', async () => {
  const cwd = makeFolder({'copydesk.yaml': 'registry: [./registry]\n', 'registry/quill.yaml': registries[0] ?? '', 'a.md': 'Ask quillpad.\n'})
  const call = ['lint', '--no-clock', '--cache-location', 'kept']
  const first = await runCopydesk(call, {cwd})
  const [file = ''] = globSync('kept/pages-*.json', {cwd}).map((name) => join(cwd, name))
  const [head = '', text = ''] = readFileSync(file, 'utf8').split('\n')
  const forged = text.replace('Unexpected name', 'Forged name')
  // Without the right hash it is as good as none; with it, it is what the file says.
  writeFileSync(file, `${head}\n${forged}`)
  expect(await runCopydesk(call, {cwd})).toEqual(first)
  writeFileSync(file, `${head.slice(0, head.lastIndexOf(' '))} ${hash('sha256', forged)}\n${forged}`)
  expect((await runCopydesk(call, {cwd})).out).toContain('Forged name')
  chmodSync(file, 0o666)
  expect(await runCopydesk(call, {cwd})).toEqual(first)
})

test('runs at once leave a whole cache, and each says what it should', async () => {
  const cwd = makeFolder({'copydesk.yaml': 'registry: [./registry]\n', 'registry/quill.yaml': registries[0] ?? '', 'a.md': 'Ask quillpad.\n', 'b.md': 'Ask quillpad.\n'})
  const call = ['lint', '--no-clock', '--cache-location', 'kept']
  const wanted = await runCopydesk(['lint', '--no-clock', '--no-cache'], {cwd})
  expect(await Promise.all(Array.from({length: 4}, () => runCopydesk(call, {cwd})))).toEqual(Array(4).fill(wanted))
  expect(await runCopydesk(call, {cwd})).toEqual(wanted)
  expect(globSync('kept/*', {cwd}).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a place that is no folder is said', async () => {
  const cwd = makeFolder({'copydesk.yaml': 'registry: [./registry]\n', 'registry/quill.yaml': registries[0] ?? '', 'a.md': 'Well.\n'})
  expect(await runCopydesk(['lint', '--cache-location', 'a.md'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('Unexpected file as `--cache-location a.md`, expected a folder')})
  expect(await runCopydesk(['lint', '--cache-location', 'kept', '--no-cache'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('Unexpected `--cache-location` beside `--no-cache`')})
})
