import {lint, makeDocument, parseCalendarDate} from 'remark-copydesk'
import type {CalendarDate, Document, Finding, LintOptions} from 'remark-copydesk'
import {effectiveDate, quickParse} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import type {OpenDocument} from '../open-document.ts'
import {newFindings} from './new-findings.ts'

/** A page that is open in an editor: one version of its text, under one state of its desk, on one day. */
export interface OpenPage {
  readonly open: OpenDocument
  readonly loaded: LoadedDesk
  readonly path: string
  readonly document: Document
  readonly options: LintOptions
  readonly findings: readonly Finding[]
}

/** Reads and lints a page as the command line does. */
export function makeOpenPage(open: OpenDocument, {loaded, pagePath}: {readonly loaded: LoadedDesk; readonly pagePath: string}, today: CalendarDate | undefined): OpenPage {
  const document = makeDocument({text: open.text, path: pagePath, parse: quickParse}, loaded.desk)
  const options = today === undefined ? {} : {today}
  let findings: readonly Finding[] | undefined
  return {open, loaded, path: pagePath, document, options, get findings() {
    // Completion asks at every key and needs none.
    return (findings ??= newFindings(lint(document, options).findings, open, loaded))
  }}
}

/** The day it is, as the command line tells it; without one where `SOURCE_DATE_EPOCH` is no date. */
export function dayOf(now: unknown): CalendarDate | undefined {
  if (typeof now === 'string' && parseCalendarDate(now)) return parseCalendarDate(now)
  try {
    return effectiveDate().date
  } catch {
    return undefined
  }
}
