import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterAll, expect, test} from 'vitest'
import {makeDocument} from '../document/document.ts'
import {lint} from '../lint.ts'
import {DeskError} from './desk-error.ts'
import {loadDesk} from './load-desk.ts'
import type {LoadedDesk} from './load-desk.ts'
import {ValueCache} from './value-cache.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-values-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))
const cacheFile = join(folder, 'cache', 'desk.json')
const configPath = join(folder, 'copydesk.yaml')
mkdirSync(join(folder, 'registry'))

/** All that a desk says, and where it says it; or all that is wrong with it. */
function told(cache?: ValueCache): unknown {
  let loaded: LoadedDesk
  try {
    loaded = loadDesk(configPath, undefined, undefined, undefined, undefined, cache)
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return error.problems
  }
  const {terms, layers, vendors, origins, config} = loaded.desk
  return JSON.stringify([config, ...[terms, layers, vendors, origins].map((map) => [...map])])
}

function write(name: string, note: string): void {
  writeFileSync(configPath, 'registry: [./registry]\n')
  writeFileSync(join(folder, 'registry', 'quill.yaml'), `# ${note}
layers: [{id: app, label: App}]
vendors: [{id: quill, name: Quill}]
terms:
  - {id: quill-pad, name: ${name}, layer: app, vendor: quill}
`)
}

const name = fc.constantFrom('Quill Pad', '"Quill\\x50ad"', '.inf', '[x', '&a Quill', 'Quill: Pad', '{__proto__: 1}', '~', '1_0')

test('a desk is the same with what was kept, whatever was kept and whatever became of it', () => {
  const harm = fc.oneof(
    fc.constant((text: string) => text),
    fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1))),
    fc.tuple(fc.nat(), fc.constantFrom('x', '\n', '"', '0')).map(([at, by]) => (text: string) => text.slice(0, at % (text.length + 1)) + by + text.slice((at % (text.length + 1)) + 1)),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.constantFrom('a', 'bb'), harm), {minLength: 2, maxLength: 5}), (steps) => {
      for (const [written, note, spoil] of steps) {
        write(written, note)
        const cold = told()
        expect(told(new ValueCache(cacheFile, 'test'))).toEqual(cold)
        expect(told(new ValueCache(cacheFile, 'test'))).toEqual(cold)
        let kept = ''
        try {
          kept = readFileSync(cacheFile, 'utf8')
        } catch {
          continue
        }
        writeFileSync(cacheFile, spoil(kept))
      }
    }),
    {numRuns: 60},
  )
})

test('values are kept, and read: the YAML is not parsed a second time', () => {
  write('Quill Pad', 'kept')
  told(new ValueCache(cacheFile, 'test'))
  const text = readFileSync(join(folder, 'registry', 'quill.yaml'), 'utf8')
  expect(new ValueCache(cacheFile, 'test').recall('registry', text)).toMatchObject({terms: [{id: 'quill-pad', name: 'Quill Pad', variants: []}]})
  expect(new ValueCache(cacheFile, 'test').recall('facts', text)).toBeUndefined()
  expect(new ValueCache(cacheFile, 'test').recall('registry', `${text} `)).toBeUndefined()
  expect(new ValueCache(cacheFile, 'another copydesk').recall('registry', text)).toBeUndefined()
  expect(readdirSync(join(folder, 'cache'))).toEqual(['desk.json'])
})

test.skipIf(process.platform === 'win32')('a file that others may write is as good as none', () => {
  write('Quill Pad', 'others')
  told(new ValueCache(cacheFile, 'test'))
  const text = readFileSync(join(folder, 'registry', 'quill.yaml'), 'utf8')
  expect(new ValueCache(cacheFile, 'test').recall('registry', text)).toBeDefined()
  chmodSync(cacheFile, 0o622)
  expect(new ValueCache(cacheFile, 'test').recall('registry', text)).toBeUndefined()
})

test('the options of rules are those of the desk, kept or not', () => {
  for (const allow of ['[]', '["quillpad"]', '[]']) {
    write('Quill Pad', 'options')
    writeFileSync(configPath, `registry: [./registry]\nrules: {canonical-name: [error, {allow: ${allow}}]}\n`)
    for (const cache of [undefined, new ValueCache(cacheFile, 'test'), new ValueCache(cacheFile, 'test')]) {
      const {desk} = loadDesk(configPath, undefined, undefined, undefined, undefined, cache)
      expect(lint(makeDocument({text: 'Ask quillpad.\n'}, desk)).findings.length, allow).toBe(allow === '[]' ? 1 : 0)
    }
  }
})

test('a folder that cannot be is no failure', () => {
  write('Quill Pad', 'nowhere')
  expect(told(new ValueCache(join(configPath, 'below-a-file', 'desk.json'), 'test'))).toEqual(told())
})
