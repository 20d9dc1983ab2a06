import type {CalendarDate} from 'remark-copydesk'
import {inlineCode} from '../components/inline-code.ts'
import {source} from '../components/sources.ts'
import {termName} from '../components/term-link.ts'
import {time} from '../components/time.ts'
import {Html, html} from '../html.ts'
import {changeLabel} from '../page-changes.ts'
import type {Site} from '../site.ts'
import {factChanges} from './fact-changes.ts'
import type {FactChange, FactEvent, IdEvent} from './fact-changes.ts'
import {oneLine, withoutCode} from './plain-text.ts'

/** A change of a fact as both feeds tell it. */
export interface FeedEntry {
  /** A `tag:` URI (RFC 4151). */
  readonly id: string
  readonly title: string
  readonly address: string
  readonly date: CalendarDate
  readonly category: string
  readonly content: Html
}

/** The feed of a site, before it is written in a format. */
export interface Feed {
  readonly title: string
  readonly home: string
  readonly updated: CalendarDate
  readonly entries: readonly FeedEntry[]
}

/** Readers of feeds ask for the newest; what is older stands on the pages. */
const longestFeed = 200

/** Makes the feed of fact changes; `undefined` where nobody knows the address at which the site stands. */
export function makeFeed(site: Site): Feed | undefined {
  const home = site.absolute('/')
  if (home === undefined) return undefined
  const {hostname, pathname} = new URL(home)
  const entries = factChanges(site.desk, site.terms, site.today).slice(0, longestFeed).map((change) => ({
    id: `tag:${hostname},${change.date}:${pathname}${change.id}`,
    title: `${changeLabel(change, site.strings)}: ${'fact' in change ? withoutCode(change.fact.statement) : change.api.id}`,
    address: addressOf(change, site) ?? home,
    date: change.date,
    category: 'fact' in change ? change.fact.dimension : 'lifecycle',
    content: 'fact' in change ? contentOfFact(change, site) : contentOfId(change, site),
  }))
  return {title: `${oneLine(site.name)}: ${site.strings.changes}`, home, updated: entries[0]?.date ?? site.today, entries}
}

/** A day as RFC 3339 has it. */
export function timestamp(day: CalendarDate): string {
  return `${day}T00:00:00Z`
}

/** The page that says most about it: of those about its term the one about the fewest. */
function addressOf({term}: FactChange, site: Site): string | undefined {
  if (!term) return undefined
  const about = site.pages
    .filter((page) => page.about.includes(term) && site.pagePath(page) !== undefined)
    .toSorted((a, b) => a.about.length - b.about.length || (a.file < b.file ? -1 : 1))[0]
  const termPath = `${site.termsPath}${term.id}/`
  const path = (about && site.pagePath(about)) ?? (site.published.has(termPath) ? termPath : undefined)
  return path === undefined ? undefined : site.absolute(path)
}

function contentOfFact({type, fact}: FactEvent, site: Site): Html {
  const {strings} = site
  const {statement, verified, valid, sources} = fact
  const day = valid?.from ?? valid?.until
  return lines([
    html`<p>${inlineCode(statement)}</p>`,
    type === 'ended' && valid?.until && html`<p>${strings.heldUntil(time(valid.until, strings))}</p>`,
    (type === 'scheduled' || type === 'soon') && day && html`<p>${strings.scheduledFor(time(day, strings))}</p>`,
    type === 'arrived' && html`<p>${strings.arrivedNote}</p>`,
    html`<p>${strings.checked}: ${time(verified.date, strings)}, ${strings.methods[verified.method]}</p>`,
    sources.length > 0 && html`<ul>${sources.map((each) => html`<li>${source(each, site)}</li>`)}</ul>`,
  ])
}

function contentOfId({api, term, date}: IdEvent, {strings}: Site): Html {
  const {shutdown, announced, successor, host, note} = api
  const said = [
    announced && strings.announced(time(announced, strings)),
    // As of the entry’s own day, so that what a reader has seen once stays as it was.
    shutdown && (shutdown <= date ? strings.ended : strings.ends)(time(shutdown, strings)),
    host && html`${strings.atHost(host)}`,
  ].filter((part) => part !== undefined && part !== '')
  return lines([
    html`<p><code>${api.id}</code> (${termName(term)}): ${said.map((part, index) => html`${index > 0 && ', '}${part}`)}</p>`,
    successor !== undefined && html`<p>${strings.successor} <code>${successor}</code></p>`,
    note !== undefined && html`<p>${inlineCode(note)}</p>`,
  ])
}

function lines(parts: readonly (Html | false | '' | undefined)[]): Html {
  return html`${parts.filter((part) => part instanceof Html).map((part) => html`${part}\n`)}`
}
