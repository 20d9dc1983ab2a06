import type {Root} from 'mdast'
import {sourceRange} from './source-map.ts'
import type {Passage} from './passages.ts'

/** A second-level part of a page: what readers find in its table of contents. */
export interface Section {
  /** The heading as a reader reads it. */
  readonly title: string
  /** Source offsets of the heading’s words; of the whole heading where it has none. */
  readonly heading: readonly [number, number]
  /** Source offsets from its heading to the end of its last block; footnotes and raw HTML at its end left out. */
  readonly range: readonly [number, number]
}

/** Cuts a page at its second-level headings. A first-level one counts too, but for the title that opens the page. */
export function readSections(tree: Root, passages: readonly Passage[]): Section[] {
  const sections: {title: string; heading: readonly [number, number]; range: [number, number]}[] = []
  const headings = passages.filter(({kind}) => kind === 'heading')
  const blocks = tree.children.filter(({type}) => !/^(?:yaml|toml|mdxjsEsm|mdxFlowExpression)$/u.test(type))
  for (const [index, block] of blocks.entries()) {
    const range: [number, number] = [block.position?.start.offset ?? 0, block.position?.end.offset ?? 0]
    if (block.type === 'heading' && (block.depth === 2 || (block.depth === 1 && index > 0))) {
      const passage = headings.find(({map, text}) => text !== '' && isWithin(sourceRange(map, 0, text.length), range))
      sections.push({title: passage?.text.trim().replace(/\s+/gu, ' ') ?? '', heading: passage ? sourceRange(passage.map, 0, passage.text.length) : range, range})
    } else if (block.type !== 'footnoteDefinition' && block.type !== 'definition' && block.type !== 'html') {
      const last = sections.at(-1)
      if (last) last.range[1] = range[1]
    }
  }
  return sections
}

function isWithin(inner: readonly [number, number], outer: readonly [number, number]): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1]
}
