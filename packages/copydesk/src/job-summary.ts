import {appendFileSync} from 'node:fs'
import type {Invocation} from './command.ts'
import {hasUnmarked} from './formats/github.ts'
import {formatMarkdown} from './formats/markdown.ts'
import type {ReportContext} from './formats/report.ts'
import type {PageResult} from './page-result.ts'
import {describeError} from './read-text.ts'

/** GitHub takes a mebibyte of UTF-8 for the summary of a step; no character takes more than three bytes for its units. */
const summaryLength = 340_000

/** Adds the findings to the summary of the job where GitHub would not mark them all. Returns whether that went well. */
export function writeJobSummary(results: readonly PageResult[], context: ReportContext, {environment, terminal}: Invocation): boolean {
  const file = environment['GITHUB_STEP_SUMMARY']
  if (!file || !hasUnmarked(results)) return true
  try {
    appendFileSync(file, formatMarkdown(results, context, summaryLength))
    terminal.note('GitHub marks only ten findings of a kind: the summary of the job has them all')
    return true
  } catch (error) {
    terminal.note(`GITHUB_STEP_SUMMARY Unexpected failure to write it: ${describeError(error)}`)
    return false
  }
}
