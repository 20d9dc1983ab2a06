import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {formatters} from '../src/formatters.ts'
import {ownVersion} from '../src/own-version.ts'
import {FileError} from '../src/read-text.ts'
import {readShard} from '../src/shards/read-shard.ts'
import {dateLine, desk, guide, makeFolder, runCopydesk} from './run-copydesk.ts'
import type {Ran} from './run-copydesk.ts'

const config = 'registry: [../registry]\nkinds: {guide: [guides/**/*.md]}\nreview: {guide: 90d}\n'
const fact = (id: string, more = ''): string => `facts:\n  - id: ${id}\n    about: quill-draw\n    layer: model\n    dimension: price\n    statement: It is free.\n    kind: observed\n    verified: {date: 2026-04-01, by: Ada, method: read}\n${more}`
const ownRule = `export default {id: 'no-pink', summary: 'Never say pink.', why: 'It is red.', severity: 'warning', clock: false, fix: 'none', options: {parse: (x) => x}, examples: [{text: 'Pink.', findings: ['1:1-1:5 Unexpected pink']}],
  *check({document: {text}}) { for (const {index} of text.matchAll(/pink/gi)) yield {range: [index, index + 4], message: 'Unexpected pink', extra: 1} }}\n`

/** Desks of their own with facts that two of them share, a baseline, comments, odd bytes. */
const files = {
  '.git/HEAD': '',
  'registry/quill.yaml': desk['registry/quill.yaml'],
  'own.mjs': ownRule,
  'shared/price.yaml': fact('shared-price'),
  'a/copydesk.yaml': `${config}facts: [../shared]\n`,
  'a/guides/one.md': guide('2025-09-01', 'Ask Quill Draws 3. Quill Draws 3.\n'),
  'a/two.md': '\uFEFF👩‍💻é *Quill* Draws 3\n\n<!-- copydesk-disable-next-line canonical-name -- their sign -->\nQuill Draws 3.\n',
  'b/copydesk.yaml': `${config}facts: [../shared, ./facts]\n`,
  'b/facts/own.yaml': fact('own-price'),
  'b/clean.md': '# Fine\n',
  'c/copydesk.yaml': `${config}baseline: known.yaml\n`,
  'c/known.yaml': 'version: 1\npages:\n  page.md:\n    - {rule: canonical-name, found: Quill Draws 3, times: 1}\n  gone.md:\n    - {rule: canonical-name, found: Quill Draws 3, times: 2}\n',
  'c/page.md': 'Quill Draws 3.\n\nA pink Quill Desk Draw 3.\n',
  'd/copydesk.yaml': config,
  'd/x-y.md': 'Pink.\n',
  'd/x/y.md': 'Quill Draws 3, `|` ::error::.\n',
  'd/wrong.md': new Uint8Array([0x51, 0xff]),
  'd/x.md': 'Quill Desk Draw 3.\n',
}
const units = ['a', 'b', 'c', 'd/wrong.md', 'd/x/y.md', 'd/x-y.md', 'd/x.md']
const inWalkOrder = (words: readonly string[]): string[] => words.toSorted((x, y) => (x.replaceAll('/', '\0') < y.replaceAll('/', '\0') ? -1 : 1))

const names = [...Object.keys(formatters), 'shard']
const allFormats = (folder: string): string[] => names.flatMap((name) => ['--format', `${name}=${folder}/${name}`])

/** Every report of a run, and how it ended. */
function reportsOf(cwd: string, folder: string, {code, out}: Ran): object {
  return {code, out, ...Object.fromEntries(readdirSync(join(cwd, folder)).map((name) => [name, readFileSync(join(cwd, folder, name), 'utf8')]))}
}

test('of any split into jobs, in any order, every report is that of one run', async () => {
  const shuffled = (words: readonly string[]) => fc.shuffledSubarray([...words], {minLength: words.length})
  await fc.assert(fc.asyncProperty(
    fc.subarray(units, {minLength: 1}), fc.record({jobs: fc.integer({min: 1, max: 4}), quiet: fc.boolean(), warnings: fc.constantFrom(undefined, 0, 50), strict: fc.boolean()}),
    shuffled(['0', '1', '2', '3']), fc.subarray(units), fc.array(fc.nat(3), {minLength: units.length, maxLength: units.length}),
    async (some, {jobs, quiet, warnings, strict}, order, again, places) => {
      const cwd = makeFolder(files)
      const reading = [...(quiet ? ['--quiet'] : []), ...(warnings === undefined ? [] : ['--max-warnings', String(warnings)]), ...(strict && some.includes('c') ? ['--strict-baseline'] : [])]
      const whole = await runCopydesk(['lint', ...inWalkOrder(some), '--rules', 'own.mjs', ...reading, ...allFormats('whole')], {cwd})
      const parts = Array.from({length: jobs}, () => new Set<string>())
      for (const [index, unit] of some.entries()) {
        parts[(places[index] ?? 0) % jobs]?.add(unit)
        // A page may fall to two jobs.
        if (again.includes(unit)) parts[((places[index] ?? 0) + 1) % jobs]?.add(unit)
      }
      const shards = await Promise.all(parts.map(async (words, index) => {
        if (words.size === 0) return []
        await runCopydesk(['lint', ...inWalkOrder([...words]), '--rules', 'own.mjs', '--format', `shard=shards/${order[index]}.json`], {cwd})
        return [`shards/${order[index]}.json`]
      }))
      const joined = await runCopydesk(['report', ...order.map((name) => `shards/${name}.json`).filter((file) => shards.flat().includes(file)), ...reading, ...allFormats('joined')], {cwd})
      const [one, other] = [reportsOf(cwd, 'whole', whole), reportsOf(cwd, 'joined', joined)] as [Record<string, string>, Record<string, string>]
      // What a strict baseline says of itself is a note of each job.
      const plain = (text = ''): string => text.replace(/"outdated":\d+,"notes":\[.*?\],"pages"/u, '').replaceAll(/^(?:.* known findings? that no longer occur| {2}).*\n/gmu, '')
      expect(Object.keys({...one, ...other}).filter((name) => plain(String(one[name])) !== plain(String(other[name])))).toEqual([])
      expect(new Set(plain(joined.err.replaceAll('joined/', 'whole/')).split('\n'))).toEqual(new Set(plain(whole.err.replace(dateLine, '')).split('\n')))
    },
  ), {numRuns: 4, endOnFailure: true})
})

describe('a job that died makes the whole fail', () => {
  const shardOf = async (cwd: string, name: string, ...args: readonly string[]): Promise<string> => {
    await runCopydesk(['lint', ...args, '--format', `shard=${name}`], {cwd})
    return readFileSync(join(cwd, name), 'utf8')
  }
  const report = (cwd: string, ...args: readonly string[]): Promise<Ran> => runCopydesk(['report', ...args], {cwd})
  const pages = {...desk, 'a.md': 'Quill Draws 3.\n', 'b.md': 'Fine.\n'}

  test('one that left nothing, by name and by number', async () => {
    const cwd = makeFolder(pages)
    await shardOf(cwd, 'b.json', 'b.md')
    expect(await report(cwd, 'b.json', 'a.json')).toEqual({code: 2, out: 'No findings in 1 file.\n', err: 'a.json Unexpected failure to read it: it is not there\n'})
    expect(await report(cwd, 'b.json', '--expect', '2')).toEqual({code: 2, out: 'No findings in 1 file.\n', err: 'Unexpected 1 shard, expected 2 (--expect)\n'})
    writeFileSync(join(cwd, 'c.json'), readFileSync(join(cwd, 'b.json')))
    expect(await report(cwd, 'b.json', 'c.json', '--expect', '2')).toMatchObject({code: 2, err: 'Unexpected 1 shard, expected 2 (--expect); 1 file holds the bytes of another\n'})
    expect(await report(cwd, 'b.json', 'c.json', '--expect', '1')).toEqual({code: 0, out: 'No findings in 1 file.\n', err: ''})
    expect(await report(cwd, '--expect', '0')).toEqual({code: 0, out: 'No findings in 0 files.\n', err: ''})
    expect(await report(cwd, '--expect', '1')).toMatchObject({code: 2, out: '', err: expect.stringMatching(/^Unexpected lack of files/u) as string})
  })

  test('one that was cut, is empty, of another kind, version or shape', async () => {
    const cwd = makeFolder(pages)
    const text = await shardOf(cwd, 'a.json', 'a.md')
    await shardOf(cwd, 'b.json', 'b.md')
    await runCopydesk(['lint', 'a.md', '--format', 'json=eslint.json'], {cwd})
    const change = (from: string, to: string): string => {
      expect(text).toContain(from)
      return text.replace(from, to)
    }
    const broken: Record<string, [content: string, says: string]> = {
      'empty.json': ['', 'Unexpected empty file, expected a shard'],
      'cut.json': [text.slice(0, -9), 'Unexpected JSON that is not whole, expected a shard'],
      'other.json': ['{"runs": []}', 'Unexpected JSON that is no shard'],
      'format.json': [change('"shard":1', '"shard":2'), 'Unexpected shard of format 2, expected 1'],
      'version.json': [change('"version":"', '"version":"9.'), 'Unexpected shard of copydesk 9.'],
      'key.json': [change('"failed"', '"extra":1,"failed"'), 'Unexpected value, expected what `copydesk lint --format shard=FILE` writes: Unrecognized key: "extra"'],
      'type.json': [change('"severity":"error"', '"severity":"fatal"'), 'Unexpected value at `pages.0.findings.0.severity`'],
      'rule.json': [change('"rule":"canonical-name"', String.raw`"rule":"canonical-name\u001b]0;owned\u0007"`), 'Unexpected value at `pages.0.findings.0.rule`, expected what `copydesk lint --format shard=FILE` writes: expected the id of a rule'],
      'range.json': [change('"range":[0,13]', '"range":[0,99]'), 'Unexpected value at `pages.0`'],
      'folder.json': ['', 'Unexpected failure to read it: it is a folder'],
    }
    for (const [name, [content]] of Object.entries(broken)) {
      if (name === 'folder.json') mkdirSync(join(cwd, name))
      else writeFileSync(join(cwd, name), content)
    }
    const {code, out, err} = await report(cwd, ...Object.keys(broken), 'eslint.json', 'b.json', '--format', 'sarif=all.sarif', '--format', 'pretty')
    expect({code, out}).toEqual({code: 2, out: 'No findings in 1 file.\n'})
    for (const [name, [, says]] of Object.entries(broken)) expect(err).toContain(`${name} ${says}`)
    expect(err).toContain('eslint.json Unexpected report of `--format json`, expected one of `--format shard`')
    expect(readFileSync(join(cwd, 'all.sarif'), 'utf8')).toContain('"executionSuccessful":false')
    // However it is cut, it is no shard.
    fc.assert(fc.property(fc.integer({min: 0, max: text.trimEnd().length - 1}), (length) => {
      writeFileSync(join(cwd, 'cut.json'), text.slice(0, length))
      expect(() => readShard(join(cwd, 'cut.json'), ownVersion())).toThrow(FileError)
    }))
  })

  test('those that contradict one another', async () => {
    const cwd = makeFolder(pages)
    await shardOf(cwd, 'a.json', 'a.md')
    writeFileSync(join(cwd, 'a.md'), 'Well.\n\nQuill Draws 3.\n')
    await shardOf(cwd, 'z.json', 'a.md')
    await shardOf(cwd, 'day.json', 'b.md', '--now', '2026-05-02')
    await shardOf(cwd, 'rule.json', 'b.md', '--rule', 'canonical-name')
    expect(await report(cwd, 'z.json', 'a.json')).toMatchObject({code: 2, err: 'z.json Unexpected other result for a.md than in a.json, expected the same of the same file: let the jobs run on one commit, with the same options\n'})
    expect(await report(cwd, 'day.json', 'a.json')).toMatchObject({code: 2, err: 'day.json Unexpected day 2026-05-02, expected 2026-05-01 as in a.json: give every job the same `--now`, or `--no-clock`\n'})
    expect(await report(cwd, 'rule.json', 'a.json')).toMatchObject({code: 2, err: 'rule.json Unexpected `--rule` canonical-name, expected none as in a.json: give every job the same\n'})
  })

  test('one that could not read all of its pages', async () => {
    const cwd = makeFolder({...pages, 'bad.md': new Uint8Array([0xff])})
    await shardOf(cwd, 'bad.json', 'bad.md', 'b.md')
    await shardOf(cwd, 'a.json', 'a.md')
    expect(await report(cwd, 'a.json', 'bad.json', '--format', 'markdown')).toMatchObject({code: 2, err: 'bad.md Unexpected bytes that are not UTF-8 in line 1 (byte 1), expected UTF-8: save the file in that encoding\n'})
  })

  test('no report takes the place of a shard', async () => {
    const cwd = makeFolder(pages)
    const text = await shardOf(cwd, 'a.json', 'a.md')
    expect(await report(cwd, 'a.json', '--format', 'sarif=./a.json')).toMatchObject({code: 2, out: '', err: expect.stringMatching(/^Unexpected `--format sarif=\.\/a\.json`, expected a file that is none of the shards/u) as string})
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(text)
  })
})

test('shards of another checkout, written in a folder below, name the files of this one', async () => {
  const [there, here] = [makeFolder(files), makeFolder(files)]
  await runCopydesk(['lint', '--format', 'shard=../a.json'], {cwd: join(there, 'a')})
  writeFileSync(join(here, 'a.json'), readFileSync(join(there, 'a.json')))
  const [whole, joined] = [await runCopydesk(['lint', 'a', '--format', 'json'], {cwd: here}), await runCopydesk(['report', 'a.json', '--format', 'json'], {cwd: here})]
  expect(joined.out).toBe(whole.out)
  expect(joined.code).toBe(1)
})
