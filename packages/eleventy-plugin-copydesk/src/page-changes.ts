import type {CalendarDate} from 'remark-copydesk'
import {factChanges} from './outputs/fact-changes.ts'
import type {FactChange} from './outputs/fact-changes.ts'
import type {Page} from './page.ts'
import type {Site} from './site.ts'
import type {Strings} from './strings.ts'

/** What changed in the same way on one day. */
export interface ChangeGroup {
  readonly date: CalendarDate
  readonly label: string
  readonly changes: readonly FactChange[]
}

/** The change log of a page, newest first: of the facts that it cites or that are about its names, and of the ids of these. That something is near was news only on its day. */
export function pageChanges({facts, cited, about}: Pick<Page, 'facts' | 'cited' | 'about'>, {desk, today, strings}: Site): ChangeGroup[] {
  const own = new Set([...facts, ...cited])
  const groups: (ChangeGroup & {changes: FactChange[]})[] = []
  for (const change of factChanges(desk, about, today)) {
    if (change.type === 'soon' || change.type === 'ending' || ('fact' in change && !own.has(change.fact))) continue
    const label = changeLabel(change, strings)
    const group = groups.find((known) => known.date === change.date && known.label === label)
    if (group) group.changes.push(change)
    else groups.push({date: change.date, label, changes: [change]})
  }
  return groups
}

/** What happened, in a word or two; of a check the way in which it was made. */
export function changeLabel(change: FactChange, strings: Strings): string {
  if (change.type !== 'verified') return strings.changeTypes[change.type]
  const {kind, verified} = change.fact
  return strings.changeTypes[kind === 'opinion' || kind === 'derived' ? kind : verified.method]
}
