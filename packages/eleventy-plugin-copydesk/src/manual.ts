import {isManualPage} from 'remark-copydesk'
import type {Manual} from 'remark-copydesk'
import type {ListedPage} from './page.ts'

/** Pages of the site that are read one after another. */
export interface SiteManual {
  readonly title: string
  readonly description: string | undefined
  /** Where its first page stands, which lists them; without the path prefix. */
  readonly path: string
  readonly groups: readonly ManualGroup[]
}

export interface ManualGroup {
  readonly title: string
  readonly description: string | undefined
  readonly pages: readonly ListedPage[]
}

/** Where a page stands in the manual. */
export interface ManualPlace {
  readonly group: ManualGroup
  readonly before: ListedPage | undefined
  readonly after: ListedPage | undefined
}

/** Puts the pages of the manual in their order, those of a folder by their titles; what the site does not publish is left out. */
export function readManual({title, description, groups}: Manual, path: string, pages: readonly ListedPage[], language: string): SiteManual {
  const byTitle = pages.toSorted((a, b) => a.title.localeCompare(b.title, language))
  return {
    title,
    description,
    path,
    groups: groups.map((group) => ({
      title: group.title,
      description: group.description,
      pages: group.pages.flatMap((entry) => byTitle.filter(({document}) => isManualPage(entry, document.path))),
    })),
  }
}

/** The place of the page at a path from the folder of the desk; `undefined` where the manual does not have it. */
export function manualPlace({groups}: SiteManual, source: string): ManualPlace | undefined {
  const all = groups.flatMap((group) => group.pages.map((page) => ({group, page})))
  const at = all.findIndex(({page}) => page.document.path === source)
  const here = all[at]
  return here && {group: here.group, before: all[at - 1]?.page, after: all[at + 1]?.page}
}
