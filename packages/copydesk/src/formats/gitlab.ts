import {fingerprints} from '../fingerprint.ts'
import type {PageResult} from '../page-result.ts'
import {visibleLines} from '../visible.ts'
import {printJson} from './json.ts'
import {adviceOf, pathFrom, placesOf} from './report.ts'
import type {ReportContext} from './report.ts'

/** Findings as GitLab’s Code Quality report, which it shows in a merge request and beside its changed lines. */
export function formatGitlab(results: readonly PageResult[], {root}: Pick<ReportContext, 'root'>): string {
  return printJson(results.flatMap((result) => {
    const path = pathFrom(root, result.filePath) ?? result.filePath
    const place = placesOf(result.text)
    const fingerprint = fingerprints(result.text, path)
    return result.findings.map((finding) => {
      const {line, endLine} = place(finding.range)
      return {
        description: visibleLines([finding.message, ...adviceOf(finding)].join('\n')),
        check_name: finding.rule,
        fingerprint: fingerprint(finding),
        severity: finding.severity === 'error' ? 'major' : 'minor',
        location: {path, lines: {begin: line, end: endLine}},
      }
    })
  }))
}
