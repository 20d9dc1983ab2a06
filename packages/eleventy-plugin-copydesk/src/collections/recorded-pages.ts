import {join} from 'node:path'
import type {CalendarDate, Desk} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import {listPage} from '../page.ts'
import type {ListedPage} from '../page.ts'
import type {RecordedPage} from './collection-record.ts'
import type {CollectionPart} from './read-part.ts'

/** The pages of parts, judged on the day of the join. */
export function recordedPages(parts: readonly CollectionPart[], {desk, root}: LoadedDesk, today: CalendarDate): readonly ListedPage[] {
  return parts.flatMap(({record}) => record.pages.map((page) => recordedPage(page, desk, root, today)))
}

function recordedPage({source, title, data, isVerified, used}: RecordedPage, desk: Desk, root: string, today: CalendarDate): ListedPage {
  const own = data['kind']
  return listPage({
    file: join(root, source),
    document: {path: source, desk, kind: typeof own === 'string' && own in desk.config.kinds ? own : desk.kindOf(source), frontMatter: {data}},
    title,
    used: () => used,
    isVerified: () => isVerified,
  }, today)
}

/** The order in which a folder is read: by each name on the way in turn. */
export function inPathOrder(a: ListedPage, b: ListedPage): number {
  const [first, second] = [a.document.path.split('/'), b.document.path.split('/')]
  const at = first.findIndex((name, index) => name !== second[index])
  const [one = '', other = ''] = [first[at], second[at]]
  return one < other ? -1 : one > other ? 1 : 0
}
