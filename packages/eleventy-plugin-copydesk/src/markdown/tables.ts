import type {Element, ElementContent, Root} from 'hast'
import {toString} from 'hast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Strings} from '../strings.ts'

/**
 * Makes tables readable on any screen: a focusable, named region that scrolls by itself, and headers
 * that say what they head.
 */
export function rewriteTables(tree: Root, strings: Strings): void {
  const perHeading = new Map<string, number>()
  let heading = 'page:title'
  let count = 0
  visit(tree, 'element', (node: Element, index, parent) => {
    if (/^h[2-6]$/u.test(node.tagName) && typeof node.properties['id'] === 'string') heading = node.properties['id']
    if (node.tagName === 'input') {
      Object.assign(node, {tagName: 'span', properties: {className: ['task']}, children: [{type: 'text', value: node.properties['checked'] ? '☑' : '☐'}]})
      return
    }
    if (node.tagName !== 'table' || index === undefined || !parent) return
    count += 1
    const id = `page:table-${count}`
    const earlier = perHeading.get(heading) ?? 0
    perHeading.set(heading, earlier + 1)
    readCells(node)
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: {
        id,
        className: ['table'],
        role: 'region',
        tabIndex: 0,
        // Two regions may not share a name, so a second table under one heading adds its number.
        ...(earlier === 0 ? {ariaLabelledBy: [heading]} : {ariaLabel: strings.tableNumber(count), ariaLabelledBy: [heading, id]}),
      },
      children: [node],
    }
    return index + 1
  })
}

function readCells(table: Element): void {
  for (const section of elements(table)) {
    for (const row of elements(section)) {
      for (const [column, cell] of elements(row).entries()) {
        const align = cell.properties['align']
        if (typeof align === 'string') cell.properties = {className: [`align-${align}`]}
        const isEmpty = toString(cell).trim() === ''
        if (section.tagName === 'thead') {
          if (isEmpty) cell.tagName = 'td'
          else cell.properties['scope'] = 'col'
        } else if (column === 0 && !isEmpty) {
          cell.tagName = 'th'
          cell.properties['scope'] = 'row'
        }
      }
    }
  }
}

function elements(node: {children: readonly ElementContent[]}): Element[] {
  return node.children.filter((child): child is Element => child.type === 'element')
}
