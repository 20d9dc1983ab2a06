/** Where a part of a page begins and ends. */
export type Part = readonly [start: number, end: number]

/** A block that goes on over empty lines: what its last line looks like, and how far in all of its lines stand. */
interface OpenBlock {
  readonly ends: RegExp
  readonly indent: number
}

/**
 * Cuts Markdown, from an offset on, into parts that say the same wherever they stand: each begins at the margin behind an
 * empty line, where every list, quote and note before it has ended, and within no block that goes on over empty lines.
 * Link definitions alone reach beyond their part. What cannot be told from single lines is left in one part with all behind it.
 */
export function partsOf(text: string, from = 0): Part[] {
  const starts = [from]
  let open: OpenBlock | undefined
  let isBehindBlank = false
  // Within HTML that ends at an empty line, nothing else begins.
  let mayBeHtml = false
  for (let at = from, next; at < text.length; at = next) {
    const feed = text.indexOf('\n', at)
    next = feed < 0 ? text.length : feed + 1
    const line = text.slice(at, feed < 0 ? next : feed)
    const first = line.charCodeAt(0)
    if (loneReturn.test(line)) break
    if (blank.test(line)) {
      isBehindBlank = true
      mayBeHtml = false
      continue
    }
    if (open) {
      if (indentOf(line) < open.indent) break
      if (open.ends.test(line)) open = undefined
      isBehindBlank = false
      continue
    }
    if (isBehindBlank && at > from && beginsPart.test(line)) starts.push(at)
    isBehindBlank = false
    if (first !== space && first !== backtick && first !== tilde && first !== lessThan) continue
    const begun = openBlock(line)
    if (begun && (mayBeHtml || !begun.isCertain)) break
    open = begun
    mayBeHtml ||= startsHtml.test(line)
  }
  return starts.map((start, index) => [start, starts[index + 1] ?? text.length])
}

const [tab, space, lessThan, backtick, tilde] = [9, 32, 60, 96, 126]

/** Remark remembers a block of code over empty lines, and then takes what may not interrupt a paragraph for text. */
const beginsPart = /^(?![ \t\d<]|[*+-](?:[ \t\r]|$))/
const blank = /^[ \t]*\r?$/
const loneReturn = /\r(?!$)/
const startsHtml = /^ {0,3}</
const fence = /^( {0,3})(?:(`{3,})[^`]*|(~{3,})[^]*)$/
const rawHtml = /^( {0,3})<(?:(?<tag>(?:pre|script|style|textarea)(?=[\s>]|$))|(?<comment>!--)|(?<data>!\[CDATA\[)|(?<declaration>![A-Z])|(?<instruction>\?))/i

/** How the kinds of HTML end that go on over empty lines. */
const htmlEnds = {tag: /<\/(?:pre|script|style|textarea)>/i, comment: /-->/, data: /\]\]>/, declaration: />/, instruction: /\?>/} as const

/** The block that a line begins and does not end. It is not certain where it may stand in a list, and a list’s end may be its end. */
function openBlock(line: string): (OpenBlock & {readonly isCertain: boolean}) | undefined {
  const [, indent = '', ticks, tildes] = fence.exec(line) ?? []
  const mark = ticks ?? tildes
  if (mark !== undefined) return {ends: new RegExp(`^ {${indent.length},3}${mark[0]}{${mark.length},}[ \\t\\r]*$`), indent: indent.length, isCertain: true}
  const html = rawHtml.exec(line)
  const kind = html && (Object.keys(htmlEnds) as (keyof typeof htmlEnds)[]).find((name) => html.groups?.[name] !== undefined)
  if (!kind || htmlEnds[kind].test(line)) return undefined
  return {ends: htmlEnds[kind], indent: 0, isCertain: html[1] === ''}
}

function indentOf(line: string): number {
  let columns = 0
  while (columns < 4 && line.charCodeAt(columns) === space) columns += 1
  return line.charCodeAt(columns) === tab ? 4 : columns
}
