import {citedFacts, makeDocument} from 'remark-copydesk'
import type {Document} from 'remark-copydesk'
import {IgnoreFiles, quickParse} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {findPages} from './find-pages.ts'
import {readPage} from './read-page.ts'
import {FileError} from './read-text.ts'
import {showPath} from './show-path.ts'
import {keepHeapSteady} from './steady-heap.ts'

/** A page of a desk. */
export interface DeskPage {
  readonly filePath: string
  readonly shown: string
  readonly document: Document
}

/** Reads every page of a desk, in order of path, and says which could not be read. */
export function deskPages(loaded: LoadedDesk, cwd: string): {readonly pages: readonly DeskPage[]; readonly problems: readonly string[]} {
  const problems: string[] = []
  return {pages: [...readPages(loaded, cwd, {problems})], problems}
}

/** The pages of a desk that cite one of these facts, in order of path. A page that names none is not parsed. */
export function citingPages(loaded: LoadedDesk, cwd: string, facts: ReadonlySet<string>): DeskPage[] {
  const pages = readPages(loaded, cwd, {parses: (text) => mayCite(text, (id) => facts.has(id))})
  return pages.filter(({document}) => !citedFacts(document).isDisjointFrom(facts)).toArray()
}

/**
 * Which of these facts pages cite that `takes` chooses by their absolute paths. It holds one page at a time, parses only
 * one that may cite what none before it does, and ends where nothing is left to look for.
 */
export function citedAmong(loaded: LoadedDesk, cwd: string, facts: Iterable<string>, takes: (file: string) => boolean): Set<string> {
  const left = new Set(facts)
  const found = new Set<string>()
  if (left.size === 0) return found
  for (const {document} of readPages(loaded, cwd, {takes, parses: (text) => mayCite(text, (id) => left.has(id))})) {
    keepHeapSteady(document.text.length)
    for (const id of citedFacts(document)) if (left.delete(id)) found.add(id)
    if (left.size === 0) break
  }
  return found
}

/** Whether a text may cite a fact that `isWanted` takes: it names one in a label, or has a label with a word that only a parser reads. */
function mayCite(text: string, isWanted: (id: string) => boolean): boolean {
  return text.matchAll(/\[\^f:([^\s[\]]*)/gu).some(([, id = '']) => /[\\&]/u.test(id) || isWanted(id))
}

interface ReadOptions {
  /** Whether a page is read. */
  readonly takes?: (file: string) => boolean
  /** Whether one with this text is asked for. */
  readonly parses?: (text: string) => boolean
  /** Where it is told what could not be read. */
  readonly problems?: string[]
}

function* readPages(loaded: LoadedDesk, cwd: string, {takes = () => true, parses = () => true, problems = []}: ReadOptions): Generator<DeskPage> {
  const deskIgnores = (file: string): string | undefined => (loaded.desk.ignores(loaded.pagePath(file)) ? loaded.configPath : undefined)
  const {files} = findPages([loaded.root], loaded.root, new IgnoreFiles(loaded.root), deskIgnores)
  for (const filePath of files) {
    if (!takes(filePath)) continue
    try {
      const {text} = readPage(filePath, loaded)
      if (parses(text)) yield {filePath, shown: showPath(filePath, cwd), document: makeDocument({text, path: loaded.pagePath(filePath), parse: quickParse}, loaded.desk)}
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      problems.push(`${showPath(filePath, cwd)} ${error.message}`)
    }
  }
}
