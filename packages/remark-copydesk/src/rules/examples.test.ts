import {describe, expect, test} from 'vitest'
import {location} from 'vfile-location'
import {parseCalendarDate} from '../calendar-date.ts'
import {compileDesk} from '../desk/desk.ts'
import type {Desk} from '../desk/desk.ts'
import {makeDocument} from '../document/document.ts'
import {exampleConfig, exampleFacts, exampleRegistry} from '../example-desk.ts'
import {applyEdits, fix} from '../fix.ts'
import {lint} from '../lint.ts'
import type {LintOptions} from '../lint.ts'
import type {Example, Rule} from '../rule.ts'
import {rules} from './index.ts'

function deskFor(rule: Rule, example: Example): Desk {
  const config = example.options === undefined ? exampleConfig : `${exampleConfig}\nrules: {${rule.id}: [${rule.severity}, ${JSON.stringify(example.options)}]}\n`
  const {desk, problems} = compileDesk({config: {path: 'copydesk.yaml', text: config}, registries: [[{path: 'registry.yaml', text: exampleRegistry}]], facts: [{path: 'facts.yaml', text: exampleFacts}]})
  if (!desk) throw new Error(JSON.stringify(problems))
  return desk
}

function optionsFor(rule: Rule, example: Example): LintOptions {
  const today = example.today === undefined ? undefined : parseCalendarDate(example.today)
  const change = example.base === undefined ? undefined : {ranges: [[0, example.text.length]] as const, base: {text: example.base}}
  return {...(today && {today}), ...(change && {change}), ...(example.bumps !== undefined && {bumps: example.bumps}), ...(!rule.last && {only: [rule.id]})}
}

function show(text: string, rule: Rule, example: Example): string[] {
  const places = location(text)
  const {findings} = lint(makeDocument({text, ...(example.path && {path: example.path})}, deskFor(rule, example)), optionsFor(rule, example))
  return findings.map(({range, message}) => {
    const [from, to] = [places.toPoint(range[0]), places.toPoint(range[1])]
    return `${from?.line}:${from?.column}-${to?.line}:${to?.column} ${message}`
  })
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('has examples of both kinds', () => {
    expect(rule.examples.some((example) => example.findings)).toBe(true)
    expect(rule.examples.some((example) => !example.findings)).toBe(true)
  })

  test('refuses unknown options', () => {
    expect(rule.options.safeParse({nonsense: true}).success).toBe(false)
  })

  test.each(rule.examples.map((example) => [example.title ?? example.text, example] as const))('%s', (_title, example) => {
    expect(show(example.text, rule, example)).toEqual(example.findings ?? [])
    const desk = deskFor(rule, example)
    const source = {text: example.text, ...(example.path && {path: example.path})}
    const fixed = fix(source, desk, optionsFor(rule, example)).text
    expect(fixed).toBe(example.fixed ?? example.text)
    expect(fix({...source, text: fixed}, desk, optionsFor(rule, example)).text).toBe(fixed)
  })

  test.each(rule.examples.map((example) => [example.title ?? example.text, example] as const))('each suggestion settles its finding: %s', (_title, example) => {
    const desk = deskFor(rule, example)
    const find = (text: string) => lint(makeDocument({text, ...(example.path && {path: example.path})}, desk), optionsFor(rule, example)).findings
    const before = find(example.text)
    for (const {edit} of before.flatMap(({suggestions}) => suggestions ?? [])) {
      expect(find(applyEdits(example.text, [edit]).text).length).toBeLessThan(before.length)
    }
  })

  test.each(rule.examples.filter((example) => !example.text.startsWith('---')).map((example) => [example.text, example] as const))('after an emoji and with CRLF: %s', (_title, example) => {
    const shifted = show(`👩‍💻é\r\n\r\n${example.text.replaceAll('\n', '\r\n')}`, rule, example)
    const moved = (example.findings ?? []).map((line) => line.replace(/^(\d+):(\d+)-(\d+):/u, (_all, a: string, b: string, c: string) => `${Number(a) + 2}:${b}-${Number(c) + 2}:`))
    if (!example.path) expect(shifted).toEqual(moved)
  })
})
