import type {AnswerCache, KeptAnswer} from './answer-cache.ts'
import {FetchError} from './fetch-error.ts'
import type {Fetcher} from './fetcher.ts'
import {holdsQuote, readableText} from './page-text.ts'

/** What became of a source. */
export type SourceState = 'kept' | 'no-quote' | 'gone' | 'moved-host' | 'quote-gone' | 'body-changed' | 'unreachable'

/** One address, and what facts found there. */
export interface SourceToCheck {
  readonly url: string
  readonly quotes: readonly {readonly fact: string; readonly path: string; readonly line: number; readonly quote?: string}[]
}

/** What was found out about one fact’s source. */
export interface CheckedSource {
  readonly url: string
  readonly fact: string
  readonly path: string
  readonly line: number
  readonly state: SourceState
  /** More in words. */
  readonly message: string
}

/** Answers younger than this are not asked for again. */
const freshFor = 20 * 60 * 60 * 1000

/** Looks at one address for all facts that cite it. */
export async function checkSource({url, quotes}: SourceToCheck, fetcher: Fetcher, cache: AnswerCache | undefined): Promise<CheckedSource[]> {
  const tell = (state: SourceState, message: string): CheckedSource[] => quotes.map(({fact, path, line}) => ({url, fact, path, line, state, message}))
  const earlier = cache?.read(url)
  let now: KeptAnswer
  try {
    const read = earlier && Date.now() - Date.parse(earlier.fetched) < freshFor ? earlier : await readAnswer(url, fetcher, earlier)
    if ('status' in read) return tell(read.status === 404 || read.status === 410 ? 'gone' : 'unreachable', `Unexpected answer ${read.status}, expected 200`)
    now = read
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    return tell('unreachable', `Unexpected source that nobody can look at: ${error.message}`)
  }
  if (now !== earlier) cache?.write(now)
  const [from, to] = [new URL(url).host, new URL(now.finalUrl).host]
  const changed = earlier !== undefined && earlier.text !== now.text
  return quotes.map(({fact, path, line, quote}) => {
    const common = {url, fact, path, line}
    const kept = quote === undefined ? undefined : holdsQuote(now.text, quote)
    if (kept === false) return {...common, state: 'quote-gone', message: `Unexpected page without the words "${quote}", expected them: read it and verify the fact`}
    if (bareHost(from) !== bareHost(to)) return {...common, state: 'moved-host', message: `Unexpected host \`${to}\`, expected \`${from}\`: the source is at ${now.finalUrl} now` }
    if (kept === undefined) return {...common, state: 'no-quote', message: 'It is there; no words of it were kept to look for'}
    if (changed) return {...common, state: 'body-changed', message: `Its words stand, but the page has changed since ${earlier.fetched.slice(0, 10)}`}
    return {...common, state: 'kept', message: 'Its words stand'}
  })
}

async function readAnswer(url: string, fetcher: Fetcher, earlier: KeptAnswer | undefined): Promise<KeptAnswer | {readonly status: number}> {
  const known = earlier && new URL(earlier.finalUrl).host === new URL(url).host ? earlier.etag : undefined
  const answer = await fetcher.fetch(url, known === undefined ? {} : {'if-none-match': known})
  const fetched = new Date().toISOString()
  if (answer.status === 304 && earlier) return {...earlier, finalUrl: answer.url, fetched}
  if (answer.status !== 200) return {status: answer.status}
  const text = readableText(answer.body, answer.headers['content-type'])
  if (text === undefined) throw new FetchError(`its answer is no text but \`${answer.headers['content-type']?.slice(0, 80)}\``)
  const {etag} = answer.headers
  return {url, finalUrl: answer.url, fetched, ...(etag !== undefined && {etag}), text}
}

function bareHost(host: string): string {
  return host.replace(/^www\./u, '')
}
