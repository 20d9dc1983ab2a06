import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {location} from 'vfile-location'
import {parseCalendarDate} from './calendar-date.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import type {Edit} from './finding.ts'
import {applyEdits, fix} from './fix.ts'
import {lint} from './lint.ts'
import {defineRule} from './rule.ts'
import type {Rule} from './rule.ts'

const desk = makeExampleDesk()
const today = parseCalendarDate('2026-10-20')
const options = today ? {today} : {}

/** Pieces of pages: right, wrong, odd. */
const piece = fc.constantFrom(
  'Lumina Paint 2.0', 'lumina paint 2.0', 'Lumina-Paint-2', '**LUMINA** studio', 'Lumina Paints 2.0', 'Lumina Studio Paint 2', 'lumina-paint-2', '`lumina-paint-2`',
  'lumina-paint-9', 'draws', 'and', '\\*', '&amp;', '&#76;umina Studio', '👩‍💻', '“quoted”', "'s", '’s', '![lumina studio](a.png)', '[lumina studio](b.md)', '<b>', '</b>', '\\', '*', '_', '`',
  'Last verified April 20, 2026', 'a subscription', 'an API', '|', 'x\u00A0y', '<!-- copydesk-disable-next-line canonical-name -- a reason -->', 'LUMINA\u00A0STUDIO',
)
const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '\n> ', '\n- ', '\n\n# ', '\n1. ', '\t', '\n    ', '  \n', '\n```\n', '\n\n| a | b |\n|---|---|\n| c | ')
const start = fc.constantFrom('', '\uFEFF', '---\ntitle: lumina studio\nverification:\n  date: 2026-04-22\n---\n\n', '---\nsummary: "LUMINA studio"\n---\n', '> ', '# ')
const page = fc.tuple(start, fc.array(fc.tuple(piece, gap), {maxLength: 14}), fc.constantFrom('\n', '\r\n')).map(([head, parts, lineEnd]) =>
  `${head}${parts.flat().join('')}`.replaceAll('\n', lineEnd))
const runs = {numRuns: Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 500)}

describe('any page', () => {
  test('is the same after the second fix as after the first', () => {
    fc.assert(fc.property(page, (text) => {
      const once = fix({text, path: 'guides/a.md'}, desk, options)
      expect(fix({text: once.text, path: 'guides/a.md'}, desk, options)).toMatchObject({text: once.text, applied: 0})
      expect(once.findings.filter((finding) => finding.fix)).toEqual([])
    }), runs)
  })

  test('changes only inside the ranges of its fixes', () => {
    fc.assert(fc.property(page, (text) => {
      const {findings} = lint(makeDocument({text, path: 'guides/a.md'}, desk), options)
      const edits = findings.flatMap((finding) => (finding.fix ? [finding.fix] : []))
      const {text: result, applied} = applyEdits(text, edits)
      let shift = 0
      let at = 0
      for (const {range: [from, to], text: replacement} of applied) {
        expect(result.slice(at + shift, from + shift)).toBe(text.slice(at, from))
        shift += replacement.length - (to - from)
        at = to
      }
      expect(result.slice(at + shift)).toBe(text.slice(at))
    }), runs)
  })

  test('has every finding, edit and related place inside it and in the order of their places', () => {
    fc.assert(fc.property(page, (text) => {
      const {findings} = lint(makeDocument({text, path: 'guides/a.md'}, desk), options)
      const places = location(text)
      const ranges = findings.flatMap((finding) => [finding.range, ...(finding.fix ? [finding.fix.range] : []), ...(finding.suggestions ?? []).map(({edit}) => edit.range), ...(finding.related ?? []).map(({range}) => range)])
      for (const [from, to] of ranges) {
        expect(from).toBeLessThanOrEqual(to)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(places.toPoint(from)).toBeDefined()
      }
      expect(findings.map(({range}) => range[0])).toEqual(findings.map(({range}) => range[0]).toSorted((a, b) => a - b))
    }), runs)
  })
})

test('any characters at all lint without a throw', () => {
  fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 200}), (text) => {
    expect(() => fix({text, path: 'guides/a.md'}, desk, options)).not.toThrow()
  }), runs)
})

test('of two edits that overlap the first one stands', () => {
  const edits: Edit[] = [{range: [4, 8], text: 'two'}, {range: [0, 6], text: 'one'}, {range: [8, 8], text: '!'}]
  expect(applyEdits('abcdefgh', edits)).toEqual({text: 'onegh!', applied: [edits[1], edits[2]]})
})

test('an insertion comes before an edit that begins at the same place', () => {
  const edits: Edit[] = [{range: [1, 3], text: 'two'}, {range: [1, 1], text: 'one '}]
  expect(applyEdits('abcd', edits)).toEqual({text: 'aone twod', applied: [edits[1], edits[0]]})
})

test('two insertions at the very beginning are both made', () => {
  expect(applyEdits('x', [{range: [0, 0], text: 'a'}, {range: [0, 0], text: 'b'}]).text).toBe('abx')
})

test.each([
  ['CRLF', 'LUMINA studio\r\nLUMINA studio\r\n', 'Lumina Studio\r\nLumina Studio\r\n'],
  ['no final newline', 'LUMINA studio', 'Lumina Studio'],
  ['a NUL', 'A\0\nLUMINA studio\0 and lumina-paint-2\0', 'A\0\nLumina Studio\0 and `lumina-paint-2`\0'],
  ['trailing blanks and tabs', '\tx\n\n- LUMINA studio  \n\n\n', '\tx\n\n- Lumina Studio  \n\n\n'],
])('%s stays', (_name, text, expected) => {
  expect(fix({text}, desk).text).toBe(expected)
})

describe('fixes that leave a page worse', () => {
  /** A rule that finds a text wherever it stands, and writes another one there. */
  const replacing = (from: RegExp, to: string, rule: Partial<Rule> = {}): Rule => defineRule({
    id: 'replacing',
    summary: 'Replace.',
    ...rule,
    *check({document}) {
      for (const {index, 0: found} of document.text.matchAll(from)) yield {range: [index, index + found.length], message: found, fix: {range: [index, index + found.length], text: to}}
    },
  })
  const fixWith = (text: string, ...rules: Rule[]): ReturnType<typeof fix> => fix({text, path: 'notes.md'}, desk, {rules})

  test('are not made where they never end, and are where they do', () => {
    const endless = fixWith('a a\n', replacing(/a/gu, 'ab'))
    expect(endless).toMatchObject({text: 'a a\n', applied: 0, refused: 'Unexpected fixes that still have something to fix after 10 rounds: left as it was'})
    expect(endless.findings).toHaveLength(2)
    expect(fixWith(`${'a'.repeat(11)}\n`, replacing(/aa?/gu, ''))).toMatchObject({text: '\n', applied: 6})
    expect(fixWith(`${'a'.repeat(10)}\n`, replacing(/a(?=\n)/gu, ''))).toMatchObject({text: '\n', applied: 10, findings: []})
    expect(fixWith(`${'a'.repeat(11)}\n`, replacing(/a(?=\n)/gu, ''))).toMatchObject({applied: 0, refused: expect.stringContaining('after 10 rounds')})
  })

  test('are not made where they leave more errors, and are where those are only warnings', () => {
    const other = (severity: 'error' | 'warning'): Rule => ({...replacing(/b/gu, 'b'), id: 'other', severity})
    const worse = fixWith('a\n', replacing(/a/gu, 'bb'), other('error'))
    expect(worse).toMatchObject({text: 'a\n', applied: 0, refused: 'Unexpected fixes that leave 2 errors, expected at most the 0 of before: left as it was'})
    expect(worse.findings.map(({message}) => message)).toEqual(['a'])
    expect(fixWith('a\n', replacing(/a/gu, 'bb'), other('warning'))).toMatchObject({text: 'bb\n', applied: 1})
    expect(fixWith('a\n', replacing(/a/gu, 'b', {severity: 'error'}), other('error'))).toMatchObject({text: 'b\n', applied: 1})
  })

  test('are not made where the page could not be read any more', () => {
    const deep = `${'> '.repeat(600)}b\n`
    expect(fixWith('a\n', replacing(/a\n/gu, deep, {severity: 'error'}))).toMatchObject({text: 'a\n', refused: 'Unexpected fixes that leave a page which cannot be read: left as it was'})
    expect(fixWith(deep)).toEqual({text: deep, applied: 0, findings: [expect.objectContaining({rule: 'unreadable'})]})
  })
})
