import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterAll, expect, test} from 'vitest'
import {SealedLines} from './sealed-lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-lines-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))
const file = join(folder, 'pages-0123456789abcdef.json')

const key = fc.oneof(fc.constantFrom('a', 'b', 'ä\n\t漢👩‍🚀', '\ncopydesk x', '__proto__', ''), fc.string({unit: 'binary', maxLength: 8}))
const value = fc.oneof(fc.constant(''), fc.string({unit: 'binary', maxLength: 20})).map((text) => `x${JSON.stringify(text)}`)
const step = fc.record({added: fc.array(fc.tuple(key, value), {maxLength: 4}), cut: fc.option(fc.nat(), {freq: 5}), spoil: fc.option(fc.nat(), {freq: 5})})

test('a value is what was last put under its key, or none where the file was harmed', () => {
  fc.assert(fc.property(fc.array(step, {minLength: 1, maxLength: 12}), (steps) => {
    rmSync(file, {force: true})
    const ever = new Map<string, string[]>()
    let isWhole = true
    for (const {added, cut, spoil} of steps) {
      const lines = new SealedLines(file, 'seal')
      for (const [of, values] of ever) {
        const found = lines.get(of)
        if (isWhole) expect(found && of).toBe(of)
        if (found !== undefined) expect(isWhole ? [values.at(-1)] : values).toContain(JSON.stringify(JSON.parse(found.slice(1))))
      }
      expect(new SealedLines(file, 'another seal').get(added[0]?.[0] ?? 'a')).toBeUndefined()
      lines.save(new Map(added), 1000)
      for (const [of, put] of new Map(added)) ever.set(of, [...ever.get(of) ?? [], JSON.stringify(JSON.parse(put.slice(1)))])
      if (ever.size === 0 || (cut === null && spoil === null)) continue
      isWhole = false
      const bytes = readFileSync(file)
      if (spoil !== null) bytes[spoil % bytes.length] = (bytes[spoil % bytes.length] ?? 0) ^ 1
      writeFileSync(file, cut === null ? bytes : bytes.subarray(0, cut % bytes.length))
    }
  }))
})

test('what is new is added to the file, what was half written is left out, and in the end all is written anew', () => {
  rmSync(file, {force: true})
  const keys = Array.from({length: 10}, (_, index) => String(index))
  new SealedLines(file, 'seal').save(new Map(keys.map((one) => [one, '"old"'])), 0)
  const first = readFileSync(file, 'utf8')
  new SealedLines(file, 'seal').save(new Map([['3', '"new"']]), 0)
  const second = readFileSync(file, 'utf8')
  expect(second.startsWith(`${first}\n`)).toBe(true)
  writeFileSync(file, second.slice(0, -1))
  expect(['2', '3'].map((one) => new SealedLines(file, 'seal').get(one))).toEqual(['"old"', '"old"'])
  let longest = 0
  for (let turn = 0; turn < 80; turn += 1) {
    new SealedLines(file, 'seal').save(new Map([['3', `"${turn}"`]]), 100)
    longest = Math.max(longest, readFileSync(file).length)
  }
  expect(readFileSync(file).length).toBeLessThan(longest)
  expect(keys.map((one) => new SealedLines(file, 'seal').get(one))).toEqual(keys.map((one) => (one === '3' ? '"79"' : '"old"')))
})
