import {formatGithub} from './formats/github.ts'
import {formatGitlab} from './formats/gitlab.ts'
import {formatJson} from './formats/json.ts'
import {formatJunit} from './formats/junit.ts'
import {formatMarkdown} from './formats/markdown.ts'
import {formatPretty} from './formats/pretty.ts'
import {formatRdjsonl} from './formats/rdjsonl.ts'
import type {Formatter} from './formats/report.ts'
import {formatSarif} from './formats/sarif.ts'

export type {Formatter, ReportContext} from './formats/report.ts'
export type {PageResult} from './page-result.ts'
export {formatGithub, formatGitlab, formatJson, formatJunit, formatMarkdown, formatPretty, formatRdjsonl, formatSarif}

/** Every format of findings by its name, the standard one first. All are pure: results in, text out. */
export const formatters = {
  pretty: formatPretty,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  gitlab: formatGitlab,
  junit: formatJunit,
  rdjsonl: formatRdjsonl,
  markdown: formatMarkdown,
} as const satisfies Record<string, Formatter>

/** The name of a format of findings. */
export type FormatName = keyof typeof formatters
