import {createHash} from 'node:crypto'
import {identifyFinding, identityKey} from 'remark-copydesk'
import type {Finding} from 'remark-copydesk'
import type {PageText} from './excerpt.ts'

/** Fingerprints for the findings of one page, in order: of those alike, each has its number. No moved line changes them. */
export function fingerprints(text: PageText, path: string): (finding: Finding) => string {
  const seen = new Map<string, number>()
  return (finding) => {
    const hash = createHash('sha256').update(`${path}\n${identityKey(identifyFinding(finding, text))}`).digest('hex').slice(0, 16)
    const number = (seen.get(hash) ?? 0) + 1
    seen.set(hash, number)
    return `${hash}:${number}`
  }
}
