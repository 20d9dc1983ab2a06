import type {LoadedDesk} from 'remark-copydesk/node'
import type {Invocation} from './command.ts'
import {Desks} from './desks.ts'
import {UsageError} from './usage-error.ts'

/**
 * The one desk that a command asks; `undefined`, having printed why, where it is broken.
 *
 * @throws {UsageError} where there is none.
 */
export function onlyDesk(invocation: Invocation, path = invocation.cwd): LoadedDesk | undefined {
  const {cwd, terminal} = invocation
  const desks = new Desks(invocation)
  const isFolder = path === cwd
  if (desks.configOf(path, isFolder) === undefined) {
    throw new UsageError(`Unexpected ${isFolder ? 'folder' : 'file'} under no copydesk.yaml, expected one there or above: ${desks.remedy()}`)
  }
  const loaded = desks.deskOf(path, isFolder)
  for (const problem of desks.problems) terminal.note(problem)
  return loaded
}
