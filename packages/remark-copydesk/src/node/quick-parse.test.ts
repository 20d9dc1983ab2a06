import {spawnSync} from 'node:child_process'
import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {markdownExamples} from '../../test/markdown-examples.ts'
import {parseCalendarDate} from '../calendar-date.ts'
import type {Desk} from '../desk/desk.ts'
import {makeDocument} from '../document/document.ts'
import type {Document, QuickParse} from '../document/document.ts'
import {readSuppressions} from '../document/suppressions.ts'
import {makeExampleDesk} from '../example-desk.ts'
import {lint} from '../lint.ts'
import {defineRule} from '../rule.ts'
import {rules} from '../rules/index.ts'
import {quickParse} from './quick-parse.ts'

const root = join(import.meta.dirname, '../../../..')
const today = parseCalendarDate('2026-11-23')
const example = makeExampleDesk()
/** Every rule is on, so that none is left out of the comparison. */
const desk: Desk = {...example, setting: (id) => example.setting(id) ?? {severity: 'warning', options: undefined}}

/** What rules read of a tree, and where. */
function readings({tree, text, passages, sections, factNotes, citations}: Document): unknown {
  return {
    factNotes,
    citations: citations.map(({passage, ...citation}) => ({...citation, passage: passage?.index})),
    passages: passages.map((passage) => ({
      kind: passage.kind, text: passage.text, starts: Array.from(passage.map.starts), ends: Array.from(passage.map.ends), sentences: passage.sentences, citations: passage.citations, depth: passage.depth,
      // Whether what is an address by its look is a link too is a matter of the two, and of no rule.
      marks: passage.marks.map((mark) => (mark.type === 'address' ? {...mark, url: undefined} : mark)),
      context: Object.entries(passage.context).map(([key, value]) => [key, Array.isArray(value) ? value.map(indexOf) : indexOf(value)]),
    })),
    sections: sections.map((section) => Object.values(section).map(indexOf)),
    comments: readSuppressions(tree, text),
  }
}

function indexOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? ((value as {index?: number}).index ?? JSON.stringify(value)) : value
}

/** Whether an assertion of remark’s, which only its development build has, stops at a page: a box of a task behind an empty item. */
function failsInDevelopment(document: Document): boolean {
  try {
    return document.tree.children.length < 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ASSERTION') return true
    throw error
  }
}

/** Compares what both parsers make of a page. Returns whether satteri read it. */
function compare(text: string, path = 'notes.md'): boolean {
  let isQuick = false
  const parse: QuickParse = (given) => {
    const tree = quickParse(given)
    isQuick = tree !== undefined
    return tree
  }
  const document = makeDocument({text, path, parse}, desk)
  const exact = makeDocument({text, path}, desk)
  if (failsInDevelopment(exact)) return false
  expect(lint(document, {...(today && {today})}), text).toEqual(lint(exact, {...(today && {today})}))
  if (!document.draft) return false
  expect(readings(document.draft), JSON.stringify(text)).toEqual(readings(exact))
  return isQuick
}

test('every example of CommonMark and GFM is read alike, with names in it too', () => {
  const read = markdownExamples.flatMap((text) => [text, text.replaceAll('foo', 'Lumina Paints 2.0').replaceAll('bar', 'lumina-paint-2')]).filter((text) => compare(text))
  expect(read.length).toBeGreaterThan(markdownExamples.length)
})

test('every example of every rule is read alike, and so is every page of content/', () => {
  const examples = rules.flatMap((rule) => rule.examples.filter(({text, path}) => compare(text, path)))
  expect(examples.length).toBeGreaterThan(100)
  const pages = globSync('{content,packages/*/docs}/**/*.md', {cwd: root}).filter((path) => !path.includes('node_modules'))
  expect(pages.filter((path) => compare(readFileSync(join(root, path), 'utf8'), path)).length).toBeGreaterThan(10)
})

test('a citation before an address in an open bracket, whose place remark loses, is read by remark', () => {
  expect(compare('[^f:lumina.price]![https://x.y/za')).toBe(false)
})

test.each(['---\ntitle: x\n---\t\n', '+++\ntitle = "x"\n+++ \t \n'])('the end of front matter with a tab behind it, which satteri does not see, is read by remark: %j', (matter) => {
  expect(compare(`${matter}Lumina Paints 2.0\n`)).toBe(false)
})

const names = [...example.terms.values()].flatMap(({name, short, variants, ids}) => [name, ...short, ...variants, ...ids.map(({id}) => id)])
const words = fc.constantFrom('a', 'b ', 'foo', ' ', ' ', ...names, 'subscription', 'API', 'currently', 'Verified: 20 April 2026', '😀', 'é', '中', '\u00A0', '\u00AD', '\u200B', '\u2003', '”', '«', '.', '"', "'", '(', ')', '0', ':', '!', '{', '}', '$', '^', '=', '+', '-', ';')
const inline = fc.constantFrom('*', '**', '_', '~~', '~', '`', '``', '[', ']', '](u)', '](u "t")', '](<u v>)', '![', '][r]', '[r]', '[R]', '<b>', '</b>', '<br>', '<!-- c -->', '<!-- copydesk-disable-next-line id-in-code -- so -->', '<!--', '-->', '<', '>', '&amp;', '&nbsp;', '&#65;', '&#124;', '&lt;', '&', '\\', '[^1]', '[^f:lumina.price]', '.[^f:studio.limit] ', 'https://x.y/z', 'http:', 'www.a.b', 'a@b.c', '<https://x.y>', '<a@b.c>', '](https://x.y)', '  \n', '\\\n', '[ ] ', '[x] ', '|', ' | ')
const block = fc.constantFrom('\n', '\n', '\n', '\n\n', '\n\n', '\n- ', '\n* ', '\n+ ', '\n  - ', '\n1. ', '\n2) ', '\n> ', '> ', '- ', '\n# ', '\n## ', ' #', '\n    ', '\n  ', '\n\t', '\t', '\n| a | b |\n| - | - |\n| c | d |', '\n| a |\n|:-|\n', '\n```\n', '\n~~~ x\n', '\n---\n', '\n***\n', '\n===\n', '\n[^1]: note', '\n\n[^f:lumina.price]: Note it.\n\n', '\n\n[^f:studio.limit]: The *limit* (<https://x.y>), [a](<https://b.c>), read 1 May 2026.\n\n', '\r\n\r\n[^f:lumina.price]: Note it.\r\n\r\n', '\n[r]: /u "t"\n', '\n[r]: <u>\n', '\r\n', '\r', '\n- [x] ', '\n<div>\n', '\n</div>\n', '<pre>', '<script>', '</script>', '<?', '?>', '<!X', '\n+++\n', '\n:::\n', '\uFEFF', '\f', '\u0085', '\0')
const page = fc.tuple(
  fc.constantFrom('', '', '', '\uFEFF', '---\ntitle: x\n---\n', '---\ntitle: x\n', '---\ntitle: x\n---\t\n', '+++\ntitle = "x"\n+++ \t \n', '+++\ntitle = "x"\n+++\n', '+++\n'),
  fc.array(fc.oneof({arbitrary: words, weight: 4}, {arbitrary: inline, weight: 3}, {arbitrary: block, weight: 3}), {minLength: 1, maxLength: 20}),
).map(([head, parts]) => head + parts.join(''))

test('whatever is put together from the marks of Markdown is read alike', () => {
  const runs = Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 1500)
  let read = 0
  fc.assert(fc.property(page, (text) => {
    if (compare(text)) read += 1
  }), {numRuns: runs})
  expect(read).toBeGreaterThan(runs / 5)
})

describe('the tree of another parser', () => {
  const text = 'Ask LUMINA studio.\n'
  const other = quickParse('Ask lumina STUDIO.\n')

  test('is what our own rules read', () => {
    expect(lint(makeDocument({text, parse: () => other}, example)).findings.map(({message}) => message)).toEqual(['Unexpected name "lumina STUDIO", expected "Lumina Studio"'])
  })

  test('is none for a rule that is not ours, nor where a change is judged', () => {
    const rule = defineRule({id: 'any-text', summary: 'Find.', check: ({document}) => [{range: [0, 1], message: document.passages[0]?.text ?? ''}]})
    expect(lint(makeDocument({text, parse: () => other}, example), {rules: [rule]}).findings.map(({message}) => message)).toEqual(['Ask LUMINA studio.'])
    const asked: string[] = []
    lint(makeDocument({text, parse: (given) => void asked.push(given)}, example), {change: {ranges: [[0, 18]]}})
    expect(asked).toEqual([])
  })

  test('never leaves a document', () => {
    const document = makeDocument({text, parse: () => other}, example)
    lint(document)
    expect(document.passages.map((passage) => passage.text)).toEqual(['Ask LUMINA studio.'])
  })
})

test.each([
  ['quotes', '> '.repeat(10_000)],
  ['lists', '- '.repeat(10_000)],
  ['lists by their indentation', Array.from({length: 1000}, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')],
  ['emphasis', `${'*a '.repeat(10_000)}${'b*'.repeat(10_000)}`],
  ['images', `${'!['.repeat(10_000)}a${'](u)'.repeat(10_000)}`],
  ['lines', 'a word\n\n'.repeat(30_000)],
  ['letters', 'a word of many '.repeat(134_000)],
  ['marks that take remark long', '*a '.repeat(10_000)],
])('%s beyond the limits of remark are not given to it', (_what, text) => {
  expect(quickParse(text)).toBeUndefined()
})

test('what is given to it may be 2 MB on one line', () => {
  expect(quickParse('a word of many '.repeat(133_000))?.children.length).toBe(1)
})

test('where there is no program for the machine, remark reads every page, and nobody is told', () => {
  const script = `
    import {lint, makeDocument} from './packages/remark-copydesk/src/index.ts'
    import {makeExampleDesk} from './packages/remark-copydesk/src/example-desk.ts'
    import {quickParse} from './packages/remark-copydesk/src/node/index.ts'
    const trees = []
    const parse = (text) => (trees.push(quickParse(text)), trees[0])
    console.log(lint(makeDocument({text: 'Ask Lumina Paints 2.0.', parse}, makeExampleDesk())).findings.length, trees.length, trees[0] !== undefined)`
  const look = (env: NodeJS.ProcessEnv): unknown => {
    const {stdout, stderr} = spawnSync(process.execPath, ['--conditions=@copydesk/source', '--input-type=module', '--eval', script], {cwd: root, encoding: 'utf8', env: {...process.env, ...env}})
    return {stdout, stderr}
  }
  expect(look({})).toEqual({stdout: '1 1 true\n', stderr: ''})
  expect(look({NAPI_RS_NATIVE_LIBRARY_PATH: join(root, 'nowhere.node')})).toEqual({stdout: '1 1 false\n', stderr: ''})
})
