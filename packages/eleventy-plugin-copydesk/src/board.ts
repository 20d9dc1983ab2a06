import {compareDue, factDue, factInterval, factState, factTurns, intervalDays, pageState, pageTurns} from 'remark-copydesk'
import type {CalendarDate, FactState, PageState} from 'remark-copydesk'
import {termName} from './components/term-link.ts'
import type {Site} from './site.ts'

/** How far a page or a fact may be trusted, as the core judges it. */
export type BoardState = PageState['state'] | FactState['state']

/** A page or a fact on the freshness board. */
export interface BoardRow {
  readonly kind: 'page' | 'fact'
  readonly id: string
  readonly title: string
  /** The name that a fact is about. */
  readonly about: string | undefined
  readonly href: string | undefined
  readonly state: BoardState
  readonly verified: CalendarDate
  /** Days since it was verified. */
  readonly age: number
  /** The interval after which it is to be read again, in days. */
  readonly days: number | undefined
  /** The last day on which it holds without another look. */
  readonly due: CalendarDate | undefined
  /** The days on which that may change. */
  readonly turns: readonly CalendarDate[]
  /** The state, and the last day on which it holds, on another day. */
  on(day: CalendarDate): Pick<BoardRow, 'state' | 'due'>
}

/** Every page and fact with its age on the day of the build, what is due first before the rest. */
export function boardRows(site: Site): readonly BoardRow[] {
  return [...pageRows(site), ...factRows(site)].toSorted(compareDue)
}

function pageRows(site: Site): BoardRow[] {
  return site.pages.flatMap((page) => {
    const {document} = page
    const judged = pageState(document, site.today)
    const href = site.pageUrl(page)
    if (!judged || href === undefined) return []
    const {verified, age, days} = judged
    const on: BoardRow['on'] = (day) => {
      const {state, due, until} = pageState(document, day) ?? judged
      return {state, due: state === 'historical' ? undefined : state === 'held' || state === 'hold-expired' ? until : due}
    }
    return [{kind: 'page', id: document.path, title: page.title, about: undefined, href, ...on(site.today), verified, age, days, turns: pageTurns(document), on}]
  })
}

function factRows(site: Site): BoardRow[] {
  const {desk, today} = site
  return [...desk.facts.values()].map((fact) => {
    const {state, verified, age} = factState(fact, desk, today)
    const term = desk.terms.get(fact.about)
    const interval = factInterval(fact, desk)
    const on: BoardRow['on'] = (day) => ({state: factState(fact, desk, day).state, due: factDue(fact, desk, day)})
    return {
      kind: 'fact',
      id: fact.id,
      title: fact.statement,
      about: term && termName(term),
      href: term && site.termUrl(term),
      ...on(today),
      verified,
      age,
      days: interval === undefined || state === 'historical' ? undefined : intervalDays(interval),
      turns: factTurns(fact, desk),
      on,
    }
  })
}
