import {namesInSentence} from '../components/names-in-sentence.ts'
import {termName} from '../components/term-link.ts'
import type {Cell, Piece} from '../comparison/cell.ts'
import type {Comparison} from '../comparison/comparisons.ts'
import {rowsOf} from '../comparison/rows.ts'
import {comparisonsByVendor, layersOf} from '../layouts/compare.ts'
import {areApart} from '../layouts/comparison.ts'
import type {Site} from '../site.ts'
import {blocks, inline} from './markdown-twin.ts'
import {twinPath} from './twin-path.ts'

/** The list of comparisons as Markdown. */
export function compareTwin(site: Site, path: string): string {
  const {strings} = site
  return blocks([
    `# ${strings.compare}`,
    `> ${strings.compareLead}`,
    strings.pageFor(`<${site.address(path)}>`),
    ...comparisonsByVendor(site).map(({name, own}) => `## ${inline(name)}\n\n${own.map((one) => `- [${inline(namesInSentence(one.terms, site))}](${site.address(twinPath(one.path))}): ${inline(layersOf(one.terms, site))}`).join('\n')}`),
  ])
}

/** Names side by side as Markdown: a list for each attribute, so that a cell may hold more than a line. */
export function comparisonTwin(site: Site, {terms, path}: Comparison): string {
  const {strings} = site
  return blocks([
    `# ${inline(strings.compared(namesInSentence(terms, site)))}`,
    `> ${strings.comparedLead}${areApart(terms) ? ` ${strings.differentLayers}` : ''}`,
    strings.pageFor(`<${site.address(path)}>`),
    ...rowsOf(site).map(({label, cell}) => `## ${inline(label)}\n\n${terms.map((term) => `- ${inline(termName(term))}:${content(cell(term), site)}`).join('\n')}`),
  ])
}

function content(cell: Cell, {strings}: Site): string {
  if (cell.length === 0) return ` ${inline(strings.nothingOnRecord)}`
  return cell.map((entry) => `\n  - ${entry.map(({pieces}) => pieces.map(written).join('')).join('; ')}`).join('')
}

function written(piece: Piece): string {
  if (typeof piece === 'string') return inlineSpaced(piece)
  if (piece.as === 'code') return `\`${piece.text}\``
  return piece.as === 'link' ? `[${inline(piece.text)}](<${piece.href.replaceAll('\\', '%5C')}>)` : inline(piece.text)
}

/** Escaped, with the space that parts it from the pieces beside it. */
function inlineSpaced(text: string): string {
  return `${/^\s/u.test(text) ? ' ' : ''}${inline(text)}${/\S\s+$/u.test(text) ? ' ' : ''}`
}
