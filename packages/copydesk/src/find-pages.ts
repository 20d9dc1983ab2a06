import {lstatSync, statSync} from 'node:fs'
import type {Stats} from 'node:fs'
import {basename, resolve, sep} from 'node:path'
import {isMarkdown, markdownFiles} from 'remark-copydesk/node'
import type {IgnoreFiles} from 'remark-copydesk/node'
import {globSync, isDynamicPattern} from 'tinyglobby'
import {describeError} from './read-text.ts'
import {showPath} from './show-path.ts'
import {visible} from './visible.ts'

/** The files that paths, folders and globs stand for. */
export interface FoundPages {
  /** Absolute paths, each once, in the order of folders and names, whatever that of the words is. */
  readonly files: readonly string[]
  /** What the caller got wrong, or what cannot be read. */
  readonly problems: readonly string[]
  /** Files that were named themselves and are ignored. */
  readonly ignored: readonly string[]
}

/** Finds the pages; `deskIgnores` says what a desk’s own `ignore` leaves out. */
export function findPages(words: readonly string[], cwd: string, ignores: IgnoreFiles, deskIgnores: (file: string) => string | undefined): FoundPages {
  const files = new Set<string>()
  const problems: string[] = []
  const ignored: string[] = []
  const ignoredBy = (file: string): string | undefined => ignores.ignoredBy(file, false) ?? deskIgnores(file)

  /** Adds the files of one word that are not ignored, or says why there are none. */
  const take = (word: string, found: readonly string[], unexpected: string): void => {
    let reason: string | undefined
    let count = 0
    for (const file of found) {
      const by = ignoredBy(file)
      if (by === undefined) {
        files.add(file)
        count += 1
      } else reason ??= by
    }
    if (count > 0) return
    const why = reason === undefined ? '' : `: what there is, ${showPath(resolve(cwd, reason), cwd)} ignores`
    problems.push(`Unexpected ${unexpected} \`${visible(word)}\`, expected one with Markdown files (.md, .markdown, .mdx)${why}`)
  }

  for (const word of words) {
    const path = resolve(cwd, word)
    const stats = statOf(path)
    // An unset variable of a script must not become the whole folder.
    if (word === '') problems.push('Unexpected empty path, expected a file, a folder or a glob')
    else if (stats instanceof Error) {
      problems.push(`${showPath(path, cwd)} Unexpected failure to read it: ${describeError(stats)}`)
    } else if (stats?.isDirectory()) {
      const by = ignores.ignoredBy(path, true)
      if (by === undefined) {
        take(word, markdownFiles(path, ignores, (inner, error) => {
          problems.push(`${showPath(inner, cwd)} Unexpected failure to read it: ${describeError(error)}`)
        }), 'folder')
      } else problems.push(`Unexpected folder \`${visible(word)}\`, expected one that is not ignored: ${showPath(resolve(cwd, by), cwd)} ignores it`)
    } else if (stats) {
      const by = ignoredBy(path)
      if (!isMarkdown(path)) problems.push(`Unexpected file \`${visible(word)}\`, expected one of Markdown (.md, .markdown, .mdx); \`--stdin\` takes any text`)
      else if (by === undefined) files.add(path)
      else ignored.push(`${showPath(path, cwd)} is left out: ${showPath(resolve(cwd, by), cwd)} ignores it`)
    } else if (isDynamicPattern(word)) {
      const pattern = sep === '\\' ? word.replaceAll('\\', '/') : word
      // `guides/**` means the pages there; `guides/*.txt` means what it says.
      const any = basename(pattern).includes('.')
      const found = globSync(pattern, {cwd, absolute: true, expandDirectories: false, followSymbolicLinks: false, ignore: ['**/node_modules/**', '**/.git/**']})
      take(word, found.map((file) => resolve(file)).filter((file) => any || isMarkdown(file)).toSorted(), 'glob')
    } else problems.push(`Unexpected path \`${visible(word)}\`, expected a file, a folder or a glob: there is nothing of that name`)
  }
  return {files: words.length > 1 ? [...files].toSorted(byFolder) : [...files], problems, ignored}
}

/** What is at a path: nothing is `undefined`, something that nobody may see or that leads nowhere is an error. */
function statOf(path: string): Stats | Error | undefined {
  try {
    return statSync(path)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    const absent = code === 'ENOTDIR' || code === 'ENAMETOOLONG' || (code === 'ENOENT' && !lstatSync(path, {throwIfNoEntry: false}))
    return absent ? undefined : (error as Error)
  }
}

/** As a walk through the folders comes to them: what lies in `a` before `a.md`. */
function byFolder(a: string, b: string): number {
  const [one, other] = [a.replaceAll(sep, '\0'), b.replaceAll(sep, '\0')]
  return one < other ? -1 : one > other ? 1 : 0
}
