import type {Desk} from '../desk/desk.ts'
import {escapePattern} from '../desk/escape-pattern.ts'
import type {PhraseScanner} from '../desk/phrase-scanner.ts'
import {frontMatterBlock} from './front-matter.ts'
import {readMarks} from './marks.ts'
import type {Marks} from './marks.ts'
import {once} from './once.ts'
import {inlinePieces, mayParseSlowly} from './parser-limits.ts'
import type {Syntax} from './syntax.ts'

/** What a page shows before it is parsed. Each says yes wherever the parsed page could. */
export interface Traces {
  /** It may hold a phrase of a group, or of both of two groups in one sentence (`names+present`, `day+digit`). */
  has(group: string): boolean
  /** Offsets in all parts of the page that may hold a phrase of a group for which `reads` asks, in order; `undefined` where it may be anywhere. */
  placesOf(group: string): readonly number[] | undefined
  /** Its front matter may have a key. */
  hasKey(key: string): boolean
  /** It may be of a kind. */
  readonly kind: boolean
  /** It may cite a fact. */
  readonly cites: boolean
}

/** Reads the traces of a page; the text is walked when a phrase is first asked for. */
export function readTraces({text, path, syntax}: {readonly text: string; readonly path: string; readonly syntax: Syntax}, desk: Desk, scanner: PhraseScanner, reads: readonly string[] = []): Traces {
  const block = frontMatterBlock(text)
  const matter = text.slice(0, block)
  const scanned = once(() => {
    // Where two groups meet is no place of either.
    const places = new Map(reads.filter((group) => !group.includes('+')).map((group): [string, number[]] => [group, []]))
    return {groups: scanner.scan(text, block, syntax, places), places}
  })
  const map = Object.entries(desk.config['front-matter'] ?? {})
  const keysFor = (key: string): string[] => [key, ...map.flatMap(([field, entry]) => (field.split('.')[0] === key ? (entry?.from ?? []).map((from) => from.split('.')[0] ?? '') : []))]
  const hasKey = (key: string): boolean => matter.includes('\\') || keysFor(key).some((name) => hasName(matter, name))
  return {
    has: (group) => scanned().groups.has(group),
    placesOf: (group) => scanned().places.get(group),
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

/** Whether a parse of a text may take long, or nest deep. A yes too many costs time. */
export function mayOverload(text: string): boolean {
  const marks = readMarks(text)
  return mayParseSlowly(text, marks) || mayNestDeep(text, marks)
}

/**
 * Whether a text may nest deeper than what walks a tree can follow: by a line that begins with very many
 * marks of quotes and lists, or very many marks of emphasis and images between two empty lines.
 */
export function mayNestDeep(text: string, marks: Marks = readMarks(text)): boolean {
  if (marks.opening >= lineColumns) return true
  return inlineDepth(marks) >= inlineMarks && Array.from(inlinePieces(text)).some((piece) => inlineDepth(readMarks(piece.replaceAll(insideWord, ''))) >= inlineMarks)
}

/** Neither opens nor closes emphasis. */
const insideWord = /(?<=[\dA-Za-z])_+(?=[\dA-Za-z])/g

/** How deep the marks of a text could nest at most. Emphasis has one at either end; of brackets only those of images and of notes nest. */
function inlineDepth({emphasis, nesting}: Marks): number {
  return 1 + nesting + emphasis / 2
}
