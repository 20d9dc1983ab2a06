import type {CalendarDate} from 'remark-copydesk'
import {effectiveDate} from 'remark-copydesk/node'
import type {Invocation} from './command.ts'
import {UsageError} from './usage-error.ts'

/**
 * The day of this run, said on standard error together with its origin; `undefined` under `--no-clock`.
 *
 * @throws {UsageError} where what was given is no date.
 */
export function effectiveDay(invocation: Invocation): CalendarDate | undefined {
  const {options, terminal, rules} = invocation
  if (!options.clock) {
    const left = rules.filter(({id, clock}) => clock && (options.rules.length === 0 || options.rules.includes(id))).map(({id}) => id)
    terminal.note(`Date: none (--no-clock)${left.length > 0 ? `; not run: ${left.join(', ')}` : ''}`)
    return undefined
  }
  return dayOfRun(invocation)
}

/**
 * The same for a command that cannot do without a day.
 *
 * @throws {UsageError} where what was given is no date.
 */
export function dayOfRun({options, environment, terminal}: Invocation): CalendarDate {
  try {
    const {date, origin} = effectiveDate(options.now, environment)
    terminal.note(`Date: ${date} (${origin})`)
    return date
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}
