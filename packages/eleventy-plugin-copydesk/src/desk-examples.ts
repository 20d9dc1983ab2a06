import {lint, makeDocument} from 'remark-copydesk'
import type {Finding, Term} from 'remark-copydesk'
import type {Site} from './site.ts'

/** A wrong sentence of the registry, and what the desk says of it. */
export interface DeskExample {
  readonly term: Term
  readonly text: string
  readonly say: string
  readonly findings: readonly Finding[]
}

/**
 * Wrong sentences about the names of a site in which the desk finds something, in an order whose first
 * ones show as many rules and vendors as there are.
 */
export function deskExamples({desk, terms}: Site): readonly DeskExample[] {
  const rest = terms.flatMap((term) => term.examples.wrong.map(({text, say}) => ({term, text, say, findings: lint(makeDocument({text: `${text}\n`}, desk)).findings}))).filter(({findings}) => findings.length > 0)
  const ordered: DeskExample[] = []
  const shown = new Map<string | undefined, number>()
  const timesShown = (key: string | undefined): number => shown.get(key) ?? 0
  while (rest.length > 0) {
    const times = rest.map(({term, findings}) => 2 * timesShown(findings[0]?.rule) + timesShown(term.vendor))
    const [next] = rest.splice(times.indexOf(Math.min(...times)), 1)
    if (!next) break
    ordered.push(next)
    for (const key of [next.findings[0]?.rule, next.term.vendor]) shown.set(key, timesShown(key) + 1)
  }
  return ordered
}
