import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {PagefindIndex} from 'pagefind'
import {html} from './html.ts'
import type {Html} from './html.ts'
import type {Site} from './site.ts'

/** Where the index stands, without the path prefix. */
export const indexPath = '/pagefind/'

/** Pagefind holds about 0.2 MB for each page until its index is made: of more pages than these there are several, which a browser asks as one. */
const mostPages = 10_000

/** What of Pagefind’s files our own page uses: its interfaces and its worker stay behind. */
const used = /^(?:pagefind\.js|pagefind-entry\.json|pagefind\..+\.pf_meta|wasm\..+\.pagefind|(?:index|fragment|filter)\/.+)$/u

/** What of them every further index needs: the program comes with the first. */
const usedAgain = /^(?:pagefind-entry\.json|pagefind\..+\.pf_meta|(?:index|fragment|filter)\/.+)$/u

/** Words beside the text, and wrong sentences, which nobody should find as if they were ours. */
const besideTheText = ['.article-aside', '.examples', '.properties dt', '.related', '.contribute', 'sup', '.data-footnote-backref']

/** While somebody writes, the index waits until this many milliseconds have passed without a build. */
const pause = 2000

/**
 * Whether there is a Pagefind for this machine. Its program comes in a package for each platform,
 * and not every registry has every one.
 *
 * @returns why there is none, in one line; `undefined` where there is one.
 */
export async function whyNoIndex(): Promise<string | undefined> {
  try {
    const index = await startIndex()
    await index.deleteIndex()
    return undefined
  } catch (error) {
    return (error as Error).message.split('\n')[0]
  }
}

/** How many indexes a site has; the further ones stand in folders below the first, by their numbers from 2. */
export function indexCount({published}: Pick<Site, 'published'>, most = mostPages): number {
  return Math.max(1, Math.ceil(pagesIn(published).length / most))
}

/** Makes the index of everything that the site has written, from the parts of the pages marked `data-pagefind-body`; of very many pages several. */
export async function writeIndex(site: Site, folder: string, most = mostPages): Promise<void> {
  const pages = pagesIn(site.published)
  const count = indexCount(site, most)
  const labels = labelsOf(site)
  rmSync(join(folder, indexPath), {recursive: true, force: true})
  for (let number = 1; number <= count; number += 1) {
    const own = pages.slice(Math.ceil((pages.length / count) * (number - 1)), Math.ceil((pages.length / count) * number))
    await indexPages(own, {labels, folder, target: join(folder, indexPath, number === 1 ? '' : String(number)), keep: number === 1 ? used : usedAgain})
    // Its program gives memory back when it ends.
    if (count > 1) await (await import('pagefind')).close()
  }
}

/** The addresses of pages, in order. */
function pagesIn(published: ReadonlySet<string>): readonly string[] {
  return [...published].filter((path) => /(?:\/|\.html)$/u.test(path)).toSorted()
}

async function indexPages(paths: readonly string[], {labels, folder, target, keep}: {readonly labels: ReadonlyMap<string, Html>; readonly folder: string; readonly target: string; readonly keep: RegExp}): Promise<void> {
  const index = await startIndex()
  try {
    for (const path of paths) {
      const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
      if (!existsSync(file)) continue
      const content = readFileSync(file, 'utf8').replace(/<\w+[^>]*\sdata-pagefind-body\b[^>]*>/u, (tag) => tag + String(labels.get(path) ?? ''))
      if (content.includes('data-pagefind-body')) fail((await index.addHTMLFile({url: path, content})).errors)
    }
    const {files, errors} = await index.getFiles()
    fail(errors)
    for (const {path, content} of files) {
      if (!keep.test(path)) continue
      mkdirSync(dirname(join(target, path)), {recursive: true})
      writeFileSync(join(target, path), content)
    }
  } finally {
    await index.deleteIndex()
  }
}

/** Makes the index again after a pause, so that it slows no build while somebody writes. */
export class LateIndex {
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  /** Asks for an index; the last one to ask within the pause gets it. */
  ask(site: () => Site, folder: string, print: (text: string) => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#running = this.#running.then(() => writeIndex(site(), folder)).catch((error: unknown) => print(`The search index stays as it was: ${(error as Error).message}`))
    }, pause)
    // A server that is stopped does not wait for it.
    this.#timer.unref()
  }
}

async function startIndex(): Promise<PagefindIndex> {
  const {createIndex} = await import('pagefind')
  const {index, errors} = await createIndex({excludeSelectors: [...besideTheText]})
  fail(errors)
  if (!index) throw new Error('Unexpected answer of Pagefind without an index')
  return index
}

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'))
}

/** What a result shows beside its text, and what results may be narrowed to. */
function labelsOf(site: Site): ReadonlyMap<string, Html> {
  const {strings, desk} = site
  const labels = new Map<string, Html>()
  const layer = (id: string): string | undefined => desk.layers.get(id)?.label
  const vendor = (id: string): string | undefined => desk.vendors.get(id)?.name
  for (const term of site.terms) {
    if (site.termUrl(term) !== undefined) labels.set(`${site.termsPath}${term.id}/`, html`${label('kind', strings.name)}${label('layer', layer(term.layer))}${label('vendor', vendor(term.vendor))}`)
  }
  for (const page of site.pages) {
    const path = site.pagePath(page)
    if (path === undefined) continue
    const {kind, verification, about} = page
    labels.set(path, html`${label('kind', kind === undefined ? undefined : kindLabel(kind, site))}${label('state', verification?.state, false)}${about.map((term) => html`${label('layer', layer(term.layer))}${label('vendor', vendor(term.vendor))}`)}`)
  }
  return labels
}

/** The kind of a page in a word. */
export function kindLabel(kind: string, {strings}: Site): string {
  return strings.kind[kind] ?? kind
}

function label(name: string, value: string | undefined, isFilter = true): Html | false {
  return value !== undefined && html`<i data-pagefind-meta="${name}[data-value]"${isFilter && html` data-pagefind-filter="${name}[data-value]"`} data-value="${value}"></i>`
}
