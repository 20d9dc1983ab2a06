import {existsSync, readFileSync} from 'node:fs'
import type {IncomingMessage, ServerResponse} from 'node:http'
import {join} from 'node:path'

/** The part of Eleventy’s development server that a middleware is called on. */
interface DevelopmentServer {
  mapUrlToFilePath(url: string): {readonly statusCode: number}
}

/**
 * Answers an address that leads nowhere. Eleventy’s server writes its reload script into such a page,
 * where the page’s own policy forbids it; here it is linked, as in every other page.
 */
export function notFoundPage(output: string) {
  return function answer(this: DevelopmentServer, request: IncomingMessage, response: ServerResponse, next: () => void): void {
    const page = join(output, '404.html')
    if (this.mapUrlToFilePath(request.url ?? '/').statusCode !== 404 || !existsSync(page)) {
      next()
      return
    }
    const isNavigation = (request.headers['sec-fetch-mode'] ?? 'navigate') === 'navigate'
    const script = isNavigation ? '<script type="module" src="/.11ty/reload-client.js"></script>' : ''
    response.statusCode = 404
    // Bytes, for the server writes its script into every string of markup.
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(Buffer.from(readFileSync(page, 'utf8').replace('</head>', `${script}</head>`)))
  }
}
