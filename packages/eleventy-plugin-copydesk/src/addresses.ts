import {dirname, resolve} from 'node:path'
import type {Definition, Link} from 'mdast'
import type {Finding} from 'remark-copydesk'
import {isMarkdown} from 'remark-copydesk/node'
import {visit} from 'unist-util-visit'
import {isElsewhere} from './markdown/links.ts'
import type {Page} from './page.ts'

/** Where every file of the site is published: absolute path → address, without the path prefix. */
export interface Addresses {
  get(file: string): string | undefined
}

/** The address that a link in a page leads to, without the path prefix; a link to a Markdown file leads to its page. */
export function targetOf(link: string, file: string, addresses: Addresses): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(link) ?? []
  if (isElsewhere(link) || !isMarkdown(path) || path.startsWith('/')) return link
  const target = addresses.get(resolve(dirname(file), decode(path)))
  return target === undefined ? link : target + rest
}

/** A link to a page that is not among those known. */
export interface LostLink {
  readonly node: Link | Definition
  /** Where it leads, without the path prefix, query and fragment. */
  readonly address: string
}

/** Links of a page to pages that this site does not have. */
export function brokenLinks(page: Page, addresses: Addresses, known: ReadonlySet<string>): Finding[] {
  return lostLinks(page, addresses, known).map(linkFinding)
}

/** Links of a page to pages that are not known. */
export function lostLinks(page: Page, addresses: Addresses, known: ReadonlySet<string>): LostLink[] {
  const lost: LostLink[] = []
  visit(page.document.tree, (node) => {
    if ((node.type !== 'link' && node.type !== 'definition') || isElsewhere(node.url)) return
    const address = targetOf(node.url, page.file, addresses).replace(/[?#].*$/su, '')
    const isPage = address !== '' && (address.endsWith('/') || isMarkdown(address) || address.endsWith('.html') || !/\.[^/]+$/u.test(address))
    if (isPage && (address.startsWith('/') || isMarkdown(address)) && !isKnown(address, known)) lost.push({node, address})
  })
  return lost
}

/** Whether something stands at an address, however it is written. */
export function isKnown(address: string, known: ReadonlySet<string>): boolean {
  return known.has(address) || known.has(`${address}/`) || known.has(address.replace(/index\.html$/u, ''))
}

/** What a link that leads nowhere is called. */
export function linkFinding({node}: LostLink): Finding {
  return {
    rule: 'site-link',
    severity: 'error',
    range: [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0],
    message: `Unexpected link to \`${node.url}\`, expected a page of this site`,
    why: 'Whoever follows it finds nothing.',
  }
}

/** A path without its percent signs; as it is where they stand for nothing. */
export function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
