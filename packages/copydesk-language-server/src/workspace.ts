import {dirname} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {CalendarDate} from 'remark-copydesk'
import type {DeskFileRole} from 'remark-copydesk/node'
import {PositionEncodingKind} from 'vscode-languageserver/node'
import type {Diagnostic, Location} from 'vscode-languageserver/node'
import {dataFindings, problemDiagnostic} from './data/data-diagnostics.ts'
import {DeskWatch} from './desk-watch.ts'
import {deskFile, Desks, nameIn} from './desks.ts'
import type {DeskState} from './desks.ts'
import {makePlaces} from './encoding.ts'
import type {OpenDocument} from './open-document.ts'
import {toDiagnostic} from './page/diagnostics.ts'
import {dayOf, makeOpenPage} from './page/open-page.ts'
import type {OpenPage} from './page/open-page.ts'
import {readFromDisk} from './places-of-targets.ts'
import type {FilePlace} from './places-of-targets.ts'
import {realPath} from './real-path.ts'

/** How the workspace speaks to the editor. */
export interface Voice {
  publish(uri: string, diagnostics: readonly Diagnostic[], version?: number): void
  /** Something that a person must see. */
  alarm(message: string): void
  /** Something for the log. */
  note(message: string): void
}

/** A file that desks are made from, open in the editor. */
export interface OpenData {
  readonly open: OpenDocument
  readonly state: DeskState
  readonly role: DeskFileRole
  /** The path by which its desk knows it. */
  readonly name: string
}

/** So long after the last key a page, or the desk’s own data, is looked at again; in milliseconds. */
const pause = {page: 80, data: 200}

/** What is open, the desks above it, and what the editor has been told of both. */
export class Workspace {
  encoding: PositionEncodingKind = PositionEncodingKind.UTF16
  /** The day that the editor says it is, for trials; else it is today. */
  now: unknown
  /** Folders that the editor has open. */
  folders: readonly string[] = []
  readonly desks = new Desks((path) => this.#openAt(path)?.text)
  readonly #documents: () => readonly OpenDocument[]
  readonly #voice: Voice
  #pages = new WeakMap<OpenDocument, OpenPage>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #watch = new DeskWatch(() => this.reload())
  /** Texts whose writer may be typing: they have been looked at before. */
  readonly #seen = new Set<string>()
  /** By desk, the files that are closed and yet have been given diagnostics. */
  readonly #told = new Map<string, ReadonlySet<string>>()
  readonly #alarmed = new Set<string>()

  constructor(documents: () => readonly OpenDocument[], voice: Voice) {
    this.#documents = documents
    this.#voice = voice
  }

  get today(): CalendarDate | undefined {
    return dayOf(this.now)
  }

  /** An open text as a page; `undefined` where it is none, or lies under no desk. */
  page(open: OpenDocument | undefined): OpenPage | undefined {
    const under = open?.path === undefined ? undefined : this.desks.ofPage(open.path)
    if (!open || !under) return undefined
    const {today} = this
    const known = this.#pages.get(open)
    if (known && known.loaded === under.loaded && known.options.today === today) return known
    const page = makeOpenPage(open, under, today)
    this.#pages.set(open, page)
    return page
  }

  /** An open text as one of the desk’s own files. */
  data(open: OpenDocument | undefined): OpenData | undefined {
    const owner = open?.path === undefined ? undefined : this.desks.owner(open.path)
    return open && owner && {open, ...owner}
  }

  /** A text was opened or changed: it is looked at as soon as its writer pauses. */
  changed(open: OpenDocument): void {
    const wait = !this.#seen.has(open.uri) ? 0 : this.data(open) ? pause.data : pause.page
    this.#seen.add(open.uri)
    clearTimeout(this.#timers.get(open.uri))
    this.#timers.set(open.uri, setTimeout(() => {
      this.#timers.delete(open.uri)
      if (open.path !== undefined && this.desks.reloadThatOwn(open.path)) this.publishAll()
      else this.#publish(open)
    }, wait))
  }

  closed(open: OpenDocument): void {
    clearTimeout(this.#timers.get(open.uri))
    this.#timers.delete(open.uri)
    this.#seen.delete(open.uri)
    this.#voice.publish(open.uri, [])
    if (open.path !== undefined && this.desks.reloadThatOwn(open.path)) this.publishAll()
  }

  /** Something on the disk has changed. */
  reload(): void {
    // What a page is told also hangs on its baseline.
    this.#pages = new WeakMap()
    this.desks.reload()
    this.desks.findIn(this.folders)
    this.publishAll()
  }

  /** Tells the editor everything anew. */
  publishAll(): void {
    for (const open of this.#documents()) this.#publish(open)
    const {all} = this.desks
    for (const config of this.#told.keys()) if (!all.some(({configPath}) => configPath === config)) this.#tell(config, new Set())
    this.#publishDesks(all)
  }

  #publishDesks(states: readonly DeskState[]): void {
    for (const state of states) this.#publishProblems(state)
    this.#watch.follow(new Set([...this.folders, ...this.desks.all.flatMap(({configPath, roles}) => [configPath, ...roles.keys()].map((path) => dirname(path)))]))
  }

  /** The text of a file as the editor has it, else as it is on the disk. */
  read(path: string): string | undefined {
    return this.#openAt(path)?.text ?? readFromDisk(path)
  }

  location({path, text, range}: FilePlace): Location {
    return {uri: this.#uriOf(path), range: makePlaces(text, this.encoding).range(range)}
  }

  #publish(open: OpenDocument): void {
    const known = new Set(this.desks.all.map(({configPath}) => configPath))
    this.#voice.publish(open.uri, this.#diagnosticsOf(open), open.version)
    // The first file under a desk has loaded it, and its other files may be broken.
    const loaded = this.desks.all.filter(({configPath}) => !known.has(configPath))
    if (loaded.length === 0) return
    this.#publishDesks(loaded)
    for (const other of this.#documents()) if (other !== open && loaded.some((state) => other.path !== undefined && nameIn(state, other.path) !== undefined)) this.#publish(other)
  }

  #diagnosticsOf(open: OpenDocument): Diagnostic[] {
    const data = this.data(open)
    const {places} = open
    if (data) {
      const {state, name} = data
      return [
        ...state.problems.filter((problem) => deskFile(state.configPath, problem.path) === name).map((problem) => problemDiagnostic(problem, places)),
        ...dataFindings(state, name, places, this.today).map((finding) => toDiagnostic(finding, open.uri, places)),
      ]
    }
    return this.page(open)?.findings.map((finding) => toDiagnostic(finding, open.uri, places)) ?? []
  }

  /** What is broken in files that nobody has open is told all the same: no page is checked by it. */
  #publishProblems({configPath, loaded, problems}: DeskState): void {
    const told = new Set<string>()
    for (const [path, found] of Map.groupBy(problems, ({path}) => deskFile(configPath, path))) {
      const uri = this.#uriOf(path)
      if (this.#openAt(path)) continue
      const places = makePlaces(readFromDisk(path) ?? '', this.encoding)
      this.#voice.publish(uri, found.map((problem) => problemDiagnostic(problem, places)))
      told.add(uri)
    }
    this.#tell(configPath, told)
    const [first] = problems
    if (!first) this.#alarmed.delete(configPath)
    else if (!loaded && !this.#alarmed.has(configPath)) {
      this.#alarmed.add(configPath)
      this.#voice.alarm(`Nothing is checked until the desk is mended: ${first.path}:${first.line}:${first.column} ${first.message}`)
    }
    for (const note of loaded?.notes ?? []) this.#voice.note(note)
  }

  /** Of a desk’s closed files these have been given diagnostics; what others had is taken back. */
  #tell(configPath: string, told: ReadonlySet<string>): void {
    for (const uri of this.#told.get(configPath) ?? []) if (!told.has(uri) && !this.#documents().some((open) => open.uri === uri)) this.#voice.publish(uri, [])
    if (told.size > 0) this.#told.set(configPath, told)
    else this.#told.delete(configPath)
  }

  #openAt(path: string): OpenDocument | undefined {
    const exact = this.#documents().find((open) => open.path === path)
    if (exact) return exact
    const real = realPath(path)
    return this.#documents().find((open) => open.path !== undefined && realPath(open.path) === real)
  }

  #uriOf(path: string): string {
    return this.#openAt(path)?.uri ?? pathToFileURL(path).href
  }
}
