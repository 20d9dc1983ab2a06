import {FileError} from '../read-text.ts'
import type {ImportedFile, ImportEntry, LeftOut} from './import-entry.ts'
import type {LocatedData} from './located-data.ts'
import {expandPattern, fillGroups, PatternError} from './pattern.ts'

/**
 * Reads the terms of textlint-rule-terminology: a text is how a name is written, a pair is a pattern and
 * what to write. `keys` is where the list stands.
 *
 * @throws {FileError} where there is no list.
 */
export function readTextlintTerms(data: LocatedData, path: string, list: string, keys: readonly string[], without: ReadonlySet<string> = new Set()): ImportedFile {
  const terms = keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data.value)
  if (!Array.isArray(terms)) throw new FileError(`Unexpected ${keys.length > 0 ? `\`${keys.join('.')}\`` : 'content'}, expected a list of terms`)
  const entries: ImportEntry[] = []
  const left: LeftOut[] = []
  for (const [index, term] of (terms as unknown[]).entries()) {
    const place = {path, line: data.lineOf([...keys, index]), written: JSON.stringify(term)}
    const isPair = Array.isArray(term) && term.length === 2 && term.every((one) => typeof one === 'string')
    if (typeof term !== 'string' && !isPair) throw new FileError(`Unexpected ${place.written} in line ${place.line}, expected a text or a pair of texts`)
    const [pattern, right] = typeof term === 'string' ? [term, undefined] : (term as [string, string])
    if (without.has(pattern)) {
      left.push({...place, why: '`exclude` leaves it out'})
      continue
    }
    const common = {...place, accepted: [], caseCounts: false, list}
    if (right === undefined) {
      entries.push({...common, wrong: [], right: [pattern], isName: true})
      continue
    }
    try {
      const byRight = Map.groupBy(expandPattern(pattern), (one) => fillGroups(right, one))
      for (const [name, forms] of byRight) entries.push({...common, wrong: forms.map(({text}) => text), right: [name], isName: false})
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      left.push({...place, why: error.message})
    }
  }
  return {entries, left}
}
