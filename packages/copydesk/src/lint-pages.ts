import {resolve, sep} from 'node:path'
import type {LintOptions} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import {checkPages} from './check-pages.ts'
import type {CheckedPages, PagePlace} from './check-pages.ts'
import {chooserResults} from './chooser-results.ts'
import type {Invocation} from './command.ts'
import {citedAmong} from './desk-pages.ts'
import {factResults} from './fact-results.ts'
import type {Found} from './found.ts'
import {HelpingThreads} from './helping-threads.ts'
import {judgePage} from './judge-page.ts'
import {pageKey} from './page-key.ts'
import type {PageResult} from './page-result.ts'
import {openResultCache} from './result-cache.ts'
import type {KeptResult, ResultCache} from './result-cache.ts'
import {joinData} from './result-order.ts'

/** A page as a run judged it. */
interface JudgedPage {
  readonly loaded: LoadedDesk
  /** Ids of the facts that it cites. */
  readonly cited: ReadonlySet<string>
  readonly result: PageResult
}

const noFacts: ReadonlySet<string> = new Set()

/** What came of a run, and what the next one need not do again. */
export interface LintedPages extends CheckedPages {
  readonly judged: ReadonlyMap<string, JudgedPage>
}

/** An earlier run with the same command line and options, and what has changed since. */
export interface EarlierRun {
  readonly linted: LintedPages
  /** Absolute paths. */
  readonly changed: ReadonlySet<string>
}

/** Judges pages as they are, and the facts of each desk that was asked about whole. After an earlier run it judges what changed, and all of a desk whose files changed. */
export async function lintPages(invocation: Invocation, options: LintOptions, earlier?: EarlierRun): Promise<LintedPages> {
  const {options: {stdin, ruleFiles, outputs}, cwd, words} = invocation
  const seen = new Map<string, Omit<JudgedPage, 'result'>>()
  const caches = new Map<LoadedDesk, ResultCache | undefined>()
  const cacheOf = (loaded: LoadedDesk): ResultCache | undefined => {
    if (!caches.has(loaded)) caches.set(loaded, earlier || stdin ? undefined : openResultCache(loaded, invocation, options))
    return caches.get(loaded)
  }
  const see = ({filePath, loaded}: PagePlace, {cited, ...found}: KeptResult): Found => {
    seen.set(filePath, {loaded, cited: cited.length > 0 ? new Set(cited) : noFacts})
    return found
  }
  // Rules of one’s own may hold anything, and an earlier run leaves little to do.
  const threads = earlier || stdin || ruleFiles.length > 0 ? undefined : new HelpingThreads(invocation, options)
  // What a thread read, the run need not read too, but where others print it.
  const needsText = outputs.some(({format}) => format === 'shard')
  const checked = await checkPages(invocation, (page) => see(page, judgePage(page, options)), {
    memory: {
      expect: (files) => threads?.expect(files),
      recall(place, bytes) {
        const {filePath, path, loaded} = place
        const cache = cacheOf(loaded)
        const key = pageKey(bytes)
        const kept = cache?.recall(path, key)
        if (kept) return see(place, kept)
        const helped = needsText ? threads?.take(filePath, loaded) : undefined
        if (helped?.key !== key) {
          threads?.countJudged(filePath)
          return undefined
        }
        cache?.keep(path, helped.kept)
        return see(place, helped.kept)
      },
      keep: ({filePath, path, loaded}, found) => cacheOf(loaded)?.keep(path, {...found, cited: [...seen.get(filePath)?.cited ?? []]}),
    },
    ...(earlier && {desksBefore: earlier.linted.desks}),
    known(place) {
      const {filePath, shown, loaded, path} = place
      const page = earlier?.changed.has(filePath) ? undefined : earlier?.linted.judged.get(filePath)
      if (page?.loaded === loaded) {
        seen.set(filePath, page)
        return page.result
      }
      const helped = needsText ? undefined : threads?.take(filePath, loaded)
      if (!helped) return undefined
      const cache = cacheOf(loaded)
      if (!cache?.recall(path, helped.key)) cache?.keep(path, helped.kept)
      return {filePath, shown, mark: helped.mark, ...see(place, helped.kept)}
    },
  })
  await threads?.end()
  for (const cache of caches.values()) cache?.save()
  const judged = new Map(checked.results.flatMap((result) => {
    const page = seen.get(result.filePath)
    return page ? [[result.filePath, {...page, result}]] : []
  }))
  // Only who reads every page of a desk knows what none of them cites, and has asked about all of it.
  const folders = (words.length > 0 ? words : ['.']).map((word) => resolve(cwd, word))
  const isWhole = ({root}: LoadedDesk): boolean => !stdin && folders.some((folder) => root === folder || root.startsWith(folder.endsWith(sep) ? folder : folder + sep))
  const whole = [...Map.groupBy(seen.values(), ({loaded}) => loaded)].filter(([loaded]) => isWhole(loaded))
  // A desk may hold all its pages in collections, and is there all the same.
  const rest = invocation.options.collectionsToo ? undefined : checked.desks.deskOf(folders[0] ?? cwd, true)
  if (rest && whole.length === 0) whole.push([rest, []])
  const wanted = options.only === undefined || options.only.includes('fact-source')
  const facts = wanted ? whole.flatMap(([loaded, pages]) => factResults(loaded, cwd, {usedFacts: usedFacts(loaded, pages, invocation), ...(options.today && {today: options.today})})) : []
  const choosers = whole.flatMap(([loaded]) => chooserResults(loaded, cwd, options))
  return {...checked, results: [...checked.results, ...joinData([...facts, ...choosers])], judged}
}

/** The facts of a desk that its pages cite, those among them that the call leaves out: facts are judged by all pages. */
function usedFacts(loaded: LoadedDesk, pages: readonly Pick<JudgedPage, 'cited'>[], {takes, cwd}: Invocation): Set<string> {
  const used = new Set(pages.flatMap(({cited}) => [...cited]))
  return takes ? used.union(citedAmong(loaded, cwd, new Set(loaded.desk.facts.keys()).difference(used), (file) => !takes(file))) : used
}
