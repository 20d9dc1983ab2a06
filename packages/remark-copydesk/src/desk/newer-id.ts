import type {Desk} from './desk.ts'
import type {ApiId, Term} from './schema.ts'

/** The live id that took the place of a model: its successor, else a later version of the same line. */
export function newerId(term: Term, desk: Desk, entry: ApiId | undefined = term.ids[0]): string | undefined {
  if (!entry) return undefined
  const successor = liveSuccessor(entry, desk)
  if (successor !== undefined) return successor
  const own = readVersion(entry.id)
  if (!own) return undefined
  let newest: {id: string; version: readonly number[]} | undefined
  for (const [id, candidate] of desk.ids) {
    const other = readVersion(id)
    if (!other || candidate.entry.state !== 'live' || candidate.term.vendor !== term.vendor || candidate.term.layer !== term.layer) continue
    // A word behind the version names a kind of its own: "mini" has no successor in "pro".
    if (other.line !== own.line || (own.variant !== '' && other.variant !== own.variant)) continue
    if (compare(other.version, own.version) > 0 && (!newest || compare(other.version, newest.version) > 0)) newest = {id, version: other.version}
  }
  return newest?.id
}

/** The first id at the end of the chain of successors that still answers. */
export function liveSuccessor(entry: ApiId, desk: Desk): string | undefined {
  const seen = new Set<string>()
  let next = entry.successor
  while (next !== undefined && !seen.has(next)) {
    seen.add(next)
    const found = desk.ids.get(next)?.entry
    if (!found || found.state === 'live') return next
    next = found.successor
  }
  return undefined
}

interface Version {
  readonly line: string
  readonly version: readonly number[]
  readonly variant: string
}

function readVersion(id: string): Version | undefined {
  const match = /^([a-z][a-z-]*?)-?(\d{1,2}(?:\.\d{1,2})*)(?!\d)(.*)$/iu.exec(id)
  if (!match) return undefined
  const variant = (match[3] ?? '').replace(/-?\d{4}-?\d{2}-?\d{2}$/u, '')
  return {line: (match[1] ?? '').toLowerCase(), version: (match[2] ?? '').split('.').map(Number), variant}
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
