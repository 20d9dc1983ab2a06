import type {Root, RootContent} from 'hast'
import type {Strings} from '../strings.ts'

/** Ends sections on the words that no fact stands in them; `flags` tells of each second-level heading in turn. */
export function tellFactless(tree: Root, flags: readonly boolean[], strings: Strings): void {
  let at = -1
  const close = (): RootContent[] => (flags[at] ? [{type: 'text', value: '\n'}, {type: 'element', tagName: 'p', properties: {className: ['factless']}, children: [{type: 'text', value: strings.noSectionFacts}]}, {type: 'text', value: '\n'}] : [])
  tree.children = [...tree.children, undefined].flatMap((node) => {
    const isNotes = node?.type === 'element' && node.tagName === 'section'
    if (node && !isNotes && !(node.type === 'element' && node.tagName === 'h2')) return [node]
    const closed = close()
    at = isNotes ? flags.length : at + 1
    return node ? [...closed, node] : closed
  })
}
