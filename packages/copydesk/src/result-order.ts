import {isDeepStrictEqual} from 'node:util'
import type {Finding} from 'remark-copydesk'
import {isMarkdown} from 'remark-copydesk/node'
import type {PageResult} from './page-result.ts'

/** Paths in the order in which a walk through folders meets them. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a, b].map((path) => path.replaceAll(/[\\/]/gu, '\0'))
  return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1
}

/** Results in one order, whoever found them first: pages, then the data of desks. */
export function inOrder(results: readonly PageResult[]): PageResult[] {
  return results.toSorted((a, b) => Number(isMarkdown(b.filePath)) - Number(isMarkdown(a.filePath)) || comparePaths(a.filePath, b.filePath))
}

/** One result for each file of data: several desks may have something against it, or the same. */
export function joinData(results: readonly PageResult[]): PageResult[] {
  return inOrder([...Map.groupBy(results, ({filePath}) => filePath).values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const known = same.some((result) => result.known) ? {known: joinFindings(same.flatMap((result) => result.known ?? []))} : {}
    return [{...first, findings: joinFindings(same.flatMap(({findings}) => findings)), ...known}]
  }))
}

function joinFindings(findings: readonly Finding[]): Finding[] {
  const words = ({rule, severity, message}: Finding): string => [rule, severity, message].join('\n')
  const sorted = findings.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1] || (words(a) < words(b) ? -1 : Number(words(a) > words(b))))
  return sorted.filter((finding, index) => !isDeepStrictEqual(finding, sorted[index - 1]))
}
