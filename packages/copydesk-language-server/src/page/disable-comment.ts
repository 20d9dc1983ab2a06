import {applyEdits, lint, makeDocument} from 'remark-copydesk'
import type {Edit, Finding} from 'remark-copydesk'
import type {OpenPage} from './open-page.ts'

/** What stands where a person writes why. */
const reason = 'say why'

/**
 * The edits that silence one finding by a comment; none where no comment can, as in front matter. Each
 * way is tried on the page, and the first that silences the finding and changes nothing else is taken.
 */
export function disableEdits(page: OpenPage, finding: Finding): readonly Edit[] | undefined {
  const others = page.findings.filter((other) => other !== finding && !(other.rule === finding.rule && lineStart(page.open.text, other.range[0]) === lineStart(page.open.text, finding.range[0])))
  return candidates(page, finding).find((edits) => {
    const {text} = applyEdits(page.open.text, edits)
    const {findings} = lint(makeDocument({text, path: page.path}, page.loaded.desk), page.options)
    const left = findings.filter(({rule}) => rule === finding.rule).length
    const before = page.findings.filter(({rule}) => rule === finding.rule).length
    return left < before && others.every(({rule, message}) => rule === finding.rule || findings.some((now) => now.rule === rule && now.message === message))
  })
}

function candidates({open: {text}, path, document}: OpenPage, {rule, range: [from]}: Finding): Edit[][] {
  const shift = document.shift
  const block = document.tree.children.find(({position}) => (position?.start.offset ?? 0) + shift <= from && from <= (position?.end.offset ?? 0) + shift)
  const [start, end] = [(block?.position?.start.offset ?? 0) + shift, (block?.position?.end.offset ?? text.length) + shift]
  const lineEnd = /\r\n|\r|\n/u.exec(text)?.[0] ?? '\n'
  const [open, close] = /\.mdx$/iu.test(path) ? ['{/*', '*/}'] : ['<!--', '-->']
  const say = (verb: string): string => `${open} copydesk-${verb} ${rule}${verb === 'enable' ? '' : ` -- ${reason}`} ${close}`
  const line = lineStart(text, from)
  const insert = (at: number, words: string): Edit => ({range: [at, at], text: words})
  const around = [insert(start, say('disable') + lineEnd), insert(end, lineEnd + say('enable'))]
  if (['yaml', 'toml'].includes(block?.type ?? '')) return []
  if (start >= line) return [[insert(Math.max(line, shift), say('disable-next-line') + lineEnd)], around]
  // Inside a block a line of its own would cut it in two; a comment at the end of the line before does not.
  const before = line - (text.startsWith('\r\n', line - 2) ? 2 : 1)
  const blank = text.slice(lineStart(text, before), before).trim() === ''
  return block?.type === 'table' || blank ? [around] : [[insert(before, ` ${say('disable-next-line')}`)], around]
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}
