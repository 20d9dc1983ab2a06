import {compareDue, factDue, factInterval, factState, intervalDays, pageState} from 'remark-copydesk'
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
}

/** Every page and fact with its age on the day of the build, what is due first before the rest. */
export function boardRows(site: Site): readonly BoardRow[] {
  return [...pageRows(site), ...factRows(site)].toSorted(compareDue)
}

function pageRows(site: Site): BoardRow[] {
  return site.pages.flatMap((page) => {
    const judged = pageState(page.document, site.today)
    const href = site.pageUrl(page)
    if (!judged || href === undefined) return []
    const {state, verified, age, days, due, until} = judged
    const isHeld = state === 'held' || state === 'hold-expired'
    return [{kind: 'page', id: page.document.path, title: page.title, about: undefined, href, state, verified, age, days, due: state === 'historical' ? undefined : isHeld ? until : due}]
  })
}

function factRows(site: Site): BoardRow[] {
  const {desk, today} = site
  return [...desk.facts.values()].map((fact) => {
    const {state, verified, age} = factState(fact, desk, today)
    const term = desk.terms.get(fact.about)
    const interval = factInterval(fact, desk)
    return {
      kind: 'fact',
      id: fact.id,
      title: fact.statement,
      about: term && termName(term),
      href: term && site.termUrl(term),
      state,
      verified,
      age,
      days: interval === undefined || state === 'historical' ? undefined : intervalDays(interval),
      due: factDue(fact, desk, today),
    }
  })
}
