import {existsSync} from 'node:fs'
import {join, resolve, sep} from 'node:path'
import {parseMarkdown} from 'remark-copydesk'
import type {ChooserEntry, Finding} from 'remark-copydesk'
import {DeskError, effectiveDate, loadDesk} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {annotateText} from './annotations.ts'
import {brokenLinks, linkFinding, lostLinks, targetOf} from './addresses.ts'
import type {Addresses, LostLink} from './addresses.ts'
import {addressesBeyond} from './collections/default-address.ts'
import {checkAddresses, checkParts, withoutLeftovers} from './collections/check-parts.ts'
import {expectedAddresses} from './collections/expected-addresses.ts'
import {findCollection} from './collections/find-collection.ts'
import {inPathOrder, recordedPages} from './collections/recorded-pages.ts'
import {collectionOf, siteCollections} from './collections/site-collection.ts'
import type {SiteCollection} from './collections/site-collection.ts'
import type {BuildEvent} from './config-types.ts'
import {hasErrors, readEdition, rereadPage} from './edition.ts'
import type {Edition, LintedChooser} from './edition.ts'
import {factlessSections} from './factless-sections.ts'
import {findingText} from './finding-text.ts'
import {renderMarkdown} from './markdown.ts'
import type {Rendered} from './markdown.ts'
import {isElsewhere} from './markdown/links.ts'
import type {Options} from './options.ts'
import type {ListedPage, Page} from './page.ts'
import {Renderer} from './renderer.ts'
import type {Share} from './share.ts'
import {makeSite} from './site.ts'
import type {Site} from './site.ts'
import {asset} from './theme.ts'
import type {Asset, Theme} from './theme.ts'

/** The content must not be published as it is. Eleventy prints the message and ends with exit code 1. */
export class LintError extends Error {
  /** Tells Eleventy that the message says it all. */
  readonly skipOriginalStack = true
}

/** What a press is set up with. */
export interface PressSource {
  readonly configPath: string
  readonly options: Options
  readonly theme: Theme
  /** What of the site it makes. */
  readonly share: Share
  /** The desk as it was loaded already. */
  readonly loaded?: LoadedDesk | undefined
  /** Eleventy’s input folder. */
  readonly input: string
  url(path: string): string
  print(text: string): void
}

/** What a build of one collection has made. */
export interface BuiltCollection {
  readonly site: Site
  readonly pages: readonly Page[]
  /** Its own addresses. */
  readonly published: readonly string[]
  /** Addresses of the whole site that its pages link to. */
  readonly expected: readonly string[]
  /** Links to pages of other collections, which nobody could look for yet. */
  readonly links: readonly (LostLink & {readonly page: Page})[]
}

/** A page that can be shown before the rest of its site is built. */
export interface Preview {
  readonly page: Page
  /** Its address, without the path prefix. */
  readonly path: string
  readonly rendered: Rendered
}

/**
 * Holds what one site publishes from build to build. A build stops at the first edition with errors;
 * while somebody writes (`--serve`, `--watch`) a page with errors stays as it last was without.
 */
export class Press {
  /** Whether there is a search: set before a build, for its pages say so. */
  canSearch = true
  readonly #source: PressSource
  #loaded: LoadedDesk | undefined
  #deskRecord: Asset | undefined
  #edition: Edition | undefined
  #shown = new Map<string, Page>()
  #choosers: readonly LintedChooser[] = []
  #addresses: Addresses = new Map<string, string>()
  #collections: readonly SiteCollection[] = []
  #recorded: readonly ListedPage[] = []
  #built: Omit<BuiltCollection, 'site'> | undefined
  #published: ReadonlySet<string> = new Set()
  readonly #renderer = new Renderer()
  readonly #sites = new Map<string, Site>()
  /** Eleventy’s filter parses an address each time it is asked. */
  readonly #urls = new Map<string, string>()
  #mustStop = true
  #skip: readonly string[] = []

  constructor(source: PressSource) {
    this.#source = source
    this.#loaded = source.loaded
  }

  /** Ids of the terms that get a page. */
  get terms(): string[] {
    return this.#edition ? this.site.terms.map(({id}) => id) : []
  }

  /** Where the lists of names by vendor and by layer stand. */
  get listings(): string[] {
    return this.#edition ? this.site.listings.map(({path}) => path) : []
  }

  /** Where the comparisons stand. */
  get comparisons(): string[] {
    return this.#edition ? this.site.comparisons.map(({path}) => path) : []
  }

  /** Ids of the choosers that get a page. */
  get choosers(): string[] {
    return this.#edition ? this.site.choosers.map(({id}) => id) : []
  }

  /** The desk as a file from which the playground makes it again. */
  get deskRecord(): Asset {
    if (!this.#loaded) throw new Error('Unexpected template before the desk, expected Eleventy to emit `eleventy.before` first')
    return (this.#deskRecord ??= asset('desk.json', JSON.stringify(this.#loaded.record)))
  }

  /** Whether there are pages to read one after another. */
  get hasManual(): boolean {
    return this.#edition?.desk.config.site?.manual !== undefined
  }

  /** The site as the pages about the whole see it. */
  get site(): Site {
    const {share} = this.#source
    return this.#siteOf(share.kind === 'collection' ? this.#collections.find(({folder}) => folder === share.folder) : undefined)
  }

  /** The site as a file of the content folder sees it: with the pages of its own collection, where it stands in one. */
  siteAt(inputPath: string): Site {
    return this.#siteOf(collectionOf(this.#collections, this.#pagePath(inputPath)))
  }

  /** Whether there is a page to search at, and a program that makes its index. */
  get hasSearch(): boolean {
    return this.canSearch && this.#source.options.pages.search !== false
  }

  /** The collections whose lists of pages this build makes. */
  get collections(): string[] {
    const {share, options} = this.#source
    // The first page of a manual lists its pages already.
    return this.#collections.filter(({folder, path, hasOwnList}) => !hasOwnList && !(this.hasManual && path === options.pages.manual) && (share.kind === 'whole' || (share.kind === 'collection' && share.folder === folder))).map(({path}) => path)
  }

  /** The site as a collection sees it, by the address of its list. */
  collectionSite(path: string): Site {
    return this.#siteOf(this.#collections.find((collection) => collection.path === path))
  }

  /** What a build of one collection has made; `undefined` before it has. */
  get built(): BuiltCollection | undefined {
    return this.#built && {...this.#built, site: this.site}
  }

  #siteOf(collection: SiteCollection | undefined): Site {
    const {options, theme} = this.#source
    const {desk, today} = this.#readEdition()
    let site = this.#sites.get(collection?.folder ?? '')
    if (!site) {
      const all: readonly ListedPage[] = this.#recorded.length === 0 ? [...this.#shown.values()] : [...this.#shown.values(), ...this.#recorded].toSorted(inPathOrder)
      const pages = collection ? all.filter(({document}) => collectionOf([collection], document.path)) : all
      site = makeSite({desk, options, theme, today, url: (path) => this.#url(path), deskRecord: this.deskRecord, pages, choosers: this.#choosers.map(({chooser}) => chooser), collections: this.#collections, collection, addresses: this.#addresses, published: this.#published})
      this.#sites.set(collection?.folder ?? '', site)
    }
    return site
  }

  #pagePath(inputPath: string): string {
    return this.#loaded?.pagePath(inputPath) ?? inputPath
  }

  /**
   * Lints everything before anything is written.
   *
   * @throws {LintError} in a build that has errors.
   * @throws {UseError} where there is no such collection.
   * @throws {PartError} where the parts to join do not belong together, or to this desk.
   */
  start({directories, runMode}: BuildEvent): void {
    this.#mustStop = runMode === 'build'
    this.#urls.clear()
    const loaded = this.#loadDesk()
    const previous = this.#edition
    const {share} = this.#source
    this.#collections = siteCollections(loaded, directories.input)
    const folder = share.kind === 'collection' ? join(loaded.root, findCollection(share.folder, this.#collections).folder) : directories.input
    this.#skip = [directories.output, directories.includes, ...(directories.layouts === undefined ? [] : [directories.layouts])].map((path) => resolve(path))
    const built = share.kind === 'join' ? this.#collections.map((collection) => join(loaded.root, collection.folder)) : []
    const edition = readEdition({
      loaded,
      today: effectiveDate(this.#source.options.now).date,
      folder,
      skip: [...this.#skip, ...built],
      previous,
    })
    this.#edition = edition
    if (share.kind === 'join') {
      share.parts = withoutLeftovers(share.parts, this.#collections, this.#source.print)
      checkParts(share, {desk: this.deskRecord.text, today: edition.today, agesInBrowser: this.#source.options.script, collections: this.#collections})
      this.#recorded = recordedPages(share.parts, loaded, edition.today)
    }
    const changed = [...edition.pages.values()].filter((page) => page !== previous?.pages.get(page.file))
    const choosers = edition.choosers === previous?.choosers ? [] : edition.choosers
    this.#report([
      ...changed.flatMap(({file, document: {text}, findings}) => findings.map((finding) => ({file, text, finding}))),
      ...choosers.flatMap(({source: {path, text}, findings}) => findings.map((finding) => ({file: path, text, finding}))),
    ])
    this.#sites.clear()
    this.#choosers = edition.choosers.flatMap((one) => (hasErrors(one) ? (this.#choosers.find(({chooser}) => chooser.id === one.chooser.id) ?? []) : one))
    this.#renderer.start(edition)
    this.#shown = new Map(Array.from(edition.pages, ([file, page]) => [file, hasErrors(page) ? (this.#shown.get(file) ?? page) : page]))
  }

  /** Takes in where Eleventy will put each file, and checks the links between them. */
  map(inputPathToUrl: Readonly<Record<string, readonly string[]>>): void {
    const {share} = this.#source
    const addresses = new Map(Object.entries(inputPathToUrl).flatMap(([path, urls]) => (urls[0] === undefined ? [] : [[resolve(path), urls[0]]])))
    // Eleventy calls the address of what it does not write `false`.
    const published = new Set(Object.values(inputPathToUrl).flat().filter((url) => typeof url === 'string'))
    if (share.kind === 'collection') {
      this.#mapCollection(addresses, published, findCollection(share.folder, this.#collections))
      return
    }
    const parts = share.kind === 'join' ? share.parts : []
    checkAddresses(parts, published)
    for (const {record} of parts) for (const {source, address} of record.pages) addresses.set(join(this.#root, source), address)
    this.#addresses = addresses
    this.#sites.clear()
    this.#published = new Set([...published, ...parts.flatMap(({record}) => record.published)])
    this.#renderer.place([[...addresses], [...this.#published], this.site.terms.map(({id}) => id)])
    this.#report([
      ...[...this.#shown.values()].flatMap((page) => brokenLinks(page, this.#addresses, this.#published).map((finding) => ({file: page.file, text: page.document.text, finding}))),
      ...this.#choosers.flatMap((entry) => unpublishedPages(entry, this.site).map((finding) => ({file: entry.source.path, text: entry.source.text, finding}))),
    ])
  }

  /** Links that lead out of a collection are looked for when it is joined with the others. */
  #mapCollection(addresses: ReadonlyMap<string, string>, own: ReadonlySet<string>, {folder, path}: SiteCollection): void {
    const {options, input} = this.#source
    this.#addresses = addressesBeyond(addresses, {input, folder: join(this.#root, folder)})
    this.#sites.clear()
    this.#published = own
    const expected = expectedAddresses(this.site, options, this.canSearch)
    this.#published = new Set([...own, ...expected])
    this.#sites.clear()
    this.#renderer.place([[...addresses], [...this.#published], this.site.terms.map(({id}) => id)])
    const pages = [...this.#shown.values()]
    const lost = pages.flatMap((page) => lostLinks(page, this.#addresses, this.#published).map((link) => ({...link, page})))
    const isInside = ({address}: LostLink): boolean => address.startsWith(path) || !address.startsWith('/')
    this.#report(lost.filter(isInside).map((link) => ({file: link.page.file, text: link.page.document.text, finding: linkFinding(link)})))
    this.#built = {pages, published: [...own].toSorted(), expected, links: lost.filter((link) => !isInside(link))}
  }

  /** The page at a path, as it may be shown. */
  page(inputPath: string): Page | undefined {
    return this.#shown.get(resolve(inputPath))
  }

  /** Whether a file of Markdown is none of the pages, for an ignore file or the desk leaves it out. */
  leavesOut(inputPath: string): boolean {
    const file = resolve(inputPath)
    return !this.#shown.has(file) && existsSync(file) && !this.#skip.some((folder) => file.startsWith(folder + sep))
  }

  /** Renders a page’s text, from the tree that was linted. */
  render(text: string, inputPath: string | undefined): string {
    const file = inputPath === undefined ? undefined : resolve(inputPath)
    const page = file === undefined ? undefined : this.#shown.get(file)
    const isLinted = page !== undefined && (this.#edition?.pages.get(page.file) !== page || page.document.text.endsWith(text))
    if (isLinted) return this.#renderer.keep(page, () => this.#renderPage(page)).markup
    const rendered = renderMarkdown(parseMarkdown(text), {strings: this.site.strings, factless: [], resolve: (address) => this.#resolve(address, file)})
    if (file !== undefined) this.#renderer.set(file, rendered)
    return rendered.markup
  }

  /** What rendering found out about a page. */
  rendered(inputPath: string): Rendered | undefined {
    return this.#renderer.get(resolve(inputPath))
  }

  /**
   * A page as it was saved just now, where nothing changed but its text, and that has no errors: it can be
   * shown before the rest is built. `undefined` where only a whole build can tell.
   */
  preview(inputPath: string): Preview | undefined {
    const file = resolve(inputPath)
    const known = this.#edition?.pages.get(file)
    const path = this.#addresses.get(file)
    if (!this.#edition || !known || typeof path !== 'string') return undefined
    const page = rereadPage(known, this.#edition.today)
    if (!page || hasErrors(page) || brokenLinks(page, this.#addresses, this.#published).length > 0) return undefined
    return {page, path, rendered: this.#renderPage(page)}
  }

  #renderPage(page: Page): Rendered {
    const silent: ReadonlySet<unknown> = factlessSections(page.document)
    return renderMarkdown(page.document.tree, {
      strings: this.site.strings,
      factless: page.document.sections.map((section) => silent.has(section)),
      resolve: (address) => this.#resolve(address, page.file),
      annotate: (tree) => annotateText(tree, page.document, this.siteAt(page.file)),
    })
  }

  #resolve(address: string, file: string | undefined): string {
    const target = file === undefined ? address : targetOf(address, file, this.#addresses)
    if (!target.startsWith('/') || isElsewhere(target)) return target
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(target) ?? []
    return this.#url(path) + rest
  }

  #url(path: string): string {
    let url = this.#urls.get(path)
    if (url === undefined) this.#urls.set(path, (url = this.#source.url(path)))
    return url
  }

  /** The folder of the desk. */
  get #root(): string {
    return this.#loaded?.root ?? ''
  }

  #readEdition(): Edition {
    if (!this.#edition) throw new Error('Unexpected template before the lint, expected Eleventy to emit `eleventy.before` first')
    return this.#edition
  }

  /** Loads the desk; the one before stays where its files are wrong while somebody writes. */
  #loadDesk(): LoadedDesk {
    try {
      const loaded = loadDesk(this.#source.configPath, undefined, this.#loaded)
      if (loaded !== this.#loaded) this.#deskRecord = undefined
      this.#loaded = loaded
      return this.#loaded
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      if (this.#mustStop || !this.#loaded) throw new LintError(`${error.message}\nNothing was published.`, {cause: error})
      this.#source.print(error.message)
      return this.#loaded
    }
  }

  #report(found: readonly {file: string; text: string; finding: Finding}[]): void {
    if (found.length === 0) return
    const errors = found.filter(({finding}) => finding.severity === 'error').length
    const text = found.map(({file, text: source, finding}) => findingText(file, source, finding)).join('\n')
    const count = `${errors} ${errors === 1 ? 'error' : 'errors'}`
    if (errors > 0 && this.#mustStop) throw new LintError(`Unexpected findings, expected content without errors\n${text}\n${count}. Nothing was published.`)
    this.#source.print(errors > 0 ? `${text}\n${count}. Pages with errors stay as they were.` : text)
  }
}

/** Pages that a chooser recommends and the site leaves out. */
function unpublishedPages({chooser, source}: ChooserEntry, site: Site): Finding[] {
  return chooser.recommendations.flatMap(({page: path}, index) => {
    const page = path === undefined ? undefined : site.pages.find(({document}) => document.path === path)
    const address = page && site.pagePath(page)
    if (path === undefined || (address !== undefined && site.published.has(address))) return []
    return [{
      rule: 'site-link',
      severity: 'error',
      range: source.range(['recommendations', index, 'page']),
      message: `Unexpected page \`${path}\`, expected one that this site publishes`,
      why: 'Whoever gets this recommendation finds nothing.',
    }]
  })
}
