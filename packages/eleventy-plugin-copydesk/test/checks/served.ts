import {existsSync, readFileSync, statSync} from 'node:fs'
import {createServer} from 'node:http'
import {extname, join} from 'node:path'

/** A folder that a server of this process serves. */
export interface Served {
  readonly origin: string
  close(): void
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.json': 'application/json', '.wasm': 'application/wasm', '.xml': 'application/xml', '.md': 'text/markdown; charset=utf-8',
}

/** Serves a built site as a static host does, under its path prefix, with the headers of every rule of its `_headers` file that matches; one name’s values are joined, as hosts do. */
export async function serveFolder(folder: string, prefix = '/'): Promise<Served> {
  const rules = headerRules(folder)
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const inside = path.startsWith(prefix) ? `/${path.slice(prefix.length)}` : undefined
    const file = inside === undefined ? undefined : join(folder, inside.endsWith('/') ? `${inside}index.html` : inside)
    const isThere = file !== undefined && existsSync(file) && statSync(file).isFile()
    response.statusCode = isThere ? 200 : 404
    response.setHeader('content-type', types[extname(isThere ? file : '.html')] ?? 'text/plain; charset=utf-8')
    for (const {pattern, headers} of rules) if (pattern.test(path)) for (const [name, value] of headers) response.setHeader(name, response.hasHeader(name) ? `${String(response.getHeader(name))}, ${value}` : value)
    response.end(isThere ? readFileSync(file) : existsSync(join(folder, '404.html')) ? readFileSync(join(folder, '404.html')) : '')
  })
  await new Promise<void>((done) => server.listen(0, done))
  return {origin: `http://localhost:${(server.address() as {port: number}).port}`, close: () => void server.close()}
}

/** A rule of a `_headers` file. */
export interface HeaderRule {
  readonly pattern: RegExp
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** The rules of a site’s `_headers` file. */
export function headerRules(folder: string): HeaderRule[] {
  const file = join(folder, '_headers')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').split(/\n(?=\/)/u).map((block) => {
    const [path = '', ...lines] = block.trimEnd().split('\n')
    const pattern = new RegExp(`^${path.split('*').map((part) => part.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)).join('.*')}$`, 'u')
    return {
      pattern,
      headers: lines.filter((line) => line.includes(':') && !line.trim().startsWith('!')).map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()] as const),
    }
  })
}
