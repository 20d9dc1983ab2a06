import {lint, makeDocument} from 'remark-copydesk'
import type {Desk, Finding} from 'remark-copydesk'
import {z} from 'zod'

/** One labelled passage: a line of a JSON Lines file. */
export const passageSchema = z.looseObject({
  id: z.string(),
  text: z.string(),
  origin: z.string(),
  construction: z.string().optional(),
  pair: z.string().optional(),
  hard: z.boolean().optional(),
  contested: z.boolean().optional(),
  disputed: z.array(z.string()).optional(),
  labels: z.array(z.looseObject({label: z.string(), span: z.string()})),
})
export type LabelledPassage = z.output<typeof passageSchema>

/** Which rule answers for a label. */
export const ruleOfLabel: Readonly<Record<string, string>> = {
  mix: 'no-layer-mix',
  spelling: 'canonical-name',
  'id-not-code': 'id-in-code',
  ambiguous: 'no-ambiguous-name',
}

/** What a rule did on one passage: whether it hit what was labelled, and what it flagged beside. */
export interface Outcome {
  readonly passage: LabelledPassage
  readonly label: string
  readonly labelled: boolean
  readonly hit: boolean
  /** Findings that overlap no labelled span. */
  readonly falseAlarms: readonly {readonly text: string; readonly message: string}[]
}

/** Lints a passage as a page of no kind, and scores each label that is not disputed for it. */
export function scorePassage(passage: LabelledPassage, desk: Desk): Outcome[] {
  const document = makeDocument({text: passage.text, path: 'x.md'}, desk)
  const {findings} = lint(document, {only: Object.values(ruleOfLabel)})
  return Object.entries(ruleOfLabel).flatMap(([label, rule]) => {
    if (passage.disputed?.includes(label)) return []
    const spans = passage.labels.filter((entry) => entry.label === label).flatMap(({span}) => occurrences(passage.text, span))
    const own = findings.filter((finding) => finding.rule === rule)
    const touches = (finding: Finding): boolean =>
      [finding.range, ...(finding.related ?? []).map(({range}) => range)].some(([start, end]) =>
        spans.some(([from, to]) => start < to && end > from))
    return [{
      passage,
      label,
      labelled: spans.length > 0,
      hit: own.some(touches),
      falseAlarms: own.filter((finding) => !touches(finding)).map(({range, message}) => ({text: passage.text.slice(...range), message})),
    }]
  })
}

function occurrences(text: string, span: string): [number, number][] {
  const found: [number, number][] = []
  if (span === '') return found
  for (let at = text.indexOf(span); at >= 0; at = text.indexOf(span, at + 1)) found.push([at, at + span.length])
  return found
}

/** Hits, misses and false alarms of a set of outcomes, with precision and recall. */
export interface Tally {
  readonly labelled: number
  readonly hits: number
  readonly missed: number
  readonly falseAlarms: number
}

/** Counts outcomes. */
export function tally(outcomes: readonly Outcome[]): Tally {
  const labelled = outcomes.filter((outcome) => outcome.labelled)
  const hits = labelled.filter((outcome) => outcome.hit).length
  return {
    labelled: labelled.length,
    hits,
    missed: labelled.length - hits,
    falseAlarms: outcomes.reduce((sum, outcome) => sum + outcome.falseAlarms.length, 0),
  }
}

/** Wilson’s 95 % interval of a share (Wilson 1927); `undefined` of nothing. */
export function wilson(successes: number, total: number): readonly [number, number] | undefined {
  if (total === 0) return undefined
  const z2 = 1.959_964 ** 2
  const share = successes / total
  const centre = (share + z2 / (2 * total)) / (1 + z2 / total)
  const half = (Math.sqrt(z2) / (1 + z2 / total)) * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total))
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}
