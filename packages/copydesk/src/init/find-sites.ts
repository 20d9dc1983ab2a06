import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {isAbsolute, join, relative} from 'node:path'
import {IgnoreFiles, markdownFiles} from 'remark-copydesk/node'
import {plainFolders, systems} from './systems.ts'
import type {System} from './systems.ts'

/** A site in a repository. Paths are relative to its root, with forward slashes; `''` is the root. */
export interface Site {
  /** `Docusaurus`, or `plain Markdown`. */
  readonly system: string
  /** What showed it. */
  readonly mark: string
  readonly kinds: readonly {readonly kind: string; readonly folder: string; readonly files: readonly string[]}[]
  readonly ignore: readonly string[]
}

/** How deep below the root a site may stand, as in `packages/website/`. */
const deepest = 3

/** The sites of a repository, found by their files. */
export function findSites(root: string): Site[] {
  const ignores = new IgnoreFiles(root)
  const path = (...parts: string[]): string => relative(root, join(...parts)).replaceAll('\\', '/')
  const found: Site[] = []
  const search = (folder: string, depth: number): void => {
    const entries = readdirSync(folder, {withFileTypes: true}).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const names = entries.map(({name}) => name)
    const known = systems.map((system) => ({system, mark: markOf(system, folder, names)})).find(({mark}) => mark !== undefined)
    const site = known?.mark === undefined ? undefined : siteOf(known.system, folder, known.mark)
    if (site) found.push(site)
    for (const entry of entries) {
      if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules' || depth === deepest) continue
      if (ignores.ignoredBy(join(folder, entry.name), true) === undefined) search(join(folder, entry.name), depth + 1)
    }
  }
  const siteOf = (system: System, folder: string, mark: string): Site | undefined => {
    const folders = system.name === 'MkDocs' ? {guide: [docsFolder(join(folder, mark))]} : system.content
    const isInside = (candidate: string): boolean => !/^\.\.(?:\/|$)/u.test(path(folder, candidate)) && !isAbsolute(path(folder, candidate))
    const kinds = Object.entries(folders).flatMap(([kind, candidates]) => {
      // What a configuration names outside of the repository is not looked at.
      for (const candidate of candidates.filter(isInside)) {
        const files = pagesOf(join(folder, candidate))
        if (files.length > 0) return [{kind, folder: path(folder, candidate), files}]
      }
      return []
    })
    const ignore = system.ignore.filter((name) => existsSync(join(folder, name))).map((name) => `${path(folder, name)}/**`)
    return kinds.length > 0 ? {system: system.name, mark: path(folder, mark), kinds, ignore} : undefined
  }
  const pagesOf = (folder: string): string[] => (existsSync(folder)
    ? markdownFiles(folder, ignores, () => {}).filter((file) => ignores.ignoredBy(file, false) === undefined).map((file) => path(file))
    : [])
  search(root, 0)
  const plain = found.length > 0 ? [] : plainFolders.map((name) => ({kind: 'guide', folder: name, files: pagesOf(join(root, name))})).filter(({files}) => files.length > 0)
  return plain.length > 0 ? [{system: 'plain Markdown', mark: plain.map(({folder}) => folder).join(', '), kinds: plain, ignore: []}] : found
}

/** What shows that a folder is a system’s; `undefined` where nothing does. */
function markOf({marks, needs, dependency}: System, folder: string, names: readonly string[]): string | undefined {
  const mark = names.find((name) => marks.test(name))
  const isSure = mark !== undefined && (needs === undefined || mark.startsWith('hugo.') || needs.some((name) => names.includes(name)))
  if (isSure) return mark
  return dependency !== undefined && names.includes('package.json') && dependsOn(join(folder, 'package.json'), dependency) ? 'package.json' : undefined
}

function dependsOn(manifest: string, name: string): boolean {
  try {
    const {dependencies = {}, devDependencies = {}} = JSON.parse(readFileSync(manifest, 'utf8')) as {dependencies?: object; devDependencies?: object}
    return name in dependencies || name in devDependencies
  } catch {
    return false
  }
}

/** The `docs_dir` of an `mkdocs.yml`, which may hold tags of Python that no reader of YAML knows. */
function docsFolder(config: string): string {
  const {quoted, plain = ''} = /^docs_dir:[ \t]+(?:(?<mark>["'])(?<quoted>.+?)\k<mark>|(?<plain>\S.*?)(?=[ \t]*(?:[ \t]#.*)?\r?$))/mu.exec(readFileSync(config, 'utf8'))?.groups ?? {}
  return (quoted ?? plain) || 'docs'
}
