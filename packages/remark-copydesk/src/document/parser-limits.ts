import type {Plugin} from 'unified'
import {frontMatterBlock} from './front-matter.ts'
import {count, readMarks} from './marks.ts'
import type {Marks} from './marks.ts'
import {PageError} from './page-error.ts'
import type {Syntax} from './syntax.ts'

/** Most marks of emphasis in one paragraph or cell: to find their pairs takes remark the square of their number. */
const maxEmphasis = 2000

/** Most steps of looking ahead from marks in one paragraph or cell, each of which may go to its end: half a second to two for these. */
const [maxHtmlSteps, maxOtherSteps] = [40_000_000, 60_000_000]

/** Most lines that go on with the paragraph of a quote or list without its mark: each costs as much as there are before it. */
const maxLazy = 2000

/** Most containers that one line may open, and the last column at which one may begin: lists that nest by their indentation are dear on each line. */
const [maxOpened, maxColumn] = [500, 1000]

/** Most lines of one paragraph: where each ends, remark moves all that come after it. */
const maxParagraphLines = 10_000

/** Most characters and lines of a page that is parsed: a line can cost 20 kilobytes of memory, and there may be several pages at a time. */
const [maxCharacters, maxLines] = [2_000_000, 50_000]

/** A line of so many list marks is searched for a thematic break at each of them. */
const opensLists = new RegExp(`^(?:[ \\t]*[-+*][ \\t]){${maxOpened}}`, 'mu')

/** What is wrong with a text that is longer than what the parser takes without taking the machine. */
export function sizeError(text: string): PageError | undefined {
  const tooLong = (found: number, what: string, most: number): PageError => new PageError(`Unexpected page of ${found} ${what}, expected at most ${most} where it has to be parsed: the parser would take very long`)
  if (text.length > maxCharacters) return tooLong(text.length, 'characters', maxCharacters)
  const lines = count(text, '\n')
  return lines > maxLines ? tooLong(lines, 'lines', maxLines) : undefined
}

/** Whether a parse could take more than about linear time. */
export function mayParseSlowly(text: string, marks: Marks = readMarks(text)): boolean {
  return (hasManyMarks(text, marks) && Array.from(inlinePieces(text)).some((piece) => hasManyMarks(piece))) || (hasManyLines(text, marks) && Array.from(blocksOf(text)).some(({start, end}) => hasManyLines(text.slice(start, end))))
}

function hasManyMarks(text: string, {emphasis, lessThan, pairs}: Marks = readMarks(text)): boolean {
  return emphasis > maxEmphasis || lessThan * text.length > maxHtmlSteps || pairs * text.length > maxOtherSteps
}

function hasManyLines(text: string, {lineEnds}: Marks = readMarks(text)): boolean {
  return lineEnds > maxParagraphLines || (lineEnds > maxLazy && /^[ \t]*(?:[>*+-]|\d+[.)]|\[\^)/mu.test(text))
}

/** What no emphasis, link or code goes out of: what lies between empty lines, and of a table each row. Front matter has none. */
export function* inlinePieces(text: string): Generator<string> {
  const body = text.slice(frontMatterBlock(text))
  for (const {start, end} of blocksOf(body)) {
    const block = body.slice(start, end).replaceAll(/^[\r\n]+|[\r\n]+$/gu, '')
    if (isTable(block)) yield* block.split(/[\r\n]+/u)
    else yield block
  }
}

/** Whether a block is all rows of one table. A no too many costs time. */
function isTable(block: string): boolean {
  if (!/^ {0,3}\|[^\r\n]*[\r\n]+ {0,3}\|[ \t|:-]+(?:[\r\n]+ {0,3}\|[^\r\n]*)*$/u.test(block)) return false
  const [header = '', delimiters = ''] = block.split(/[\r\n]+/u, 2)
  const cells = (row: string): number => row.trim().replace(/^\|/u, '').replace(/(?<!\\)\|$/u, '').split(/(?<!\\)\|/u).length
  return /^[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/u.test(delimiters) && cells(header) === cells(delimiters)
}

interface Block {
  readonly start: number
  readonly end: number
}

/** What lies between empty lines: no paragraph is longer. */
function* blocksOf(text: string): Generator<Block> {
  let start = 0
  for (const {index} of text.matchAll(/(?:\r?\n|\r(?!\n))[ \t]*(?=[\r\n])/gu)) {
    yield {start, end: index}
    start = index
  }
  yield {start, end: text.length}
}

interface TokenizeContext {
  readonly parser: {readonly lazy: Readonly<Record<number, boolean>>}
  now(): {readonly line: number; readonly column: number; readonly offset: number}
}

type State = (code: number | null) => State | undefined

function tooDeep(): PageError {
  return new PageError(`Unexpected nesting deeper than the parser can follow, expected at most ${maxOpened} levels`)
}

/** Counts at a mark and takes nothing, so that the parser goes on as if it were not there. */
function countAt(note: (context: TokenizeContext) => void): {tokenize: unknown} {
  return {
    tokenize(this: TokenizeContext, _effects: unknown, _ok: State, nok: State): State {
      return (code) => {
        note(this)
        return nok(code)
      }
    },
  }
}

/** Lets a parse of a text throw a `PageError` before it would take very long. Exact: what is counted is what the parser does. In MDX no `<` looks ahead. */
export const parserLimits: Plugin<[string, Syntax]> = function (text, syntax) {
  if (opensLists.test(text)) throw tooDeep()
  const blocks = [...blocksOf(text)]
  const emphasis = new WeakMap<TokenizeContext, number>()
  let [line, opened, lazy] = [0, 0, 0]
  const forEmphasis = countAt((context) => {
    const number = (emphasis.get(context) ?? 0) + 1
    if (number > maxEmphasis) throw new PageError(`Unexpected paragraph with more than ${maxEmphasis} marks of emphasis, expected fewer: the parser would take very long`, context.now().offset)
    emphasis.set(context, number)
  })
  const forSteps = (most: number, what: string): {tokenize: unknown} => {
    const steps = new WeakMap<TokenizeContext, number>()
    return countAt((context) => {
      const {offset} = context.now()
      const {end} = blocks[blocks.findLastIndex(({start}) => start <= offset)] ?? {end: text.length}
      const number = (steps.get(context) ?? 0) + end - offset
      if (number > most) throw new PageError(`Unexpected paragraph with so many ${what} in so long a text, expected fewer or a shorter one: the parser would take very long`, offset)
      steps.set(context, number)
    })
  }
  const forLine = countAt((context) => {
    const now = context.now()
    opened = now.line === line ? opened + 1 : 1
    if (now.line !== line) lazy = context.parser.lazy[now.line - 1] ? lazy + 1 : 0
    line = now.line
    if (lazy > maxLazy) throw new PageError(`Unexpected paragraph that goes on for more than ${maxLazy} lines without the mark of its quote or list, expected fewer: the parser would take very long`, now.offset)
    if (opened > maxOpened || now.column > maxColumn) throw tooDeep()
  })
  const lines = new WeakMap<TokenizeContext, number>()
  const forLineEnd = countAt((context) => {
    const number = (lines.get(context) ?? 0) + 1
    if (number > maxParagraphLines) throw new PageError(`Unexpected paragraph of more than ${maxParagraphLines} lines, expected fewer: the parser would take very long`, context.now().offset)
    lines.set(context, number)
  })
  const at = (marks: string, construct: unknown): Record<number, unknown> => Object.fromEntries(Array.from(marks, (mark) => [mark.codePointAt(0), construct]))
  const data = this.data() as {micromarkExtensions?: unknown[]}
  const extensions = (data.micromarkExtensions ??= [])
  // What ends a line are three codes of its own.
  extensions.push({text: {'-5': forLineEnd, '-4': forLineEnd, '-3': forLineEnd, ...at('*_~', forEmphasis), ...(syntax === 'markdown' && at('<', forSteps(maxHtmlSteps, '`<`'))), ...at('`]', forSteps(maxOtherSteps, 'links or backticks'))}, document: {...at('>*+-0123456789[', forLine), null: forLine}})
}
