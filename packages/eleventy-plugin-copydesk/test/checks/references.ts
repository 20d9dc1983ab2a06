import {parseMarkdown} from 'remark-copydesk'
import {visit} from 'unist-util-visit'
import {elementsOf} from './parsed-page.ts'
import type {ParsedElement} from './parsed-page.ts'

/** Where a site stands: the folder of its host, and its whole address where it knows one. */
export interface Standing {
  readonly prefix: string
  readonly origin?: string
}

/** Attributes that name elements of the same page by their ids. */
const idLists = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'aria-activedescendant', 'aria-errormessage', 'aria-flowto', 'headers', 'for', 'list', 'form', 'popovertarget', 'commandfor']
const addresses = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite', 'manifest']

/** Every address, fragment and id of a site’s files that leads nowhere, and every id that a page has twice. */
export function brokenReferences(site: ReadonlyMap<string, string>, {prefix, origin}: Standing = {prefix: '/'}): string[] {
  const base = origin ?? 'https://site.invalid'
  const pages = new Map<string, readonly ParsedElement[]>()
  for (const [path, text] of site) if (path.endsWith('.html')) pages.set(path, elementsOf(text))
  const ids = new Map(Array.from(pages, ([path, elements]) => [path, idsOf(elements)]))
  const found: string[] = []

  const check = (from: string, address: string): void => {
    if (!URL.canParse(address, `${base}${prefix}${from.slice(1)}`)) {
      found.push(`${from}: no address: ${address}`)
      return
    }
    const url = new URL(address, `${base}${prefix}${from.replace(/index\.html$/u, '').slice(1)}`)
    if (url.origin !== base) return
    if (!url.pathname.startsWith(prefix)) {
      found.push(`${from}: outside of ${prefix}: ${address}`)
      return
    }
    const path = decodeURIComponent(`/${url.pathname.slice(prefix.length)}`)
    const target = path.endsWith('/') ? `${path}index.html` : path
    if (!site.has(target)) found.push(`${from}: leads nowhere: ${address}`)
    else if (url.hash !== '' && !ids.get(target)?.has(decodeURIComponent(url.hash.slice(1)))) found.push(`${from}: no such place: ${address}`)
  }

  for (const [path, elements] of pages) {
    const own = elements.flatMap(({attributes}) => attributes.get('id') ?? [])
    for (const id of new Set(own.filter((one, index) => own.indexOf(one) !== index))) found.push(`${path}: twice the id ${id}`)
    for (const {name, attributes} of elements) {
      for (const attribute of addresses) {
        const address = attributes.get(attribute)
        if (address !== undefined) check(path, address)
      }
      for (const attribute of idLists) {
        for (const id of attributes.get(attribute)?.split(/\s+/u).filter(Boolean) ?? []) if (!own.includes(id)) found.push(`${path}: ${name} ${attribute} names no element: ${id}`)
      }
    }
  }
  for (const [path, text] of site) {
    if (path.endsWith('.md') || path === '/llms.txt') {
      visit(parseMarkdown(text), (node) => {
        if (node.type === 'link' || node.type === 'definition' || node.type === 'image') check(path, node.url)
      })
    } else if (path.endsWith('.xml')) {
      for (const [, address = ''] of text.matchAll(/(?:<loc>|href=")([^<"]+)/gu)) check(path, address.replaceAll('&amp;', '&'))
    } else if (path.endsWith('.ics')) {
      for (const [, address = ''] of text.replaceAll(/\r?\n /gu, '').matchAll(/^URL:(\S+)/gmu)) check(path, address)
    } else if (path === '/feed.json') {
      const feed = JSON.parse(text) as {home_page_url: string; feed_url: string; items: {url: string}[]}
      for (const address of [feed.home_page_url, feed.feed_url, ...feed.items.map(({url}) => url)]) check(path, address)
    } else if (path === '/robots.txt') {
      for (const [, address = ''] of text.matchAll(/^Sitemap: (\S+)/gmu)) check(path, address)
    }
  }
  return found
}

function idsOf(elements: readonly ParsedElement[]): ReadonlySet<string> {
  return new Set(elements.flatMap(({attributes}) => attributes.get('id') ?? []))
}
