import {contentSecurityPolicy} from '../content-security-policy.ts'
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
      `Content-Security-Policy: ${contentSecurityPolicy}; frame-ancestors 'none'`,
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: strict-origin-when-cross-origin',
    ]),
    ...types.flatMap(([path, type]) => (path !== false && site.published.has(path) ? [block(site.url(path), [`Content-Type: ${type}; charset=utf-8`])] : [])),
    ...(markdown ? [block(site.url('/*.md'), ['Content-Type: text/markdown; charset=utf-8'])] : []),
  ].join('\n')
}

function block(path: string, headers: readonly string[]): string {
  return `${path}\n${headers.map((header) => `  ${header}\n`).join('')}`
}
