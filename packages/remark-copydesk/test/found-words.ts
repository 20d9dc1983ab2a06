import {parseCalendarDate} from '../src/calendar-date.ts'
import {compileDesk} from '../src/desk/desk.ts'
import {makeDocument} from '../src/document/document.ts'
import {exampleConfig, exampleFacts, exampleRegistry} from '../src/example-desk.ts'
import {applyEdits} from '../src/fix.ts'
import {lint} from '../src/lint.ts'

/** A name that is a word too, a plan, and a second vendor. */
const more = `
vendors:
  - {id: solo, name: Solo, idPrefixes: [solo-]}
terms:
  - {id: ray, name: Ray, layer: app, kind: app, vendor: lumina, word: true}
  - {id: studio-plus, name: Studio Plus, layer: app, kind: plan, vendor: lumina, parent: lumina-studio}
  - {id: solo-draw, name: Solo Draw 3, layer: model, kind: model, vendor: solo, ids: [{id: solo-draw-3}]}
  - {id: sol, name: Sol, layer: brand, kind: brand, vendor: solo, ambiguous: [solo-draw, ray]}
`
const {desk: compiled, problems} = compileDesk({
  config: {path: 'copydesk.yaml', text: exampleConfig},
  registries: [[{path: 'registry.yaml', text: exampleRegistry}, {path: 'more.yaml', text: more}]],
  facts: [{path: 'facts.yaml', text: exampleFacts}],
})
if (!compiled) throw new Error(problems.map(({line, message}) => `${line}: ${message}`).join('\n'))
const desk = compiled

/** A text, and the words that a rule finds in it; where it would write something, the whole text as it would be. */
export type Judged = readonly [text: string, ...found: string[]]

/** What one rule finds in a text: the words, and behind an arrow what each fix or suggestion makes of the text. */
export function foundWords(rule: string, text: string, path: string, day?: string): string[] {
  const today = day === undefined ? undefined : parseCalendarDate(day)
  return lint(makeDocument({text, path}, desk), {only: [rule], ...(today && {today})}).findings.map(({range, fix, suggestions = []}) =>
    [text.slice(...range), ...[...(fix ? [fix] : []), ...suggestions.map(({edit}) => edit)].map((edit) => applyEdits(text, [edit]).text)].join(' → '))
}
