import type {Desk} from '../desk/desk.ts'

/** Something wrong in the desk’s facts, on a line of their file. Line and column count from 1. */
export interface DeskFinding {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly rule: string
  readonly severity: 'warning' | 'error'
  readonly message: string
}

/** What the facts are judged with. */
export interface FactCheckOptions {
  /** Ids of the facts that pages cite; without it nothing is called an orphan. */
  readonly usedFacts?: ReadonlySet<string>
}

/** Judges the desk’s facts by `fact-source`. */
export function checkFacts(_desk: Desk, _options: FactCheckOptions = {}): DeskFinding[] {
  return []
}
