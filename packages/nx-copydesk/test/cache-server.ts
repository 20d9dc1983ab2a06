import {createServer} from 'node:http'
import type {IncomingMessage, ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

/** What a server answers to a GET of an entry that it has; the standard answer where it returns `false`. */
export type Answer = (entry: Buffer, response: ServerResponse, hash: string) => boolean

/** A cache for Nx on loopback that speaks its protocol: `GET` and `PUT /v1/cache/{hash}`, with a token each. */
export class CacheServer {
  readonly entries = new Map<string, Buffer>()
  readonly requests: string[] = []
  answer: Answer = () => false
  readonly #server = createServer((request, response) => void this.#handle(request, response))

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const hash = /^\/v1\/cache\/(?<hash>[\w-]+)$/u.exec(request.url ?? '')?.groups?.['hash']
    this.requests.push(`${request.method} ${request.url}`)
    const end = (status: number): unknown => response.writeHead(status).end()
    const token = request.headers.authorization
    if (hash === undefined) return void end(404)
    if (token !== 'Bearer read' && token !== 'Bearer write') return void end(401)
    if (request.method === 'PUT') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      if (token !== 'Bearer write') return void end(403)
      if (this.entries.has(hash)) return void end(409)
      this.entries.set(hash, Buffer.concat(chunks))
      return void end(200)
    }
    const entry = this.entries.get(hash)
    if (!entry) return void end(404)
    if (!this.answer(entry, response, hash)) response.writeHead(200, {'content-type': 'application/octet-stream', 'content-length': entry.length}).end(entry)
  }
}
