import type {Finding, SuppressedFinding} from 'remark-copydesk'
import type {PageText} from './excerpt.ts'

/** One page and what was found on it. */
export interface PageResult {
  /** Absolute path. */
  readonly filePath: string
  /** The path as a person is shown it. */
  readonly shown: string
  /** The text that the findings’ offsets count in, without byte order mark; or the lines of it that they speak of. */
  readonly text: PageText
  readonly findings: readonly Finding[]
  /** A byte order mark stands before the text in the file. */
  readonly mark?: boolean
  /** What comments on the page silence. */
  readonly suppressed?: readonly SuppressedFinding[]
  /** What the baseline knows; absent where the run has none. */
  readonly known?: readonly Finding[]
  /** Findings outside the change that is judged, where a baseline must count them. */
  readonly elsewhere?: readonly Finding[]
}

/** How many findings there are of a severity. */
export function countFindings(results: readonly PageResult[], severity: Finding['severity']): number {
  return results.reduce((sum, {findings}) => sum + findings.filter((finding) => finding.severity === severity).length, 0)
}
