import {addDays} from 'remark-copydesk'
import {CodeOwners} from '../code-owners.ts'
import type {Command} from '../command.ts'
import {deskPages} from '../desk-pages.ts'
import {loadOf} from '../due.ts'
import {dayOfRun} from '../effective-day.ts'
import {formatDueCalendar} from '../formats/calendar.ts'
import {formatDueIssues} from '../formats/due-issues.ts'
import {formatDueTable} from '../formats/due-table.ts'
import {printJson} from '../formats/json.ts'
import {onlyDesk} from '../only-desk.ts'
import {citingOwners, compareReadings, readingOfFact, readingOfPage} from '../readings.ts'
import type {Reading} from '../readings.ts'
import {writeOutputs} from '../outputs.ts'
import {UsageError} from '../usage-error.ts'

/** Lists what somebody has to read. */
export const dueCommand: Command = {
  name: 'due',
  usage: '',
  summary: 'List the pages and facts that need reading, by whom and when',
  details: `The pages and facts whose verification has run out or runs out in the time of --within, with the
evidence there is and the load of each week. An owner is the \`owner\` of the front matter, else who
CODEOWNERS says, else nobody; a fact without one has that of the first page that cites it. \`markdown\` is one issue for each owner, to be edited in place; \`ics\`
a calendar to subscribe to. What is due fails nothing: the exit code is 0.`,
  examples: [
    ['copydesk due', 'the next 30 days'],
    ['copydesk due --within 6w --owner @docs-team', 'six weeks of one owner'],
    ['copydesk due --format ics=due.ics', 'a calendar'],
  ],
  options: ['format', 'config', 'now', 'within', 'owner'],
  formats: ['table', 'json', 'ics', 'markdown'],
  run(invocation) {
    const {words: [word], options, terminal, cwd} = invocation
    if (word !== undefined) throw new UsageError(`Unexpected word \`${word}\`, expected options only: \`copydesk due\` reads every page of the desk`)
    const today = dayOfRun(invocation)
    const loaded = onlyDesk(invocation)
    if (!loaded) return 2
    const {desk, root} = loaded
    const {pages, problems} = deskPages(loaded, cwd)
    for (const problem of problems) terminal.note(problem)
    const owners = new CodeOwners(root)
    const citing = citingOwners(pages, owners)
    const last = addDays(today, options.within)
    const readings = [
      ...pages.map((page) => readingOfPage(page, owners, today)),
      ...[...desk.facts.values()].map((fact) => readingOfFact(fact, desk, owners, citing, cwd, today)),
    ].filter((reading): reading is Reading =>
      reading !== undefined && (reading.due === undefined || reading.due <= last) && (options.owner === undefined || reading.owners.includes(options.owner)))
      .toSorted(compareReadings)
    const due = {date: today, until: last, readings, load: loadOf(readings, today)}
    const site = desk.config.site
    const print = {
      json: () => printJson(due),
      ics: () => formatDueCalendar(readings, today, site?.name ?? 'Copydesk', site?.url),
      markdown: () => formatDueIssues(due),
      table: (toFile: boolean) => formatDueTable(due, terminal.color && !toFile),
    }
    const written = writeOutputs(invocation, (format, toFile) => print[format as keyof typeof print](toFile), {taken: new Set(pages.map(({filePath}) => filePath))})
    return problems.length > 0 || !written ? 2 : 0
  },
}
