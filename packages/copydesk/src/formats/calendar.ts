import {addDays, formatDate} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import type {Reading} from '../readings.ts'
import {describeEvidence} from './due-table.ts'

/** Readings as a calendar (RFC 5545): an event of a whole day for each, with an id that stays. */
export function formatCalendar(readings: readonly Reading[], today: CalendarDate, name: string, site: string | undefined): string {
  const host = site === undefined ? 'copydesk.invalid' : new URL(site).host
  const stamp = `${compact(today)}T000000Z`
  const events = readings.flatMap((reading) => {
    const day = reading.due ?? today
    return [
      'BEGIN:VEVENT',
      `UID:${escapeText(`${reading.kind}-${encodeURIComponent(reading.id)}@${host}`)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${escapeText(`Read: ${reading.title}`)}`,
      `DESCRIPTION:${escapeText([`${reading.path}:${reading.line}`, `For ${reading.owners.join(' ')}`, describeEvidence(reading), ...reading.sources].join('\n'))}`,
      `CATEGORIES:${reading.owners.map(escapeText).join(',')}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]
  })
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//copydesk//due//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(`${name}: to read, as of ${formatDate(today)}`)}`,
    ...events,
    'END:VCALENDAR',
  ].map((line) => `${fold(line)}\r\n`).join('')
}

function compact(date: CalendarDate): string {
  return date.replaceAll('-', '')
}

function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/gu, String.raw`\n`)
    // Other control characters no calendar may hold.
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
}

/** At most 75 octets in a line, the space of a continuation counted, and no character cut. */
function fold(line: string): string {
  const folded: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      folded.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...folded, part].join('\r\n')
}
