import type {Desk} from './desk/desk.ts'
import {makeDocument} from './document/document.ts'
import type {Document} from './document/document.ts'
import type {Edit, Finding} from './finding.ts'
import {applyEdits} from './fix.ts'
import {lint} from './lint.ts'
import type {LintOptions} from './lint.ts'

/**
 * The edits that silence one finding of a page by a comment; none where no comment can, as in front matter.
 * Each way is tried on the page, and the first that silences the finding and leaves every block as it was is taken.
 *
 * @param reason what the comment says: why the finding may stand; one line that ends no comment.
 */
export function disableEdits(source: {readonly text: string; readonly path?: string}, desk: Desk, finding: Finding, reason: string, options: LintOptions = {}): readonly Edit[] | undefined {
  const {text} = source
  // It would end the comment, and the rest be read as the page’s words.
  if (/-->|\*\/|[\r\n]/u.test(reason)) return undefined
  const document = makeDocument(source, desk)
  const count = (page: Document): number => lint(page, {...options, only: [finding.rule]}).findings.length
  const [before, blocks] = [count(document), blocksOf(document.tree)]
  return candidates(text, document, source.path ?? '', finding, reason).find((edits) => {
    const silenced = makeDocument({...source, text: applyEdits(text, edits).text}, desk)
    return blocksOf(silenced.tree) === blocks && count(silenced) < before
  })
}

/** The blocks of a page and what holds them, without those that are comments. */
function blocksOf(node: Document['tree'] | Document['tree']['children'][number]): string {
  if (node.type === 'html' || node.type.startsWith('mdx')) return ''
  const holds = 'children' in node && !['paragraph', 'heading', 'tableCell'].includes(node.type)
  return `${node.type}(${holds ? node.children.map(blocksOf).join('') : ''})`
}

function candidates(text: string, document: Document, path: string, {rule, range: [from]}: Finding, reason: string): Edit[][] {
  const {shift} = document
  const block = document.tree.children.find(({position}) => from <= (position?.end.offset ?? 0) + shift)
  const [start, end] = [(block?.position?.start.offset ?? 0) + shift, (block?.position?.end.offset ?? text.length) + shift]
  const lineEnd = /\r\n|\r|\n/u.exec(text)?.[0] ?? '\n'
  const [open, close] = /\.mdx$/iu.test(path) ? ['{/*', '*/}'] : ['<!--', '-->']
  const say = (verb: string): string => `${open} copydesk-${verb} ${rule}${verb === 'enable' ? '' : ` -- ${reason}`} ${close}`
  const line = lineStart(text, from)
  const insert = (at: number, words: string): Edit => ({range: [at, at], text: words})
  const around = [insert(start, say('disable') + lineEnd), insert(end, lineEnd + say('enable'))]
  if (start >= line) return [[insert(Math.max(line, shift), say('disable-next-line') + lineEnd)], around]
  // Inside a block a line of its own would cut it in two; a comment at the end of the line before does not.
  const before = line - (text.startsWith('\r\n', line - 2) ? 2 : 1)
  // Behind a line break of Markdown’s own nothing may stand, and an empty line parts two blocks.
  const isTaken = /(?:^\s*|\\| {2})$/u.test(text.slice(lineStart(text, before), before))
  return block?.type === 'table' || isTaken ? [around] : [[insert(before, ` ${say('disable-next-line')}`)], around]
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}
