import {existsSync, readFileSync, statSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join, normalize} from 'node:path'
import {gzipSync} from 'node:zlib'

/** A server of a built site. */
export interface SiteServer {
  /** Such as `http://localhost:41234`. */
  readonly origin: string
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm',
}

/**
 * Serves a folder as a static host does: gzip, its `404.html`, and the headers of its `_headers`. Begins
 * before there is a site, so that a build can be told the address it will stand at.
 */
export async function serveSite(folder: string): Promise<SiteServer> {
  const server = createServer((request, response) => {
    const path = decode(new URL(request.url ?? '/', 'http://localhost').pathname)
    const wanted = join(folder, normalize(`/${path.endsWith('/') ? `${path}index.html` : path}`))
    const isFound = existsSync(wanted) && statSync(wanted).isFile()
    const file = isFound ? wanted : join(folder, '404.html')
    response.statusCode = isFound ? 200 : 404
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
    for (const [name, value] of headersFor(path, join(folder, '_headers'))) response.setHeader(name, value)
    if (!existsSync(file)) {
      response.end()
      return
    }
    response.setHeader('Content-Encoding', 'gzip')
    response.setHeader('Vary', 'Accept-Encoding')
    response.end(gzipSync(readFileSync(file)))
  })
  await new Promise<void>((done) => server.listen(0, done))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The headers of a path: each rule whose pattern it matches, later ones over earlier ones. */
function headersFor(path: string, file: string): readonly (readonly [name: string, value: string])[] {
  if (!existsSync(file)) return []
  const headers = new Map<string, readonly [string, string]>()
  let applies = false
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (/^\S/u.test(line)) {
      applies = new RegExp(`^${line.trim().split('*').map((part) => part.replace(/[$()+.?[\\\]^{|}]/gu, String.raw`\$&`)).join('.*')}$`, 'u').test(path)
    }
    const [, name, value] = /^\s+([^:\s]+):\s*(.*)$/u.exec(line) ?? []
    if (applies && name !== undefined && value !== undefined) headers.set(name.toLowerCase(), [name, value])
  }
  return [...headers.values()]
}
