import {formatDate} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import type {Due} from '../due.ts'
import {loadOf} from '../due.ts'
import {describeEvidence, describeLoad} from './due-table.ts'

/** One issue for each owner. Its first line stays the same, so that a robot finds the issue it wrote and edits it. */
export function formatDueIssues({date, until, readings}: Due): string {
  const owners = [...new Set(readings.flatMap((reading) => reading.owners))].toSorted()
  if (owners.length === 0) return `Nothing to read until ${formatDate(until as CalendarDate)}.\n`
  return owners.map((owner) => {
    const own = readings.filter((reading) => reading.owners.includes(owner))
    return [
      `<!-- copydesk due ${encodeURIComponent(owner).replaceAll('%40', '@').replaceAll('--', '-%2D')} -->`,
      `# To read: ${escapeMarkdown(owner)}`,
      '',
      `As of ${formatDate(date as CalendarDate)}. ${describeLoad({load: loadOf(own, date), until})}`,
      '',
      ...own.map((reading) => {
        const when = reading.due === undefined ? 'now' : formatDate(reading.due)
        return `- [ ] **${when}** (${reading.state}) ${escapeMarkdown(reading.title)}, \`${escapeCode(`${reading.path}:${reading.line}`)}\`: ${escapeMarkdown(describeEvidence({...reading, sources: []}))}${reading.sources.map((url) => ` <${url}>`).join('')}`
      }),
      '',
    ].join('\n')
  }).join('\n')
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]<>#|~&!]/gu, String.raw`\$&`)
}

function escapeCode(text: string): string {
  return text.replaceAll(/[`\r\n]/gu, ' ')
}
