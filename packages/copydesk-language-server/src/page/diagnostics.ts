import type {Finding} from 'remark-copydesk'
import {DiagnosticSeverity, DiagnosticTag} from 'vscode-languageserver/node'
import type {Diagnostic} from 'vscode-languageserver/node'
import type {Places} from '../encoding.ts'

/** How editors show what some rules find: struck through, or faded. */
const tags: Readonly<Record<string, DiagnosticTag>> = {'id-lifecycle': DiagnosticTag.Deprecated}

/** A finding as an editor shows it, in the command line’s words. */
export function toDiagnostic(finding: Finding, uri: string, places: Places): Diagnostic {
  const {rule, severity, message, range, url, related = []} = finding
  const tag = rule === 'suppression' && severity === 'warning' ? DiagnosticTag.Unnecessary : tags[rule]
  return {
    range: places.range(range),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: rule,
    ...(url !== undefined && {codeDescription: {href: url}}),
    source: 'copydesk',
    message,
    ...(tag !== undefined && {tags: [tag]}),
    ...(related.length > 0 && {relatedInformation: related.map(({range, message}) => ({location: {uri, range: places.range(range)}, message}))}),
  }
}
