import {escapeMarkdown} from 'remark-copydesk'
import {dataHover} from '../data/data-targets.ts'
import {describeTarget} from '../markdown/describe-target.ts'
import {matterAt} from './matter-at.ts'
import type {OpenPage} from './open-page.ts'
import {targetsAt} from './page-targets.ts'

/** Something to show in Markdown, and the stretch it is about. */
export interface HoverText {
  readonly text: string
  readonly range: readonly [start: number, end: number]
}

/** What there is to say about a place of a page: the name, id or fact there, and why what is found there matters. */
export function pageHover(page: OpenPage, offset: number): HoverText | undefined {
  const {document, findings, loaded} = page
  const targets = targetsAt(document, offset)
  const found = findings.filter(({range: [start, end]}) => start <= offset && offset <= end && end > start)
  const matter = targets.length === 0 ? matterAt(page, offset) : undefined
  const key = matter && dataHover(matter.role, matter.text, offset - matter.start, loaded.desk)
  const texts = [
    ...(key ? [key.text] : []),
    ...targets.flatMap((target) => describeTarget(target, loaded.desk) ?? []),
    ...found.map(({rule, why}) => `\`${rule}\`: ${escapeMarkdown(why)}`),
  ]
  const range: HoverText['range'] | undefined = targets[0]?.range ?? (key && matter ? [key.range[0] + matter.start, key.range[1] + matter.start] : found[0]?.range)
  return range && texts.length > 0 ? {text: [...new Set(texts)].join('\n\n---\n\n'), range} : undefined
}
