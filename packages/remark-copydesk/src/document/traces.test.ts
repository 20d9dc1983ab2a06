import fc from 'fast-check'
import {expect, test} from 'vitest'
import {PageError} from './page-error.ts'
import {parseMarkdown} from './parse.ts'
import {mayNestDeep} from './traces.ts'

const mark = fc.constantFrom('> ', '>', '- ', '* ', '1. ', '\t- ', '\t>', '[^1]: ', '*a ', '**', ' a*', '_', '~~', '![', '](u)', '[', ']', '](u) ', 'a_b', '\\_', '\n| ', '| ', ' |\n', '\n\n| a |\n| - |\n| ', '\n\n| a | b |\n|--|:-:|\n| ', '`', '<b>', ' ', '\t', '\n', '\n\n', '\n  ')
const text = fc.array(fc.tuple(mark, fc.constantFrom(1, 1, 2, 30, 130, 260, 520)), {minLength: 1, maxLength: 6}).map((parts) => `${parts.map(([one, times]) => one.repeat(times)).join('')}a`)

test('what nests too deep for the parser shows by its marks', () => {
  let deep = 0
  fc.assert(fc.property(text, (page) => {
    try {
      parseMarkdown(page)
    } catch (error) {
      // An assertion that only the parser’s development build has says nothing of the page.
      if ((error as NodeJS.ErrnoException).code === 'ERR_ASSERTION') return
      if (!(error instanceof PageError)) throw error
      if (!error.message.includes('nesting')) return
      deep += 1
      expect(mayNestDeep(page), JSON.stringify(page)).toBe(true)
    }
  }), {numRuns: 150})
  expect(deep).toBeGreaterThan(2)
})

test.each([
  ['a table of links', '| [a](u) | [b](u) |\n| - | - |\n'.repeat(200)],
  ['a table of identifiers', '| a_b_c_d | e_f_g_h |\n| - | - |\n'.repeat(200)],
  ['a table of pointers', `| a | b |\n|:-|--|\n${'| `*` *c | d* \\| |\n'.repeat(300)}`],
  ['front matter', `---\na: ${'_b '.repeat(500)}\n---\n# C\n`],
  ['a line of hyphens', `a\n${'-'.repeat(120)}\n`],
  ['an indentation', `a\n${' '.repeat(120)}b\n`],
])('%s does not nest', (_what, page) => {
  expect(mayNestDeep(page)).toBe(false)
})
