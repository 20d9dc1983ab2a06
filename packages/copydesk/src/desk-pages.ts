import {makeDocument} from 'remark-copydesk'
import type {Document} from 'remark-copydesk'
import {IgnoreFiles, quickParse} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {findPages} from './find-pages.ts'
import {readPage} from './read-page.ts'
import {FileError} from './read-text.ts'
import {showPath} from './show-path.ts'

/** A page of a desk. */
export interface DeskPage {
  readonly filePath: string
  readonly shown: string
  readonly document: Document
}

/** Reads every page of a desk, in order of path, and says which could not be read. */
export function deskPages(loaded: LoadedDesk, cwd: string): {readonly pages: readonly DeskPage[]; readonly problems: readonly string[]} {
  const problems: string[] = []
  const deskIgnores = (file: string): string | undefined => (loaded.desk.ignores(loaded.pagePath(file)) ? loaded.configPath : undefined)
  const {files} = findPages([loaded.root], loaded.root, new IgnoreFiles(loaded.root), deskIgnores)
  const pages = files.flatMap((filePath): DeskPage[] => {
    try {
      return [{filePath, shown: showPath(filePath, cwd), document: makeDocument({text: readPage(filePath, loaded).text, path: loaded.pagePath(filePath), parse: quickParse}, loaded.desk)}]
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      problems.push(`${showPath(filePath, cwd)} ${error.message}`)
      return []
    }
  })
  return {pages, problems}
}
