import {escapeMarkdown} from 'remark-copydesk'
import {describeTarget} from '../markdown/describe-target.ts'
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
  const texts = [
    ...targets.flatMap((target) => describeTarget(target, loaded.desk) ?? []),
    ...found.map(({rule, why}) => `\`${rule}\`: ${escapeMarkdown(why)}`),
  ]
  const range = targets[0]?.range ?? found[0]?.range
  return range && texts.length > 0 ? {text: [...new Set(texts)].join('\n\n---\n\n'), range} : undefined
}
