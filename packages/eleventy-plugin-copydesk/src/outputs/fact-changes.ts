import {addDays, scheduledDay} from 'remark-copydesk'
import type {ApiId, CalendarDate, Desk, Fact, Term} from 'remark-copydesk'

/** Something that became known, or came to pass, on a day. */
export type FactChange = FactEvent | IdEvent

interface Change {
  /** Its own id, which stays. */
  readonly id: string
  readonly date: CalendarDate
}

/** Somebody checked a fact, it ended, or the day came for which it was announced. */
export interface FactEvent extends Change {
  readonly type: 'verified' | 'ended' | 'scheduled' | 'soon' | 'arrived'
  readonly fact: Fact
  readonly term: Term | undefined
}

/** An API id’s end was announced, is near, or came. */
export interface IdEvent extends Change {
  readonly type: 'announced' | 'ending' | 'shutdown'
  readonly api: ApiId
  readonly term: Term
}

/** How many days before its day an event is near. */
const nearDays = 7

/** All that changed up to a day in the facts and in the ids of some terms, newest first; any two changes stand in one order everywhere. */
export function factChanges(desk: Desk, terms: readonly Term[], today: CalendarDate): FactChange[] {
  return [
    ...[...desk.facts.values()].flatMap((fact) => changesOfFact(fact, desk)),
    ...terms.flatMap((term) => term.ids.flatMap((api) => changesOfId(api, term))),
  ]
    .filter(({date}) => date <= today)
    .toSorted((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function changesOfFact(fact: Fact, desk: Desk): FactEvent[] {
  const change = (type: FactEvent['type'], date: CalendarDate): FactEvent => ({id: `fact/${fact.id}/${type}`, type, date, fact, term: desk.terms.get(fact.about)})
  const {date} = fact.verified
  const day = scheduledDay(fact)
  if (day !== undefined) {
    const near = addDays(day, -nearDays)
    return [change('scheduled', date), ...(near > date ? [change('soon', near)] : []), ...(day > date ? [change('arrived', day)] : [])]
  }
  const until = fact.valid?.until
  return [change('verified', date), ...(until === undefined ? [] : [change('ended', addDays(until, 1))])]
}

function changesOfId(api: ApiId, term: Term): IdEvent[] {
  const {announced, shutdown} = api
  const name = [term.id, api.id, ...(api.host === undefined ? [] : [api.host])].map((part) => encodeURIComponent(part.toWellFormed())).join('/')
  const change = (type: IdEvent['type'], date: CalendarDate): IdEvent => ({id: `id/${name}/${type}`, type, date, api, term})
  const near = shutdown && addDays(shutdown, -nearDays)
  return [
    ...(announced === undefined ? [] : [change('announced', announced)]),
    ...(near !== undefined && (announced === undefined || near > announced) ? [change('ending', near)] : []),
    ...(shutdown === undefined ? [] : [change('shutdown', shutdown)]),
  ]
}
