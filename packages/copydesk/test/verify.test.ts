import {execFileSync, spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {bodyHash} from 'remark-copydesk'
import {expect, test} from 'vitest'
import {bin, desk, makeFolder, runCopydesk} from './run-copydesk.ts'
import type {Ran} from './run-copydesk.ts'

const today = new Date().toISOString().slice(0, 10)
const inThirtyDays = new Date(Date.parse(today) + 30 * 86_400_000).toISOString().slice(0, 10)
const quote = 'Each drawing costs two cents.'

const facts = `# Prices, and what follows from them.
facts:
  - id: draw.price   # per drawing
    about: quill-draw
    layer: model
    dimension: price
    statement: 'One drawing costs 2 cents.'
    kind: observed
    # Nobody read it.
    verified:
      date: '2026-04-20'   # carried

      by: seed
      method: carried
    sources:
      - url: https://quill.example/pricing
        publisher: vendor
        quote: >-
          Each drawing
          costs two cents.

      # the end of the sources
  - {id: draw.limit, about: quill-draw, layer: model, dimension: limit, statement: Ten a minute., kind: observed, verified: {date: 2026-04-20, by: seed, method: carried}, sources: [{url: "https://quill.example/limits", publisher: vendor, status: unverified}]} # flow
  - id: draw.hour
    about: quill-draw
    layer: model
    dimension: limit
    statement: Six hundred an hour.
    kind: derived
    from: [draw.limit]
    verified: {date: 2026-04-20, by: seed, method: carried}
    sources: []
`

const body = `# Drawing

It costs 2 cents.[^f:draw.price] Six hundred an hour.[^f:draw.hour]
`
const page = (verification = 'date: "2026-04-20" # seed\n  by: seed'): string => `---\n# who reads this\ntitle: Drawing\ndescription: "How to draw."\nabout: [quill-draw]\nverification:\n  ${verification}\nowner: Ada # last\n---\n\n${body}`

const files = {
  ...desk,
  'copydesk.yaml': 'registry: [./registry]\nfacts: [./facts]\nkinds: {guide: [guides/**/*.md]}\nreview: {guide: 90d}\n',
  'facts/draw.yaml': facts,
  'guides/draw.md': page(),
}

const verify = (cwd: string, words: readonly string[], answers: readonly string[]): Promise<Ran> =>
  runCopydesk(['verify', ...words, '--by', 'Ada'], {cwd, input: answers.map((line) => `${line}\n`).join('')})
const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8')
const words = 'At most ten drawings in a minute.'

test('a page, claim by claim: exact edits, dated today, hashed', async () => {
  const cwd = makeFolder({...files, 'guides/draw.md': page('date: "2026-04-20" # seed\n  by: seed\n  state: held # for now\n  why: nobody knew\n  until: "2026-05-01"')})
  chmodSync(join(cwd, 'guides/draw.md'), 0o640)
  const ran = await verify(cwd, ['guides/draw.md'], ['y', 'y', 'still', 'y', words, 's', 's', 's'])
  expect(ran).toMatchObject({code: 0, err: ''})
  expect(ran.out).toContain(`[1/3] draw.price (facts/draw.yaml:3)\n  One drawing costs 2 cents.\n  carried over, read by nobody, 20 April 2026 by seed\n  source https://quill.example/pricing\n  Have you read it today? [y]es, [n]o:   stored words: "${quote}"\n`)
  expect(read(cwd, 'facts/draw.yaml')).toBe(facts
    .replace("'2026-04-20'   # carried\n\n      by: seed\n      method: carried", `'${today}'   # carried\n\n      by: Ada\n      method: read`)
    .replace('costs two cents.\n', `costs two cents.\n        accessed: ${JSON.stringify(today)}\n`)
    .replace('date: 2026-04-20, by: seed, method: carried}, sources', `date: ${today}, by: Ada, method: read}, sources`)
    .replace('status: unverified}', `status: verified, accessed: ${JSON.stringify(today)}, quote: ${words}}`)
    .replace('date: 2026-04-20, by: seed, method: carried}\n    sources: []', `date: ${today}, by: Ada, method: read}\n    sources: []`))
  expect(read(cwd, 'guides/draw.md')).toBe(page(`date: "${today}" # seed\n  by: Ada\n  text: ${bodyHash(body)}`))
  expect(await runCopydesk(['lint', '--no-clock', '--rule', 'front-matter', '--rule', 'edited-after-verified'], {cwd})).toMatchObject({code: 0})
  expect(ran.out).toContain('`copydesk fix guides/draw.md` brings the notes of its facts up to date.')
  expect(readdirSync(join(cwd, 'guides'))).toEqual(['draw.md'])
  const again = await verify(cwd, ['guides/draw.md'], ['s'])
  expect(again.code).toBe(0)
  expect(again.out).toContain('[1/3] draw.price (facts/draw.yaml:3)\n  One drawing costs 2 cents.\n  read ')
  expect(again.out).toContain('Read today already.')
})

test('an interrupted reading keeps what was answered and goes on from there', async () => {
  const cwd = makeFolder(files)
  const ran = await verify(cwd, ['guides/draw.md'], ['y', 'y', 's', 'y'])
  expect(ran).toMatchObject({code: 1, err: '\nInterrupted: what was answered is written; the same command goes on from there\n'})
  expect(read(cwd, 'guides/draw.md')).toBe(page())
  expect(read(cwd, 'facts/draw.yaml')).toContain(`'${today}'   # carried`)
  expect((await verify(cwd, ['guides/draw.md'], ['y', words, 's', 's', 's'])).code).toBe(0)
})

test('a source that nobody read, something changed, words too short: no date', async () => {
  const cwd = makeFolder(files)
  const ran = await verify(cwd, ['guides/draw.md'], ['n', 'y', 'short', 's', 's'])
  expect(ran.code).toBe(1)
  expect(ran.out).toContain('Not dated: no source of it was read.')
  expect(ran.out).toContain('Unexpected 5 characters, expected 24 or more: left out')
  expect(ran.out).toContain('Not dated: it follows from draw.limit: verify that first.')
  expect(ran.out).toContain('Not dated: 3 facts not confirmed, then run it again.')
  const url = 'https://quill.example/pricing'
  mkdirSync(join(cwd, '.copydesk/sources'), {recursive: true})
  writeFileSync(join(cwd, '.copydesk/sources', `${createHash('sha256').update(url).digest('hex')}.json`), JSON.stringify({url, finalUrl: url, fetched: '2026-04-30T01:00:00.000Z', text: 'Each drawing costs three cents.'}))
  const changed = await verify(cwd, ['draw.price'], ['y', 'n', quote, 'c'])
  expect(changed).toMatchObject({code: 1, out: expect.stringContaining('Not dated: write in facts/draw.yaml:3 what is true now, then verify it.')})
  expect(changed.out).toContain('  fetched 2026-04-30 by `copydesk sources`: the stored words did not stand there\n')
  expect([read(cwd, 'facts/draw.yaml'), read(cwd, 'guides/draw.md')]).toEqual([facts, page()])
})

test('an opinion or a derived fact needs its source read too, and no derived fact goes before its inputs', async () => {
  const opinion = `  - {id: draw.best, about: quill-draw, layer: model, dimension: capability, statement: It draws best., kind: opinion, verified: {date: 2026-04-20, by: seed, method: carried}, sources: [{url: "https://quill.example/best", publisher: vendor}]}\n`
  const sum = opinion.replace('draw.best', 'draw.sum').replace('kind: opinion', 'kind: derived, from: [draw.limit]')
  const cwd = makeFolder({...files, 'facts/draw.yaml': `${facts}${opinion}${sum}`})
  expect(await verify(cwd, ['draw.best'], ['n', 's'])).toMatchObject({code: 1, out: expect.stringContaining('Not dated: no source of it was read.')})
  for (const id of ['draw.hour', 'draw.sum']) expect(await verify(cwd, [id], ['y', words, 's'])).toMatchObject({code: 1, out: expect.stringContaining('Not dated: it follows from draw.limit: verify that first.')})
  expect(read(cwd, 'facts/draw.yaml')).toBe(`${facts}${opinion}${sum}`)
  expect((await verify(cwd, ['draw.limit'], ['y', words, 's'])).code).toBe(0)
  expect(await verify(cwd, ['draw.sum'], ['n', 's'])).toMatchObject({code: 1, out: expect.stringContaining('Not dated: no source of it was read.')})
  expect((await verify(cwd, ['draw.hour'], ['s'])).code).toBe(0)
  expect((await verify(cwd, ['draw.best'], ['y', words, 's'])).code).toBe(0)
  expect(read(cwd, 'facts/draw.yaml').match(/method: \w+/gu)).toEqual(['method: carried', 'method: read', 'method: read', 'method: read', 'method: carried'])
})

test('a word that only begins like an answer is none', async () => {
  const cwd = makeFolder(files)
  expect((await verify(cwd, ['draw.price'], ['yesterday', 'y', 'y', 'stop', 'skip', 'st', 'certainly', 'two'])).code).toBe(1)
  expect(read(cwd, 'facts/draw.yaml')).toBe(facts)
  expect((await verify(cwd, ['draw.price'], ['yes', 'Yes', ' Still true '])).code).toBe(0)
})

test('cannot tell holds the page with its reason', async () => {
  const cwd = makeFolder(files)
  const ran = await verify(cwd, ['draw.price'], ['y', 'y', 't', '', 'The page asks: "sign in"'])
  expect(ran).toMatchObject({code: 1, out: expect.stringContaining('Held guides/draw.md: draw.price: The page asks: "sign in"\n')})
  expect(read(cwd, 'facts/draw.yaml')).toBe(facts)
  expect(read(cwd, 'guides/draw.md')).toBe(page(`date: "2026-04-20" # seed\n  by: seed\n  state: held\n  why: "draw.price: The page asks: \\"sign in\\""\n  until: ${JSON.stringify(inThirtyDays)}`))
})

test('a hold is written when it is answered and ends when it is said, whatever an older one said', async () => {
  const cwd = makeFolder({...files, 'guides/draw.md': page('date: "2026-04-20"\n  by: seed\n  state: held\n  why: old\n  until: "2026-05-01"')})
  const held = (why: string, until: string): string => page(`date: "2026-04-20"\n  by: seed\n  state: held\n  why: ${why}\n  until: "${until}"`)
  expect(await verify(cwd, ['guides/draw.md'], ['y', 'y', 't', 'gone'])).toMatchObject({code: 1, err: expect.stringContaining('Interrupted')})
  expect(read(cwd, 'guides/draw.md')).toBe(held('"draw.price: gone"', inThirtyDays))
  const ran = await verify(cwd, ['guides/draw.md'], ['y', 'y', 't', 'gone', 'soon', '2020-01-01', '2999-12-31', 'n', 't', 'torn', '2999-12-30'])
  expect(ran.out).toContain('  Unexpected `2020-01-01`, expected a day from ')
  expect(read(cwd, 'guides/draw.md')).toBe(held('"draw.price: gone; torn"', '2999-12-30'))
})

test('what changes while it is open is not written', async () => {
  const cwd = makeFolder(files)
  const meanwhile = async (path: string, answers: readonly string[], last: string): Promise<Ran> => new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, 'verify', 'guides/draw.md', '--by', 'Ada'], {cwd})
    const out: string[] = []
    const err: string[] = []
    child.stdout.on('data', (chunk) => {
      out.push(String(chunk))
      if (!out.join('').endsWith(`${last} `) || child.stdin.writableEnded) return
      writeFileSync(join(cwd, path), `${read(cwd, path)}\n# more\n`)
      child.stdin.end('s\n')
    })
    child.stderr.on('data', (chunk) => err.push(String(chunk)))
    child.on('close', (code) => resolve({code, out: out.join(''), err: err.join('')}))
    child.stdin.write(answers.map((line) => `${line}\n`).join(''))
  })
  expect(await meanwhile('facts/draw.yaml', ['y', 'y'], 'cannot [t]ell:')).toMatchObject({code: 2, err: 'Unexpected change of facts/draw.yaml while it was being read, expected the facts that were shown: run it again\n'})
  expect(await meanwhile('guides/draw.md', ['y', 'y', 's', 'y', words, 's', 's'], 'Is what the text says still true? [s]till true, [c]hanged, cannot [t]ell:')).toMatchObject({code: 2, err: expect.stringContaining('Unexpected change of guides/draw.md')})
  expect(read(cwd, 'guides/draw.md')).toBe(`${page()}\n# more\n`)
})

test('--minor declares a typo and refuses a claim', async () => {
  const cwd = makeFolder({...files, 'guides/draw.md': page(`date: "2026-04-20"\n  by: seed\n  text: ${bodyHash(body)}`)})
  const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=Bo', '-c', 'user.email=bo@example.com', ...args], {cwd, stdio: 'ignore'})
  const edit = (from: string, to: string): void => writeFileSync(join(cwd, 'guides/draw.md'), read(cwd, 'guides/draw.md').replace(from, to))
  edit('It costs 2', 'It cosst 2')
  expect((await verify(cwd, ['guides/draw.md', '--minor'], ['typo'])).err).toContain('Unexpected page guides/draw.md whose verified text git does not have')
  edit('cosst', 'costs')
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '-m', 'all')
  expect(await verify(cwd, ['guides/draw.md', '--minor'], [])).toMatchObject({code: 0, out: 'Nothing to declare: guides/draw.md is the text that was verified.\n'})
  edit('It costs 2', 'They cost 3')
  const refused = await verify(cwd, ['guides/draw.md', '--minor'], ['typo'])
  expect(refused).toMatchObject({code: 1, err: expect.stringContaining('Unexpected minor edit that changes the number "2" to "3"')})
  expect(refused.out).toContain('-It costs 2 cents.')
  edit('They cost 3', 'It cost 2')
  expect(read(cwd, 'guides/draw.md')).not.toContain('minor')
  expect(await verify(cwd, ['guides/draw.md', '--minor'], ['grammar'])).toMatchObject({code: 0, err: ''})
  const first = bodyHash(body.replace('It costs', 'It cost'))
  expect(read(cwd, 'guides/draw.md')).toContain(`  text: ${bodyHash(body)}\n  minor: [{date: ${JSON.stringify(today)}, by: Ada, text: ${first}, why: grammar}]\nowner: Ada # last\n`)
  edit('It cost 2', 'It cots 2')
  git('commit', '--quiet', '-am', 'more')
  expect((await verify(cwd, ['guides/draw.md', '--minor'], ['again'])).code).toBe(0)
  expect(read(cwd, 'guides/draw.md').match(/why: \w+/gu)).toEqual(['why: grammar', 'why: again'])
})

test('what it refuses', async () => {
  const cwd = makeFolder(files)
  const refusal = async (...args: string[]): Promise<string> => {
    const {code, err} = await runCopydesk(['verify', ...args], {cwd, env: {HOME: cwd, GIT_CONFIG_SYSTEM: '/dev/null', XDG_CONFIG_HOME: cwd}})
    expect(code).toBe(2)
    return err.split('\n')[0] ?? ''
  }
  expect(await refusal('--all')).toBe('Unexpected option `--all` for `copydesk verify`, expected none: a person reads one page or one fact at a time')
  expect(await refusal('draw.price', '--now', '2026-01-01')).toBe('Unexpected option `--now` for `copydesk verify`, expected none: a reading is dated on the day it is done')
  expect(await refusal()).toBe('Unexpected end, expected one page or one fact: a person reads one at a time')
  expect(await refusal('draw.prize', '--by', 'Ada')).toBe('Unexpected `draw.prize`, expected the path of a page or the id of a fact, did you mean `draw.price`?')
  expect(await refusal('draw.price', '--minor', '--by', 'Ada')).toBe('Unexpected `--minor` for a fact, expected it for a page: a fact is a claim')
  expect(await refusal('draw.price')).toBe('Unexpected reader without a name, expected `--by NAME`, or `git config user.name NAME`')
  expect(await refusal('copydesk.yaml', '--by', 'Ada')).toBe('Unexpected page copydesk.yaml of no kind, expected one that `kinds` of copydesk.yaml takes')
})

test('a page of another system is dated under its own key, and keeps the rest of a reading beside it', async () => {
  const cwd = makeFolder({...files, 'copydesk.yaml': `${files['copydesk.yaml']}front-matter: {verification.date: lastVerified}\n`, 'guides/own.md': '---\ntitle: Own\nlastVerified: 2026-01-01 # by hand\n---\n\nText.\n'})
  const {code} = await runCopydesk(['verify', 'guides/own.md', '--by', 'Ada'], {cwd, input: 's\n'})
  expect(code).toBe(0)
  const text = readFileSync(join(cwd, 'guides/own.md'), 'utf8')
  expect(text).toBe(`---\ntitle: Own\nlastVerified: ${today} # by hand\nverification: {by: Ada, text: ${bodyHash(text)}}\n---\n\nText.\n`)
  expect((await runCopydesk(['lint', 'guides/own.md', '--no-clock'], {cwd})).code).toBe(0)
})

test('TOML is not written to', async () => {
  const cwd = makeFolder({...files, 'guides/own.md': '+++\ntitle = "Own"\n+++\n\nText.\n'})
  expect(await runCopydesk(['verify', 'guides/own.md', '--by', 'Ada'], {cwd, input: 's\n'})).toMatchObject({code: 2, err: expect.stringContaining('with TOML as front matter, expected YAML') as string})
})
