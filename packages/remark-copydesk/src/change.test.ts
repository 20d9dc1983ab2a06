import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {bodyHash} from './body-hash.ts'
import {parseCalendarDate} from './calendar-date.ts'
import type {CalendarDate} from './calendar-date.ts'
import {readChange} from './change.ts'
import type {PageChange} from './change.ts'
import {claimChanges} from './document/claim-changes.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import type {Finding} from './finding.ts'
import {lint} from './lint.ts'
import {rules} from './rules/index.ts'

const desk = makeExampleDesk()
const today = parseCalendarDate('2027-06-01') as CalendarDate
const clockRules = new Set(rules.filter(({clock}) => clock).map(({id}) => id))
const path = 'guides/paint.md'

const head = `---\ntitle: Paint\nverification:\n  date: "2026-04-17"\n  text: ${bodyHash('x')}\n---\n`
const blocks = [
  'It costs 4 cents.[^f:paint.price]', 'Call `lumina-draw-1`.', 'A plan is $20 a month.', 'LUMINA studio draws.', 'The end comes.[^f:draw.shutdown]',
  'Lumina’s latest model is Lumina Draw 1.0.', 'Long sentence about Lumina Studio\nwhich makes 40 pictures a day.[^f:studio.limit]', 'Nothing.', '',
]

/** The ranges of the lines whose numbers are given, without their line breaks. */
function linesOf(text: string, numbers: readonly number[]): [number, number][] {
  let at = 0
  return text.split('\n').flatMap((line, index) => {
    const range: [number, number] = [at, at + line.length]
    at += line.length + 1
    return numbers.includes(index) ? [range] : []
  })
}

const lintChange = (text: string, change?: PageChange): readonly Finding[] => lint(makeDocument({text, path}, desk), {today, ...(change && {change})}).findings
const key = ({rule, range, message}: Finding): string => JSON.stringify([rule, range, message])

test('property: a change is blamed for nothing that a whole page would not be, and clock rules for no line that it left alone', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...blocks), {maxLength: 8}), fc.array(fc.nat(25)), fc.constantFrom('', '\uFEFF'), (body, numbers, mark) => {
    const text = mark + head + body.join('\n\n')
    const ranges = linesOf(text, numbers)
    const whole = new Set(lintChange(text).map(key))
    const base = {text: `${text}\n\nMore.\n`}
    for (const finding of lintChange(text, {ranges, base})) {
      if (finding.rule !== 'honest-date-change') expect(whole).toContain(key(finding))
      if (!clockRules.has(finding.rule)) continue
      expect(ranges.some(([from, to]) => finding.range[0] < to && finding.range[1] > from)).toBe(true)
    }
  }))
})

test('property: a page that only moved is blamed for nothing', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...blocks), {maxLength: 8}), (body) => {
    const text = head + body.join('\n\n')
    expect(lintChange(text, {ranges: [], base: {text}, movedOnly: true})).toEqual([])
    expect(lintChange(text, {ranges: [[0, text.length]], base: {text}, movedOnly: true})).toEqual([])
  }))
})

describe.each([['', 0], ['\uFEFF', 1]])('with %j in front', (mark, shift) => {
  const document = makeDocument({text: `${mark}one\ntwo\nthree`, path}, desk)
  const touches = (from: number, to: number, place: readonly [number, number]): boolean => readChange({ranges: [[from + shift, to + shift]]}, document).touches(place)

  test.each([
    // A range of the second line, without its line break and with it.
    [4, 7, 4, 7, true], [4, 7, 3, 5, true], [4, 7, 6, 9, true], [4, 7, 0, 4, false], [4, 7, 7, 9, false],
    // A place without a length, as a missing key has.
    [4, 7, 4, 4, true], [4, 7, 7, 7, true], [4, 7, 3, 3, false], [4, 7, 8, 8, false],
    [4, 8, 7, 7, true], [4, 8, 8, 8, false], [8, 13, 13, 13, true],
  ])('lines from %i to %i hold what stands from %i to %i: %s', (from, to, start, end, expected) => {
    expect(touches(from, to, [start, end])).toBe(expected)
  })
})

test('the page as it was is read by its own name and desk, or by those of the page', () => {
  const document = makeDocument({text: 'x', path}, desk)
  expect(readChange({ranges: [], base: {text: 'y', path: 'old.mdx'}}, document).base).toMatchObject({path: 'old.mdx', syntax: 'mdx'})
  const base = {text: 'y', desk: makeExampleDesk()}
  expect(readChange({ranges: [], base}, document).base?.path).toBe(path)
  expect(readChange({ranges: [], base}, document).base?.desk).toBe(base.desk)
})

describe('what a change makes worse', () => {
  const text = `${head}\nCall \`lumina-draw-1\`.\n\nIt costs 4 cents.[^f:paint.price]\n`
  const severities = (line: number): string[] => lintChange(text, {ranges: linesOf(text, [line]), base: {text: `${text}More.\n`}})
    .filter(({rule}) => clockRules.has(rule)).map(({rule, severity}) => `${severity} ${rule}`)

  test.each([
    [3, ['error review-due']],
    [7, ['error id-lifecycle']],
    [9, ['error review-due']],
    [1, []],
  ])('on line %s', (line, expected) => {
    expect(severities(line)).toEqual(expected)
  })

  test('is a warning without a change', () => {
    expect(lintChange(text).filter(({rule}) => clockRules.has(rule)).every(({severity}) => severity === 'warning')).toBe(true)
  })
})

describe('a text that is not the one verified', () => {
  const page = (body: string, title = 'Paint'): string => `---\ntitle: ${title}\nverification:\n  date: "2026-04-17"\n  text: ${bodyHash('One.')}\n---\n\n${body}\n`
  const found = (text: string, base?: string): string[] => lintChange(text, base === undefined ? undefined : {ranges: [], base: {text: base}})
    .filter(({rule}) => rule === 'edited-after-verified').map(({severity}) => severity)

  test('is a warning where nothing is known of a change', () => {
    expect(found(page('Two.'))).toEqual(['warning'])
  })
  test('is an error for the change that edits it', () => {
    expect(found(page('Two.'), page('One.'))).toEqual(['error'])
  })
  test('is no error for a change that leaves the body alone', () => {
    expect(found(page('Two.', 'Paints'), page('Two.'))).toEqual(['warning'])
  })
  test('is nothing for a change that leaves the page alone', () => {
    expect(found(page('Two.'), page('Two.'))).toEqual([])
  })
})

test('without the page as it was, a rule that compares says that it did not run', () => {
  expect(lint(makeDocument({text: 'A.\n', path}, desk)).skipped).toContainEqual({rule: 'honest-date-change', because: 'no earlier text was given'})
})

test.each([
  ['It darws 4 pictures.', 'It draws 4 pictures.', []],
  ['It draws.', 'It does not draw.', [{kind: 'word', before: undefined, after: 'not'}, {kind: 'wording', before: 'draws', after: 'does'}]],
  ['It is teh fast one, avialable now.', 'It is the fast one, available now.', []],
  ['Plans include it.', 'Plans exclude it.', [{kind: 'wording', before: 'include', after: 'exclude'}]],
  ['It is able to draw.', 'It is unable to draw.', [{kind: 'wording', before: 'able', after: 'unable'}]],
  ['The minimum is low.', 'The maximum is low.', [{kind: 'wording', before: 'minimum', after: 'maximum'}]],
  ['It draws badly.', 'It draws.', [{kind: 'wording', before: 'badly', after: undefined}]],
  ['It draws quickly.', 'It draws poorly.', [{kind: 'wording', before: 'quickly', after: 'poorly'}]],
  ['Thsi drwas hnads.', 'This draws hands.', [{kind: 'wording', before: 'hnads', after: 'hands'}]],
  ['A costs 4, B 5.', 'A costs 5, B 4.', [{kind: 'number', before: '4', after: '5'}]],
  ['See 4.', 'See 4 5.', [{kind: 'number', before: undefined, after: '5'}]],
  ['See 4 5.', 'See 4.', [{kind: 'number', before: '5', after: undefined}]],
  ['4 6.', '4 5 6.', [{kind: 'number', before: undefined, after: '5'}]],
  ['4 5 6.', '4 6.', [{kind: 'number', before: '5', after: undefined}]],
  ['4 6.', '3 5 8.', [{kind: 'number', before: '4', after: '3'}]],
  ['3 5 8.', '4 6.', [{kind: 'number', before: '3', after: '4'}]],
  ['Four cents.', 'Five cents.', [{kind: 'number', before: 'four', after: 'five'}]],
  ['a4b.', 'a 4 b.', []],
  ['It is Free.', 'It is.', [{kind: 'word', before: 'free', after: undefined}]],
  ['*a* b.', 'a b.', []],
  ['---\ntitle: Paint 4\n---\nx', '---\ntitle: Draw 5\n---\nx', []],
  ['On 2 May 2026: 4.', 'On 2 May 2026: 5.', [{kind: 'number', before: '4', after: '5'}]],
  ['It has 4 on 2 May 2026.', 'It has 5 on 2 May 2026.', [{kind: 'number', before: '4', after: '5'}]],
  ['It draws on 2 May 2026.', 'It paints on 2 May 2026.', [{kind: 'wording', before: 'draws', after: 'paints'}]],
  ['On 2 May 2026 it draws.', 'On 3 May 2026 it paints.', [{kind: 'date', before: '2 May 2026', after: '3 May 2026'}, {kind: 'wording', before: 'draws', after: 'paints'}]],
  ['On 2 May 2026 and 3 May 2026.', 'On 2 May 2026 and 4 May 2026.', [{kind: 'date', before: '3 May 2026', after: '4 May 2026'}]],
  ['Ask `it` on 2 May 2026.', 'Ask `it` on 2 June 2026.', [{kind: 'date', before: '2 May 2026', after: '2 June 2026'}]],
  ['Run `a`.', 'Run `b`.', [{kind: 'code', before: 'a', after: 'b'}]],
  ['Call `lumina-paint-2`.', 'Call `lumina-draw-1`.', [{kind: 'number', before: '2', after: '1'}, {kind: 'id', before: 'lumina-paint-2', after: 'lumina-draw-1'}, {kind: 'code', before: 'lumina-paint-2', after: 'lumina-draw-1'}]],
  ['Call lumina-paint-2.', 'Call lumina-draw-1.', [{kind: 'number', before: '2', after: '1'}, {kind: 'id', before: 'lumina-paint-2', after: 'lumina-draw-1'}]],
  ['See https://a.example/b.', 'See https://a.example/c.', [{kind: 'link', before: 'https://a.example/b', after: 'https://a.example/c'}]],
  ['See [it].\n\n[it]: /a/', 'See [it].\n\n[it]: /b/', [{kind: 'link', before: '/a/', after: '/b/'}]],
  ['<div>a</div>', '<div>b</div>', [{kind: 'code', before: '<div>a</div>', after: '<div>b</div>'}]],
  ['See it[^1] or.\n\n[^1]: a\n\n[^2]: b', 'See it[^2] or.\n\n[^1]: a\n\n[^2]: b', [{kind: 'footnote', before: '1', after: '2'}]],
  [`${'It draws well. '.repeat(20)}Thsi drwas. Hnads.`, `${'It draws well. '.repeat(20)}This draws. Hands.`, []],
  [`${'It draws well. '.repeat(20)}Thsi drwas hnads.`, `${'It draws well. '.repeat(20)}This draws hands.`, [{kind: 'wording', before: 'hnads', after: 'hands'}]],
  ['On 2 May 2026.', 'On 3 May 2026.', [{kind: 'date', before: '2 May 2026', after: '3 May 2026'}]],
  ['Ask Lumina Studio.', 'Ask Lumina Paint 2.', [{kind: 'number', before: undefined, after: '2'}, {kind: 'name', before: 'Lumina Studio', after: 'Lumina Paint 2.0'}]],
  ['See [it](/a/).', 'See [it](/b/).', [{kind: 'link', before: '/a/', after: '/b/'}]],
  ['See it.[^f:paint.price]', 'See it.', [{kind: 'footnote', before: 'f:paint.price', after: undefined}]],
  ['    call()', '    call(it)', [{kind: 'code', before: 'call()', after: 'call(it)'}]],
])('from %j to %j', (before, after, changes) => {
  expect(claimChanges(makeDocument({text: before}, desk), makeDocument({text: after}, desk))).toEqual(changes)
})
