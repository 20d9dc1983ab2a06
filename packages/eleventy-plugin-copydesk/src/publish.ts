import {copyFileSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {dirname, join, relative, resolve} from 'node:path'
import {Eleventy} from '@11ty/eleventy'
import {parseCalendarDate} from 'remark-copydesk'
import {makeFolder} from 'remark-copydesk/node'
import {checkOutput} from './check-output.ts'
import {checkExpected, checkLinks, placeFiles} from './collections/check-joined.ts'
import {recordName} from './collections/collection-record.ts'
import {findParts} from './collections/find-parts.ts'
import {makeRecord} from './collections/make-record.ts'
import {readPart, sha256Of} from './collections/read-part.ts'
import copydesk from './index.ts'
import {notFoundPage} from './not-found-page.ts'
import type {UserConfig} from './config-types.ts'
import {writeIndex} from './search-index.ts'
import {assignShare} from './share.ts'
import type {CollectionShare, JoinShare, Share} from './share.ts'
import {UseError} from './use-error.ts'

/** What to publish, and where. */
export interface BuildOptions {
  /** The content folder. */
  readonly content: string
  /** The folder for the site. */
  readonly output: string
  /** `YYYY-MM-DD`; else `SOURCE_DATE_EPOCH`, else today in UTC. */
  readonly now?: string
  /** The folder of the host that the site stands in, such as `/guides/`. */
  readonly pathPrefix?: string
}

/** Which collection to publish on its own, and where. */
export interface CollectionOptions extends BuildOptions {
  /** Its folder, as `copydesk.yaml` names it. */
  readonly collection: string
}

/** Which parts to join, and where. */
export interface JoinOptions extends BuildOptions {
  /** The folders that `buildCollection` made, one for each collection, or folders with such folders in them. */
  readonly parts: readonly string[]
}

/** What to serve, and where. */
export interface ServeOptions extends BuildOptions {
  readonly port: number
}

/** A running server. */
export interface Served {
  readonly address: string
  close(): Promise<void>
}

/**
 * Builds a site beside its place and moves it in when it is whole: a build that fails leaves the last
 * good site as it was. The caller’s process ends with the rejection.
 */
export function build(options: BuildOptions): Promise<void> {
  return moveIn(options, (fresh) => write(options, fresh, {kind: 'whole'}))
}

/**
 * Builds the pages of one collection, with a record of what it holds, to be joined with the others. Of the
 * content folder it reads the desk and this collection.
 */
export function buildCollection(options: CollectionOptions): Promise<void> {
  const share: CollectionShare = {kind: 'collection', folder: options.collection.replace(/^\.\//u, '').replace(/\/$/u, ''), ...settingsOf(options)}
  return moveIn(options, async (fresh) => {
    await write(options, fresh, share)
    const built = share.press?.built
    if (!built) throw new Error(`Unexpected Eleventy configuration of \`${options.content}\`, expected one that adds eleventy-plugin-copydesk`)
    writeFileSync(join(fresh, recordName), `${JSON.stringify(makeRecord(built, share, fresh))}\n`)
  })
}

/**
 * Makes one site of built collections: their pages as they are, what stands in no collection, and all that
 * speaks of the whole. Nothing is written where a part is not whole, or does not belong to the others.
 *
 * @throws {PartError} that says which part, and why.
 */
export function joinCollections(options: JoinOptions): Promise<void> {
  return moveIn(options, async (fresh) => {
    const share: JoinShare = {kind: 'join', parts: findParts(options.parts).map((place) => readPart(place)), ...settingsOf(options)}
    await write(options, fresh, share)
    const {press: made} = share
    if (!made) throw new Error(`Unexpected Eleventy configuration of \`${options.content}\`, expected one that adds eleventy-plugin-copydesk`)
    const {published} = made.site
    checkExpected(share.parts, published)
    checkLinks(share.parts, published)
    for (const [place, file] of placeFiles(share.parts, fresh)) {
      mkdirSync(dirname(join(fresh, place)), {recursive: true})
      copyFileSync(file, join(fresh, place), constants.COPYFILE_FICLONE)
    }
    if (made.hasSearch) await writeIndex(made.site, fresh)
  }, options.parts)
}

async function moveIn(options: BuildOptions, make: (fresh: string) => Promise<void>, parts: readonly string[] = []): Promise<void> {
  checkOutput(options.output, [options.content, ...parts, '.'])
  const output = resolve(options.output)
  const fresh = makeFreshFolder(dirname(output))
  const old = `${fresh}-old`
  try {
    await withDate(options.now, () => make(fresh))
    if (existsSync(output)) renameSync(output, old)
    renameSync(fresh, output)
  } finally {
    rmSync(fresh, {recursive: true, force: true})
    rmSync(old, {recursive: true, force: true})
  }
}

/** A folder beside a site’s place, in which it is made. */
function makeFreshFolder(above: string): string {
  try {
    makeFolder(above)
    return mkdtempSync(join(above, '.site-'))
  } catch (error) {
    throw new UseError(`Unexpected output folder in \`${above}\`, expected one that can be made: ${(error as Error).message}`)
  }
}

/**
 * Builds a site and serves it, again whenever a page or the desk changes. It stands in a folder of its
 * own, `OUTPUT-preview`, so that what was published stays what was built without errors.
 *
 * @throws {Error} where something listens on the port already, or the content lies outside the working directory.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const {port, content} = options
  if (fromHere(content).startsWith('..')) throw new Error(`Unexpected content folder \`${content}\` outside the working directory, expected one inside: Eleventy does not see changes elsewhere`)
  await assertFree(port)
  if (options.now !== undefined) process.env['SOURCE_DATE_EPOCH'] = epoch(options.now)
  const output = `${resolve(options.output)}-preview`
  rmSync(output, {recursive: true, force: true})
  const eleventy = press(options, output, 'serve', {kind: 'whole'})
  await eleventy.init()
  const rebuild = await eleventy.watch().catch(throwCause)
  // Eleventy hears of a deletion and builds nothing.
  eleventy.watcher.on('unlink', (path) => void rebuild(path))
  await eleventy.serve(port)
  return {address: `http://localhost:${port}${options.pathPrefix ?? '/'}`, close: async () => void (await eleventy.stopWatch())}
}

async function write(options: BuildOptions, output: string, share: Share): Promise<void> {
  const eleventy = press(options, output, 'build', share)
  // The rejection says what went wrong; Eleventy would say it once more.
  eleventy.errorHandler.once = () => undefined
  await eleventy.write().catch(throwCause)
}

/** What of the surroundings changes every page. */
function settingsOf({content, pathPrefix = '/'}: BuildOptions): Pick<JoinShare, 'settings' | 'pathPrefix'> {
  const path = configOf(content)
  return {settings: sha256Of(path === undefined ? '' : readFileSync(path)), pathPrefix}
}

function configOf(content: string): string | undefined {
  return ['ts', 'js', 'mjs'].map((ending) => join(content, `eleventy.config.${ending}`)).find((path) => existsSync(path))
}

function press({content, output: site, pathPrefix}: BuildOptions, output: string, runMode: 'build' | 'serve', share: Share): Eleventy {
  const configPath = configOf(content)
  if (!statSync(content, {throwIfNoEntry: false})?.isDirectory()) throw new UseError(`Unexpected content folder \`${content}\`, expected one that is there`)
  const input = fromHere(content)
  const eleventy = new Eleventy(input, fromHere(output), {
    source: 'script',
    runMode,
    quietMode: true,
    configPath: configPath === undefined ? undefined : fromHere(configPath),
    ...(pathPrefix !== undefined && {pathPrefix}),
    config(config: UserConfig & {addPlugin(plugin: typeof copydesk): void}) {
      assignShare(config, share)
      // Eleventy’s caches live as long as the process and know files by path alone: a second build would get the first one’s.
      config.setUseTemplateCache(false)
      // The site that was published before may stand inside its own content folder.
      config.ignores.add(`${fromHere(site)}/**`)
      config.setServerOptions({portReassignmentRetryCount: 0, domDiff: false, middleware: [notFoundPage(output)]})
      // A browser gets a saved page in the pause before the rest is built.
      config.setWatchThrottleWaitTime(150)
      config.setChokidarConfig({awaitWriteFinish: {stabilityThreshold: 40, pollInterval: 10}})
      config.on('copydesk.shown', (path) => void eleventy.eleventyServe.reload({files: [path], build: {stylesheets: [], templates: []}}))
      if (configPath === undefined) config.addPlugin(copydesk)
    },
  })
  return eleventy
}

/** Eleventy wraps what went wrong in errors that say where it was at the time. */
function throwCause(error: unknown): never {
  let cause = error
  while (cause instanceof Error && 'originalError' in cause && cause.originalError instanceof Error) cause = cause.originalError
  throw cause
}

/** Eleventy takes folders relative to the working directory. */
function fromHere(path: string): string {
  return relative(process.cwd(), resolve(path)) || '.'
}

async function withDate<T>(now: string | undefined, run: () => Promise<T>): Promise<T> {
  const before = process.env['SOURCE_DATE_EPOCH']
  if (now !== undefined) process.env['SOURCE_DATE_EPOCH'] = epoch(now)
  try {
    return await run()
  } finally {
    if (before === undefined) delete process.env['SOURCE_DATE_EPOCH']
    else process.env['SOURCE_DATE_EPOCH'] = before
  }
}

function epoch(now: string): string {
  if (!parseCalendarDate(now)) throw new UseError(`Unexpected date \`${now}\`, expected a day of the calendar as YYYY-MM-DD`)
  return String(Date.parse(`${now}T00:00:00Z`) / 1000)
}

function assertFree(port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new Error(`Unexpected port ${port}, on which something listens already, expected a free one: set PORT, for example PORT=${port + 1}`) : error)
    })
    probe.listen({port}, () => probe.close(() => done()))
  })
}
