import type {DeskProblem} from '../desk/yaml-source.ts'

/** What a file is to the desk that is made from it. */
export type DeskFileRole = 'config' | 'registry' | 'facts' | 'choosers'

/** The desk’s own data is wrong. Each problem has its file, line and column. */
export class DeskError extends Error {
  override readonly name = 'DeskError'
  readonly problems: readonly DeskProblem[]
  /** The files that were read, so that whoever waits for a better desk knows which to watch. */
  readonly roles: ReadonlyMap<string, DeskFileRole>

  constructor(problems: readonly DeskProblem[], roles: ReadonlyMap<string, DeskFileRole> = new Map()) {
    super(problems.map(({path, line, column, message}) => `${path}:${line}:${column} ${message}`).join('\n'))
    this.problems = problems
    this.roles = roles
  }
}
