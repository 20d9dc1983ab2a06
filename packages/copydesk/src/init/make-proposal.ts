import {existsSync, readdirSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {formatBaseline, lint, makeBaseline, makeDocument} from 'remark-copydesk'
import type {BaselinePage, LintOptions} from 'remark-copydesk'
import {DeskError, loadDesk, pagesIn, quickParse} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {readPage} from '../read-page.ts'
import {FileError} from '../read-text.ts'
import {showPath} from '../show-path.ts'
import {findSites} from './find-sites.ts'
import type {Site} from './find-sites.ts'
import {firstRegistry, formatConfig} from './propose-config.ts'
import {proposeFrontMatter} from './propose-front-matter.ts'

/** What would be written, and what it would find. */
export interface Proposal {
  readonly sites: readonly Site[]
  readonly config: string
  readonly files: readonly {readonly path: string; readonly text: string}[]
  /** Every page, with its findings; the path relative to the root. */
  readonly pages: readonly BaselinePage[]
  readonly findings: number
  /** Why that registry, in a sentence. */
  readonly why: string
  readonly baseline: string | undefined
  /** Pages that could not be read; they are left out. */
  readonly unread: readonly string[]
  /** What is wrong with a registry that is there: then nothing can be proposed. */
  readonly problems: readonly string[]
}

const sharedRegistry = 'copydesk-registry-ai'
const baselineName = 'copydesk.baseline.yaml'

/** Files that tell of versions gone by, in the words of their day. */
const histories = ['**/CHANGELOG.md', '**/HISTORY.md'] as const

/** Looks at a repository; writes nothing. */
export function makeProposal(root: string, cwd: string, options: LintOptions): Proposal {
  const sites = findSites(root)
  const unread: string[] = []
  const read = (path: string): {path: string; text: string}[] => {
    try {
      return [{path, text: readPage(join(root, path), {root}).text}]
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      unread.push(`${showPath(join(root, path), cwd)} ${error.message}`)
      return []
    }
  }
  const inSites = [...new Set(sites.flatMap(({kinds}) => kinds.flatMap(({files}) => files)))].flatMap(read)
  const parts = {sites, ignore: histories, frontMatter: proposeFrontMatter(inSites)}
  const configPath = join(root, 'copydesk.yaml')
  const load = (registry: readonly string[]): LoadedDesk =>
    loadDesk(configPath, (file) => showPath(file, cwd), undefined, undefined, (path) => (path === configPath ? formatConfig({...parts, registry}) : undefined))
  try {
    const own = ownRegistry(root, load)
    const shared = isInstalled(root) ? load([sharedRegistry]) : undefined
    const named = shared && inDesk(shared, root).flatMap(read).filter(({text}) => shared.desk.names.find(text).length > 0).length
    const isShared = named !== undefined && named > 0
    const registry = [...(isShared ? [sharedRegistry] : []), ...(own.exists || !isShared ? [`./${own.folder}`] : [])]
    const loaded = load(own.exists ? registry : registry.filter((entry) => !entry.startsWith('.')))
    const texts = inDesk(loaded, root).flatMap(read)
    const pages = texts.map(({path, text}): BaselinePage => ({path, text, findings: lint(makeDocument({text, path, parse: quickParse}, loaded.desk), options).findings}))
    const findings = pages.reduce((sum, page) => sum + page.findings.length, 0)
    const baseline = findings > 0 ? baselineName : undefined
    const config = formatConfig({...parts, registry, ...(baseline !== undefined && {baseline})})
    const files = [
      {path: 'copydesk.yaml', text: config},
      ...(isShared || own.exists ? [] : [{path: `${own.folder}/names.yaml`, text: firstRegistry}]),
      ...(baseline === undefined ? [] : [{path: baseline, text: formatBaseline(makeBaseline(pages))}]),
    ]
    return {sites, config, files, pages, findings, why: tellRegistry(named, own.exists), baseline, unread: [...new Set(unread)], problems: []}
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return {sites, config: '', files: [], pages: [], findings: 0, why: '', baseline: undefined, unread: [...new Set(unread)], problems: error.problems.map(({path, line, column, message}) => `${path}:${line}:${column} ${message}`)}
  }
}

function inDesk(loaded: LoadedDesk, root: string): string[] {
  return pagesIn(root, loaded).map((file) => loaded.pagePath(file))
}

function isInstalled(root: string): boolean {
  try {
    createRequire(join(root, 'copydesk.yaml')).resolve(`${sharedRegistry}/package.json`)
    return true
  } catch {
    return false
  }
}

/** The folder of the repository’s own names: one that is there and can be read, such as after `copydesk import`, else a new one. */
function ownRegistry(root: string, load: (registry: readonly string[]) => LoadedDesk): {folder: string; exists: boolean} {
  const folder = 'registry'
  if (!existsSync(join(root, folder))) return {folder, exists: false}
  try {
    const hasTerms = readdirSync(join(root, folder)).some((name) => /\.ya?ml$/u.test(name)) && load([`./${folder}`]).desk.terms.size > 0
    if (hasTerms) return {folder, exists: true}
  } catch (error) {
    if (!(error instanceof DeskError) && (error as NodeJS.ErrnoException).code === undefined) throw error
  }
  return {folder: 'copydesk-registry', exists: false}
}

function tellRegistry(named: number | undefined, own: boolean): string {
  if (named !== undefined && named > 0) return `${named === 1 ? 'One page names' : `${named} pages name`} products of ${sharedRegistry}${own ? '; ./registry has names of your own' : ''}.`
  if (own) return './registry has names of your own.'
  return named === 0
    ? `No page names a product of ${sharedRegistry}: a registry of your own begins empty, so no name is found until it has one.`
    : `A registry of your own begins empty, so no name is found until it has one. For AI products install ${sharedRegistry} and run \`copydesk init\` again.`
}
