import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {dateLine, desk, makeFolder, runCopydesk} from './run-copydesk.ts'

const page = (date: string, more = '', title = 'Drawing'): string =>
  `---\ntitle: "${title}"\ndescription: How to draw.\nabout: [quill-draw]\n${more.includes('owner') ? more : ''}verification:\n  date: ${date}\n  by: Ada\n${more.includes('owner') ? '' : more}---\n\nText.\n`

const fact = (id: string, more: string, date = '2026-04-20', method = 'read'): string => `  - id: ${id}
    about: quill-draw
    layer: model
    dimension: price
    statement: Drawing costs 2 cents, or so; "they" say
    ${more}
    verified: {date: ${date}, by: Bo, method: ${method}}
    sources: [{url: https://quill.example/pricing, publisher: vendor}]
`

const files = {
  ...desk,
  'copydesk.yaml': 'registry: [./registry]\nfacts: [./facts]\nkinds: {guide: [guides/**/*.md]}\nreview: {guide: 90d}\nsite: {name: Quill guides, url: https://guides.example/x/}\n',
  '.github/CODEOWNERS': '# who\n*.md @docs\n/guides/* @ada @bo # both\n/guides/sub/free.md\nfacts/ @facts\n',
  '.git/HEAD': 'ref: refs/heads/main\n',
  'facts/prices.yaml': `facts:\n${fact('quill.price', 'kind: observed', '2026-03-01', 'stored-copy')}${fact('quill.rise', 'kind: scheduled\n    valid: {from: 2026-04-30}')}${fact('quill.fresh', 'kind: observed\n    review: never')}`,
  'guides/stale.md': page('2025-09-01'),
  'guides/soon.md': page('2026-02-20', 'owner: "Édith, the *editor*"\n', 'A; b, c \\\\ d'),
  'guides/later.md': page('2026-04-30'),
  'guides/history.md': page('2020-01-01', '  state: historical\n'),
  'guides/none.md': '# No front matter\n',
  'guides/sub/held.md': page('2026-04-01', '  state: held\n  why: The price is disputed.\n  until: "2026-05-06"\n'),
  'guides/sub/free.md': page('2025-12-01'),
  'notes.md': '# A page of no kind\n',
}

test('a table for a person, a list for a machine', async () => {
  const cwd = makeFolder(files)
  const ran = await runCopydesk(['due'], {cwd})
  expect({code: ran.code, err: ran.err}).toEqual({code: 0, err: dateLine})
  expect(ran.out).toMatchInlineSnapshot(`
    "due         state       owner                what                             evidence
    now         unverified  @ada @bo             guides/none.md:1                 never verified
    2025-11-30  stale       @ada @bo             guides/stale.md:6                verified 1 September 2025 by Ada, every 90d, text not hashed
    2026-03-01  due         nobody               guides/sub/free.md:6             verified 1 December 2025 by Ada, every 90d, text not hashed
    2026-03-31  stale       @facts               facts/prices.yaml:2 quill.price  seen in a stored copy 1 March 2026 by Bo, every 30d, https://quill.example/pricing
    2026-04-30  unknown     @facts               facts/prices.yaml:10 quill.rise  read 20 April 2026 by Bo, every 30d, its day has come, https://quill.example/pricing
    2026-05-06  held        @docs                guides/sub/held.md:6             verified 1 April 2026 by Ada, every 90d, text not hashed, held: The price is disputed.
    2026-05-21  fresh       Édith, the *editor*  guides/soon.md:7                 verified 20 February 2026 by Ada, every 90d, text not hashed

    5 readings overdue, 1 in the week of 4 May 2026, 1 in the week of 18 May 2026 until 31 May 2026.
    "
  `)
  const json = await runCopydesk(['due', '--format', 'json', '--within', '1d', '--owner', '@facts'], {cwd})
  expect(JSON.parse(json.out)).toEqual({
    date: '2026-05-01',
    until: '2026-05-02',
    readings: [
      {
        kind: 'fact', id: 'quill.price', title: 'Drawing costs 2 cents, or so; "they" say', path: 'facts/prices.yaml', line: 2, owners: ['@facts'], state: 'stale', due: '2026-03-31',
        verified: {date: '2026-03-01', by: 'Bo', method: 'stored-copy'}, interval: '30d', sources: ['https://quill.example/pricing'],
      },
      expect.objectContaining({id: 'quill.rise', state: 'unknown', due: '2026-04-30'}),
    ],
    load: {overdue: 2, weeks: []},
  })
  expect(await runCopydesk(['due', '--owner', 'nobody', '--now', '2026-01-01'], {cwd})).toMatchObject({code: 0, out: 'Nothing to read until 31 January 2026.\n'})
})

test('one rolling issue for each owner', async () => {
  const {out} = await runCopydesk(['due', '--format', 'markdown', '--within', '3w'], {cwd: makeFolder(files)})
  expect(out).toMatchInlineSnapshot(`
    "<!-- copydesk due @ada -->
    # To read: @ada

    As of 1 May 2026. 2 readings overdue, none until 22 May 2026.

    - [ ] **now** (unverified) guides/none.md, \`guides/none.md:1\`: never verified
    - [ ] **30 November 2025** (stale) Drawing, \`guides/stale.md:6\`: verified 1 September 2025 by Ada, every 90d, text not hashed

    <!-- copydesk due @bo -->
    # To read: @bo

    As of 1 May 2026. 2 readings overdue, none until 22 May 2026.

    - [ ] **now** (unverified) guides/none.md, \`guides/none.md:1\`: never verified
    - [ ] **30 November 2025** (stale) Drawing, \`guides/stale.md:6\`: verified 1 September 2025 by Ada, every 90d, text not hashed

    <!-- copydesk due @docs -->
    # To read: @docs

    As of 1 May 2026. 0 readings overdue, 1 in the week of 4 May 2026 until 22 May 2026.

    - [ ] **6 May 2026** (held) Drawing, \`guides/sub/held.md:6\`: verified 1 April 2026 by Ada, every 90d, text not hashed, held: The price is disputed.

    <!-- copydesk due @facts -->
    # To read: @facts

    As of 1 May 2026. 2 readings overdue, none until 22 May 2026.

    - [ ] **31 March 2026** (stale) Drawing costs 2 cents, or so; "they" say, \`facts/prices.yaml:2\`: seen in a stored copy 1 March 2026 by Bo, every 30d <https://quill.example/pricing>
    - [ ] **30 April 2026** (unknown) Drawing costs 2 cents, or so; "they" say, \`facts/prices.yaml:10\`: read 20 April 2026 by Bo, every 30d, its day has come <https://quill.example/pricing>

    <!-- copydesk due nobody -->
    # To read: nobody

    As of 1 May 2026. 1 reading overdue, none until 22 May 2026.

    - [ ] **1 March 2026** (due) Drawing, \`guides/sub/free.md:6\`: verified 1 December 2025 by Ada, every 90d, text not hashed

    <!-- copydesk due %C3%89dith%2C%20the%20*editor* -->
    # To read: Édith, the \\*editor\\*

    As of 1 May 2026. 0 readings overdue, 1 in the week of 18 May 2026 until 22 May 2026.

    - [ ] **21 May 2026** (fresh) A; b, c \\\\ d, \`guides/soon.md:7\`: verified 20 February 2026 by Ada, every 90d, text not hashed
    "
  `)
})

test('a calendar as RFC 5545 has it, whose events keep their ids', async () => {
  const cwd = makeFolder(files)
  const {out} = await runCopydesk(['due', '--format', 'ics'], {cwd})
  expect(out.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(out.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u)
  for (const line of out.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = out.replaceAll('\r\n ', '').split('\r\n')
  expect(lines.slice(0, 6)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//copydesk//due//EN', 'CALSCALE:GREGORIAN', 'X-WR-CALNAME:Quill guides: to read\\, as of 1 May 2026', 'BEGIN:VEVENT'])
  const soon = lines.indexOf('UID:page-guides%2Fsoon.md@guides.example')
  expect(lines.slice(soon, soon + 9)).toEqual([
    'UID:page-guides%2Fsoon.md@guides.example',
    'DTSTAMP:20260501T000000Z',
    'DTSTART;VALUE=DATE:20260521',
    'DTEND;VALUE=DATE:20260522',
    'SUMMARY:Read: A\\; b\\, c \\\\ d',
    'DESCRIPTION:guides/soon.md:7\\nFor Édith\\, the *editor*\\nverified 20 February 2026 by Ada\\, every 90d\\, text not hashed',
    'CATEGORIES:Édith\\, the *editor*',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  const uids = (text: string): string[] => text.split('\r\n').filter((line) => line.startsWith('UID')).toSorted()
  const later = await runCopydesk(['due', '--format', 'ics', '--now', '2026-05-09'], {cwd})
  expect(uids(later.out)).toEqual(uids(out))
  expect(readFileSync(join(cwd, 'guides/soon.md'), 'utf8')).toBe(files['guides/soon.md'])
})

test('no time zone moves a day', async () => {
  const cwd = makeFolder(files)
  const runs = await Promise.all(['UTC', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata'].map((TZ) =>
    // The last second of the day in UTC: the next one has begun in the east.
    runCopydesk(['due', '--format', 'json'], {cwd, env: {TZ, SOURCE_DATE_EPOCH: '1777679999'}})))
  expect(JSON.parse(runs[0]?.out ?? '')).toMatchObject({date: '2026-05-01', until: '2026-05-31'})
  expect(new Set(runs.map(({out}) => out)).size).toBe(1)
})

test('wrong use', async () => {
  const cwd = makeFolder(desk)
  expect((await runCopydesk(['due', '--within', 'soon'], {cwd})).err).toContain('Unexpected `--within soon`, expected a time such as 14d, 6w or 3m\n')
  expect((await runCopydesk(['due', '--format', 'pretty'], {cwd})).err).toContain('Unexpected format `pretty`, expected one of `table`, `json`, `ics`, `markdown`\n')
})

test('a fact falls to who owns the page that cites it, and a page shows its oldest fact', async () => {
  const cited = (owner: string): string => page('2026-02-20', `owner: ${owner}\n`).replace('Text.', 'Text.[^f:quill.new] More.[^f:quill.price]')
  const cwd = makeFolder({
    ...files,
    '.github/CODEOWNERS': '',
    'facts/prices.yaml': `facts:\n${fact('quill.price', 'kind: observed', '2026-03-01')}${fact('quill.new', 'kind: observed')}${fact('quill.alone', 'kind: observed', '2026-03-02')}`,
    'guides/soon.md': cited('Zoe'),
    'guides/a.md': cited('Ada'),
  })
  const {readings} = JSON.parse((await runCopydesk(['due', '--format', 'json'], {cwd})).out) as {readings: {id: string; owners: string[]}[]}
  expect(readings.filter(({id}) => id.startsWith('quill.')).map(({id, owners}) => `${id} ${owners.join(' ')}`)).toEqual(['quill.price Ada', 'quill.alone nobody', 'quill.new Ada'])
  expect((await runCopydesk(['due'], {cwd})).out).toMatch(/Zoe .*guides\/soon\.md:7 .*text not hashed, oldest fact quill\.price of 1 March 2026, https:\/\/quill\.example\/pricing\n/u)
})
