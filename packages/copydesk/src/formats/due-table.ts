import {formatDate} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import {counted} from '../counted.ts'
import type {Due} from '../due.ts'
import type {Reading} from '../readings.ts'
import {cells, graphemes} from '../terminal-width.ts'
import {visible} from '../visible.ts'
import {makePaint} from './paint.ts'

/** What is due for a person at a terminal. */
export function formatDueTable({readings, until, load}: Due, color: boolean): string {
  const paint = makePaint(color)
  if (readings.length === 0) return `${paint('green', `Nothing to read until ${formatDate(until as CalendarDate)}.`)}\n`
  const rows = [
    ['due', 'state', 'owner', 'what', 'evidence'],
    ...readings.map((reading) => [reading.due ?? 'now', reading.state, reading.owners.join(' '), `${reading.path}:${reading.line}${reading.kind === 'fact' ? ` ${reading.id}` : ''}`, describeEvidence(reading)]),
  ].map((row) => row.map((cell) => visible(cell)))
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const lines = rows.map((row, index) => {
    const line = row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))).join('  ').trimEnd()
    return index === 0 ? paint('bold', line) : line
  })
  return `${lines.join('\n')}\n\n${describeLoad({load, until})}\n`
}

/** The load in words: how much is late, and how much comes in which week. */
export function describeLoad({load: {overdue, weeks}, until}: Pick<Due, 'load' | 'until'>): string {
  const ahead = weeks.map(({week, readings}) => `${readings} in the week of ${formatDate(week as CalendarDate)}`)
  return `${counted(overdue, 'reading')} overdue, ${ahead.length > 0 ? ahead.join(', ') : 'none'} until ${formatDate(until as CalendarDate)}.`
}

const methods: Readonly<Record<string, string>> = {
  'read': 'read',
  'quote-match': 'quote matched by a machine',
  'carried': 'carried over, read by nobody',
  'stored-copy': 'seen in a stored copy',
}

/** The evidence of the last reading, in words. */
export function describeEvidence({verified, interval, text, why, oldestFact, sources, state}: Reading): string {
  if (!verified) return 'never verified'
  const [source] = sources
  return [
    `${verified.method === undefined ? 'verified' : methods[verified.method] ?? verified.method} ${formatDate(verified.date)} by ${verified.by}`,
    ...(interval === undefined ? [] : [`every ${interval}`]),
    ...(text === 'changed' ? ['text written since'] : text === 'not hashed' ? ['text not hashed'] : []),
    ...(state === 'unknown' ? ['its day has come'] : []),
    ...(state === 'held' || state === 'hold-expired' ? [`held${why === undefined ? '' : `: ${why}`}`] : []),
    ...(oldestFact ? [`oldest fact ${oldestFact.id} of ${formatDate(oldestFact.date)}`] : []),
    ...(source === undefined ? [] : [sources.length > 1 ? `${source} and ${sources.length - 1} more` : source]),
  ].join(', ')
}

function widthOf(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + cells(grapheme), 0)
}
