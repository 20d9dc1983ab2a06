import {join, resolve} from 'node:path'
import {nearest} from 'remark-copydesk'
import type {Desk} from 'remark-copydesk'
import type {Command} from '../command.ts'
import {counted} from '../counted.ts'
import {printJson} from '../formats/json.ts'
import {makePaint} from '../formats/paint.ts'
import {onlyDesk} from '../only-desk.ts'
import {addressOf, AnswerCache, standardCacheFolder} from '../sources/answer-cache.ts'
import {checkSource} from '../sources/check-source.ts'
import type {CheckedSource, SourceState, SourceToCheck} from '../sources/check-source.ts'
import {Fetcher} from '../sources/fetcher.ts'
import {ownVersion} from '../own-version.ts'
import {writeOutputs} from '../outputs.ts'
import {UsageError} from '../usage-error.ts'
import {visible} from '../visible.ts'

/** Looks at the sources of facts: the one command that uses the network. */
export const sourcesCommand: Command = {
  name: 'sources',
  usage: '',
  summary: 'Look whether the sources of facts still stand; the one command that uses the network',
  details: `Without --online it says what it would fetch, and fetches nothing. It goes to one host at a time with
a pause between requests, heeds robots.txt, follows five redirects, reads 5 MB at most, and connects
to public addresses only. An answer is kept for 20 hours before it is asked for again. It dates
nothing: whether a fact is still true a person says with \`copydesk verify\`.`,
  examples: [
    ['copydesk sources', 'what would be fetched'],
    ['copydesk sources --online', 'fetch it'],
    ['copydesk sources --online --fact paint-price', 'the sources of one fact'],
  ],
  options: ['format', 'config', 'fact', 'online', 'allow-private', 'timeout', 'pause', 'cache-folder'],
  formats: ['pretty', 'json'],
  async run(invocation) {
    const {words: [word], options, terminal, cwd} = invocation
    if (word !== undefined) throw new UsageError(`Unexpected word \`${word}\`, expected options only, such as \`--fact ${word}\``)
    const loaded = onlyDesk(invocation)
    if (!loaded) return 2
    const {desk, root} = loaded
    const {fact} = options
    if (fact !== undefined && !desk.facts.has(fact)) {
      const near = nearest(fact, [...desk.facts.keys()])
      throw new UsageError(`Unexpected fact \`${fact}\`, expected one that the desk has${near === undefined ? '' : `, did you mean \`${near}\`?`}`)
    }
    const sources = sourcesOf(desk, fact)
    if (!options.online) {
      const list = sources.map(({url, quotes}) => `${visible(url)} for ${quotes.map((quote) => quote.fact).join(', ')}\n`)
      const written = writeOutputs(invocation, (format) => (format === 'json' ? printJson(sources.map(({url, quotes}) => ({url, facts: quotes.map((quote) => quote.fact)}))) : list.join('')))
      terminal.note(`Nothing fetched: \`--online\` would fetch ${sources.length === 1 ? 'one address' : `${sources.length} addresses`}`)
      return written ? 0 : 2
    }
    const fetcher = new Fetcher({userAgent: `copydesk/${ownVersion()} (looks whether cited words still stand; heeds robots.txt)`, allowPrivate: options.allowPrivate, timeout: options.timeout, pause: options.pause})
    const cache = options.cache ? new AnswerCache(resolve(cwd, options.cacheFolder ?? join(root, standardCacheFolder))) : undefined
    const checked = (await Promise.all(sources.map((source) => checkSource(source, fetcher, cache)))).flat()
    const written = writeOutputs(invocation, (format, toFile) => (format === 'json' ? printJson(checked) : checked.map((source) => describeSource(source, makePaint(terminal.color && !toFile))).join('') + summarize(checked)))
    if (!written) return 2
    if (checked.some(({state}) => levels[state] === 'error')) return 1
    return checked.length > 0 && checked.every(({state}) => state === 'unreachable') ? 2 : 0
  },
}

/** How bad each state is; what cannot be reached today may be there tomorrow. */
const levels: Record<SourceState, 'error' | 'warning' | 'right'> = {
  'kept': 'right',
  'no-quote': 'right',
  'body-changed': 'warning',
  'unreachable': 'warning',
  'gone': 'error',
  'moved-host': 'error',
  'quote-gone': 'error',
}

function sourcesOf(desk: Desk, only: string | undefined): SourceToCheck[] {
  const found = new Map<string, SourceToCheck['quotes'][number][]>()
  for (const fact of [...desk.facts.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (only !== undefined && fact.id !== only) continue
    const {path = '', line = 1} = desk.origins.get(`fact:${fact.id}`) ?? {}
    for (const {url, quote} of fact.sources) {
      const address = addressOf(url)
      found.set(address, [...(found.get(address) ?? []), {fact: fact.id, path, line, ...(quote !== undefined && {quote})}])
    }
  }
  return [...found].map(([url, quotes]) => ({url, quotes}))
}

function describeSource({url, fact, path, line, state, message}: CheckedSource, paint: ReturnType<typeof makePaint>): string {
  const level = levels[state]
  const word = level === 'right' ? paint('green', 'right') : paint(level === 'error' ? 'red' : 'yellow', level)
  return `${paint('bold', `${visible(path)}:${line}`)} ${word} ${state} ${fact}\n  ${visible(url)}\n  ${visible(message)}\n\n`
}

function summarize(checked: readonly CheckedSource[]): string {
  const count = (wanted: string): number => checked.filter(({state}) => levels[state] === wanted).length
  return `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')} in ${counted(checked.length, 'source')}.\n`
}
