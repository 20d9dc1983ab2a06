import assert from 'node:assert/strict'
import type {Arbitrary} from 'fast-check'
import {parseCalendarDate} from '../../packages/remark-copydesk/src/calendar-date.ts'
import {compileDesk} from '../../packages/remark-copydesk/src/desk/desk.ts'
import type {DeskSources} from '../../packages/remark-copydesk/src/desk/desk.ts'
import type {DeskProblem, SourceText} from '../../packages/remark-copydesk/src/desk/yaml-source.ts'
import {makeDocument} from '../../packages/remark-copydesk/src/document/document.ts'
import {exampleConfig, exampleFacts, exampleRegistry, makeExampleDesk} from '../../packages/remark-copydesk/src/example-desk.ts'
import {checkFacts} from '../../packages/remark-copydesk/src/facts/check-facts.ts'
import {applyEdits, fix} from '../../packages/remark-copydesk/src/fix.ts'
import {lint} from '../../packages/remark-copydesk/src/lint.ts'
import {lintChooser} from '../../packages/remark-copydesk/src/lint-chooser.ts'
import {quickParse} from '../../packages/remark-copydesk/src/node/quick-parse.ts'
import {rules} from '../../packages/remark-copydesk/src/rules/index.ts'
import {checkSettings} from '../../packages/remark-copydesk/src/settings.ts'
import {inputs} from './inputs.ts'

/** Something that is fed with texts; `check` throws where one breaks what we promise. */
export interface Target {
  readonly inputs: Arbitrary<string>
  check(text: string): void
}

const desk = makeExampleDesk()
const today = parseCalendarDate('2026-11-23')
const options = {...(today && {today})}
const unguarded = rules.map((rule) => ({...rule, mayFind: () => true, reads: undefined}))

/** Ranges lie in the page, edits cut no character, neither prefilter nor parser changes a finding, and fixing twice is fixing once. */
function checkPage(path: string): (text: string) => void {
  return (text) => {
    const {findings} = lint(makeDocument({text, path}, desk), options)
    for (const {range, rule, related = [], fix: edit, suggestions = []} of findings) {
      const edits = [...(edit ? [edit] : []), ...suggestions.map((suggestion) => suggestion.edit)]
      for (const [start, end] of [range, ...related.map((one) => one.range), ...edits.map((one) => one.range)]) {
        assert(start >= 0 && start <= end && end <= text.length, `${rule}: the range ${start} to ${end} lies in a page of ${text.length}`)
      }
      for (const one of edits) {
        for (const at of one.range) assert(!(/[\uD800-\uDBFF]/u.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/u.test(text[at] ?? '')), `${rule}: an edit cuts a character in two`)
        lint(makeDocument({text: applyEdits(text, [one]).text, path}, desk), options)
      }
    }
    assert.deepEqual(lint(makeDocument({text, path}, desk), {...options, rules: unguarded}).findings, findings, 'findings with a parse saved, and without')
    assert.deepEqual(lint(makeDocument({text, path, parse: quickParse}, desk), options).findings, findings, 'findings with the faster parser first, and without')
    const fixed = fix({text, path}, desk, options)
    assert.equal(fixed.refused, undefined)
    assert.equal(fix({text: fixed.text, path}, desk, options).text, fixed.text, 'a second fix')
  }
}

const sources: DeskSources & {readonly config: SourceText} = {
  config: {path: 'copydesk.yaml', text: exampleConfig},
  registries: [[{path: 'registry.yaml', text: exampleRegistry}]],
  facts: [{path: 'facts.yaml', text: exampleFacts}],
}
const page = '---\ntitle: Paint\nverification: {date: 2026-04-22, by: Ada}\n---\n\nLumina Paints 2.0 has a subscription, currently at $4 per month, with lumina-paint-2.[^f:paint.price] Verified: 20 April 2026.\n'

/** A desk is compiled and works, or there is a problem at a place that the file has. */
function checkDesk(place: (text: SourceText) => Partial<DeskSources>, path: string): (text: string) => void {
  return (text) => {
    const all = {...sources, ...place({path, text})}
    const {desk: made, problems} = compileDesk(all)
    const wrongSettings = checkSettings(all.config)
    checkProblems([...problems, ...wrongSettings], path, text)
    assert(made !== undefined || problems.length > 0, 'a desk or a problem')
    // As when it is loaded: settings that no rule takes are told, and no page is judged by them.
    if (!made || wrongSettings.length > 0) return
    for (const path of ['guides/paint.md', 'cards/paint.md', 'notes.mdx']) {
      lint(makeDocument({text: page, path}, made), options)
      fix({text: page, path}, made, options)
    }
    checkFacts(made, {...options, usedFacts: new Set()})
    for (const entry of made.choosers.values()) lintChooser(entry, made, options)
    assert.notEqual(made.origins, undefined)
  }
}

function checkProblems(problems: readonly DeskProblem[], own: string, text: string): void {
  const lines = text.split('\n')
  for (const {path, line, column, message} of problems) {
    assert(message.length > 0 && !/\bundefined\b|\[object|NaN/u.test(message.replaceAll(/`[^`]*`/gu, '')), `words for a problem: ${message}`)
    assert(line >= 1 && column >= 1, `a place: ${line}:${column}`)
    if (path === own) assert(line <= lines.length && column <= (lines[line - 1] ?? '').length + 1, `the place ${line}:${column} of "${message}" lies in the file`)
  }
}

/** Everything that is fuzzed within one process. */
export const targets: Readonly<Record<keyof typeof inputs, Target>> = {
  markdown: {inputs: inputs.markdown, check: checkPage('notes.md')},
  mdx: {inputs: inputs.mdx, check: checkPage('notes.mdx')},
  guide: {inputs: inputs.guide, check: checkPage('guides/paint.md')},
  toml: {inputs: inputs.toml, check: checkPage('cards/paint.md')},
  registry: {inputs: inputs.registry, check: checkDesk((text) => ({registries: [[text]]}), 'registry.yaml')},
  facts: {inputs: inputs.facts, check: checkDesk((text) => ({facts: [text]}), 'facts.yaml')},
  config: {inputs: inputs.config, check: checkDesk((config) => ({config}), 'copydesk.yaml')},
  chooser: {inputs: inputs.chooser, check: checkDesk((text) => ({choosers: [text]}), 'chooser.yaml')},
}
