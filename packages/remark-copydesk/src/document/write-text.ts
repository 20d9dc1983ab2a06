import type {Document} from './document.ts'
import {readFrontMatter} from './front-matter.ts'
import {PageError} from './page-error.ts'
import {parseMarkdown} from './parse.ts'
import {readPassages} from './passages.ts'
import type {LonePassage, Passage} from './passages.ts'
import {hasOwnSource, sourceRange} from './source-map.ts'

/** An edit of the source, as a finding has it. */
interface SourceEdit {
  readonly range: readonly [number, number]
  readonly text: string
}

/** Words that mean nothing to Markdown wherever they stand but at the beginning of a line. */
const harmless = /^[\p{L}\p{N}\p{M} .,/·–-]*$/u

/** What may stand in front of the first word of a block or a line: indents and the marks of quotes, items and notes. */
const lineOpening = /(?:^|[\r\n])(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\r\n]*\]:)*$/u

/**
 * The edit after which a reader reads `text` in place of the passage’s units from `start` to `end`:
 * written as that place of Markdown or YAML asks. What stood there in code format stays in it unless
 * `format` says otherwise. `undefined` where nobody can write it there.
 */
export function writeText(document: Document, passage: LonePassage, start: number, end: number, text: string, format?: 'text' | 'code'): SourceEdit | undefined {
  const {map, marks} = passage
  if (!hasOwnSource(map, start, end)) return undefined
  const at = map.starts[start] ?? map.ends[start - 1] ?? 0
  const range = end > start ? sourceRange(map, start, end) : ([at, at] as const)
  const wanted = passage.text.slice(0, start) + text + passage.text.slice(end)
  if (passage.kind === 'front-matter') return writeScalar(document, passage.key ?? [], range, text, wanted)
  if (document.syntax === 'markdown' && cutsElement(document.text.slice(...range))) return undefined
  const spans = marks.filter((mark) => mark.type !== 'quote' && mark.type !== 'address' && mark.start < end && mark.end > start)
  const code = spans.find((mark) => mark.type === 'code' && mark.start <= start && mark.end >= end && /`[ ]?$/u.test(document.text.slice(Math.max(0, (map.starts[mark.start] ?? 0) - 2), map.starts[mark.start])))
  const leavesCode = code !== undefined && format === 'text' && code.start === start && code.end === end
  const inCode = code !== undefined && !leavesCode
  const leads = lineOpening.test(document.text.slice(Math.max(0, range[0] - 80), range[0]))
  const written = inCode ? text : format === 'code' ? `\`${text}\`` : escapeMarkdown(text, leads || passage.kind === 'heading')
  // Half of an element or expression of MDX would be no MDX.
  const cutsProgram = document.syntax === 'mdx' && /[<>{}]/u.test(document.text.slice(...range))
  const cutsMarkup = leavesCode || cutsProgram || spans.some((mark) => mark.start > start || mark.end < end)
  if (!cutsMarkup && harmless.test(text) && (!leads || /^\p{L}/u.test(text))) return {range, text: written}
  // Half of a pair of signs would be left: the edit takes them along where that leaves what a reader reads.
  const left = cutsMarkup ? range[0] - (/[*_~`]+ ?$/u.exec(document.text.slice(Math.max(0, range[0] - 8), range[0]))?.[0].length ?? 0) : range[0]
  const right = cutsMarkup ? range[1] + (/^ ?[*_~`]+/u.exec(document.text.slice(range[1], range[1] + 8))?.[0].length ?? 0) : range[1]
  const widened = [[left, range[1]], [range[0], right], [left, right]] as const
  const ranges = leavesCode ? widened.slice(2) : cutsMarkup ? [range, ...widened] : [range]
  return ranges.map((one) => ({range: one, text: written})).find((edit) => readsAs(document, passage, edit, wanted))
}

/** Whether a piece of Markdown has one tag of an element without the other: a reader would read the same, and the page would be broken. */
function cutsElement(piece: string): boolean {
  const open: string[] = []
  for (const [, slash, name = ''] of piece.matchAll(/<(\/?)([A-Za-z][\w-]*)[^<>]*>/gu)) {
    if (slash === '') {
      if (!/^(?:br|hr|img|wbr)$/iu.test(name)) open.push(name.toLowerCase())
    } else if (open.pop() !== name.toLowerCase()) return true
  }
  return open.length > 0
}

function readsAs(document: Document, passage: LonePassage, edit: SourceEdit, wanted: string): boolean {
  const after = apply(document.text, edit)
  const passages = passagesOf(after, document)
  const index = document.passages.findIndex(({kind, map, text}) => kind === passage.kind && map.starts[0] === passage.map.starts[0] && text === passage.text)
  return passages.length === document.passages.length && passages[index]?.text === wanted
}

function passagesOf(text: string, {syntax, desk}: Document): Passage[] {
  try {
    const tree = parseMarkdown(text, syntax)
    return readPassages(tree, text, readFrontMatter(text, desk.config['front-matter']))
  } catch (error) {
    if (error instanceof PageError) return []
    throw error
  }
}

/** A scalar keeps its quotation marks; a plain one gets some where it needs them. */
function writeScalar(document: Document, key: readonly string[], range: readonly [number, number], text: string, wanted: string): SourceEdit | undefined {
  const whole = document.frontMatter?.rangeOf(key) ?? range
  const style = document.text[whole[0]] ?? ''
  const written = style === "'" ? text.replaceAll("'", "''") : style === '"' ? JSON.stringify(text).slice(1, -1) : text
  const edits: SourceEdit[] = [{range, text: written}]
  if (!/["'|>]/u.test(style)) edits.push({range: whole, text: JSON.stringify(wanted)})
  return edits.find((edit) => {
    const after = apply(document.text, edit)
    const matter = readFrontMatter(after, document.desk.config['front-matter'])
    return matter?.errors.length === 0 && matter.textAt(key)?.text === wanted
  })
}

function apply(text: string, {range, text: replacement}: SourceEdit): string {
  return text.slice(0, range[0]) + replacement + text.slice(range[1])
}

function escapeMarkdown(text: string, startsBlock: boolean): string {
  const escaped = text.replaceAll(/[\\`*_[\]<>&~|]/gu, String.raw`\$&`).replace(/!$/u, String.raw`\!`)
  return startsBlock ? escaped.replaceAll('#', String.raw`\#`).replace(/^(\d*)([-+=.):])/u, String.raw`$1\$2`) : escaped
}
