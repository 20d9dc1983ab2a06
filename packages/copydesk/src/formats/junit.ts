import type {Finding} from 'remark-copydesk'
import type {PageResult} from '../page-result.ts'
import {countFindings} from '../page-result.ts'
import {visibleLines} from '../visible.ts'
import {adviceOf, pathFrom, placesOf} from './report.ts'
import type {ReportContext} from './report.ts'

/** Findings as JUnit’s XML: a suite for each page, a failed case for each error. A warning fails nothing, so its case passes and says it. */
export function formatJunit(results: readonly PageResult[], {root}: Pick<ReportContext, 'root'>): string {
  const suites = results.map((result) => formatSuite(result, pathFrom(root, result.filePath) ?? result.filePath))
  const tests = results.reduce((sum, {findings}) => sum + Math.max(1, findings.length), 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="copydesk" tests="${tests}" failures="${countFindings(results, 'error')}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function formatSuite(result: PageResult, path: string): string {
  const {text, findings} = result
  const place = placesOf(text)
  const cases = findings.length === 0 ? [`    <testcase name="no findings" classname=${quoted(path)}/>`] : findings.map((finding) => formatCase(finding, path, place(finding.range)))
  return [
    `  <testsuite name=${quoted(path)} tests="${cases.length}" failures="${countFindings([result], 'error')}" errors="0">`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

function formatCase(finding: Finding, path: string, {line, column}: {readonly line: number; readonly column: number}): string {
  const said = [`${path}:${line}:${column}`, finding.message, ...adviceOf(finding), ...(finding.url === undefined ? [] : [finding.url])].join('\n')
  const inside = finding.severity === 'error'
    ? `<failure type=${quoted(finding.rule)} message=${quoted(finding.message)}>${escapeXml(said)}</failure>`
    : `<system-out>${escapeXml(`warning ${said}`)}</system-out>`
  return `    <testcase name=${quoted(`${finding.rule} ${line}:${column}`)} classname=${quoted(path)}>${inside}</testcase>`
}

function quoted(text: string): string {
  return `"${escapeXml(text).replaceAll('\n', '&#10;')}"`
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

/** XML has no way to write most control characters, not even as a reference. */
function escapeXml(text: string): string {
  return visibleLines(text).replaceAll(/[\uFFFE\uFFFF]/gu, '\uFFFD').replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character)
}
