import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {appendOwnFile, readSealed, writeSealed} from './sealed-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-sealed-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const data = {words: ['é', '\n', '\u2028'], none: null, some: [1, -0.5, true]}
const nameOf = (number: number, end = ''): string => `desk-${number.toString(16).padStart(16, '0')}.json${end}`
const uuid = '01234567-89ab-cdef-0123-456789abcdef'

test('what was written is read with the same seal, and with no other', () => {
  const path = join(folder, 'a', 'b', nameOf(1))
  expect(readSealed(path, 'seal')).toBeUndefined()
  writeSealed(path, 'seal', {old: 1})
  writeSealed(path, 'seal', data)
  expect(readSealed(path, 'seal')).toEqual(data)
  expect(readSealed(path, 'seal ')).toBeUndefined()
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual([nameOf(1)])
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a file of which any byte is another one, or is missing, is as good as none', () => {
  const path = join(folder, nameOf(1))
  writeSealed(path, 'seal', {a: 'bc'})
  const whole = readFileSync(path)
  for (let at = 0; at < whole.length; at += 1) {
    const other = Buffer.from(whole)
    other[at] = (other[at] ?? 0) ^ 1
    for (const bytes of [other, whole.subarray(0, at), Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)])]) {
      writeFileSync(path, bytes)
      expect(readSealed(path, 'seal'), bytes.toString()).toBeUndefined()
    }
  }
  rmSync(path)
  mkdirSync(path)
  expect(readSealed(path, 'seal')).toBeUndefined()
})

test.skipIf(process.platform === 'win32')('a pipe in the place of a file is as good as none, and nobody waits for it', () => {
  const path = join(folder, nameOf(1))
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path])
  expect(readSealed(path, 'seal')).toBeUndefined()
  expect(appendOwnFile(path, 'text')).toBe(false)
  writeSealed(path, 'seal', data)
  expect(readSealed(path, 'seal')).toEqual(data)
})

test('what JSON cannot hold is not written, and a place that nobody can write to is left as it was', () => {
  for (const odd of [Infinity, {a: undefined}, [Number.NaN], new Map()]) writeSealed(join(folder, nameOf(1)), 'seal', odd)
  writeFileSync(join(folder, 'file'), '')
  writeSealed(join(folder, 'file', nameOf(1)), 'seal', data)
  mkdirSync(join(folder, nameOf(2)))
  writeSealed(join(folder, nameOf(2)), 'seal', data)
  expect(readdirSync(folder)).toEqual([nameOf(2), 'file'].toSorted())
})

describe('a folder stays small:', () => {
  /** A file so many seconds old. */
  const make = (name: string, age: number, bytes = 0): void => {
    const path = join(folder, name)
    writeFileSync(path, '')
    truncateSync(path, bytes)
    const time = Date.now() / 1000 - age
    utimesSync(path, time, time)
  }
  const left = (): string[] => readdirSync(folder).toSorted()

  test('of more than sixty files the oldest go', () => {
    for (let number = 0; number < 62; number += 1) make(nameOf(number), 1000 - number)
    writeSealed(join(folder, nameOf(99)), 'seal', data)
    expect(left()).toEqual([...Array.from({length: 59}, (_, index) => nameOf(index + 3)), nameOf(99)])
  })

  test('of more than a hundred megabytes the oldest go, never the one just written', () => {
    for (const [number, bytes] of [[1, 50_000_000], [2, 40_000_000], [3, 9_000_000]] as const) make(nameOf(number), 100 + number, bytes)
    writeSealed(join(folder, nameOf(9)), 'seal', data)
    expect(left()).toEqual([1, 2, 3, 9].map((number) => nameOf(number)))
    writeSealed(join(folder, nameOf(8)), 'seal', 'x'.repeat(2_000_000))
    expect(left()).toEqual([1, 2, 8, 9].map((number) => nameOf(number)))
    make(nameOf(9), 1, 200_000_000)
    writeSealed(join(folder, nameOf(8)), 'seal', data)
    expect(left()).toEqual([nameOf(8)])
  })

  test('what a killed run left goes after an hour, what others keep there stays', () => {
    const others = ['notes.json', 'desk-1.json', `x${nameOf(1)}.bak`, 'x.tmp', '1-0000000000000001.json']
    for (const name of others) make(name, 9e6, 200_000_000)
    make(nameOf(1, `.${uuid}.tmp`), 3700)
    make(nameOf(2, `.${uuid}.tmp`), 3500, 200_000_000)
    make(nameOf(3), 9e6)
    writeSealed(join(folder, nameOf(9)), 'seal', data)
    expect(left()).toEqual([...others, nameOf(2, `.${uuid}.tmp`), nameOf(3), nameOf(9)].toSorted())
    expect(existsSync(join(folder, nameOf(1, `.${uuid}.tmp`)))).toBe(false)
  })
})
