import {parse} from 'parse5'
import type {DefaultTreeAdapterTypes} from 'parse5'

/** An element of a parsed page. */
export interface ParsedElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** The text in it. */
  readonly text: string
}

/** Every element of a page as a browser reads it, in order. */
export function elementsOf(markup: string): ParsedElement[] {
  const found: ParsedElement[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push({name: node.tagName, attributes: new Map(node.attrs.map(({name, value}) => [name, value])), text: textOf(node)})
    if ('content' in node) visit(node.content)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(markup))
  return found
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
