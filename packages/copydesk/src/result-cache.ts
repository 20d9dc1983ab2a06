import {isDeepStrictEqual} from 'node:util'
import type {Finding, LintOptions, SuppressedFinding} from 'remark-copydesk'
import {SealedLines} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {cacheFile} from './cache-folder.ts'
import type {Invocation} from './command.ts'
import {deskKey} from './desk-key.ts'
import {Excerpt} from './excerpt.ts'
import type {Run} from './excerpt.ts'
import type {Found} from './found.ts'
import {toolIdentity} from './tool-identity.ts'

/** The results of earlier runs over a desk; none where the call wants none, or where rules of one’s own may see anything. */
export function openResultCache(loaded: LoadedDesk, call: Invocation, options: LintOptions): ResultCache | undefined {
  if (!call.options.cache || call.options.ruleFiles.length > 0) return undefined
  const file = cacheFile('pages', loaded.configPath, [call.cwd, options.only ?? null, options.today !== undefined], call)
  return new ResultCache(file, `${toolIdentity()} ${process.versions.node} ${process.versions['unicode']}`, loaded, options)
}

/** What a run found on a page, and the facts that it cites. */
export interface KeptResult extends Found {
  readonly cited: readonly string[]
}

/** What is kept of a page where anything was found. */
type Kept = readonly [findings: readonly Finding[], suppressed: readonly SuppressedFinding[], cited: readonly string[], runs: readonly Run[]]

const nothing: KeptResult = {text: '', findings: [], suppressed: [], cited: []}
/** Pages that this run did not see stay known, up to so many more than it saw. */
const spare = 10_000

/**
 * What was found on the pages of a desk, kept in one file from run to run. A page is known by its path and
 * the hash of its bytes; the file by all else that a finding depends on: the code, the texts of the desk, the
 * day, the rules. Rules see nothing else, so what is kept can’t be out of date. A file that is broken or
 * not ours is as good as none. One file of all pages is read ten times as fast as one for each.
 */
export class ResultCache {
  /** Path → hash, and behind it in JSON what was found, where anything was. */
  readonly #lines: SealedLines
  readonly #learned = new Map<string, string>()
  /** Path → hash, of pages that were asked for and not known. */
  readonly #asked = new Map<string, string>()

  /**
   * @param file absolute path; it and its folder need not be there.
   * @param maker changes when the code does, or the tables of Unicode that it reads by.
   */
  constructor(file: string, maker: string, loaded: LoadedDesk, {today, only}: LintOptions) {
    this.#lines = new SealedLines(file, JSON.stringify(['results', maker, today ?? '', only ?? '', deskKey(loaded)]))
  }

  /** What was found on a page with this path and key. */
  recall(path: string, key: string): KeptResult | undefined {
    const line = this.#lines.get(path)
    const kept = line === undefined ? undefined : keptOf(line, key)
    if (!kept) this.#asked.set(path, key)
    return kept
  }

  /** Keeps what was found on a page that was asked for and not known. */
  keep(path: string, kept: KeptResult): void {
    const key = this.#asked.get(path)
    if (key === undefined) return
    this.#asked.delete(path)
    const line = lineOf(key, kept)
    if (line !== undefined) this.#learned.set(path, line)
  }

  /** Writes what this run learned, if anything. */
  save(): void {
    this.#lines.save(this.#learned, spare)
  }
}

/** A result as it is kept, behind the hash of its page; `undefined` where it holds what JSON cannot, as a rule may find it. */
export function lineOf(key: string, {text, findings, suppressed, cited}: KeptResult): string | undefined {
  if (findings.length + suppressed.length + cited.length === 0) return key
  const kept: Kept = [findings, suppressed, cited, typeof text === 'string' ? [] : text.runs]
  const json = JSON.stringify(kept)
  return isDeepStrictEqual(JSON.parse(json), kept) ? key + json : undefined
}

/** The result that was kept, where it is that of a page with the same hash. */
export function keptOf(line: string, key: string): KeptResult | undefined {
  if (line === key) return nothing
  if (!line.startsWith(key)) return undefined
  const [findings, suppressed, cited, runs] = JSON.parse(line.slice(key.length)) as Kept
  return {text: runs.length === 0 ? '' : new Excerpt(runs), findings, suppressed, cited}
}
