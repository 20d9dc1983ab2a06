import type {Nodes, Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {frontMatterBlock} from './front-matter.ts'
import {once} from './once.ts'
import {PageError} from './page-error.ts'
import {parserLimits} from './parser-limits.ts'
import type {Syntax} from './syntax.ts'
import {mayOverload} from './traces.ts'

const plain = unified().use(remarkParse).use(remarkGfm)
const withMatter = plain().use(remarkFrontmatter, ['yaml', 'toml'])
// Few pages are MDX, whose parser holds one of JavaScript, or leave their front matter open.
const processors = {markdown: once(() => withMatter().freeze()), mdx: once(() => withMatter().use(remarkMdx).freeze())}
/** For a page that opens front matter and never closes it: having looked for its end, the parser sees no footnotes. */
const withoutMatter = {markdown: once(() => plain().freeze()), mdx: once(() => plain().use(remarkMdx).freeze())}

/** The deepest nesting that is read: what walks a tree recurses, and so does the parser. */
const maxDepth = 500

/**
 * Parses Markdown (GFM, front matter) or MDX once, the same way for the lint and for the publisher.
 *
 * @throws {PageError} where it nests deeper than the parser can follow, or is no MDX.
 */
export function parseMarkdown(text: string, syntax: Syntax = 'markdown'): Root {
  try {
    return checkDepth(syntax === 'mdx' ? parseMdx(text) : parseAs('markdown', text))
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep()
    throw error
  }
}

function parseAs(syntax: Syntax, text: string): Root {
  const processor = (/^(?:---|\+\+\+)/u.test(text) && frontMatterBlock(text) === 0 ? withoutMatter : processors)[syntax]()
  // Few pages could be slow: the others are parsed without a count.
  return mayOverload(text) ? processor().use(parserLimits, text, syntax).parse(text) : processor.parse(text)
}

/** Comments of HTML and ids of headings, which MDX itself does not know and sites that are written in it do. */
const extensions = /<!--(?!-?>)(?<comment>(?:(?!-->|\*\/)[^])*)-->|(?<=^ {0,3}#{1,6}[ \t].*)\{#[\w.:-]+\}(?=[ \t]*$)/gmu

function parseMdx(text: string): Root {
  try {
    return parseAs('mdx', text)
  } catch (error) {
    // The same number of units, so that every other offset stays.
    const tame = text.replaceAll(extensions, (match, comment: string | undefined) => (comment === undefined ? ' '.repeat(match.length) : `{/* ${comment}*/}`))
    if (tame === text) throw asPageError(error, text)
    try {
      return parseAs('mdx', tame)
    } catch (inner) {
      throw asPageError(inner, text)
    }
  }
}

interface ParserMessage {
  readonly reason: string
  readonly place?: {readonly offset?: number; readonly start?: {readonly offset?: number}}
  readonly cause?: {readonly message?: string}
}

/** The parser’s complaint, or that it had none and gave up all the same; of an element that is not closed it stands at the element, which the complaint names. */
function asPageError(error: unknown, text: string): unknown {
  if (error instanceof RangeError || error instanceof PageError) return error
  // Elements that begin in one link and end in another make the parser fail on itself.
  if (!(error instanceof Error) || !('reason' in error)) return new PageError('Unexpected MDX that the parser cannot follow, expected elements that end where they begin', 0)
  const {reason, place, cause} = error as unknown as ParserMessage
  const detail = cause?.message === undefined ? '' : `: ${cause.message.replace(/ \(\d+:\d+\)$/u, '')}`
  const open = /^Expected a closing tag .*?\((?<line>\d+):(?<column>\d+)-/u.exec(reason)?.groups
  const offset = open ? offsetOf(text, Number(open['line']), Number(open['column'])) : (place?.offset ?? place?.start?.offset)
  return new PageError(`Unexpected MDX: ${reason}${detail}`, Math.min(offset ?? 0, text.length))
}

function offsetOf(text: string, line: number, column: number): number {
  const ends = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/gu), (match) => match.index + match[0].length)]
  return (ends[line - 1] ?? 0) + column - 1
}

/** @throws {PageError} where a tree nests deeper than anything that reads it could follow. */
export function checkDepth(tree: Root): Root {
  let level: readonly Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw tooDeep()
    level = level.flatMap((node): readonly Nodes[] => ('children' in node ? node.children : []))
  }
  return tree
}

function tooDeep(): PageError {
  return new PageError(`Unexpected nesting deeper than the parser can follow, expected at most ${maxDepth} levels`)
}
