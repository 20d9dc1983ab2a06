import type {Root} from 'hast'
import {toString} from 'hast-util-to-string'

/** A section of a page. */
export interface ContentsEntry {
  readonly id: string
  readonly title: string
}

/** The second-level sections of a page, the list of notes left out. */
export function readContents(tree: Root): ContentsEntry[] {
  return tree.children.flatMap((node) =>
    node.type === 'element' && node.tagName === 'h2' && typeof node.properties['id'] === 'string'
      ? [{id: node.properties['id'], title: toString(node)}]
      : [])
}
