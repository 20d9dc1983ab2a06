import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {compareWithBaseline, formatBaseline, makeBaseline, parseBaseline, pruneBaseline} from './baseline.ts'
import type {Baseline, BaselinePage} from './baseline.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import type {Finding} from './finding.ts'
import {lint} from './lint.ts'

const desk = makeExampleDesk()
const never = (): boolean => false

function pageOf(path: string, text: string): BaselinePage {
  return {path, text, findings: lint(makeDocument({text}, desk)).findings}
}

function reread(baseline: Baseline): Baseline {
  const {baseline: read, problems} = parseBaseline({path: 'baseline.yaml', text: formatBaseline(baseline)})
  expect(problems).toEqual([])
  if (!read) throw new Error('Unexpected lack of a baseline')
  return read
}

function freshOf(baseline: Baseline, pages: readonly BaselinePage[], isGone: (path: string) => boolean = never): Finding[] {
  return compareWithBaseline(baseline, pages, isGone).pages.flatMap(({fresh}) => fresh)
}

const words = fc.constantFrom('Lumina Paints 2.0', 'Lumina Studio Paint 2', 'lumina-paint-2', 'the Lumina Studio API', 'A line of text.', '# A heading', '`code`', 'Lumina\nPaints 2.0', '"quoted": {yaml} # no comment', '\u0000\u0085\u2028\u202E')
const paragraphs = fc.array(words, {maxLength: 8})
const text = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`

describe('a baseline', () => {
  test('knows everything of the text that it was made from, and nothing more', () => {
    fc.assert(fc.property(fc.array(paragraphs, {maxLength: 3}), (pages) => {
      const all = pages.map((parts, index) => pageOf(`page ${index}.md`, text(parts)))
      const baseline = reread(makeBaseline(all))
      const {pages: compared, left} = compareWithBaseline(baseline, all, never)
      expect(compared.flatMap(({fresh}) => fresh)).toEqual([])
      expect(compared.map(({known}) => known)).toEqual(all.map(({findings}) => findings))
      expect(left).toEqual([])
      expect(formatBaseline(reread(baseline))).toBe(formatBaseline(baseline))
    }))
  })

  test('outlives paragraphs that move and right ones that come', () => {
    fc.assert(fc.property(paragraphs.chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, {minLength: parts.length}), fc.array(fc.constantFrom('More.', '## Next'), {maxLength: 3}))), ([parts, moved, more]) => {
      const baseline = reread(makeBaseline([pageOf('a.md', text(parts))]))
      // A heading may say what the next paragraph is about, so this goes by the names alone.
      const names = (page: BaselinePage): BaselinePage => ({...page, findings: page.findings.filter(({rule}) => rule === 'canonical-name' || rule === 'id-in-code')})
      expect(freshOf(baseline, [names(pageOf('a.md', text([...more, ...moved])))])).toEqual([])
    }))
  })

  test('tells any finding that is added, also one like those it knows', () => {
    fc.assert(fc.property(paragraphs, fc.constantFrom('Lumina Paints 2.0', 'lumina-paint-2'), fc.nat(8), (parts, mistake, at) => {
      const before = pageOf('a.md', text(parts))
      const after = pageOf('a.md', text(parts.toSpliced(at, 0, mistake)))
      fc.pre(after.findings.length === before.findings.length + 1)
      const fresh = freshOf(reread(makeBaseline([before])), [after])
      expect(fresh.map(({range}) => after.text.slice(...range).replace('\n', ' '))).toEqual([mistake])
    }))
  })

  test('pruned, has lost what no longer occurs and only that', () => {
    fc.assert(fc.property(paragraphs, paragraphs, (before, after) => {
      const baseline = reread(makeBaseline([pageOf('a.md', text(before)), pageOf('b.md', text(after))]))
      const now = [pageOf('a.md', text(after)), pageOf('b.md', text(after))]
      const {pages, left} = compareWithBaseline(baseline, now, never)
      const pruned = reread(pruneBaseline(baseline, left))
      const again = compareWithBaseline(pruned, now, never)
      expect(again.left).toEqual([])
      expect(again.pages).toEqual(pages)
    }))
  })
})

test('of what lies outside a change, the counts are spent first', () => {
  const page = pageOf('a.md', 'Lumina Paints 2.0 and Lumina Paints 2.0.\n')
  const [first, second] = page.findings
  const baseline = makeBaseline([{...page, findings: page.findings.slice(0, 1)}])
  if (!first || !second) throw new Error('Unexpected lack of findings')
  expect(freshOf(baseline, [{...page, findings: [first], elsewhere: [second]}])).toEqual([first])
  expect(freshOf(baseline, [{...page, findings: [first]}])).toEqual([])
})

test('a page that is new may stand in for one that is gone, an old one may not', () => {
  const baseline = makeBaseline([pageOf('old.md', 'Lumina Paints 2.0.\n'), pageOf('b.md', 'Ask `lumina-paint-2` or lumina-paint-2.\n')])
  const renamed = pageOf('new.md', 'Lumina Paints 2.0, and lumina-paint-2.\n')
  const isGone = (path: string): boolean => path === 'old.md'
  const {pages: [compared], moved, left} = compareWithBaseline(baseline, [renamed], isGone)
  expect(compared?.fresh.map(({rule}) => rule)).toEqual(['id-in-code'])
  expect(moved).toEqual([{from: 'old.md', to: 'new.md', findings: 1}])
  expect(left.map(({path}) => path)).toEqual(['b.md'])
  expect(freshOf(baseline, [renamed])).toHaveLength(2)
  expect(freshOf(baseline, [pageOf('b.md', 'Lumina Paints 2.0.\n')], isGone)).toHaveLength(1)
})

test('a baseline that is wrong is told with its place', () => {
  const problemsOf = (text: string): string[] => parseBaseline({path: 'b.yaml', text}).problems.map(({path, line, column, message}) => `${path}:${line}:${column} ${message}`)
  expect(problemsOf('version: 2\n')).toEqual(['b.yaml:1:10 `version`: expected 1, the version that this copydesk reads'])
  expect(problemsOf('version: 1\npages:\n  a.md:\n    - {rule: x, fond: y}\n')).toEqual([
    'b.yaml:4:7 `pages.a.md.0.found`: expected a text',
    'b.yaml:4:17 Unexpected key `fond`, did you mean `found`?',
  ])
  expect(problemsOf('version: 1\npages:\n<<<<<<< ours\n')).toHaveLength(1)
})

describe('a baseline as text', () => {
  test('is sorted, an entry a line, entries that are alike together, what no editor shows escaped', () => {
    const entry = {rule: 'r', found: 'b', about: [], times: 1}
    const pages = {'b.md': [entry, {...entry, found: 'a\u202E\u{E0001}'}, {...entry, times: 2}, {...entry, rule: 'p', about: ['x', 'y']}], 'a.md': [entry]}
    expect(formatBaseline({version: 1, pages}).split('\n').slice(2)).toEqual([
      'version: 1',
      'pages:',
      '  "a.md":',
      '    - {rule: "r", found: "b"}',
      '  "b.md":',
      '    - {rule: "p", found: "b", about: ["x", "y"]}',
      String.raw`    - {rule: "r", found: "a\u202e\udb40\udc01"}`,
      '    - {rule: "r", found: "b", times: 3}',
      '',
    ])
  })

  test('says what it is, and is one where nothing is known', () => {
    expect(formatBaseline({version: 1, pages: {}})).toBe(`# Findings that stood here when this was recorded: \`copydesk lint\` reports only what is new.
# \`copydesk baseline\` records it again, \`copydesk baseline --prune\` drops what no longer occurs.
version: 1
pages: {}
`)
  })
})

describe('known findings', () => {
  const entry = {rule: 'canonical-name', found: 'Lumina Paints 2.0', about: [], times: 1}
  const other = {rule: 'id-in-code', found: 'lumina-paint-2', about: [], times: 1}
  const gone = (path: string): boolean => path.startsWith('old')

  test('stay beside those of pages that are recorded anew, and no page stays without any', () => {
    const {pages} = makeBaseline([pageOf('b.md', 'Nothing.\n'), pageOf('c.md', 'Lumina Paints 2.0 and Lumina Paints 2.0.\n')], {'a.md': [other], 'c.md': [entry], 'd.md': []})
    expect(Object.entries(pages).map(([path, entries]) => [path, ...entries.map(({found, times}) => `${found} ${times}`)])).toEqual([['a.md', 'lumina-paint-2 1'], ['c.md', 'Lumina Paints 2.0 3']])
  })

  test('of two pages that are gone, a new one stands in for the one that is most like it', () => {
    const page = pageOf('new.md', 'Lumina Paints 2.0 and lumina-paint-2.\n')
    const known = makeBaseline([page]).pages['new.md'] ?? []
    const [first, second] = known
    if (!first || !second) throw new Error('Unexpected lack of findings')
    for (const pages of [{'old 1.md': [first], 'old 2.md': [first, second]}, {'old 1.md': [first, second], 'old 2.md': [second]}]) {
      const from = pages['old 1.md'].length > 1 ? 'old 1.md' : 'old 2.md'
      expect(compareWithBaseline({version: 1, pages}, [page], gone).moved).toEqual([{from, to: 'new.md', findings: 2}])
    }
    expect(compareWithBaseline({version: 1, pages: {'old 1.md': [{...first, found: 'else'}]}}, [page], gone)).toMatchObject({moved: [], pages: [{known: []}]})
  })

  test('that are left over are told by page and place in the baseline, with how many are gone', () => {
    const pages = {'b.md': [{...other, times: 3}, entry], 'a.md': [other]}
    const {left, moved} = compareWithBaseline({version: 1, pages}, [pageOf('b.md', 'Nothing.\n')], never)
    expect(left.map(({path, rule, times}) => `${path} ${rule} ${times}`)).toEqual(['a.md id-in-code 1', 'b.md canonical-name 1', 'b.md id-in-code 3'])
    expect(moved).toEqual([])
    expect(pruneBaseline({version: 1, pages}, left)).toEqual({version: 1, pages: {}})
    expect(pruneBaseline({version: 1, pages}, left.map((one) => ({...one, times: 1}))).pages).toEqual({'b.md': [{...other, times: 2}]})
  })
})
