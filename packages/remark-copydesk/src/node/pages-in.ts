import {lstatSync, readdirSync, statSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {IgnoreFiles} from './ignore-files.ts'
import type {LoadedDesk} from './load-desk.ts'

/** Whether a file’s name says that it holds Markdown. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown|mdx)$/iu.test(path)
}

/**
 * Every Markdown file of a folder, in order, that no ignore file leaves out; hidden files and installed
 * packages are none. `onFailure` is told of folders that cannot be read. A pipe or a device of such a name
 * is among them: whoever reads it says so.
 */
export function markdownFiles(folder: string, ignores: IgnoreFiles, onFailure: (folder: string, error: unknown) => void): string[] {
  let entries
  try {
    entries = readdirSync(folder, {withFileTypes: true})
  } catch (error) {
    onFailure(folder, error)
    return []
  }
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return entry.name === 'node_modules' || ignores.ignoredBy(path, true) !== undefined ? [] : markdownFiles(path, ignores, onFailure)
    return isMarkdown(entry.name) && !(entry.isSymbolicLink() && isFolder(path)) ? [path] : []
  })
}

/** What a link leads to; of one that leads nowhere, or to itself, whoever reads it says so. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/**
 * The pages of a folder: its Markdown files without what `.gitignore`, `.copydeskignore` and the desk’s
 * `ignore` leave out. Every surface asks here, so that none publishes what another does not lint.
 */
export function pagesIn(folder: string, desk: LoadedDesk): string[] {
  const root = resolve(folder)
  const ignores = new IgnoreFiles(root)
  const files = markdownFiles(root, ignores, (_path, error) => {
    throw error
  })
  return files.filter((file) => isPage(file) && ignores.ignoredBy(file, false) === undefined && !desk.desk.ignores(desk.pagePath(file)))
}

/** Of pipes and devices a surface that publishes or watches wants to know nothing. */
function isPage(file: string): boolean {
  const stats = lstatSync(file)
  return stats.isFile() || stats.isSymbolicLink()
}
