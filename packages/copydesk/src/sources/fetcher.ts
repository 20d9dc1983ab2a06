import type {IncomingMessage} from 'node:http'
import {request as startRequest} from 'node:https'
import type {Readable} from 'node:stream'
import {setTimeout as wait} from 'node:timers/promises'
import {createBrotliDecompress, createGunzip, createInflate} from 'node:zlib'
import {resolveHost} from './address.ts'
import type {Address} from './address.ts'
import {FetchError} from './fetch-error.ts'
import {allowsPath} from './robots.ts'

/** How the network may be used. */
export interface FetcherOptions {
  readonly userAgent: string
  readonly allowPrivate: boolean
  /** Seconds that one answer may take from the first word to the last. */
  readonly timeout: number
  /** Seconds between two requests to a host. */
  readonly pause: number
}

/** An answer that came to its end. */
export interface Answer {
  readonly status: number
  /** Where it came from in the end. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Uint8Array
}

const maxBytes = 5_000_000
const maxRedirects = 5

/** Fetches politely: one request to a host at a time, not where robots.txt asks to stay away, and never more than was asked for. */
export class Fetcher {
  readonly #options: FetcherOptions
  /** When the last answer of each host ended. */
  readonly #ended = new Map<string, Promise<number>>()
  readonly #addresses = new Map<string, Promise<Address>>()
  readonly #robots = new Map<string, Promise<string>>()

  constructor(options: FetcherOptions) {
    this.#options = options
  }

  /** @throws {FetchError} where there is no whole answer. */
  async fetch(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const seen = new Set<string>()
    let url = new URL(address)
    let asked = headers
    for (;;) {
      if (seen.has(url.href)) throw new FetchError('its redirects go round in a circle')
      seen.add(url.href)
      if (seen.size > maxRedirects + 1) throw new FetchError(`it redirects more than ${maxRedirects} times`)
      const robots = await this.#robotsOf(url)
      if (!allowsPath(robots, url.pathname + url.search)) throw new FetchError('robots.txt asks programs to stay away: a person has to read it')
      const answer = await this.#request(url, asked)
      const {location} = answer.headers
      if (answer.status < 300 || answer.status > 399 || answer.status === 304 || location === undefined) return answer
      const next = URL.parse(location, url.href)
      if (next?.protocol !== 'https:') throw new FetchError(`it redirects to \`${location.slice(0, 200)}\`, which is no https:// address`)
      next.hash = ''
      // What one host said of its page is nothing to ask another about.
      if (next.host !== url.host) asked = {}
      url = next
    }
  }

  #robotsOf(url: URL): Promise<string> {
    let known = this.#robots.get(url.origin)
    if (!known) {
      known = this.#request(new URL('/robots.txt', url), {}).then(({status, body}) => (status === 200 ? new TextDecoder().decode(body.subarray(0, 500_000)) : ''))
      this.#robots.set(url.origin, known)
    }
    return known
  }

  /** Sends one request when its host’s turn has come. */
  async #request(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const before = this.#ended.get(url.host)
    const answer = (async () => {
      if (before) await wait(Math.max(0, await before + this.#options.pause * 1000 - performance.now()))
      return this.#send(url, headers)
    })()
    const end = (): number => performance.now()
    this.#ended.set(url.host, answer.then(end, end))
    return answer
  }

  /** A name that answers otherwise the second time is not asked a second time. */
  #addressOf(host: string, allowPrivate: boolean, signal: AbortSignal): Promise<Address> {
    let known = this.#addresses.get(host)
    if (!known) this.#addresses.set(host, (known = resolveHost(host, allowPrivate, signal)))
    return known
  }

  async #send(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const {userAgent, allowPrivate, timeout} = this.#options
    const signal = AbortSignal.timeout(timeout * 1000)
    try {
      const address = await this.#addressOf(url.hostname, allowPrivate, signal)
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const request = startRequest(url, {
          agent: false,
          signal,
          headers: {'user-agent': userAgent, 'accept': 'text/html, text/*;q=0.9, application/json;q=0.9, */*;q=0.1', 'accept-encoding': 'identity', ...headers},
          lookup: (_host, options, callback) => {
            if (options.all) callback(null, [address])
            else callback(null, address.address, address.family)
          },
        }, resolve)
        request.on('error', reject)
        request.end()
      })
      const redirects = (response.statusCode ?? 0) >= 300 && (response.statusCode ?? 0) <= 399
      const body = redirects ? new Uint8Array() : await readBody(response)
      response.destroy()
      return {status: response.statusCode ?? 0, url: url.href, headers: response.headers, body}
    } catch (error) {
      if (error instanceof FetchError) throw error
      throw new FetchError(signal.aborted ? `it did not answer in whole within ${timeout} s` : describeFailure(error as NodeJS.ErrnoException))
    }
  }
}

const decoders: Readonly<Record<string, (() => NodeJS.ReadWriteStream) | undefined>> = {gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate}

/** Counts what comes out, not what was announced: a small answer may unpack to a huge one. */
async function readBody(response: IncomingMessage): Promise<Uint8Array> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const decode = decoders[encoding]
  if (encoding !== 'identity' && !decode) throw new FetchError(`its answer is in an encoding that nobody asked for, \`${encoding.slice(0, 40)}\``)
  const decoder = decode?.()
  if (decoder) response.on('error', (error) => decoder.emit('error', error)).pipe(decoder)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (decoder ?? response) as Readable) {
    size += (chunk as Uint8Array).length
    if (size > maxBytes) {
      response.destroy()
      throw new FetchError(`its answer is larger than ${maxBytes / 1_000_000} MB`)
    }
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks)
}

function describeFailure({code, message}: NodeJS.ErrnoException): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host has no address'
  if (code === 'ECONNREFUSED') return 'its host refuses the connection'
  if (code === 'ECONNRESET') return 'its answer broke off'
  return `it cannot be fetched: ${message}`
}
