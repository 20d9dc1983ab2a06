import {formatCalendar, formatDate} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import type {Reading} from '../readings.ts'
import {describeEvidence} from './due-table.ts'

/** Readings as a calendar to subscribe to. */
export function formatDueCalendar(readings: readonly Reading[], today: CalendarDate, name: string, site: string | undefined): string {
  const events = readings.map((reading) => ({
    kind: reading.kind,
    id: reading.id,
    day: reading.due ?? today,
    summary: `Read: ${reading.title}`,
    description: [`${reading.path}:${reading.line}`, `For ${reading.owners.join(' ')}`, describeEvidence(reading), ...reading.sources],
    categories: reading.owners,
  }))
  return formatCalendar(events, {name: `${name}: to read, as of ${formatDate(today)}`, product: 'copydesk//due//EN', today, site})
}
