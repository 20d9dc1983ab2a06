import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {addDays, parseCalendarDate} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'
import {compileDesk} from '../desk/desk.ts'
import type {Desk} from '../desk/desk.ts'
import {parseMarkdown} from '../document/parse.ts'
import {exampleRegistry} from '../example-desk.ts'
import {checkFacts} from './check-facts.ts'
import {factNote} from './fact-note.ts'
import {factDate, factDue, factState, factTurns} from './fact-state.ts'

const day = (raw: string): CalendarDate => parseCalendarDate(raw) as CalendarDate

const plain = {
  id: 'a', about: 'lumina-paint', layer: 'model', dimension: 'capability', statement: 'It draws hands.', kind: 'observed',
  verified: {date: '2026-04-22', by: 'Ada', method: 'read'},
  sources: [{url: 'https://lumina.example/', publisher: 'vendor', accessed: '2026-04-22', quote: 'Paint draws hands with five fingers'}],
}

function deskOf(facts: readonly object[], config = ''): Desk {
  const {desk, problems} = compileDesk({
    config: {path: 'copydesk.yaml', text: config},
    registries: [[{path: 'r', text: exampleRegistry}]],
    facts: [{path: 'facts/a.yaml', text: `facts:\n${facts.map((fact) => `  - ${JSON.stringify({...plain, ...fact})}\n`).join('')}`}],
  })
  if (!desk) throw new Error(JSON.stringify(problems))
  return desk
}

const stateOf = (desk: Desk, id: string, today: string): string => {
  const fact = desk.facts.get(id)
  return fact ? factState(fact, desk, day(today)).state : 'none'
}

describe('the state of a fact', () => {
  test.each([
    ['its dimension’s interval', {}, '2026-07-22', 'due'],
    ['its own interval', {review: '7d'}, '2026-04-30', 'due'],
    ['two weeks ahead', {}, '2026-07-07', 'due-soon'],
    ['after twice the interval', {}, '2026-10-20', 'stale'],
    ['a scheduled day that has not come', {kind: 'scheduled', valid: {from: '2026-06-01'}}, '2026-05-31', 'fresh'],
    ['a scheduled day that has come', {kind: 'scheduled', valid: {from: '2026-06-01'}}, '2026-06-01', 'unknown'],
    ['a scheduled day long gone', {kind: 'scheduled', valid: {from: '2026-06-01'}}, '2036-06-01', 'unknown'],
    ['a scheduled day that is an end', {kind: 'scheduled', valid: {until: '2026-06-01'}}, '2026-06-01', 'unknown'],
    ['the last day of a time', {valid: {until: '2026-05-01'}}, '2026-05-01', 'fresh'],
    ['a time that is over', {valid: {until: '2026-05-01'}}, '2026-05-02', 'historical'],
    ['never to be read again', {review: 'never'}, '2036-05-02', 'historical'],
  ])('%s', (_what, fields, today, state) => {
    expect(stateOf(deskOf([fields]), 'a', today)).toBe(state)
  })

  test('the desk’s interval wins over the table', () => {
    expect(stateOf(deskOf([{}], 'review: {capability: 10d}\n'), 'a', '2026-05-03')).toBe('due')
  })

  test('a derived fact is as old as the oldest of what it follows from', () => {
    const desk = deskOf([
      {id: 'a', verified: {...plain.verified, date: '2026-01-01'}},
      {id: 'b'},
      {id: 'c', kind: 'derived', from: ['b', 'd']},
      {id: 'd', kind: 'derived', from: ['a']},
    ])
    expect(factState(desk.facts.get('c') ?? expect.fail(), desk, day('2026-04-30'))).toMatchObject({verified: '2026-01-01', state: 'due'})
  })

  test('what follows from something unknown is unknown', () => {
    const desk = deskOf([{kind: 'scheduled', valid: {from: '2026-05-01'}}, {id: 'b', kind: 'derived', from: ['a']}])
    expect(stateOf(desk, 'b', '2026-04-30')).not.toBe('unknown')
    expect(stateOf(desk, 'b', '2026-05-01')).toBe('unknown')
  })
})

describe('the days of a fact', () => {
  const get = (desk: Desk, id: string): Parameters<typeof factTurns>[0] => desk.facts.get(id) ?? expect.fail()

  test('its state may change when it is soon due, due and stale, after its time, and on the days that it or what it follows from is to happen', () => {
    const desk = deskOf([{review: '30d', valid: {until: '2026-08-01'}}, {id: 'b', kind: 'scheduled', valid: {from: '2026-06-01'}}, {id: 'c', kind: 'derived', from: ['b'], review: 'never'}, {id: 'd', review: 'never'}])
    expect(factTurns(get(desk, 'a'), desk)).toEqual(['2026-05-08', '2026-05-23', '2026-06-22', '2026-08-02'])
    expect(factTurns(get(desk, 'b'), desk)).toEqual(['2026-07-07', '2026-07-22', '2026-10-20', '2026-06-01'])
    expect(factTurns(get(desk, 'c'), desk)).toEqual(['2026-06-01'])
    expect(factTurns(get(desk, 'd'), desk)).toEqual([])
  })

  test.each([
    ['its interval', {review: '30d'}, '2026-05-22'],
    ['the day on which it is to happen', {review: '30d', kind: 'scheduled', valid: {from: '2026-05-01'}}, '2026-05-01'],
    ['its interval, if that is sooner than the day on which it is to happen', {review: '30d', kind: 'scheduled', valid: {from: '2026-06-01'}}, '2026-05-22'],
    ['the day on which it is to happen, if it is never due', {review: 'event', kind: 'scheduled', valid: {from: '2026-06-01'}}, '2026-06-01'],
    ['no day: its time is over', {review: '30d', valid: {until: '2026-04-21'}}, undefined],
    ['no day: it is never due', {review: 'event'}, undefined],
  ])('it is to be read again by %s', (_what, fields, due) => {
    const desk = deskOf([fields])
    expect(factDue(get(desk, 'a'), desk, day('2026-04-23'))).toBe(due)
  })

  test('a spread takes from its interval the same share on every machine', () => {
    const desk = deskOf([{review: '90d'}, {id: 'b', review: '90d'}], 'stagger: 20\n')
    expect(['a', 'b'].map((id) => factState(get(desk, id), desk, day('2026-04-22')).due)).toEqual(['2026-07-04', '2026-07-09'])
    expect(factTurns(get(desk, 'b'), desk)).toEqual(['2026-06-25', '2026-07-10', '2026-10-20'])
  })

  test('it counts as verified on the oldest day of all that it follows from', () => {
    const desk = deskOf([{verified: {...plain.verified, date: '2026-03-01'}}, {id: 'b', verified: {...plain.verified, date: '2026-02-01'}}, {id: 'c', kind: 'derived', from: ['b', 'a']}, {id: 'd', kind: 'derived', from: ['a', 'b']}])
    expect(['a', 'c', 'd'].map((id) => factDate(get(desk, id), desk))).toEqual(['2026-03-01', '2026-02-01', '2026-02-01'])
  })
})

test('property: a fact’s state changes on the days that are told, and on no other', () => {
  const date = fc.nat(300).map((days) => addDays(day('2026-04-22'), days))
  const valid = fc.record({from: date, until: date}, {requiredKeys: []})
  const one = fc.record({kind: fc.constantFrom('observed', 'scheduled'), valid, review: fc.constantFrom('7d', '6w', '90d', 'never', 'event')})
  fc.assert(fc.property(one, one, fc.nat(25), fc.nat(400), (fields, input, stagger, days) => {
    const desk = deskOf([{...input, id: 'b'}, {...fields, kind: 'derived', from: ['b'], sources: []}, {...fields, id: 'c'}], `stagger: ${stagger}\n`)
    const today = addDays(day('2026-04-22'), days)
    for (const fact of desk.facts.values()) {
      if (factTurns(fact, desk).includes(today)) continue
      expect(factState(fact, desk, today).state).toBe(factState(fact, desk, addDays(today, -1)).state)
    }
  }))
})

describe('the note of a fact', () => {
  const note = (fields: object): string => {
    const desk = deskOf([fields])
    return factNote(desk.facts.get('a') ?? expect.fail(), desk)
  }

  test.each([
    ['read', {}, 'It draws hands. Lumina: [lumina.example](<https://lumina.example/>), read 22 April 2026.'],
    ['carried', {verified: {...plain.verified, method: 'carried'}}, 'It draws hands. Carried over on 22 April 2026 from Lumina: [lumina.example](<https://lumina.example/>), which nobody has checked since.'],
    ['stored-copy', {verified: {...plain.verified, method: 'stored-copy'}}, 'It draws hands. Lumina: [lumina.example](<https://lumina.example/>), seen in a stored copy of unknown age on 22 April 2026.'],
    ['quote-match', {verified: {...plain.verified, method: 'quote-match'}}, 'It draws hands. Lumina: [lumina.example](<https://lumina.example/>), its words found there by a program on 22 April 2026.'],
    ['two sources', {sources: [plain.sources[0], {url: 'https://press.example/a?b', title: ' A  *guide* ', publisher: 'press'}]}, String.raw`It draws hands. Lumina: [lumina.example](<https://lumina.example/>), the press: [A \*guide\*](<https://press.example/a?b>), read 22 April 2026.`],
    ['the community', {sources: [{url: 'https://forum.example', publisher: 'community'}]}, 'It draws hands. The community: [forum.example](<https://forum.example>), read 22 April 2026.'],
    ['a reseller', {sources: [{url: 'https://shop.example#x', publisher: 'reseller'}]}, 'It draws hands. A reseller: [shop.example](<https://shop.example#x>), read 22 April 2026.'],
    ['a backslash in an address', {sources: [{url: String.raw`https://shop.example/a\b`, publisher: 'host'}]}, 'It draws hands. A host: [shop.example](<https://shop.example/a%5Cb>), read 22 April 2026.'],
    ['no source', {sources: []}, 'It draws hands. No source, 22 April 2026.'],
    ['words over lines that begin like a list', {statement: '12. draws\n  hands?'}, String.raw`12\. draws hands. Lumina: [lumina.example](<https://lumina.example/>), read 22 April 2026.`],
    ['a value that the statement has', {statement: 'It draws 5 hands', value: 5}, 'It draws 5 hands. Lumina: [lumina.example](<https://lumina.example/>), read 22 April 2026.'],
    ['a value', {value: 5}, 'It draws hands (5). Lumina: [lumina.example](<https://lumina.example/>), read 22 April 2026.'],
    ['an opinion', {kind: 'opinion', sources: []}, 'It draws hands. The opinion of Ada on 22 April 2026.'],
    ['code', {statement: 'The id is `a*b*`'}, 'The id is `a*b*`. Lumina: [lumina.example](<https://lumina.example/>), read 22 April 2026.'],
  ])('%s', (_what, fields, expected) => {
    expect(note(fields)).toBe(expected)
  })

  test('a derived fact tells the weakest method of its inputs', () => {
    const desk = deskOf([{}, {id: 'b', verified: {...plain.verified, method: 'stored-copy'}}, {id: 'c', kind: 'derived', from: ['a', 'd'], sources: []}, {id: 'd', kind: 'derived', from: ['b'], sources: []}, {id: 'e', kind: 'derived', from: ['a'], sources: []}])
    const noteOf = (id: string): string => factNote(desk.facts.get(id) ?? expect.fail(), desk)
    expect(noteOf('c')).toBe('It draws hands. Worked out from other facts, one of them seen in a stored copy of unknown age, the oldest of 22 April 2026.')
    expect(noteOf('d')).toBe('It draws hands. Worked out from another fact, which was seen in a stored copy of unknown age, the oldest of 22 April 2026.')
    expect(noteOf('e')).toBe('It draws hands. Worked out from another fact, the oldest of 22 April 2026.')
  })

  test.each([
    ['carried', 'carried over and not checked since'],
    ['quote-match', 'found by a program'],
  ])('a derived fact whose inputs were %s', (method, how) => {
    const desk = deskOf([{verified: {...plain.verified, method}}, {id: 'b', kind: 'derived', from: ['a'], verified: {...plain.verified, method: 'stored-copy'}}, {id: 'c', kind: 'derived', from: ['b']}])
    expect(factNote(desk.facts.get('c') ?? expect.fail(), desk)).toBe(`It draws hands. Worked out from another fact, which was ${how}, the oldest of 22 April 2026; Lumina: [lumina.example](<https://lumina.example/>).`)
  })

  test('property: strangers’ words stay words, on one line, in one footnote', () => {
    const text = fc.string({unit: fc.constantFrom(...'ab \n\t`*_[](){}<>&|~#!$^\\:.-+=1'.split('')), minLength: 1, maxLength: 30}).filter((words) => words.trim() !== '')
    fc.assert(fc.property(text, text, (statement, title) => {
      const desk = deskOf([{statement, sources: [{...plain.sources[0], title}]}])
      const fact = desk.facts.get('a') ?? expect.fail()
      const markdown = factNote(fact, desk)
      expect(markdown).not.toMatch(/[\r\n]/u)
      const tree = parseMarkdown(`A.[^f:a]\n\n[^f:a]: ${markdown}\n\nB.\n`)
      expect(tree.children.map(({type}) => type)).toEqual(['paragraph', 'footnoteDefinition', 'paragraph'])
      const links: string[] = []
      const kinds = new Set<string>()
      visit(tree, (node: Nodes) => {
        kinds.add(node.type)
        if (node.type === 'link') links.push((node).url)
      })
      expect(links).toEqual(['https://lumina.example/'])
      expect([...kinds].filter((kind) => !['root', 'paragraph', 'text', 'link', 'inlineCode', 'footnoteReference', 'footnoteDefinition'].includes(kind))).toEqual([])
    }), {numRuns: Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 500)})
  })
})

describe('checking facts', () => {
  const messages = (facts: readonly object[], options: Parameters<typeof checkFacts>[1] = {}, config = ''): string[] =>
    checkFacts(deskOf(facts, config), options).map(({path, line, column, severity, message}) => `${path}:${line}:${column} ${severity} ${message}`)

  test('a fact that has what it needs', () => {
    expect(messages([{}, {id: 'b', kind: 'derived', from: ['a'], sources: []}, {id: 'c', kind: 'opinion', sources: []}])).toEqual([])
    expect(messages([{valid: {from: '2026-05-01', until: '2026-05-01'}, sources: [{...plain.sources[0], quote: 'x'.repeat(24)}]}])).toEqual([])
    expect(messages([{sources: [{...plain.sources[0], status: 'verified'}, {...plain.sources[0], status: 'stored-copy', quote: 'short', accessed: '2026-04-21'}]}])).toEqual([])
    expect(messages([{verified: {...plain.verified, method: 'quote-match'}}])).toEqual([])
    expect(messages([{dimension: 'price'}])).toEqual([])
    expect(messages([{kind: 'scheduled', valid: {from: '2026-12-01'}, verified: {...plain.verified, method: 'stored-copy'}, sources: [{url: 'https://a.example/', publisher: 'press', status: 'stored-copy'}]}])).toEqual([])
  })

  const source = plain.sources[0]
  test.each<[string, object, string]>([
    ['no source', {sources: []}, 'without a source, expected where it was read'],
    ['a program found nothing', {sources: [], verified: {...plain.verified, method: 'quote-match'}}, 'expected where it was found'],
    ['seen nowhere', {sources: [], verified: {...plain.verified, method: 'stored-copy'}}, 'expected where it was seen'],
    ['a limit that a program found', {dimension: 'limit', verified: {...plain.verified, method: 'quote-match'}}, 'of the limit `a`, expected `read`: a program finds the words'],
    ['a quote one character too short', {sources: [{...source, quote: 'x'.repeat(23)}]}, 'expected one of at least 24 characters'],
    ['carried from nowhere', {sources: [], verified: {...plain.verified, method: 'carried'}}, 'expected where it was carried over from'],
    ['read without a quote', {sources: [{...source, quote: undefined}]}, 'Unexpected method `read` of `a` without a `quote`'],
    ['a short quote', {sources: [{...source, quote: 'Paint draws hands'}]}, 'expected one of at least 24 characters'],
    ['a date that no source was opened on', {sources: [{...source, accessed: '2026-04-21'}]}, 'Unexpected verified date 22 April 2026 of `a`, expected a source with `accessed` on that day or later'],
    ['a date without a day on which the source was opened', {sources: [{...source, accessed: undefined}]}, 'expected a source with `accessed`'],
    ['read in a stored copy', {sources: [{...source, status: 'stored-copy'}]}, 'expected `stored-copy` or `carried`'],
    ['a price that a program found', {dimension: 'price', verified: {...plain.verified, method: 'quote-match'}}, 'expected `read`: a program finds the words'],
    ['scheduled for no day', {kind: 'scheduled'}, 'Unexpected scheduled fact `a` without a day'],
    ['derived from nothing', {kind: 'derived'}, 'Unexpected derived fact `a` without `from`'],
    ['derived from itself', {kind: 'derived', from: ['a']}, 'that follows from itself'],
    ['observed, yet from others', {from: ['a']}, 'Unexpected `from` of the observed fact `a`'],
    ['an end before its beginning', {valid: {from: '2026-05-02', until: '2026-05-01'}}, 'Unexpected end 1 May 2026 of `a`'],
  ])('%s', (_what, fields, expected) => {
    expect(messages([fields])).toEqual([expect.stringContaining(expected)])
  })

  test('a derived fact newer than what it follows from', () => {
    expect(messages([{}, {id: 'b', kind: 'derived', from: ['a'], verified: {...plain.verified, date: '2026-05-01'}}])).toEqual([
      expect.stringMatching(/^facts\/a\.yaml:3:\d+ error Unexpected verified date 1 May 2026 of `b`, expected at most 22 April 2026/u),
    ])
  })

  test('a date that goes back', () => {
    expect(messages([{}], {base: deskOf([{verified: {...plain.verified, date: '2026-05-01'}, sources: [{...source, accessed: '2026-05-01'}]}])})).toEqual([expect.stringContaining('moved back from 1 May 2026 to 22 April 2026')])
  })

  test('a date that moves and nothing else', () => {
    const carried = (date: string, accessed: string): object => ({verified: {date, by: 'Ada', method: 'carried'}, sources: [{...source, accessed}]})
    expect(messages([carried('2026-05-01', '2026-04-22')], {base: deskOf([carried('2026-04-22', '2026-04-22')])})).toEqual([expect.stringContaining('moved from 22 April 2026 to 1 May 2026 and nothing else')])
    const thought = (date: string, kind: string): object => ({id: 'b', kind, from: kind === 'derived' ? ['a'] : [], sources: [], verified: {...plain.verified, date}})
    const old = {verified: {...plain.verified, date: '2026-05-01'}, sources: [{...source, accessed: '2026-05-01'}]}
    for (const kind of ['opinion', 'derived']) expect(messages([old, thought('2026-05-01', kind)], {base: deskOf([old, thought('2026-04-22', kind)])})).toEqual([])
    expect(messages([carried('2026-05-01', '2026-05-01')], {base: deskOf([carried('2026-04-22', '2026-04-22')])})).toEqual([])
  })

  test.each<[string, object, string]>([
    ['statement', {statement: 'It draws feet.'}, 'Unexpected statement of `a` changed under its verified date 22 April 2026'],
    ['value', {value: 5}, 'Unexpected value of `a` changed'],
    ['time', {valid: {until: '2027-01-01'}}, 'Unexpected `valid` of `a` changed'],
    ['quote', {sources: [{...source, quote: 'Paint draws feet with five toes each'}]}, 'Unexpected quote of `a` changed'],
  ])('another %s under the same date', (_what, fields, expected) => {
    expect(messages([fields], {base: deskOf([{}])})).toEqual([expect.stringContaining(expected)])
    expect(messages([{statement: ' It  draws\nhands. '}], {base: deskOf([{sources: [source, {url: 'https://c.example/', publisher: 'press'}]}])})).toEqual([])
    expect(messages([{}, {...fields, id: 'b', kind: 'derived', from: ['a']}], {base: deskOf([{}, {id: 'b', kind: 'derived', from: ['a']}])})).toEqual([])
    expect(messages([{sources: [source, {url: 'https://b.example/', publisher: 'press', quote: 'Hands with five fingers, says Lumina'}]}], {base: deskOf([{}])})).toEqual([])
  })

  test('a day that has not come', () => {
    expect(messages([{}], {today: day('2026-04-21')})).toEqual([])
    expect(messages([{}], {today: day('2026-04-20')})).toEqual([
      expect.stringContaining('Unexpected verified date 22 April 2026 of `a`, expected one that has come: today is 20 April 2026'),
      expect.stringContaining('Unexpected `accessed` 22 April 2026 of `a`'),
    ])
  })

  test('an orphan, unless something that is used follows from it', () => {
    const facts = [{}, {id: 'b', kind: 'derived', from: ['a']}, {id: 'c'}]
    expect(messages(facts, {usedFacts: new Set(['b'])})).toEqual([expect.stringMatching(/^facts\/a\.yaml:4:\d+ warning Unexpected fact `c` that no page cites/u)])
    expect(messages(facts)).toEqual([])
  })

  test('the desk sets the severity', () => {
    expect(messages([{sources: []}], {}, 'rules: {fact-source: off}\n')).toEqual([])
    expect(messages([{sources: []}], {}, 'rules: {fact-source: warning}\n')).toEqual([expect.stringContaining(' warning ')])
  })
})
