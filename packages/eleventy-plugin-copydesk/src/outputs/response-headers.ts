import {contentSecurityPolicy, searchPolicy} from '../content-security-policy.ts'
import {indexPath} from '../search-index.ts'
import type {Site} from '../site.ts'

/** The response headers, in the format of static hosts: what a `<meta>` cannot say, and what each file is. */
export function responseHeaders(site: Site): string {
  const {atom, jsonFeed, calendar, llms, markdown} = site.outputs
  const types: readonly (readonly [path: string | false, type: string])[] = [
    [atom, 'application/atom+xml'],
    [jsonFeed, 'application/feed+json'],
    [calendar, 'text/calendar'],
    [llms, 'text/plain'],
  ]
  return [
    block(site.url('/*'), [
      ...(hasSearch(site) ? ['X-Frame-Options: DENY'] : [policy(contentSecurityPolicy)]),
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: strict-origin-when-cross-origin',
    ]),
    ...(hasSearch(site) ? policies(site) : []),
    ...types.flatMap(([path, type]) => (path !== false && site.published.has(path) ? [block(site.url(path), [`Content-Type: ${type}; charset=utf-8`])] : [])),
    ...(markdown ? [block(site.url('/*.md'), ['Content-Type: text/markdown; charset=utf-8'])] : []),
  ].join('\n')
}

function hasSearch({places, published}: Site): boolean {
  return places.search !== false && published.has(places.search)
}

/**
 * The policy of each folder and of each page beside them. Where several rules match an address, hosts send
 * all their values, and a browser obeys every policy that it gets: the search can have one of its own
 * only where no other rule gives it another. What is not published here has the policy in its page alone.
 */
function policies({places, published, url}: Site): readonly string[] {
  const own = String(places.search)
  const paths = [...published, indexPath].flatMap((path) => {
    const [folder] = /^\/[^/]+\//u.exec(path) ?? []
    if (folder === undefined) return path === '/' || path.endsWith('.html') ? [path] : []
    if (!own.startsWith(folder)) return [`${folder}*`]
    return [path.startsWith(own) ? `${own}*` : path]
  })
  return [...new Set(paths)].toSorted().map((path) => block(url(path), [policy(path === `${own}*` ? searchPolicy : contentSecurityPolicy)]))
}

function policy(text: string): string {
  return `Content-Security-Policy: ${text}; frame-ancestors 'none'`
}

function block(path: string, headers: readonly string[]): string {
  return `${path}\n${headers.map((header) => `  ${header}\n`).join('')}`
}
