import type {Desk} from '../desk/desk.ts'
import {escapePattern} from '../desk/escape-pattern.ts'
import type {PhraseScanner} from '../desk/phrase-scanner.ts'
import {frontMatterBlock} from './front-matter.ts'
import {inlinePieces} from './parser-limits.ts'
import type {Syntax} from './syntax.ts'

/** What a page shows before it is parsed. Each says yes wherever the parsed page could. */
export interface Traces {
  /** It may hold a phrase of a group, or of both of two groups in one sentence (`names+present`, `day+digit`). */
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
  const hasKey = (key: string): boolean => matter.includes('\\') || keysFor(key).some((name) => hasName(matter, name))
  return {
    has: (group) => (groups ??= scanner.scan(text, block, syntax)).has(group),
    hasKey,
    kind: desk.kindOf(path) !== undefined || hasKey('kind'),
    cites: text.includes('[^f:'),
  }
}

/** Whether a block of front matter may have a key; in TOML any place of its name will do. */
function hasName(matter: string, name: string): boolean {
  return matter.includes(name) && (matter.startsWith('+') || oddKeys.test(matter) || keyPattern(name).test(matter))
}

/** Marks of YAML that may stand before a key, or for one. */
const oddKeys = /(?:^|[\s[{,:])[&*!?]/u

/** A key of YAML, plain or in quotation marks: in front of a line or behind a mark of a flow mapping. */
const keyPattern = (() => {
  const known = new Map<string, RegExp>()
  return (key: string): RegExp => {
    const pattern = known.get(key) ?? new RegExp(`(?:^(?:---)?[ \\t]*|[{,]\\s*)["']?${escapePattern(key)}["'\\s:,}\\].]`, 'mu')
    known.set(key, pattern)
    return pattern
  }
})()

/** Fewer than these nest no deeper than `maxDepth` in all: a level a column at the beginning of a line, and as many as `inlineDepth` says. */
const [lineColumns, inlineMarks] = [240, 240]

/** A tab is up to four columns, so fewer characters are fewer columns than the most. */
const lineCharacters = lineColumns / 4

/** Containers of one kind alone, as a line of hyphens, nest too. */
const opensContainers = new RegExp(String.raw`^[ \t>*+\d.)-]{${lineCharacters},}`, 'u')

/**
 * Whether a text may nest deeper than what walks a tree can follow: by a line that begins with very many
 * marks of quotes and lists, or very many marks of emphasis and images between two empty lines.
 */
export function mayNestDeep(text: string): boolean {
  for (let at = 0; at >= 0 && at < text.length; at = text.indexOf('\n', at) + 1 || -1) {
    const code = text.charCodeAt(at)
    // Most lines begin with a letter.
    if (code < 63 && columns(opensContainers.exec(text.slice(at, at + lineColumns))?.[0] ?? '') >= lineColumns) return true
  }
  return inlineDepth(text) >= inlineMarks && Array.from(inlinePieces(text)).some((piece) => inlineDepth(piece.replaceAll(insideWord, '')) >= inlineMarks)
}

function columns(marks: string): number {
  return marks.length + 3 * count(marks, '\t')
}

/** Neither opens nor closes emphasis. */
const insideWord = /(?<=[\dA-Za-z])_+(?=[\dA-Za-z])/g

/** How deep the marks of a text could nest at most. Emphasis has one at either end; of brackets only those of images and of notes nest. */
function inlineDepth(text: string): number {
  return 1 + count(text, '![') + count(text, '[^') + (count(text, '*') + count(text, '_') + count(text, '~')) / 2
}

function count(text: string, mark: string): number {
  let number = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) number += 1
  return number
}
