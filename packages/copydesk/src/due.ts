import {weekOf} from './readings.ts'
import type {Reading} from './readings.ts'

/** What is due, as every format has it: the JSON contract of the command. */
export interface Due {
  readonly date: string
  /** The last day that was looked at. */
  readonly until: string
  readonly readings: readonly Reading[]
  readonly load: Load
}

interface Load {
  /** What should have been read before today. */
  readonly overdue: number
  /** How many come due in the week that begins on a Monday. */
  readonly weeks: readonly {readonly week: string; readonly readings: number}[]
}

/** The load of a list of readings. */
export function loadOf(readings: readonly Reading[], today: string): Load {
  const overdue = readings.filter(({due}) => due === undefined || due < today)
  const ahead = Map.groupBy(readings.flatMap(({due}) => (due !== undefined && due >= today ? [weekOf(due)] : [])), (week) => week)
  return {overdue: overdue.length, weeks: [...ahead].map(([week, some]) => ({week, readings: some.length})).toSorted((a, b) => (a.week < b.week ? -1 : 1))}
}
