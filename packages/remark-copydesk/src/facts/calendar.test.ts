import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseCalendarDate} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'
import {formatCalendar} from './calendar.ts'
import type {CalendarEvent, CalendarHead} from './calendar.ts'

const day = (raw: string): CalendarDate => parseCalendarDate(raw) as CalendarDate
const head: CalendarHead = {name: 'Lumina, read again', product: 'copydesk//due//EN', today: day('2026-11-23')}
const event: CalendarEvent = {kind: 'fact', id: 'paint.price', day: day('2026-12-31'), summary: 'Read it', description: []}

/** The lines of a calendar as they were before they were folded. */
function unfold(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n')
}

test('a calendar says each thing once, as whole days', () => {
  expect(formatCalendar([
    {kind: 'page', id: 'guides/a b.md', day: day('2026-12-31'), summary: 'Read it; soon\\', description: ['One,', 'two\rthree\u0007'], categories: ['due', 'a,b'], url: 'https://lumina.example/ä b'},
    event,
  ], {...head, site: 'https://lumina.example:8080/docs/'})).toBe([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//copydesk//due//EN', 'CALSCALE:GREGORIAN', String.raw`X-WR-CALNAME:Lumina\, read again`,
    'BEGIN:VEVENT', 'UID:page-guides%2Fa%20b.md@lumina.example:8080', 'DTSTAMP:20261123T000000Z', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101',
    String.raw`SUMMARY:Read it\; soon\\`, String.raw`DESCRIPTION:One\,\ntwo\nthree `, String.raw`CATEGORIES:due,a\,b`, 'URL:https://lumina.example/%C3%A4%20b', 'TRANSP:TRANSPARENT', 'END:VEVENT',
    'BEGIN:VEVENT', 'UID:fact-paint.price@lumina.example:8080', 'DTSTAMP:20261123T000000Z', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101',
    'SUMMARY:Read it', 'DESCRIPTION:', 'TRANSP:TRANSPARENT', 'END:VEVENT',
    'END:VCALENDAR', '',
  ].join('\r\n'))
})

test('without a site the events are of a host that is none', () => {
  expect(unfold(formatCalendar([event], head))).toContain('UID:fact-paint.price@copydesk.invalid')
})

test.each([
  ['one octet', 'a', 67, 1], ['two octets', '\u00FF', 33, 2], ['the last of two octets', '\u07FF', 33, 2], ['the first of three', '\u0800', 22, 3], ['the last of three', '\uFFFD', 22, 3],
  ['four octets', '👩', 16, 4], ['the first of two octets', '\u00A1', 33, 2],
])('a line of characters of %s is cut before its 76th octet, and no later than it must', (_what, character, fits) => {
  const lines = (count: number): string[] => formatCalendar([{...event, summary: character.repeat(count)}], head).split('\r\n').filter((line) => line.includes(character.repeat(3)) || line === ` ${character}`)
  expect(lines(fits)).toEqual([`SUMMARY:${character.repeat(fits)}`])
  expect(lines(fits + 1)).toEqual([`SUMMARY:${character.repeat(fits)}`, ` ${character}`])
})

test('property: whatever stands in it, no line is longer than 75 octets, and unfolded it says the same', () => {
  fc.assert(fc.property(fc.string({unit: 'grapheme', maxLength: 300}).map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\\;,]/gu, '')), (summary) => {
    const text = formatCalendar([{...event, summary}], head)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(unfold(text)).toContain(`SUMMARY:${summary}`)
  }))
})
