import type {Desk} from '../desk/desk.ts'
import type {PhraseScanner} from '../desk/phrase-scanner.ts'
import {frontMatterBlock} from './front-matter.ts'
import type {Syntax} from './syntax.ts'

/** What a page shows before it is parsed. Each says yes wherever the parsed page could. */
export interface Traces {
  /** It may hold a phrase of a group, or of both of two groups between two empty lines (`names+present`). */
  has(group: string): boolean
  /** Its front matter may have a key. */
  hasKey(key: string): boolean
  /** It may be of a kind. */
  readonly kind: boolean
  /** It may cite a fact. */
  readonly cites: boolean
}

/** Reads the traces of a page; the text is walked when a phrase is first asked for. */
export function readTraces({text, path, syntax}: {readonly text: string; readonly path: string; readonly syntax: Syntax}, desk: Desk, scanner: PhraseScanner): Traces {
  const block = frontMatterBlock(text)
  const matter = text.slice(0, block)
  let groups: ReadonlySet<string> | undefined
  const map = Object.entries(desk.config['front-matter'] ?? {})
  const keysFor = (key: string): string[] => [key, ...map.flatMap(([field, entry]) => (field.split('.')[0] === key ? (entry?.from ?? []).map((from) => from.split('.')[0] ?? '') : []))]
  const hasKey = (key: string): boolean => matter.includes('\\') || keysFor(key).some((name) => matter.includes(name))
  return {
    has: (group) => (groups ??= scanner.scan(text, block, syntax)).has(group),
    hasKey,
    kind: desk.kindOf(path) !== undefined || hasKey('kind'),
    cites: text.includes('[^f:'),
  }
}

/** Fewer marks than this nest no deeper than `maxDepth`, at two of a line’s marks a level and a pair of an inline’s. */
const [lineMarks, inlineMarks] = [60, 400]

/** Containers of one kind alone, as a line of hyphens, nest too. */
const opensDeep = new RegExp(String.raw`^[ \t>*+\d.)-]{${lineMarks}}$`, 'u')

/**
 * Whether a text may nest deeper than what walks a tree can follow: by a line that begins with very many
 * marks of quotes and lists, or very many marks of emphasis and links.
 */
export function mayNestDeep(text: string): boolean {
  for (let at = 0; at >= 0 && at < text.length; at = text.indexOf('\n', at) + 1 || -1) {
    const code = text.charCodeAt(at)
    // Most lines begin with a letter.
    if (code < 63 && opensDeep.test(text.slice(at, at + lineMarks))) return true
  }
  return ['*', '_', '~', '['].some((mark) => countUpTo(text, mark, inlineMarks) >= inlineMarks)
}

function countUpTo(text: string, mark: string, most: number): number {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0 && count < most; at = text.indexOf(mark, at + 1)) count += 1
  return count
}
