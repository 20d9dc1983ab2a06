import {applyEdits, disableEdits, lint, makeDocument} from 'remark-copydesk'
import type {Edit, Finding, LintOptions} from 'remark-copydesk'
import {quickParse} from 'remark-copydesk/node'
import {applyBaselines} from './baselines.ts'
import {checkPages, reportPages} from './check-pages.ts'
import type {Page, WorkedPage} from './check-pages.ts'
import type {Invocation} from './command.ts'
import {counted} from './counted.ts'
import {changedLines} from './formats/diff.ts'
import {makePaint} from './formats/paint.ts'
import {formatFinding, formatSome} from './formats/pretty.ts'
import {LineIndex} from './line-index.ts'
import {standardFormat} from './outputs.ts'
import {UsageError} from './usage-error.ts'
import {visible} from './visible.ts'
import {writeText} from './write-text.ts'

/**
 * Walks a person through the findings of pages and writes what is chosen at once. Returns the exit code
 * of what is left.
 *
 * @throws {UsageError} where nobody can be asked.
 */
export async function askAboutPages(invocation: Invocation, lintOptions: (invocation: Invocation) => LintOptions): Promise<number> {
  const {options, terminal} = invocation
  if (!terminal.answers()) throw new UsageError('Unexpected `--ask` without a terminal, expected one to ask at: `copydesk fix` makes every safe fix without asking, `copydesk lint` lists the rest')
  const asked = standardFormat(options.outputs)
  if (asked !== undefined && asked !== 'pretty') throw new UsageError(`Unexpected \`--format ${asked}\` beside \`--ask\`, expected \`--format ${asked}=FILE\`: standard output is for the questions`)
  const asking = new Asking(invocation, lintOptions(invocation))
  try {
    const checked = await checkPages(invocation, (page) => asking.askAbout(page), {silent: true})
    terminal.note(asking.summary())
    const {checked: left} = applyBaselines(checked, invocation)
    // The person has just seen them all: only how many are left is news.
    return reportPages(left, invocation, {out: () => terminal.out(formatSome([], left.results, {color: terminal.color, quiet: options.quiet}))})
  } finally {
    terminal.hangUp()
  }
}

/** Where a finding stands that was left as it is. */
interface Passed {
  readonly rule: string
  readonly range: readonly [start: number, end: number]
}

type Answer = {readonly edits: readonly Edit[]; readonly kind: 'fixed' | 'disabled'} | 'skip' | 'skip rule' | 'quit'

/** One person, asked about page after page. */
class Asking {
  readonly #invocation: Invocation
  readonly #core: LintOptions
  readonly #passedRules = new Set<string>()
  readonly #counts = {fixed: 0, disabled: 0, skipped: 0}
  #quit = false

  constructor(invocation: Invocation, core: LintOptions) {
    this.#invocation = invocation
    this.#core = core
  }

  /** Asks about the findings of a page until none is left that was not answered. */
  async askAbout(page: Page): Promise<WorkedPage> {
    const {options: {quiet}} = this.#invocation
    let {text} = page
    let passed: Passed[] = []
    for (;;) {
      const result = lint(makeDocument({text, path: page.path, parse: quickParse}, page.loaded.desk), this.#core)
      const open = this.#quit ? [] : result.findings.filter(({rule, range: [start, end], severity}) => !this.#passedRules.has(rule) && !(quiet && severity === 'warning') && !passed.some((one) => one.rule === rule && one.range[0] === start && one.range[1] === end))
      const [finding] = open
      if (!finding) return {text, ...result}
      const answer = await this.#ask(page, text, finding, open.length)
      if (answer === 'quit') this.#quit = true
      else if (answer === 'skip rule') this.#passedRules.add(finding.rule)
      else if (answer === 'skip') passed.push({rule: finding.rule, range: finding.range})
      if (typeof answer === 'string') {
        if (answer !== 'quit') this.#counts.skipped += answer === 'skip' ? 1 : open.filter(({rule}) => rule === finding.rule).length
        continue
      }
      const after = applyEdits(text, answer.edits).text
      writeText(page.filePath, page.mark + after, page.mark + text)
      passed = passed.map((one) => movedBy(one, answer.edits))
      text = after
      this.#counts[answer.kind] += 1
    }
  }

  /** What was done. */
  summary(): string {
    const {fixed, disabled, skipped} = this.#counts
    return `Fixed ${counted(fixed, 'finding')}, disabled ${disabled}, skipped ${skipped}${this.#quit ? '; the rest was not asked about' : ''}`
  }

  async #ask(page: Page, text: string, finding: Finding, left: number): Promise<Answer> {
    const {terminal} = this.#invocation
    const {color, width} = terminal
    const paint = makePaint(color)
    const {fix, suggestions = [], expected: [wanted] = [], ...bare} = finding
    const edits = [
      ...(fix ? [{title: `${wanted === undefined ? 'make the fix' : `write "${wanted}"`} (always right)`, edit: fix}] : []),
      ...suggestions,
    ]
    const canDisable = !['suppression', 'unreadable'].includes(finding.rule)
    const letters = ['s', 'r', ...(canDisable ? ['d'] : []), 'q']
    terminal.out(`\n${formatFinding(bare, {shown: page.shown, text}, new LineIndex(text), paint, width)}\n\n`)
    for (const [index, {title, edit}] of edits.entries()) {
      const lines = changedLines(text, applyEdits(text, [edit]).text, color)
      terminal.out(`${[`  ${paint('bold', String(index + 1))} ${visible(title)}`, ...lines.map((line) => `      ${line}`)].join('\n')}\n`)
    }
    terminal.out(`  ${paint('bold', 's')} skip  ${paint('bold', 'r')} skip all of ${finding.rule}${canDisable ? `  ${paint('bold', 'd')} disable here, with a reason` : ''}  ${paint('bold', 'q')} quit\n`)
    for (;;) {
      const line = await terminal.ask(`${left === 1 ? 'The last of this page' : `${left} left on this page`}. What to do?`)
      const word = line?.trim().toLowerCase()
      if (word === undefined || word === 'q' || word === 'quit') return 'quit'
      const chosen = /^[1-9]\d?$/u.test(word) ? edits[Number(word) - 1] : undefined
      if (chosen) return {edits: [chosen.edit], kind: 'fixed'}
      if (word === 's' || word === 'skip') return 'skip'
      if (word === 'r') return 'skip rule'
      if (canDisable && (word === 'd' || word === 'disable')) {
        const disabled = await this.#askReason(page, text, finding)
        if (disabled) return {edits: disabled, kind: 'disabled'}
      } else terminal.note(`Unexpected \`${word}\`, expected one of ${[...edits.keys().map((index) => String(index + 1)), ...letters].join(', ')}`)
    }
  }

  async #askReason(page: Page, text: string, finding: Finding): Promise<readonly Edit[] | undefined> {
    const {terminal} = this.#invocation
    const reason = (await terminal.ask('Why may it stand? (a sentence, `until YYYY-MM-DD` at its end where it may not stand forever; nothing to go back)'))?.trim()
    if (reason === undefined || reason === '') return undefined
    const edits = disableEdits({text, path: page.path}, page.loaded.desk, finding, reason, this.#core)
    if (!edits) terminal.note('Unexpected place or reason for a comment, expected a line of the text (front matter takes none) and words that end no comment: nothing was written')
    else for (const line of changedLines(text, applyEdits(text, edits).text, terminal.color)) terminal.out(`      ${line}\n`)
    return edits
  }
}

function movedBy({rule, range}: Passed, edits: readonly Edit[]): Passed {
  let [start, end] = range
  for (const {range: [from, to], text} of edits) {
    const grown = text.length - (to - from)
    if (to <= range[0]) start += grown
    if (to <= range[0] || from < range[1]) end += grown
  }
  return {rule, range: [start, end]}
}
