import {resolve} from 'node:path'
import {addDays, bodyHash, citedFacts, daysBetween, factDue, factInterval, factState, liveFacts, pageState} from 'remark-copydesk'
import type {CalendarDate, Desk, Fact, FactState, PageState} from 'remark-copydesk'
import type {CodeOwners} from './code-owners.ts'
import type {DeskPage} from './desk-pages.ts'
import {LineIndex} from './line-index.ts'

/** How urgent it is to read something; `unverified` is a page whose date is missing or cannot be read. */
export type ReadingState = 'unverified' | PageState['state'] | FactState['state']

/** A page or a fact that somebody has to read against its sources, and what is known of the last time. */
export interface Reading {
  readonly kind: 'page' | 'fact'
  /** The path of a page as the desk sees it; the id of a fact. */
  readonly id: string
  /** The title of a page, the statement of a fact. */
  readonly title: string
  readonly path: string
  readonly line: number
  readonly owners: readonly string[]
  readonly state: ReadingState
  /** The last day on which the verification holds; absent where there is none to count from. */
  readonly due?: CalendarDate
  readonly verified?: {readonly date: CalendarDate; readonly by: string; readonly method?: string}
  readonly interval?: string
  /** Of a page: whether its text is still the one that was verified. */
  readonly text?: 'same' | 'changed' | 'not hashed'
  /** Why it is held. */
  readonly why?: string
  /** Of a page: the fact that it cites and that was read longest ago, whose source stands in `sources`. */
  readonly oldestFact?: {readonly id: string; readonly date: CalendarDate}
  readonly sources: readonly string[]
}

/** The reading that a page of a kind asks for; `undefined` where the calendar asks for none. */
export function readingOfPage({document, shown, filePath}: DeskPage, owners: CodeOwners, today: CalendarDate): Reading | undefined {
  const {frontMatter, kind, desk, text, path} = document
  if (kind === undefined) return undefined
  const data = frontMatter?.data ?? {}
  const verification = isRecord(data['verification']) ? data['verification'] : {}
  const judged = pageState(document, today)
  const own = ownersOfPage({document, shown, filePath}, owners)
  const common = {
    kind: 'page',
    id: path,
    title: typeof data['title'] === 'string' ? data['title'] : path,
    path: shown,
    line: judged && frontMatter ? new LineIndex(text).point(frontMatter.rangeOf(['verification', 'date'])[0]).line : 1,
    owners: own.length > 0 ? own : ['nobody'],
    sources: [],
  } as const
  if (!judged) return verification['state'] === 'historical' ? undefined : {...common, state: 'unverified'}
  const {state, until} = judged
  const held = state === 'held' || state === 'hold-expired'
  const due = held ? until ?? judged.due : judged.due
  if (state === 'historical' || (due === undefined && !held)) return undefined
  const hash = verification['text']
  const [oldest] = liveFacts(document)
  const interval = typeof verification['review'] === 'string' ? verification['review'] : desk.config.review[kind]
  return {
    ...common,
    state,
    ...(due && {due}),
    verified: {date: judged.verified, by: typeof verification['by'] === 'string' ? verification['by'] : 'nobody'},
    ...(interval !== undefined && {interval}),
    ...(oldest && {oldestFact: {id: oldest.fact.id, date: oldest.date}, sources: oldest.fact.sources.slice(0, 1).map(({url}) => url)}),
    text: typeof hash !== 'string' ? 'not hashed' : hash === bodyHash(text) ? 'same' : 'changed',
    ...(held && typeof verification['why'] === 'string' && {why: verification['why']}),
  }
}

function ownersOfPage({document: {frontMatter}, filePath}: DeskPage, owners: CodeOwners): readonly string[] {
  const owner = frontMatter?.data['owner']
  return typeof owner === 'string' ? [owner] : owners.of(filePath)
}

/** Who answers for the pages that cite each fact, of several the first by path that has an owner. */
export function citingOwners(pages: readonly DeskPage[], owners: CodeOwners): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const page of pages.toSorted((a, b) => compare(a.document.path, b.document.path))) {
    const own = ownersOfPage(page, owners)
    if (own.length === 0) continue
    for (const factId of citedFacts(page.document)) if (!found.has(factId)) found.set(factId, own)
  }
  return found
}

/** The reading that a fact asks for; `undefined` where the calendar asks for none. */
export function readingOfFact(fact: Fact, desk: Desk, owners: CodeOwners, citing: ReadonlyMap<string, readonly string[]>, cwd: string, today: CalendarDate): Reading | undefined {
  const origin = desk.origins.get(`fact:${fact.id}`)
  const {state, verified} = factState(fact, desk, today)
  const due = factDue(fact, desk, today)
  if (due === undefined) return undefined
  const stated = owners.of(resolve(cwd, origin?.path ?? ''))
  const own = stated.length > 0 ? stated : citing.get(fact.id) ?? []
  const interval = factInterval(fact, desk)
  return {
    kind: 'fact',
    id: fact.id,
    title: fact.statement,
    path: origin?.path ?? '',
    line: origin?.line ?? 1,
    owners: own.length > 0 ? own : ['nobody'],
    state,
    due,
    verified: {date: verified, by: fact.verified.by, method: fact.verified.method},
    ...(interval !== undefined && {interval}),
    sources: fact.sources.map(({url}) => url),
  }
}

/** A total order: what was never read, then by day; no two readings share kind and id. */
export function compareReadings(a: Reading, b: Reading): number {
  return compare(a.due ?? '', b.due ?? '') || compare(a.kind, b.kind) || compare(a.id, b.id)
}

/** Monday of the week of a day. */
export function weekOf(date: CalendarDate): CalendarDate {
  const monday = '1970-01-05' as CalendarDate
  return addDays(date, -(((daysBetween(monday, date) % 7) + 7) % 7))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
