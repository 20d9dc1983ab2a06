import {addDays} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'

/** Something that is to be read again on a day. */
export interface CalendarEvent {
  readonly kind: 'page' | 'fact'
  /** With the kind it makes the event’s own id, which stays from calendar to calendar. */
  readonly id: string
  readonly day: CalendarDate
  readonly summary: string
  readonly description: readonly string[]
  readonly categories?: readonly string[]
  readonly url?: string | undefined
}

/** What a calendar says of itself. */
export interface CalendarHead {
  readonly name: string
  /** Which program made it, such as `copydesk//due//EN`. */
  readonly product: string
  readonly today: CalendarDate
  /** The address of the site whose pages and facts these are. */
  readonly site?: string | undefined
}

/** Events as a calendar (RFC 5545), each of a whole day that leaves the reader’s time free. */
export function formatCalendar(events: readonly CalendarEvent[], {name, product, today, site}: CalendarHead): string {
  const host = site === undefined ? 'copydesk.invalid' : new URL(site).host
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(product)}`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap(({kind, id, day, summary, description, categories = [], url}) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(`${kind}-${encodeURIComponent(id)}@${host}`)}`,
      `DTSTAMP:${compact(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${escapeText(summary)}`,
      `DESCRIPTION:${escapeText(description.join('\n'))}`,
      ...(categories.length > 0 ? [`CATEGORIES:${categories.map(escapeText).join(',')}`] : []),
      // An address is no text: nothing in it is escaped, so nothing in it may break the line.
      ...(url === undefined ? [] : [`URL:${new URL(url).href}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
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
    const size = octetsOf(character.codePointAt(0) ?? 0)
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

/** How long a character is in UTF-8. */
function octetsOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x8_00 ? 2 : codePoint < 0x1_00_00 ? 3 : 4
}
