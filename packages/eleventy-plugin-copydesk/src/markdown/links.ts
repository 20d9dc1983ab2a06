import type {Element, Root} from 'hast'
import {visit} from 'unist-util-visit'

/** Puts links and images through the site’s addresses; an image from elsewhere becomes a link to it. */
export function rewriteLinks(tree: Root, resolve: (address: string) => string): void {
  visit(tree, 'element', (node: Element) => {
    const {href, src} = node.properties
    if (node.tagName === 'a' && typeof href === 'string') node.properties['href'] = resolve(href)
    if (node.tagName !== 'img') return
    if (typeof src === 'string' && !isElsewhere(src)) {
      node.properties['src'] = resolve(src)
      node.properties['alt'] ??= ''
      node.properties['loading'] = 'lazy'
      return
    }
    const alt = typeof node.properties['alt'] === 'string' ? node.properties['alt'] : ''
    node.tagName = typeof src === 'string' ? 'a' : 'span'
    node.properties = typeof src === 'string' ? {href: src} : {}
    node.children = [{type: 'text', value: alt === '' && typeof src === 'string' ? src : alt}]
  })
}

/** Whether an address leaves the site. */
export function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/iu.test(address.trim())
}
