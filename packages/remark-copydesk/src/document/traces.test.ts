import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {compileDesk} from '../desk/desk.ts'
import {PhraseScanner} from '../desk/phrase-scanner.ts'
import {PageError} from './page-error.ts'
import {parseMarkdown} from './parse.ts'
import {mayNestDeep, mayOverload, readTraces} from './traces.ts'
import type {Traces} from './traces.ts'

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

describe('what a page shows before it is parsed', () => {
  const {desk} = compileDesk({config: {path: 'c', text: 'kinds: {guide: [guides/*.md]}\nfront-matter: {about: [page.products, tags], title: [head.line]}\n'}})
  const traces = (matter: string, path = 'notes.md', text = 'Text'): Traces => readTraces({text: `${matter}\n\n${text}\n`, path, syntax: 'markdown'}, desk ?? expect.fail('no desk'), new PhraseScanner([{group: 'name', text: 'Lumina'}, {group: 'now', text: 'today'}]), ['name'])
  const yaml = (...lines: readonly string[]): string => `---\n${lines.join('\n')}\n---`

  test.each([
    [yaml('about: x'), ['about']], [yaml('tags: x'), ['about']], [yaml('page: {products: [x]}'), ['about']], [yaml('products: x', 'line: x'), []], [yaml('head: x'), ['title']],
    [yaml('  "about" : x'), ['about']], [yaml("{x: 1, 'about': y}"), ['about']], [yaml('{about: y}'), ['about']], [yaml('title: all about it', 'abouts: 1', 'x: about'), ['title']],
    // Marks that may stand before a key, or for one.
    [yaml('title: about', '? about'), ['about', 'title']], [yaml('x: about', 'y: &z 1'), ['about']], [yaml('x: about', '!!str y: 1'), ['about']], [yaml('x: about', 'y: a&b', 'c!: 1'), []],
    ['+++\nx = "about"\n+++', ['about']], ['+++\nx = 1\n+++', []], [yaml('x: "\\x61"'), ['about', 'kind', 'title']], ['about: x', []], ['', []],
  ])('%j may have the keys %j', (matter, keys) => {
    expect(['about', 'kind', 'title'].filter((key) => traces(matter).hasKey(key))).toEqual(keys)
  })

  test('a page may be of a kind by its path or its own word', () => {
    expect([traces('', 'guides/a.md').kind, traces(yaml('kind: x')).kind, traces('').kind, traces(yaml('kinds: x')).kind]).toEqual([true, true, false, false])
  })

  test('it may cite a fact, and hold phrases, of some of which it tells the places', () => {
    expect([traces('', '', 'x[^f:a]').cites, traces('', '', 'x[^a]').cites]).toEqual([true, false])
    const {has, placesOf} = traces('', '', 'Lumina, today, lumina')
    expect([has('name'), has('now'), has('day'), placesOf('name'), placesOf('now')]).toEqual([true, true, false, [7, 22], undefined])
  })
})

test('a page may cost the parser too much where it may be slow or deep', () => {
  expect(['x', '*a '.repeat(2001), '> '.repeat(200), '*a '.repeat(240)].map(mayOverload)).toEqual([false, true, true, false])
  expect(['> '.repeat(120), '> '.repeat(119), `x\n${'> '.repeat(120)}`, '*a '.repeat(478), '*a '.repeat(477), `x${'_'.repeat(900)}y`, '![a '.repeat(239), '[^a '.repeat(238)].map((page) => mayNestDeep(page))).toEqual([true, false, true, true, false, false, true, false])
})
