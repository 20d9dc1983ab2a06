import type {ImportedFile, ImportEntry, LeftOut} from './import-entry.ts'
import {expandPattern, PatternError} from './pattern.ts'

/** Reads a vocabulary of Vale, a pattern a line: how names are written (`accept`), or what is never (`reject`). */
export function readValeVocabulary(text: string, path: string, list: string, kind: 'accept' | 'reject'): ImportedFile {
  const entries: ImportEntry[] = []
  const left: LeftOut[] = []
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const written = raw.trim()
    if (written === '' || written.startsWith('#')) continue
    const place = {path, line: index + 1, written}
    try {
      const anyCase = written.startsWith('(?i)')
      const forms = expandPattern(written.replace(/^\(\?i\)/u, '')).map((one) => one.text)
      const [name = ''] = forms
      if (kind === 'reject') entries.push({...place, wrong: forms, right: [], accepted: [], isName: false, caseCounts: false, list})
      else if (anyCase) throw new PatternError('any case of it is right, so nothing of it can be wrong')
      else entries.push({...place, wrong: [], right: [name], accepted: forms.slice(1), isName: true, caseCounts: true, list})
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      left.push({...place, why: error.message})
    }
  }
  return {entries, left}
}
