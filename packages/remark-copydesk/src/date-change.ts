import {bodyHash} from './body-hash.ts'
import type {CalendarDate} from './calendar-date.ts'
import type {Fact} from './desk/schema.ts'
import type {Document} from './document/document.ts'
import {statedVerification} from './document/verification.ts'
import {factDate, isHistorical} from './facts/fact-state.ts'

/** How a change moved a page’s verification date, and what it has to show for it. */
export interface DateChange {
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** A fact that the page cites was read after the old date. */
  readonly facts: boolean
  /** The text, its hash or the page’s state changed too. */
  readonly text: boolean
}

/** What a change did to a page’s date; `undefined` where it left it, or where there was none. */
export function dateChange(document: Document, base: Document): DateChange | undefined {
  const [was, is] = [statedVerification(base.frontMatter), statedVerification(document.frontMatter)]
  if (!was?.date || !is?.date || was.date === is.date) return undefined
  const from = was.date
  const {citations, desk} = document
  const facts = citations.some(({factId}) => {
    const fact = desk.facts.get(factId)
    return fact && factDate(fact, desk) > from && (fact.verified.method === 'read' || fact.verified.method === 'quote-match')
  })
  const text = bodyHash(base.text) !== bodyHash(document.text) || (is.text !== undefined && is.text !== was.text) || was.state !== is.state
  return {from, to: is.date, facts, text}
}

/** A fact as a page cites it. */
export interface LiveFact {
  readonly fact: Fact
  /** The day it counts as verified. */
  readonly date: CalendarDate
  /** Source offsets of the reference. */
  readonly range: readonly [number, number]
}

/** The facts that a page cites and that can grow old, oldest first. */
export function liveFacts({citations, desk}: Document): LiveFact[] {
  return citations.flatMap(({factId, range}) => {
    const fact = desk.facts.get(factId)
    return fact && !isHistorical(fact) ? [{fact, date: factDate(fact, desk), range}] : []
  }).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.range[0] - b.range[0]))
}
