import {relative} from 'node:path'
import type {Finding} from 'remark-copydesk'

/** A finding in the words of the command line: place, severity, rule, what, why. */
export function findingText(file: string, text: string, finding: Finding): string {
  const before = text.slice(0, finding.range[0])
  const line = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  return [
    `${visible(shownPath(file))}:${line}:${column} ${finding.severity} ${finding.rule}`,
    `  ${visible(finding.message)}`,
    `  why: ${visible(finding.why)}`,
  ].join('\n')
}

/** A path as a person at the terminal would type it. */
export function shownPath(file: string): string {
  const short = relative(process.cwd(), file)
  return short === '' || short.startsWith('..') ? file : short
}

/** Text without the characters that steer a terminal or turn its direction. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what it is for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}')
}
