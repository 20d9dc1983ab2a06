import {statSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {addDays, bodyHash, formatDate, inputsOf, isHistorical, lint, makeDocument, nearest, parseCalendarDate, parseYamlSource, scheduledDay} from 'remark-copydesk'
import type {CalendarDate, Desk, Document, Fact, FrontMatter} from 'remark-copydesk'
import {effectiveDate, loadDesk} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import type {Command, Invocation} from '../command.ts'
import {counted} from '../counted.ts'
import {citingPages} from '../desk-pages.ts'
import {formatDiff} from '../formats/diff.ts'
import {findVersion, gitUserName} from '../git-history.ts'
import {onlyDesk} from '../only-desk.ts'
import {readPage} from '../read-page.ts'
import {FileError, readText} from '../read-text.ts'
import {showPath} from '../show-path.ts'
import {addressOf, AnswerCache, standardCacheFolder} from '../sources/answer-cache.ts'
import {holdsQuote} from '../sources/page-text.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'
import {visible} from '../visible.ts'
import {writeText} from '../write-text.ts'
import {editYaml} from '../yaml-edit.ts'
import type {YamlValue} from '../yaml-edit.ts'

/** Words of a source shorter than this are found anywhere. */
const shortestQuote = 24

/** Walks a person through the claims of a page or a fact. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: '<page|fact>',
  summary: 'Read a page or a fact against its sources, claim by claim, and date it',
  details: `It shows each claim with what was found the last time and asks: is its source read, do the stored
words still stand there, is it still true. What is answered is written at once, so an interrupted
reading loses nothing and goes on where it stopped. "Cannot tell" holds the pages that say it, with
a reason and an end (30 days from today where none is given). With --minor it declares that the edits since the page was verified changed no claim; it
refuses where a number, date, name, id, link, footnote or a word such as "not" changed.`,
  examples: [
    ['copydesk verify guides/a.md', 'read a page, claim by claim'],
    ['copydesk verify --minor guides/a.md', 'declare that a typo changed no claim'],
  ],
  options: ['config', 'by', 'minor'],
  refuses: {
    all: 'a person reads one page or one fact at a time',
    now: 'a reading is dated on the day it is done',
    date: 'a reading is dated on the day it is done',
    yes: 'a person answers for each claim',
  },
  async run(invocation) {
    const {words, options, terminal, cwd} = invocation
    const [word] = words
    if (word === undefined || words.length > 1) throw new UsageError(`Unexpected ${word === undefined ? 'end' : `second word \`${words[1]}\``}, expected one page or one fact: a person reads one at a time`)
    const filePath = resolve(cwd, word)
    const isPage = statSync(filePath, {throwIfNoEntry: false})?.isFile() ?? false
    const loaded = onlyDesk(invocation, isPage ? filePath : cwd)
    if (!loaded) return 2
    if (!isPage && !loaded.desk.facts.has(word)) {
      const near = nearest(word, [...loaded.desk.facts.keys()])
      throw new UsageError(`Unexpected \`${word}\`, expected the path of a page or the id of a fact${near === undefined ? '' : `, did you mean \`${near}\`?`}`)
    }
    if (options.minor && !isPage) throw new UsageError('Unexpected `--minor` for a fact, expected it for a page: a fact is a claim')
    const by = options.by?.trim() ?? gitUserName(cwd)
    if (!by) throw new UsageError('Unexpected reader without a name, expected `--by NAME`, or `git config user.name NAME`')
    // Nobody can read yesterday: the day is the clock’s, whatever a build sets.
    const reading = new ReadingAloud(invocation, loaded, by, effectiveDate(undefined, {}).date)
    try {
      if (!isPage) return await reading.verifyFact(loaded.desk.facts.get(word) as Fact) ? 0 : 1
      return await (options.minor ? reading.declareMinor(filePath) : reading.verifyPage(filePath)) ? 0 : 1
    } catch (error) {
      if (error instanceof Interruption) terminal.note('\nInterrupted: what was answered is written; the same command goes on from there')
      else if (error instanceof FileError) terminal.note(error.message)
      else throw error
      return error instanceof FileError ? 2 : 1
    } finally {
      terminal.hangUp()
    }
  },
}

/** Nobody answers any more. */
class Interruption extends Error {}

/** What may be written for a letter: nothing else that begins with it, for `stop` is no "still true". */
const choiceWords: Readonly<Record<'y' | 'n' | 's' | 'c' | 't', readonly string[]>> = {
  y: ['yes'],
  n: ['no'],
  s: ['still', 'still true'],
  c: ['changed'],
  t: ['tell', 'cannot tell'],
}

type Outcome = 'true' | 'open' | {readonly held: string}

/** Days that a hold lasts where nobody says otherwise. */
const holdDays = 30

/** One person reading, on one day. */
class ReadingAloud {
  readonly #terminal: Terminal
  readonly #cwd: string
  readonly #loaded: LoadedDesk
  readonly #by: string
  readonly #today: CalendarDate
  readonly #answers: AnswerCache
  /** The fact files as they were when the desk was loaded, then as this reading left them. */
  readonly #factFiles = new Map<string, string>()
  /** The pages as they were shown, then as this reading left them. */
  readonly #pages = new Map<string, string>()

  constructor({terminal, cwd}: Invocation, loaded: LoadedDesk, by: string, today: CalendarDate) {
    this.#terminal = terminal
    this.#cwd = cwd
    this.#loaded = loaded
    this.#by = by
    this.#today = today
    this.#answers = new AnswerCache(join(loaded.root, standardCacheFolder))
    for (const {path} of [...loaded.desk.facts.keys()].flatMap((id) => loaded.desk.origins.get(`fact:${id}`) ?? [])) {
      const file = resolve(cwd, path)
      if (!this.#factFiles.has(file)) this.#factFiles.set(file, readText(file).text)
    }
  }

  /** Verifies one fact, and holds the pages that cite it where it cannot be told. */
  async verifyFact(fact: Fact): Promise<boolean> {
    const outcome = await this.#readFact(fact, 1, 1)
    if (typeof outcome === 'string') return outcome === 'true'
    const citing = citingPages(this.#loaded, this.#cwd, new Set([fact.id]))
    for (const {filePath, document} of citing) this.#pages.set(filePath, document.text)
    if (citing.length === 0) this.#say('No page cites it, so there is none to hold.')
    else await this.#hold(citing.map(({filePath}) => filePath), outcome.held)
    return false
  }

  /** Verifies a page: its facts, then its text. */
  async verifyPage(filePath: string): Promise<boolean> {
    const document = this.#open(filePath)
    const facts = this.#factsOf(document)
    const shown = showPath(filePath, this.#cwd)
    const title = document.frontMatter?.data['title']
    this.#say(`${shown}${typeof title === 'string' ? `: ${title}` : ''}, ${counted(facts.length, 'fact')}\n`)
    const outcomes: Outcome[] = []
    const reasons: string[] = []
    for (const [index, fact] of facts.entries()) {
      const outcome = await this.#readFact(fact, index + 1, facts.length)
      outcomes.push(outcome)
      if (typeof outcome === 'string') continue
      reasons.push(outcome.held)
      await this.#hold([filePath], reasons.join('; '))
    }
    this.#showChanges(filePath, document)
    const answer = await this.#choose('Is what the text says still true? [s]till true, [c]hanged, cannot [t]ell:', ['s', 'c', 't'])
    if (answer === 't') await this.#hold([filePath], [...reasons, await this.#reason()].join('; '))
    if (answer === 't' || reasons.length > 0) return false
    const open = outcomes.filter((outcome) => outcome !== 'true').length
    if (answer === 'c' || open > 0) {
      this.#say(`Not dated: ${answer === 'c' ? 'mend the text' : `${counted(open, 'fact')} not confirmed`}, then run it again. What was confirmed is written.`)
      return false
    }
    const before = isRecord(document.frontMatter?.data['verification']) ? document.frontMatter.data['verification'] : undefined
    const written = {date: this.#today, by: this.#by, text: bodyHash(document.text)}
    this.#writePage(filePath, [
      ...Object.entries(written).map(([key, value]): Edit => [['verification', key], value]),
      ...['state', 'why', 'until', 'minor'].filter((key) => before && key in before).map((key): Edit => [['verification', key], undefined]),
    ])
    this.#say(`Verified ${shown} on ${formatDate(this.#today)} by ${this.#by}.${facts.length > 0 ? ` \`copydesk fix ${shown}\` brings the notes of its facts up to date.` : ''}`)
    return true
  }

  /** Declares the edits since a page was verified minor, where they are. */
  async declareMinor(filePath: string): Promise<boolean> {
    const document = this.#open(filePath)
    const shown = showPath(filePath, this.#cwd)
    const verification = document.frontMatter?.data['verification']
    const hash = bodyHash(document.text)
    if (!isRecord(verification) || typeof verification['text'] !== 'string') {
      this.#terminal.note(`Unexpected page ${shown} without \`verification.text\`, expected one that was verified: \`copydesk verify ${shown}\``)
      return false
    }
    const minor = (Array.isArray(verification['minor']) ? verification['minor'] : []).filter(isRecord).map((entry) => String(entry['text']))
    const accepted = [verification['text'], ...minor]
    if (accepted.includes(hash)) {
      this.#say(`Nothing to declare: ${shown} is the text that was verified.`)
      return true
    }
    const base = findVersion(filePath, (text) => accepted.includes(bodyHash(text)))
    if (base === undefined) {
      this.#terminal.note(`Unexpected page ${shown} whose verified text git does not have, expected it in the history (\`git fetch --unshallow\` brings more of it): read the page and run \`copydesk verify ${shown}\``)
      return false
    }
    this.#terminal.out(formatDiff(shown, base, document.text, {color: this.#terminal.color, toTerminal: this.#terminal.interactive}))
    const why = await this.#answer('What was mended?')
    const entry = {date: this.#today, by: this.#by, text: hash, why}
    const edit: Edit = minor.length > 0 ? [['verification', 'minor', minor.length], entry] : [['verification', 'minor'], [entry]]
    // The rule that will judge the change judges it here: one code for both.
    const after = editFrontMatter(document, [edit])
    // What was accepted stands in the page as it is now; the version in git may be older than that.
    const accepting = `${document.text.slice(0, document.frontMatter?.range[1])}${base.slice(makeDocument({text: base}, this.#loaded.desk).frontMatter?.range[1] ?? 0)}`
    const change = {ranges: [], base: {text: accepting, path: document.path}}
    const {findings} = lint(makeDocument({text: after, path: document.path}, this.#loaded.desk), {only: ['honest-date-change'], change})
    const refused = findings.filter(({message}) => message.includes('minor'))
    for (const {message} of refused) this.#terminal.note(`${shown} ${message}`)
    if (refused.length > 0) return false
    this.#writePage(filePath, [edit])
    this.#say(`Declared minor: ${shown}.`)
    return true
  }

  async #readFact(fact: Fact, number: number, count: number): Promise<Outcome> {
    const {desk} = this.#loaded
    const origin = desk.origins.get(`fact:${fact.id}`)
    const place = `${origin?.path}:${origin?.line}`
    const {verified} = fact
    this.#say(`[${number}/${count}] ${fact.id} (${place})\n  ${fact.statement}${fact.value === undefined ? '' : ` [${fact.value}]`}\n  ${describeMethod(fact)} ${formatDate(verified.date)} by ${verified.by}`)
    if (this.#isRead(fact)) {
      this.#say('  Read today already.\n')
      return 'true'
    }
    const day = scheduledDay(fact)
    if (day !== undefined && day <= this.#today) {
      this.#say(`  It was announced for ${formatDate(day)}, which has come: write in ${place} what happened (\`kind: observed\`), then verify it.\n`)
      return 'open'
    }
    const inputs = inputsOf(fact, desk)
    const now = inputs.length > 0 ? this.#asWritten() : desk
    const unread = inputs.filter(({id}) => !this.#isRead(now.facts.get(id)))
    if (unread.length > 0) {
      this.#say(`  Not dated: it follows from ${unread.map(({id}) => id).join(', ')}: verify ${unread.length === 1 ? 'that' : 'those'} first.\n`)
      return 'open'
    }
    const read: {readonly index: number; readonly quote: string | undefined}[] = []
    for (const [index, {url, quote, accessed}] of fact.sources.entries()) {
      this.#say(`  source ${url}${accessed === undefined ? '' : `, opened ${formatDate(accessed)}`}`)
      const seen = this.#answers.read(addressOf(url))
      // What a program saw helps whoever reads, and answers for nothing.
      if (seen) this.#say(`  fetched ${seen.fetched.slice(0, 10)} by \`copydesk sources\`${quote === undefined ? '' : holdsQuote(seen.text, quote) ? ': the stored words stood there' : ': the stored words did not stand there'}`)
      if (await this.#choose('  Have you read it today? [y]es, [n]o:', ['y', 'n']) === 'n') continue
      if (quote !== undefined && quote.length >= shortestQuote) {
        this.#say(`  stored words: "${quote}"`)
        if (await this.#choose('  Do they still stand there? [y]es, [n]o:', ['y', 'n']) === 'y') {
          read.push({index, quote: undefined})
          continue
        }
      }
      const words = (await this.#line(`  Paste the words that say it (${shortestQuote} characters or more; nothing to go on without):`)).trim()
      if (words.length >= shortestQuote) read.push({index, quote: words})
      else if (words !== '') this.#say(`  Unexpected ${counted(words.length, 'character')}, expected ${shortestQuote} or more: left out`)
    }
    // What follows from facts that were read, and what somebody thinks, may have no source of its own.
    const ownSource = fact.sources.length > 0 || (fact.kind === 'derived' ? inputs.length === 0 : fact.kind !== 'opinion')
    if (ownSource && read.length === 0) {
      this.#say('  Not dated: no source of it was read.\n')
      return 'open'
    }
    const answer = await this.#choose('  Is it still true? [s]till true, [c]hanged, cannot [t]ell:', ['s', 'c', 't'])
    if (answer === 't') return {held: `${fact.id}: ${await this.#reason()}`}
    if (answer === 'c') {
      this.#say(`  Not dated: write in ${place} what is true now, then verify it.\n`)
      return 'open'
    }
    this.#writeFact(fact, [
      [['verified', 'date'], this.#today],
      [['verified', 'by'], this.#by],
      [['verified', 'method'], 'read'],
      ...read.flatMap(({index, quote}): Edit[] => [
        [['sources', index, 'accessed'], this.#today],
        ...(quote === undefined ? [] : [[['sources', index, 'quote'], quote] as Edit]),
        ...(fact.sources[index]?.status === undefined ? [] : [[['sources', index, 'status'], 'verified'] as Edit]),
      ]),
    ])
    this.#say(`  Verified on ${formatDate(this.#today)} by ${this.#by}.\n`)
    return 'true'
  }

  /** Whether somebody has read a fact today; what a program or a seed dated was read by nobody. */
  #isRead(fact: Fact | undefined): boolean {
    return fact?.verified.date === this.#today && (fact.verified.method === 'read' || fact.verified.method === 'quote-match')
  }

  /** The desk as its files are now: this reading may have dated what a fact follows from. */
  #asWritten(): Desk {
    return loadDesk(this.#loaded.configPath, (file) => showPath(file, this.#cwd)).desk
  }

  #open(filePath: string): Document {
    const {text} = readPage(filePath, this.#loaded)
    const document = makeDocument({text, path: this.#loaded.pagePath(filePath)}, this.#loaded.desk)
    this.#pages.set(filePath, text)
    const shown = showPath(filePath, this.#cwd)
    if (document.kind === undefined) throw new FileError(`Unexpected page ${shown} of no kind, expected one that \`kinds\` of copydesk.yaml takes`)
    const [error] = document.frontMatter?.errors ?? []
    if (document.frontMatter?.format === 'toml') throw new FileError(`Unexpected page ${shown} with TOML as front matter, expected YAML between two lines of \`---\`: a reading is written as an exact edit of YAML`)
    if (!document.frontMatter || error) throw new FileError(`Unexpected page ${shown} ${error ? `with broken front matter: ${error.message}` : 'without front matter'}, expected YAML between two lines of \`---\``)
    return document
  }

  /** The facts that a page cites and that can grow old, inputs before what follows from them. */
  #factsOf({citations, desk}: Document): Fact[] {
    const cited = citations.flatMap(({factId}) => desk.facts.get(factId) ?? [])
    return [...new Set(cited.flatMap((fact) => [...inputsOf(fact, desk).toReversed(), fact]))].filter((fact) => !isHistorical(fact))
  }

  #showChanges(filePath: string, {text, frontMatter}: Document): void {
    const verification = frontMatter?.data['verification']
    const hash = isRecord(verification) ? verification['text'] : undefined
    if (typeof hash !== 'string') this.#say('The text: nobody has kept which words were verified.')
    else if (hash === bodyHash(text)) this.#say('The text has not changed since it was verified.')
    else {
      const base = findVersion(filePath, (version) => bodyHash(version) === hash)
      this.#say(`The text has changed since it was verified${base === undefined ? '; git does not have the words of then' : ':'}`)
      if (base !== undefined) this.#terminal.out(formatDiff(showPath(filePath, this.#cwd), base, text, {color: this.#terminal.color, toTerminal: this.#terminal.interactive}))
    }
  }

  /** Holds pages at once, for who is interrupted at the next question has answered this one. */
  async #hold(filePaths: readonly string[], why: string): Promise<void> {
    const standard = addDays(this.#today, holdDays)
    for (const filePath of filePaths) {
      const document = makeDocument({text: this.#pages.get(filePath) ?? '', path: this.#loaded.pagePath(filePath)}, this.#loaded.desk)
      if (!isRecord(document.frontMatter?.data['verification'])) throw new FileError(`Unexpected page ${showPath(filePath, this.#cwd)} without \`verification\`, expected one that was verified before: nothing to hold`)
      this.#writePage(filePath, [[['verification', 'state'], 'held'], [['verification', 'why'], why], [['verification', 'until'], standard]])
      this.#say(`Held ${showPath(filePath, this.#cwd)}: ${why}`)
    }
    const until = await this.#end(standard)
    if (until !== standard) for (const filePath of filePaths) this.#writePage(filePath, [[['verification', 'until'], until]])
  }

  async #end(standard: CalendarDate): Promise<CalendarDate> {
    for (;;) {
      const line = (await this.#line(`  Until when is it held? (YYYY-MM-DD; nothing for ${standard}):`)).trim()
      if (line === '') return standard
      const date = parseCalendarDate(line)
      if (date !== undefined && date >= this.#today) return date
      this.#say(`  Unexpected \`${line}\`, expected a day from ${this.#today} on`)
    }
  }

  #writePage(filePath: string, edits: readonly Edit[]): void {
    const now = readPage(filePath, this.#loaded)
    if (now.text !== this.#pages.get(filePath)) throw new FileError(`Unexpected change of ${showPath(filePath, this.#cwd)} while it was being read, expected the text that was shown: run it again`)
    const document = makeDocument({text: now.text, path: this.#loaded.pagePath(filePath)}, this.#loaded.desk)
    const text = editFrontMatter(document, edits)
    writeText(filePath, now.mark + text, now.mark + now.text)
    this.#pages.set(filePath, text)
  }

  #writeFact(fact: Fact, edits: readonly Edit[]): void {
    const file = resolve(this.#cwd, this.#loaded.desk.origins.get(`fact:${fact.id}`)?.path ?? '')
    const now = readText(file)
    if (now.text !== this.#factFiles.get(file)) throw new FileError(`Unexpected change of ${showPath(file, this.#cwd)} while it was being read, expected the facts that were shown: run it again`)
    const index = indexOfFact(now.text, fact.id)
    const text = edits.reduce((edited, [path, value]) => editYaml(edited, ['facts', index, ...path], value), now.text)
    writeText(file, now.mark + text, now.mark + now.text)
    this.#factFiles.set(file, text)
  }

  #say(text: string): void {
    this.#terminal.out(`${text.split('\n').map(visible).join('\n')}\n`)
  }

  async #line(question: string): Promise<string> {
    const line = await this.#terminal.ask(question)
    if (line === undefined) throw new Interruption()
    return line
  }

  async #answer(question: string): Promise<string> {
    for (;;) {
      const line = (await this.#line(question)).trim()
      if (line !== '') return line
    }
  }

  #reason(): Promise<string> {
    return this.#answer('  Why can it not be told?')
  }

  async #choose<Choice extends keyof typeof choiceWords>(question: string, choices: readonly Choice[]): Promise<Choice> {
    for (;;) {
      const line = (await this.#line(question)).trim().toLowerCase()
      const chosen = choices.find((choice) => line === choice || choiceWords[choice].includes(line))
      if (chosen) return chosen
    }
  }
}

type Edit = readonly [path: readonly (string | number)[], value: YamlValue | undefined]

function editFrontMatter({text, frontMatter}: Document, edits: readonly Edit[]): string {
  const [start, end] = frontMatter?.range ?? [0, 0]
  const from = text.indexOf('\n', start) + 1
  const to = text.lastIndexOf('\n', end - 1) + 1
  const yaml = placeEdits(edits, frontMatter).reduce((edited, [path, value]) => editYaml(edited, path, value), text.slice(from, to))
  return text.slice(0, from) + yaml + text.slice(to)
}

/** Edits of the keys that the page has for our fields; what no key of the page holds yet comes together in one. */
function placeEdits(edits: readonly Edit[], frontMatter: FrontMatter | undefined): Edit[] {
  const placed = edits.map(([path, value]): Edit => [(frontMatter?.pathOf(path) ?? path) as (string | number)[], value])
  const isNew = ([[first = '', second]]: Edit): boolean => second !== undefined && frontMatter?.raw[first] === undefined
  const {fresh = [], known = []} = Object.groupBy(placed, (edit) => (isNew(edit) ? 'fresh' : 'known'))
  const parents = Map.groupBy(fresh, ([[first]]) => String(first))
  return [...known, ...Array.from(parents, ([parent, some]): Edit => [[parent], Object.fromEntries(some.flatMap(([path, value]) => (value === undefined ? [] : [[String(path[1]), value]])))])]
}

function indexOfFact(text: string, id: string): number {
  const {value} = parseYamlSource({path: '', text}).source
  const facts = isRecord(value) && Array.isArray(value['facts']) ? (value['facts'] as unknown[]) : []
  return facts.findIndex((fact) => isRecord(fact) && fact['id'] === id)
}

function describeMethod({verified: {method}}: Fact): string {
  return {'read': 'read', 'quote-match': 'its words found by a program', 'carried': 'carried over, read by nobody,', 'stored-copy': 'seen in a stored copy'}[method]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
