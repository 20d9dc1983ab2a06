import type {Desk} from './desk/desk.ts'
import {makeDocument} from './document/document.ts'
import type {Edit, Finding} from './finding.ts'
import {lint} from './lint.ts'
import type {LintOptions} from './lint.ts'

/** Applies edits to a text; of two that overlap the first one stands. Every other byte stays as it is. */
export function applyEdits(text: string, edits: readonly Edit[]): {text: string; applied: Edit[]} {
  const applied: Edit[] = []
  let result = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    const [start, end] = edit.range
    if (start < at && applied.length > 0) continue
    result += text.slice(at, start) + edit.text
    at = end
    applied.push(edit)
  }
  return {text: result + text.slice(at), applied}
}

/** A page after its safe fixes, and what is left to a person. */
export interface FixResult {
  readonly text: string
  readonly applied: number
  readonly findings: readonly Finding[]
}

/** One fix can uncover another; no page has been seen to need more than two rounds. */
const maxRounds = 10

/** Applies every safe fix until none is left, so fixing twice equals fixing once. */
export function fix(source: {readonly text: string; readonly path?: string}, desk: Desk, options: LintOptions = {}): FixResult {
  let {text} = source
  let applied = 0
  for (let round = 0; ; round += 1) {
    const {findings} = lint(makeDocument({...source, text}, desk), options)
    const edits = findings.flatMap((finding) => (finding.fix ? [finding.fix] : []))
    const result = applyEdits(text, edits)
    if (edits.length === 0 || result.text === text || round === maxRounds) return {text, applied, findings}
    text = result.text
    applied += result.applied.length
  }
}
