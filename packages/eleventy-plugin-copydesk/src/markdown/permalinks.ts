import type {Element, Root} from 'hast'
import {visit} from 'unist-util-visit'

/** Makes each heading a link to itself: its name stays, and there is nothing to hear twice. */
export function linkHeadings(tree: Root): void {
  visit(tree, 'element', (node: Element) => {
    const {id, className} = node.properties
    if (!/^h[2-6]$/u.test(node.tagName) || typeof id !== 'string') return
    // The heading of the notes is for screen readers alone, and no link may stand in a link.
    if (className !== undefined || holdsLink(node)) return
    node.children = [{type: 'element', tagName: 'a', properties: {className: ['permalink'], href: `#${encodeURIComponent(id)}`}, children: node.children}]
  })
}

function holdsLink(node: Element): boolean {
  return node.children.some((child) => child.type === 'element' && (child.tagName === 'a' || holdsLink(child)))
}
