import {pathToFileURL} from 'node:url'
import type {Edit, Finding} from 'remark-copydesk'
import {fingerprints} from '../fingerprint.ts'
import type {PageResult} from '../page-result.ts'
import {printJson} from './json.ts'
import {adviceOf, pathFrom, placesOf} from './report.ts'
import type {ReportContext} from './report.ts'
import {sarifRules} from './sarif-rules.ts'

/** SARIF 2.1.0: results with fixes, the help of each rule, fingerprints that no moved line changes, and what comments silence. */
export function formatSarif(results: readonly PageResult[], {root, version, rules, failed = false}: ReportContext): string {
  const shown = results.flatMap(({findings, suppressed = [], known = []}) => [...findings, ...suppressed, ...known])
  const hasBaseline = results.some(({known}) => known !== undefined)
  const descriptors = sarifRules(rules, shown)
  const indexOf = new Map(descriptors.map(({id}, index) => [id, index]))
  return printJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {driver: {name: 'copydesk', semanticVersion: version, rules: descriptors}},
      invocations: [{executionSuccessful: !failed}],
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: {'%SRCROOT%': {description: {text: 'The root of the repository.'}}},
      results: results.flatMap((result) => pageResults(result, root, indexOf, hasBaseline)),
    }],
  })
}

function pageResults(page: PageResult, root: string, indexOf: ReadonlyMap<string, number>, hasBaseline: boolean): object[] {
  const {text, findings, suppressed = [], known = []} = page
  const place = placesOf(text)
  const artifactLocation = artifact(page.filePath, root)
  const region = (range: readonly [number, number]) => {
    const {line, column, endLine, endColumn} = place(range)
    return {startLine: line, startColumn: column, endLine, endColumn}
  }
  const fixed = (description: string, {range, text: content}: Edit) => ({
    description: {text: plain(description)},
    artifactChanges: [{artifactLocation, replacements: [{deletedRegion: region(range), insertedContent: {text: content}}]}],
  })
  const fingerprintOf = fingerprints(text, pathFrom(root, page.filePath) ?? page.filePath)
  const result = (finding: Finding) => ({
    ruleId: finding.rule,
    ruleIndex: indexOf.get(finding.rule) ?? -1,
    level: finding.severity,
    message: {text: plain([finding.message, ...adviceOf(finding)].join('\n'))},
    locations: [{physicalLocation: {artifactLocation, region: region(finding.range)}}],
    partialFingerprints: {'copydesk/v1': fingerprintOf(finding)},
    ...(finding.related && finding.related.length > 0 && {
      relatedLocations: finding.related.map(({range, message}, id) => ({id, physicalLocation: {artifactLocation, region: region(range)}, message: {text: plain(message)}})),
    }),
    ...((finding.fix || (finding.suggestions ?? []).length > 0) && {
      fixes: [
        ...(finding.fix ? [fixed('The fix that is always right', finding.fix)] : []),
        ...(finding.suggestions ?? []).map(({title, edit}) => fixed(title, edit)),
      ],
    }),
  })
  // In order of place, so that those alike keep their numbers when a baseline takes one of them.
  const inOrder = [...findings, ...known].toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  return [
    ...inOrder.map((finding) => (known.includes(finding)
      ? {...result(finding), baselineState: 'unchanged', suppressions: [{kind: 'external', justification: 'The baseline knows it.'}]}
      : {...result(finding), ...(hasBaseline && {baselineState: 'new'})})),
    ...suppressed.map((finding) => ({...result(finding), ...(hasBaseline && {baselineState: 'new'}), suppressions: [{kind: 'inSource', justification: finding.because}]})),
  ]
}

function artifact(filePath: string, root: string): {readonly uri: string; readonly uriBaseId?: string} {
  const path = pathFrom(root, filePath)
  return path === undefined ? {uri: pathToFileURL(filePath.toWellFormed()).href} : {uri: path.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%'}
}

/** In a message of SARIF, brackets make links and braces placeholders; words of a page must make neither. */
function plain(text: string): string {
  return /\]\(/u.test(text) ? text.replaceAll(/[\\[\]]/gu, String.raw`\$&`) : text
}
