import {existsSync, readFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {loadDesk} from 'remark-copydesk/node'
import {passageSchema, scorePassage, tally, wilson} from '../eval/score.ts'
import type {Outcome} from '../eval/score.ts'

const {values, positionals} = parseArgs({allowPositionals: true, options: {config: {type: 'string', default: 'content/copydesk.yaml'}, json: {type: 'boolean', default: false}, quiet: {type: 'boolean', default: false}}})
const path = positionals[0] ?? '../shared/eval/dev.jsonl'
if (!existsSync(path)) {
  console.error(`Unexpected path ${path}, expected a JSON Lines file of labelled passages: npm run eval -- FILE.jsonl`)
  process.exit(2)
}
const {desk} = loadDesk(values.config)
const passages = readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line, index) => {
  const result = passageSchema.safeParse(JSON.parse(line))
  if (!result.success) throw new Error(`${path}:${index + 1}: ${result.error.message}`)
  return result.data
})
const started = performance.now()
const outcomes = passages.flatMap((passage) => scorePassage(passage, desk))
const seconds = (performance.now() - started) / 1000

const percent = (part: number, total: number): string => {
  const interval = wilson(part, total)
  return interval ? `${(part / total).toFixed(2)} (${interval.map((bound) => bound.toFixed(2)).join('–')})` : 'n/a'
}
const groups: [string, (outcome: Outcome) => boolean][] = []
for (const label of ['mix', 'spelling', 'id-not-code', 'ambiguous']) {
  for (const origin of new Set(passages.map((passage) => passage.origin))) {
    groups.push([`${label}, ${origin}`, (outcome) => outcome.label === label && outcome.passage.origin === origin])
  }
}
groups.push(['mix, real without contested', ({label, passage}) => label === 'mix' && passage.origin === 'real' && !passage.contested])
const table = groups.map(([name, wanted]) => ({name, ...tally(outcomes.filter(wanted))}))
const hard = outcomes.filter(({label, passage}) => label === 'mix' && passage.hard)
const hardFlagged = hard.filter(({falseAlarms}) => falseAlarms.length > 0)
const constructions = Array.from(new Set(passages.flatMap(({construction}) => construction ?? [])), (construction) => ({
  construction,
  ...tally(outcomes.filter(({label, passage}) => label === 'mix' && passage.construction === construction)),
}))
const wrong = outcomes.filter(({labelled, hit, falseAlarms}) => (labelled && !hit) || falseAlarms.length > 0)

if (values.json) {
  console.log(JSON.stringify({path, passages: passages.length, table, hard: {total: hard.length, flagged: hardFlagged.length}, constructions,
    wrong: wrong.map(({passage, label, labelled, hit, falseAlarms}) => ({id: passage.id, label, missed: labelled && !hit, falseAlarms}))}, undefined, 2))
} else {
  console.log(`${path}: ${passages.length} passages, ${Math.round(passages.length / seconds)} a second`)
  for (const {name, labelled, hits, missed, falseAlarms} of table) {
    if (labelled + falseAlarms > 0) console.log(`${name.padEnd(30)} ${String(labelled).padStart(4)} labelled  ${String(missed).padStart(3)} missed  ${String(falseAlarms).padStart(3)} false  precision ${percent(hits, hits + falseAlarms)}  recall ${percent(hits, labelled)}`)
  }
  console.log(`hard negatives flagged         ${hardFlagged.length} of ${hard.length}`)
  if (!values.quiet) {
    for (const {construction, labelled, hits, falseAlarms} of constructions) {
      if (hits < labelled || falseAlarms > 0) console.log(`  ${construction}: ${hits} of ${labelled}, ${falseAlarms} false`)
    }
    for (const {passage, label, labelled, hit, falseAlarms} of wrong) {
      const spans = passage.labels.filter((entry) => entry.label === label).map(({span}) => span)
      if (labelled && !hit) console.log(`MISS  ${label} ${passage.id} [${passage.construction ?? passage.pair ?? ''}] ${JSON.stringify(passage.text)} → ${JSON.stringify(spans)}`)
      for (const {text} of falseAlarms) console.log(`FALSE ${label} ${passage.id} [${passage.construction ?? passage.pair ?? ''}] ${JSON.stringify(passage.text)} ← ${JSON.stringify(text)}`)
    }
  }
}
