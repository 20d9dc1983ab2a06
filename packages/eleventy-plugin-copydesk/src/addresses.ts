import {dirname, resolve} from 'node:path'
import type {Definition, Link} from 'mdast'
import type {Finding} from 'remark-copydesk'
import {isMarkdown} from 'remark-copydesk/node'
import {visit} from 'unist-util-visit'
import {isElsewhere} from './markdown/links.ts'
import type {Page} from './page.ts'

/** Where every file of the site is published: absolute path → address, without the path prefix. */
export type Addresses = ReadonlyMap<string, string>

/** The address that a link in a page leads to, without the path prefix; a link to a Markdown file leads to its page. */
export function targetOf(link: string, file: string, addresses: Addresses): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(link) ?? []
  if (isElsewhere(link) || !isMarkdown(path) || path.startsWith('/')) return link
  const target = addresses.get(resolve(dirname(file), decode(path)))
  return target === undefined ? link : target + rest
}

/** Links of a page to pages that this site does not have. */
export function brokenLinks(page: Page, addresses: Addresses, known: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = []
  const check = (node: Link | Definition): void => {
    const path = targetOf(node.url, page.file, addresses).replace(/[?#].*$/su, '')
    if (path === '' || isElsewhere(node.url)) return
    const isPage = path.endsWith('/') || isMarkdown(path) || path.endsWith('.html') || !/\.[^/]+$/u.test(path)
    const leads = known.has(path) || known.has(`${path}/`) || known.has(path.replace(/index\.html$/u, ''))
    if (!isPage || leads || !(path.startsWith('/') || isMarkdown(path))) return
    findings.push({
      rule: 'site-link',
      severity: 'error',
      range: [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0],
      message: `Unexpected link to \`${node.url}\`, expected a page of this site`,
      why: 'Whoever follows it finds nothing.',
    })
  }
  visit(page.document.tree, (node) => {
    if (node.type === 'link' || node.type === 'definition') check(node)
  })
  return findings
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
