import {checkFacts, lintChooser, rules} from 'remark-copydesk'
import type {CalendarDate, DeskProblem, Finding} from 'remark-copydesk'
import {DiagnosticSeverity} from 'vscode-languageserver/node'
import type {Diagnostic} from 'vscode-languageserver/node'
import {deskFile} from '../desks.ts'
import type {DeskState} from '../desks.ts'
import type {Places} from '../encoding.ts'

/** What keeps a desk from being loaded, as an editor shows it: from its place to the end of the line. */
export function problemDiagnostic({line, column, message}: DeskProblem, places: Places): Diagnostic {
  const [start, end] = places.line(line - 1)
  return {range: places.range([Math.min(start + column - 1, end), end]), severity: DiagnosticSeverity.Error, code: 'desk', source: 'copydesk', message}
}

/** What the rules find in a whole file of facts or a chooser, in the command line’s words. */
export function dataFindings({loaded, configPath, problems}: DeskState, path: string, places: Places, today: CalendarDate | undefined): Finding[] {
  // While the data is broken the desk is the one before, whose lines may have moved.
  if (!loaded || problems.length > 0) return []
  const options = today === undefined ? {} : {today}
  const facts = checkFacts(loaded.desk, options).filter((found) => deskFile(configPath, found.path) === path)
  return [
    ...facts.map(({line, column, rule, severity, message}): Finding => {
      const [start, end] = places.line(line - 1)
      return {rule, severity, message, range: [Math.min(start + column - 1, end), end], why: rules.find(({id}) => id === rule)?.why ?? ''}
    }),
    ...[...loaded.desk.choosers.values()].filter(({source}) => deskFile(configPath, source.path) === path).flatMap((entry) => lintChooser(entry, loaded.desk, options)),
  ]
}
