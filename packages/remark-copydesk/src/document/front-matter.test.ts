import fc from 'fast-check'
import {expect, test} from 'vitest'
import {frontMatterBlock} from './front-matter.ts'
import {parseMarkdown} from './parse.ts'

const part = fc.constantFrom('---', '+++', '\n', '\n', '\r\n', '\r', ' ', '\t', 'a: b', '\n---\n', '\n+++\n', '----', '\u00A0', '\f', 'é', '😀', '# x', '\0')
const text = fc.tuple(fc.constantFrom('---\n', '+++\n', '---', '+++', '--- ', '---\t\r\n'), fc.array(part, {maxLength: 12})).map(([fence, parts]) => fence + parts.join(''))

test('front matter begins and ends where it does for remark', () => {
  let closed = 0
  fc.assert(fc.property(text, (page) => {
    const end = frontMatterBlock(page)
    if (end > 0) closed += 1
    const first = parseMarkdown(page).children[0]
    const matter = first && ['yaml', 'toml'].includes(first.type) ? [first.type, first.position?.start.offset, first.position?.end.offset] : undefined
    expect(matter, JSON.stringify(page)).toEqual(end === 0 ? undefined : [page.startsWith('+') ? 'toml' : 'yaml', 0, end])
  }), {numRuns: 500})
  expect(closed).toBeGreaterThan(50)
})
