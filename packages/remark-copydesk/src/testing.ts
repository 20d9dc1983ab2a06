import {location} from 'vfile-location'
import {parseCalendarDate} from './calendar-date.ts'
import type {Desk} from './desk/desk.ts'
import {makeDocument} from './document/document.ts'
import {makeExampleDesk} from './example-desk.ts'
import type {Finding} from './finding.ts'
import {applyEdits, fix} from './fix.ts'
import {lint} from './lint.ts'
import type {LintOptions} from './lint.ts'
import type {Example, Rule} from './rule.ts'
import {rules} from './rules/index.ts'

export {exampleConfig, exampleFacts, exampleRegistry, makeExampleDesk} from './example-desk.ts'

/** One thing that must hold of a rule. `run` throws where it does not. */
export interface RuleTest {
  readonly name: string
  run(): void
}

/**
 * What must hold of a rule: it has examples of right and wrong, each is found and fixed as it says,
 * fixing twice is fixing once, a suggestion settles its finding, and ranges are right after an emoji
 * and with CRLF. Without a desk the examples are judged by the one of our own rules, whose names are
 * those of the invented vendor Lumina.
 */
export function ruleTests(rule: Rule, desk: Desk = makeExampleDesk()): RuleTest[] {
  return [
    {name: 'has examples of right and of wrong', run: () => same('examples of wrong and of right', kindsOf(rule), [true, true])},
    {name: 'refuses unknown options', run: () => same('acceptance of an option `nonsense`', rule.options.safeParse({nonsense: true}).success, false)},
    ...rule.examples.flatMap((example): RuleTest[] => {
      const name = example.title ?? example.text.trim()
      return [
        {name, run: () => testFindings(rule, example, desk)},
        {name: `fixed: ${name}`, run: () => testFix(rule, example, desk)},
        {name: `each suggestion settles its finding: ${name}`, run: () => testSuggestions(rule, example, desk)},
        ...(example.path || example.text.startsWith('---') ? [] : [{name: `after an emoji and with CRLF: ${name}`, run: () => testMoved(rule, example, desk)}]),
      ]
    }),
  ]
}

/**
 * Runs all tests of a rule, in any test runner.
 *
 * @throws {Error} that tells everything that does not hold.
 */
export function testRule(rule: Rule, desk?: Desk): void {
  const failures = ruleTests(rule, desk).flatMap(({name, run}) => {
    try {
      run()
      return []
    } catch (error) {
      return [`${name}\n${(error as Error).message}`]
    }
  })
  if (failures.length > 0) throw new Error(`The rule \`${rule.id}\` does not keep its word:\n\n${failures.join('\n\n')}`)
}

function kindsOf({examples}: Rule): boolean[] {
  return [examples.some(({findings}) => findings !== undefined), examples.some(({findings}) => findings === undefined)]
}

function testFindings(rule: Rule, example: Example, desk: Desk): void {
  same('findings', describe(example.text, rule, example, desk), example.findings ?? [])
}

function testFix(rule: Rule, example: Example, desk: Desk): void {
  const source = {text: example.text, ...(example.path && {path: example.path})}
  const own = deskFor(rule, example, desk)
  const fixed = fix(source, own, optionsFor(rule, example)).text
  same('text after the fix', fixed, example.fixed ?? example.text)
  same('text after a second fix', fix({...source, text: fixed}, own, optionsFor(rule, example)).text, fixed)
}

function testSuggestions(rule: Rule, example: Example, desk: Desk): void {
  const before = find(example.text, rule, example, desk)
  for (const {title, edit} of before.flatMap(({suggestions}) => suggestions ?? [])) {
    const after = find(applyEdits(example.text, [edit]).text, rule, example, desk)
    same(`findings after the suggestion "${title}" fewer than ${before.length}, which they are`, after.length < before.length, true)
  }
}

function testMoved(rule: Rule, example: Example, desk: Desk): void {
  const moved = (example.findings ?? []).map((line) => line.replace(/^(\d+):(\d+)-(\d+):/u, (_all, a: string, b: string, c: string) => `${Number(a) + 2}:${b}-${Number(c) + 2}:`))
  same('findings', describe(`👩‍💻é\r\n\r\n${example.text.replaceAll('\n', '\r\n')}`, rule, example, desk), moved)
}

/** Everything that is found in the examples of a rule, as JSON: what a surface shows, down to reasons and suggestions. */
export function wholeFindings(rule: Rule, desk: Desk = makeExampleDesk()): string {
  const wrong = rule.examples.filter(({findings}) => findings !== undefined)
  return `${JSON.stringify(wrong.map((example) => ({text: example.text, findings: find(example.text, rule, example, desk)})), null, 2)}\n`
}

function find(text: string, rule: Rule, example: Example, desk: Desk): readonly Finding[] {
  return lint(makeDocument({text, ...(example.path && {path: example.path})}, deskFor(rule, example, desk)), optionsFor(rule, example)).findings
}

function describe(text: string, rule: Rule, example: Example, desk: Desk): string[] {
  const places = location(text)
  return find(text, rule, example, desk).map(({range, message}) => {
    const [from, to] = [places.toPoint(range[0]), places.toPoint(range[1])]
    return `${from?.line}:${from?.column}-${to?.line}:${to?.column} ${message}`
  })
}

/** The desk with the options of an example. */
function deskFor(rule: Rule, {options}: Example, desk: Desk): Desk {
  if (options === undefined) return desk
  return {...desk, setting: (id) => (id === rule.id ? {severity: rule.severity, options} : desk.setting(id))}
}

function optionsFor(rule: Rule, example: Example): LintOptions {
  const today = example.today === undefined ? undefined : parseCalendarDate(example.today)
  const change = example.base === undefined ? undefined : {ranges: [[0, example.text.length]] as const, base: {text: example.base}}
  return {
    rules: rules.some(({id}) => id === rule.id) ? rules.map((known) => (known.id === rule.id ? rule : known)) : [...rules, rule],
    ...(today && {today}),
    ...(change && {change}),
    ...(example.bumps !== undefined && {bumps: example.bumps}),
    ...(!rule.last && {only: [rule.id]}),
  }
}

function same(what: string, found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found, null, 2), JSON.stringify(expected, null, 2)]
  if (is !== should) throw new Error(`Unexpected ${what}:\n${is}\nexpected:\n${should}`)
}
