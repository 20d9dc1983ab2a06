import {renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

const config = 'registry: [./registry]\nfacts: [./facts]\nchoosers: [./choosers]\ncollections: [guides, ./reference/*]\n'
const fact = (id: string): string => `  - {id: ${id}, about: quill-desk, layer: app, dimension: price, statement: It costs 4 cents., kind: observed, verified: {date: 2026-04-22, by: Ada, method: carried}, sources: [{url: "https://quill.example/", publisher: vendor}]}\n`
const chooser = 'id: which\ntitle: Which one\nlead: It leads to one.\nfirst: what\nquestions:\n  - id: what\n    ask: What?\n    answers:\n      - {id: one, text: One, recommend: one}\n      - {id: two, text: Two, recommend: one}\nrecommendations:\n  - {id: one, title: Read it, page: guides/one.md, term: quill-desk, reasons: [It is the one.], facts: [desk.price]}\n'
const files = {
  ...desk,
  'copydesk.yaml': config,
  'facts/quill.yaml': `facts:\n${fact('desk.price')}${fact('desk.unused')}`,
  'guides/one.md': 'Ask Quill Draws 3 in a guide.\n',
  'guides/inner/two.md': 'A right page.\n',
  'guides/other/copydesk.yaml': 'registry: [../../registry]\n',
  'guides/other/three.md': 'Another desk’s Quill Draws 3.\n',
  'reference/api/a.md': 'It costs 4 cents.[^f:desk.price]\n',
  'guides-of-old/b.md': 'Ask Quill Draws 3 of old.\n',
}

async function found(folder: string, args: readonly string[], env = {}): Promise<string[]> {
  const {out, err, code} = await runCopydesk(['lint', '--no-clock', '--format', 'json', ...args], {cwd: folder, env})
  if (out === '') throw new Error(`${code} ${err}`)
  return (JSON.parse(out) as {filePath: string; messages: {ruleId: string; line: number; column: number}[]}[])
    .flatMap(({filePath, messages}) => messages.map(({ruleId, line, column}) => `${filePath.slice(folder.length + 1)}:${line}:${column} ${ruleId}`)).toSorted()
}

test('the collections and what is left find together what one run over the desk finds', async () => {
  const folder = makeFolder({...files, 'copydesk.yaml': config.replace('choosers: [./choosers]\n', '')})
  const guides = await found(folder, ['--collection', 'guides'])
  const api = await found(folder, ['--collection', 'reference/api'])
  const rest = await found(folder, ['--no-collections'])
  expect(guides).toEqual(['guides/one.md:1:5 canonical-name'])
  expect(api).toEqual(['reference/api/a.md:1:18 fact-note'])
  expect(rest).toEqual(['facts/quill.yaml:3:10 fact-source', 'guides-of-old/b.md:1:5 canonical-name'])
  expect(await found(folder, ['--collection', './reference/api/', '--collection', 'guides'])).toEqual([...guides, ...api])
  expect(await found(folder, ['--collection', 'guides', '--config', 'copydesk.yaml'])).toEqual(guides)
  const inner = await found(folder, ['guides/other'])
  expect(await found(folder, [])).toEqual([...guides, ...api, ...rest, ...inner].toSorted())
})

test('a desk with all its pages in collections still has its facts judged', async () => {
  const {'guides-of-old/b.md': _, ...others} = files
  const folder = makeFolder({...others, 'copydesk.yaml': config.replace('choosers: [./choosers]\n', '')})
  expect(await found(folder, ['--no-collections'])).toEqual(['facts/quill.yaml:3:10 fact-source'])
})

test('what is left counts a fact as cited wherever a page of a collection cites it, and in code it does not', async () => {
  const folder = makeFolder({
    ...files,
    'copydesk.yaml': config.replace('choosers: [./choosers]\n', ''),
    'facts/quill.yaml': `facts:\n${['desk.a-b', 'desk.code', 'desk.late', 'desk.comment', 'desk.twice'].map(fact).join('')}`,
    'reference/api/a.md': '`[^f:desk.code]` and `[^f:desk.late]` it costs 4 cents.[^f:desk.a\\-b]\n\n<!-- [^f:desk.comment] -->\n',
    'reference/api/z.md': 'It costs 4 cents.[^f:desk.late] Or so.[^f:desk.twice][^f:desk.twice]\n',
  })
  const uncited = (some: readonly string[]): string[] => some.filter((one) => one.endsWith(' fact-source'))
  const whole = uncited(await found(folder, []))
  expect(whole.length).toBeGreaterThanOrEqual(2)
  expect(uncited(await found(folder, ['--no-collections']))).toEqual(whole)
})

test('a page that a chooser names and that is not there is told by what is left alone', async () => {
  const folder = makeFolder({...files, 'choosers/which.yaml': chooser.replaceAll('guides/one.md', 'guides/none.md')})
  expect(await found(folder, ['--collection', 'reference/api'])).toEqual(['reference/api/a.md:1:18 fact-note'])
  const {code, err} = await runCopydesk(['lint', '--no-collections', '--no-clock'], {cwd: folder})
  expect(code).toBe(2)
  expect(err).toContain('choosers/which.yaml:')
  expect(err).toContain('guides/none.md')
})

test('a baseline forgets nothing that another collection holds', async () => {
  const folder = makeFolder({...files, 'copydesk.yaml': `${config.replace('choosers: [./choosers]\n', '')}baseline: known.json\n`})
  expect(await runCopydesk(['baseline'], {cwd: folder})).toMatchObject({code: 0})
  for (const part of [['--no-collections'], ['--collection', 'guides'], ['--collection', 'reference/api']]) {
    const {code, err} = await runCopydesk(['lint', '--strict-baseline', ...part], {cwd: folder})
    expect({part, code, err}).toEqual({part, code: 0, err: 'Date: 2026-05-01 (SOURCE_DATE_EPOCH)\n'})
  }
})

test.each([
  [['--collection', 'guide'], 'Unexpected collection `guide`, expected `guides`'],
  [['--collection', 'zzzzzz'], 'Unexpected collection `zzzzzz`, expected one of `guides`, `reference/api`'],
  [['--collection', 'reference/api', 'guides'], 'Unexpected path `guides` beside `--collection reference/api`, expected one of them'],
  [['--no-collections', 'guides'], 'Unexpected path `guides` beside `--no-collections`, expected one of them'],
  [['--collection', 'reference/api', '--no-collections'], 'Unexpected `--collection` beside `--no-collections`, expected one of them'],
  [['--collection', 'reference/api', '--watch'], 'Unexpected `--collection` beside `--watch`, expected one of them'],
  [['--no-collections', '--stdin'], 'Unexpected `--no-collections` beside `--stdin`, expected one of them'],
])('%j is refused', async (args, message) => {
  const {code, out, err} = await runCopydesk(['lint', ...args], {cwd: makeFolder({...files, 'choosers/which.yaml': chooser})})
  expect({code, out}).toEqual({code: 2, out: ''})
  expect(err).toContain(message)
})

test('where no collection is named, that is said', async () => {
  const {code, err} = await runCopydesk(['lint', '--collection', 'guides'], {cwd: makeFolder(desk)})
  expect(code).toBe(2)
  expect(err).toContain('Unexpected collection `guides`, expected `collections` in copydesk.yaml')
})

test('a page that is gone is stood in for once, however the desk is parted into jobs', async () => {
  const known = 'Ask Quill Draws 3 now.\n'
  const folder = makeFolder({...desk, 'copydesk.yaml': 'registry: [./registry]\ncollections: [api, guides]\nbaseline: ./known.yaml\n', 'guides/old.md': known, 'guides/right.md': 'Right.\n', 'api/right.md': 'Right.\n'})
  expect((await runCopydesk(['baseline'], {cwd: folder})).code).toBe(0)
  renameSync(join(folder, 'guides/old.md'), join(folder, 'guides/renamed.md'))
  for (const path of ['api/a-copy.md', 'a-copy.md']) writeFileSync(join(folder, path), known)
  const guides = await runCopydesk(['lint', '--collection', 'guides', '--strict-baseline'], {cwd: folder})
  expect(guides).toMatchObject({code: 0, err: expect.stringContaining('guides/renamed.md is taken for guides/old.md, which is gone') as string})
  const parts = [['--collection', 'guides'], ['--collection', 'api'], ['--no-collections']]
  const whole = await found(folder, [])
  expect(whole).toEqual(['a-copy.md:1:5 canonical-name', 'api/a-copy.md:1:5 canonical-name'])
  expect((await Promise.all(parts.map((part) => found(folder, part)))).flat().toSorted()).toEqual(whole)
})
