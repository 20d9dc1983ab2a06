import {factDue, formatCalendar} from 'remark-copydesk'
import type {CalendarEvent} from 'remark-copydesk'
import {verificationNote} from '../components/verification-note.ts'
import type {Site} from '../site.ts'
import {oneLine, plainText, withoutCode} from './plain-text.ts'

/** What has to be read again, each on the last day on which it holds, as a calendar to subscribe to; of very much what is due first. */
export function dueCalendar(site: Site): string {
  const events = [...pageEvents(site), ...factEvents(site)].toSorted((a, b) => compare(a.day, b.day) || compare(a.kind, b.kind) || compare(a.id, b.id)).slice(0, site.longestList)
  return formatCalendar(events, {
    name: `${site.name}: ${site.strings.dueCalendar}`,
    product: 'copydesk//site//EN',
    today: site.today,
    site: site.absolute('/'),
  })
}

function* pageEvents(site: Site): Generator<CalendarEvent> {
  for (const page of site.pages) {
    const {verification, document, title} = page
    const path = site.pagePath(page)
    const isReviewed = verification?.state === 'fresh' || verification?.state === 'due' || verification?.state === 'stale'
    if (!isReviewed || verification.due === undefined || path === undefined) continue
    yield {
      kind: 'page',
      id: document.path,
      day: verification.due,
      summary: site.strings.toRead(oneLine(title)),
      description: [plainText(verificationNote(verification, site))],
      url: site.absolute(path),
    }
  }
}

function* factEvents({desk, today, strings}: Site): Generator<CalendarEvent> {
  for (const fact of desk.facts.values()) {
    const day = factDue(fact, desk, today)
    if (day === undefined) continue
    const {date, method} = fact.verified
    yield {
      kind: 'fact',
      id: fact.id,
      day,
      summary: strings.toRead(withoutCode(fact.statement)),
      description: [`${strings.checked}: ${strings.date(date)}, ${strings.methods[method]}`, ...fact.sources.map(({url}) => url)],
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
