import {lint, makeDocument} from 'remark-copydesk'
import type {Desk, Finding, Origin, Term} from 'remark-copydesk'
import type {Command} from '../command.ts'
import {counted} from '../counted.ts'
import {printJson} from '../formats/json.ts'
import {makePaint} from '../formats/paint.ts'
import type {Paint} from '../formats/paint.ts'
import {onlyDesk} from '../only-desk.ts'
import {writeOutputs} from '../outputs.ts'
import {UsageError} from '../usage-error.ts'
import {visible} from '../visible.ts'

/** The rules that examples are written for. */
const exampleRules = ['canonical-name', 'id-in-code', 'no-layer-mix'] as const

/** Runs the examples of the registry. */
export const testCommand: Command = {
  name: 'test',
  usage: '',
  summary: 'Run the examples of every term of the registry',
  details: `Each \`right\` and each \`say\` must be without a finding of ${exampleRules.slice(0, -1).join(', ')} and
${exampleRules.at(-1)}, each \`wrong\` must have one. Reported with it are the terms that have no example.`,
  examples: [
    ['copydesk test', 'all examples'],
    ['copydesk test --min-coverage 80', 'and fail where fewer than 80 % of the terms have one'],
  ],
  options: ['format', 'config', 'min-coverage'],
  formats: ['pretty', 'json'],
  run(invocation) {
    const {words: [word], options, terminal} = invocation
    if (word !== undefined) throw new UsageError(`Unexpected word \`${word}\`, expected options only: \`copydesk test\` runs every example of the desk`)
    const loaded = onlyDesk(invocation)
    if (!loaded) return 2
    const tested = testExamples(loaded.desk)
    const written = writeOutputs(invocation, (format, toFile) => (format === 'json' ? printJson(tested) : formatTested(tested, makePaint(terminal.color && !toFile))))
    const tooFew = options.minCoverage !== undefined && tested.percent < options.minCoverage
    if (tooFew) terminal.note(`Unexpected coverage of ${tested.percent} %, expected at least ${options.minCoverage} % (--min-coverage)`)
    if (!written) return 2
    return tooFew || tested.failures.length > 0 ? 1 : 0
  },
}

/** An example that does not hold. */
interface Failure {
  readonly term: string
  /** Where the term stands. */
  readonly path: string
  readonly line: number
  /** Which kind of example it is. */
  readonly kind: 'right' | 'wrong' | 'say'
  readonly text: string
  /** What was found in a text that should be without; empty for one that is wrong and passed. */
  readonly findings: readonly {readonly rule: string; readonly message: string; readonly column: number}[]
}

/** What came of the examples: the JSON contract of the command. */
interface Tested {
  readonly examples: number
  readonly failures: readonly Failure[]
  readonly terms: number
  readonly covered: number
  /** Whole percent of the terms with an example, rounded down: 100 means all. */
  readonly percent: number
  readonly uncovered: readonly {readonly vendor: string; readonly terms: readonly string[]}[]
}

function testExamples(desk: Desk): Tested {
  const terms = [...desk.terms.values()].toSorted((a, b) => compareOrigins(originOf(a, desk), originOf(b, desk)))
  let examples = 0
  const failures: Failure[] = []
  for (const term of terms) {
    const {path, line} = originOf(term, desk)
    const check = (kind: Failure['kind'], text: string): void => {
      examples += 1
      const {findings} = lint(makeDocument({text}, desk), {only: exampleRules})
      if ((kind === 'wrong') !== (findings.length > 0)) failures.push({term: term.id, path, line, kind, text, findings: findings.map(summarize)})
    }
    for (const text of term.examples.right) check('right', text)
    for (const {text, say} of term.examples.wrong) {
      check('wrong', text)
      check('say', say)
    }
  }
  const without = terms.filter((term) => term.examples.right.length + term.examples.wrong.length === 0)
  const byVendor = Map.groupBy(without, ({vendor}) => vendor)
  const covered = terms.length - without.length
  return {
    examples,
    failures,
    terms: terms.length,
    covered,
    percent: terms.length === 0 ? 100 : Math.floor((covered / terms.length) * 100),
    uncovered: [...byVendor].map(([vendor, some]) => ({vendor, terms: some.map(({id}) => id)})).toSorted((a, b) => (a.vendor < b.vendor ? -1 : 1)),
  }
}

function summarize({rule, message, range}: Finding): Failure['findings'][number] {
  return {rule, message, column: range[0] + 1}
}

function originOf(term: Term, desk: Desk): Origin {
  return desk.origins.get(`term:${term.id}`) ?? {path: '', line: 1, column: 1}
}

function compareOrigins(a: Origin, b: Origin): number {
  return a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1
}

function formatTested({examples, failures, terms, covered, percent, uncovered}: Tested, paint: Paint): string {
  const shown = failures.map(({term, path, line, kind, text, findings}) => [
    `${paint('bold', `${visible(path)}:${line}`)} ${paint('red', 'error')} ${visible(term)}`,
    `  Unexpected ${kind === 'wrong' ? 'silence about a wrong example, expected a finding' : `finding in ${kind === 'say' ? 'what to say instead' : 'a right example'}, expected none`}`,
    `  ${paint('cyan', `${kind}:`)} ${visible(text)}`,
    ...findings.map(({rule, message, column}) => `  ${paint('magenta', rule)} at ${column}: ${visible(message)}`),
  ].map((line) => `${line}\n`).join(''))
  const none = uncovered.map(({vendor, terms: some}) => `  ${visible(vendor)}: ${some.map(visible).join(', ')}\n`)
  return [
    ...shown,
    ...(none.length > 0 ? [`${paint('bold', 'Terms without an example')}\n${none.join('')}`] : []),
    `${paint(failures.length > 0 ? 'red' : 'green', `${failures.length > 0 ? counted(failures.length, 'failure') : 'No failures'} in ${counted(examples, 'example')}.`)} ${covered} of ${counted(terms, 'term')} (${percent} %) with an example.\n`,
  ].join('\n')
}
