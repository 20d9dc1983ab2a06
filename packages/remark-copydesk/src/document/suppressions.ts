import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {parseCalendarDate} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'
import {expressionComment} from './mdx.ts'

/** A comment that silences rules. */
export interface Suppression {
  /** Source offsets of the comment. */
  readonly range: readonly [number, number]
  /** `disable-next-line`, `disable` or `enable`. */
  readonly verb: string
  readonly rules: readonly string[]
  readonly reason: string
  /** The day until which it was meant to stand. */
  readonly until: CalendarDate | undefined
  /** Source offsets between which it silences. */
  readonly scope: readonly [number, number]
  /** What is wrong with the comment itself. */
  readonly problem: string | undefined
  used: boolean
}

const html = /^<!--([^]*?)-->$/u
const command = /^\s*copydesk-(disable-next-line|disable|enable)([^]*)$/u

/**
 * Reads `<!-- copydesk-disable-next-line RULE … -- reason until YYYY-MM-DD -->` and the `disable` / `enable` pair;
 * in MDX such a comment stands in `{/*` and its end.
 */
export function readSuppressions(tree: Root, source: string): Suppression[] {
  const suppressions: Suppression[] = []
  const open: {-readonly [Key in keyof Suppression]: Suppression[Key]}[] = []
  visit(tree, (node) => {
    const words = node.type === 'html' ? html.exec(node.value.trim())?.[1] : expressionComment(node)
    if (words === undefined) return
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    const [, verb, rest = ''] = command.exec(words) ?? []
    if (verb === undefined) return
    const [rulePart = '', ...reasonParts] = rest.split(/(?:^|\s)--(?:\s|$)/u)
    const rules = rulePart.split(/[\s,]/u).filter(Boolean)
    if (verb === 'enable') {
      const ended = open.filter((entry) => rules.length === 0 || entry.rules.some((rule) => rules.includes(rule)))
      if (ended.length === 0) suppressions.push({range: [start, end], rules, reason: '', until: undefined, problem: 'no disable comment before it that it ends', used: false, scope: [end, end], verb})
      for (const entry of ended) {
        entry.scope = [entry.scope[0], start]
        open.splice(open.indexOf(entry), 1)
      }
      return
    }
    const said = reasonParts.join(' -- ').trim()
    const untilMatch = /(?:^|\s)until\s+(\S+)$/u.exec(said)
    const until = untilMatch?.[1] === undefined ? undefined : parseCalendarDate(untilMatch[1])
    const reason = (untilMatch ? said.slice(0, untilMatch.index) : said).trim().replace(/[,;]$/u, '')
    const problem =
      rules.length === 0 ? 'no rule' : reason === '' ? 'no reason' : untilMatch && !until ? `the date \`${untilMatch[1]}\`` : undefined
    const suppression = {range: [start, end] as const, verb, rules, reason, until, problem, used: false, scope: [end, source.length] as readonly [number, number]}
    if (verb === 'disable-next-line') {
      const lineEnd = source.indexOf('\n', end)
      const nextEnd = source.indexOf('\n', lineEnd + 1)
      suppression.scope = lineEnd < 0 ? [source.length, source.length] : [lineEnd + 1, nextEnd < 0 ? source.length : nextEnd]
    } else open.push(suppression)
    suppressions.push(suppression)
  })
  return suppressions
}
