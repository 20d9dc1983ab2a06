import type {Desk} from './desk/desk.ts'
import {makeDocument} from './document/document.ts'
import type {DocumentSource} from './document/document.ts'
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
    if (start < at) continue
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
  /** Why nothing was fixed although there were fixes: what came of them would have been worse. */
  readonly refused?: string
}

/** One fix can uncover another; no page has been seen to need more than two rounds. */
const maxRounds = 10

/**
 * Applies every safe fix until none is left, so fixing twice equals fixing once. Fixes that would leave
 * more errors than there were, or have no end, are not applied.
 */
export function fix(source: Pick<DocumentSource, 'text' | 'path' | 'parse'>, desk: Desk, options: LintOptions = {}): FixResult {
  let {text} = source
  let applied = 0
  let before: readonly Finding[] | undefined
  for (let round = 0; ; round += 1) {
    const {findings} = lint(makeDocument({...source, text}, desk), options)
    before ??= findings
    const edits = findings.flatMap((finding) => (finding.fix ? [finding.fix] : []))
    const result = applyEdits(text, edits)
    if (result.text === text || round === maxRounds) {
      const worse = result.text !== text ? `that still have something to fix after ${maxRounds} rounds` : describeWorse(before, findings)
      if (worse !== undefined) return {text: source.text, applied: 0, findings: before, refused: `Unexpected fixes ${worse}: left as it was`}
      return {text, applied, findings}
    }
    text = result.text
    applied += result.applied.length
  }
}

function describeWorse(before: readonly Finding[], after: readonly Finding[]): string | undefined {
  const countErrors = (findings: readonly Finding[]): number => findings.filter(({severity}) => severity === 'error').length
  const [errors, more] = [countErrors(before), countErrors(after)]
  if (more > errors) return `that leave ${more} errors, expected at most the ${errors} of before`
  const isUnread = (findings: readonly Finding[]): boolean => findings.some(({rule}) => rule === 'unreadable')
  return isUnread(after) && !isUnread(before) ? 'that leave a page which cannot be read' : undefined
}
