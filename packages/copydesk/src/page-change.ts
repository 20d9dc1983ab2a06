import type {Finding} from 'remark-copydesk'

/** What a change did to a page. */
export interface PageChange {
  /** The lines that it wrote, as ranges of the text without their last line break. */
  readonly ranges: readonly (readonly [start: number, end: number])[]
  /** The page as it was; absent for a new one. */
  readonly base?: {readonly text: string}
  /** It is the same text in another place. */
  readonly movedOnly?: boolean
}

/** Whether a finding, or what it relates to, has a part in what the change wrote. */
export function touchesChange({range, related = []}: Finding, {ranges}: PageChange): boolean {
  return [range, ...related.map((other) => other.range)].some(([start, end]) =>
    ranges.some(([from, to]) => (start === end || from === to ? start <= to && from <= end : start < to && from < end)))
}
