import {z} from 'zod'

/**
 * A day in the Gregorian calendar, `YYYY-MM-DD`. It has no time and no zone, so it compares and
 * sorts as the string it is, and no machine's clock or zone can move it to a neighbouring day.
 */
export type CalendarDate = string & {readonly __calendarDate: true}

const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function makeDate(year: number, month: number, day: number): CalendarDate | undefined {
  const days = month === 2 && isLeap(year) ? 29 : monthDays[month - 1]
  if (days === undefined || day < 1 || day > days) return undefined
  return [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-') as CalendarDate
}

/** Reads `YYYY-MM-DD`; anything else, and a day that the calendar does not have, is `undefined`. */
export function parseCalendarDate(raw: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw)
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

function parts(date: CalendarDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

/** Days since 1970-01-01, by Howard Hinnant's days_from_civil (howardhinnant.github.io/date_algorithms.html). */
export function dayNumber(date: CalendarDate): number {
  const [year, month, day] = parts(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date `days` days later (earlier where negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const z0 = dayNumber(date) + days + 719_468
  const era = Math.floor(z0 / 146_097)
  const dayOfEra = z0 - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return makeDate(year, month, day) as CalendarDate
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** `22 April 2026`, the one long form that findings and pages use. */
export function formatDate(date: CalendarDate): string {
  const [year, month, day] = parts(date)
  return `${day} ${months[month - 1]} ${year}`
}

const monthPattern = months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')
const proseDatePattern = new RegExp(
  String.raw`\b(?:(?<month1>${monthPattern})\.?\s+(?<day1>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year1>\d{4})` +
    String.raw`|(?:the\s+(?=\d{1,2}(?:st|nd|rd|th|\s+of)\b))?(?<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month2>${monthPattern})\.?,?\s+(?<year2>\d{4})` +
    String.raw`|(?<iso>\d{4}-\d{2}-\d{2})|(?<slashes>\d{4}/\d{1,2}/\d{1,2}))\b`,
  'giu',
)

/** How a writer wrote a date, so that a correction keeps the form. */
export type ProseDateForm = 'month-first' | 'day-first' | 'iso' | 'slashes'

/** A date as it stands in running text. `date` is `undefined` where the calendar has no such day. */
export interface ProseDate {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly date: CalendarDate | undefined
  readonly form: ProseDateForm
}

/** Every date written out in `text`: "April 22, 2026", "22 Apr 2026", "the 22nd of April 2026", "2026-04-22" or "2026/04/22". Offsets are UTF-16. */
export function findProseDates(text: string): ProseDate[] {
  // A date has a figure, most sentences have none, and the pattern may begin at every place.
  if (!/\d/u.test(text)) return []
  return Array.from(text.matchAll(proseDatePattern), (match) => {
    const groups = match.groups ?? {}
    const month = (groups['month1'] ?? groups['month2'] ?? '').slice(0, 3).toLowerCase()
    const numbers = groups['iso'] ?? groups['slashes']?.split('/').map((part) => part.padStart(2, '0')).join('-')
    const date = numbers !== undefined
      ? parseCalendarDate(numbers)
      : makeDate(
          Number(groups['year1'] ?? groups['year2']),
          months.findIndex((name) => name.slice(0, 3).toLowerCase() === month) + 1,
          Number(groups['day1'] ?? groups['day2']),
        )
    const form = groups['iso'] ? 'iso' : groups['slashes'] ? 'slashes' : groups['month1'] ? 'month-first' : 'day-first'
    return {start: match.index, end: match.index + match[0].length, text: match[0], date, form}
  })
}

/** Prints a date in the form in which another one was written. */
export function printAs(form: ProseDateForm, date: CalendarDate): string {
  if (form === 'iso') return date
  if (form === 'slashes') return date.replaceAll('-', '/')
  const [year, month, day] = parts(date)
  return form === 'day-first' ? formatDate(date) : `${months[month - 1]} ${day}, ${year}`
}

/** A strict `YYYY-MM-DD` scalar. */
export const calendarDate: z.ZodType<CalendarDate> = z
  .string({error: 'expected a date as YYYY-MM-DD'})
  .refine((raw) => parseCalendarDate(raw) !== undefined, {
    error: (issue) => `expected a day of the calendar as YYYY-MM-DD, got \`${String(issue.input)}\``,
  })
  .transform((raw) => raw as CalendarDate)

/** `90d`, `6w` or `3m` (months of 30 days), in days; `event` and `never` ask for no calendar review. */
export const reviewInterval = z
  .string()
  .regex(/^(?:[1-9]\d{0,3}[dwm]|event|never)$/, {error: 'expected an interval such as 90d, 6w, 3m, or `event` or `never`'})

/** The days of a review interval; `undefined` where the calendar asks for nothing. */
export function intervalDays(interval: string): number | undefined {
  const match = /^(\d+)([dwm])$/.exec(interval)
  if (!match) return undefined
  return Number(match[1]) * (match[2] === 'd' ? 1 : match[2] === 'w' ? 7 : 30)
}
