import {z} from 'zod'
import type {DeskProblem, YamlSource} from './yaml-source.ts'

const text = z.string().trim().min(1)
const error = 'expected a folder below this file, such as `guides`, or `docs/*` for each folder in `docs`'

/** Folders of pages, by their path from `copydesk.yaml`; `*` stands for any one name. */
const folder = z.string().trim()
  .transform((path) => path.replace(/^\.\//u, '').replace(/\/$/u, ''))
  .refine((path) => path.split('/').every((name) => name === '*' || /^[^*.?[\]{}\\/][^*?[\]{}\\/]*$/u.test(name)), {error})
const folderObject = z.strictObject({
  folder: folder.describe('Relative to this file; `*` stands for any one name.'),
  title: text.optional().describe('What readers know it as; else the name of its folder.'),
  description: text.optional(),
})

export const collection = z.union([folder.transform((path) => folderObject.parse({folder: path})), folderObject], {error: `${error}, or an object with a \`folder\``})

export type CollectionEntry = z.output<typeof collection>

/** Pages that are linted and published on their own. */
export interface Collection extends CollectionEntry {
  /** Its path from the folder of `copydesk.yaml`, with forward slashes. */
  readonly folder: string
}

/** Whether a page stands in a collection. Paths go from the folder of `copydesk.yaml`. */
export function isInCollection({folder: path}: Pick<Collection, 'folder'>, page: string): boolean {
  return page.startsWith(`${path}/`)
}

/** Whether two pages stand in one collection, or both in none. Paths go from the folder of `copydesk.yaml`. */
export function shareCollection(collections: readonly Pick<Collection, 'folder'>[], page: string, other: string): boolean {
  return collections.every((collection) => isInCollection(collection, page) === isInCollection(collection, other))
}

/** The collections that entries stand for, in their order, and what is wrong with them. `match` gives the folders that are there for an entry, in order. */
export function readCollections(entries: readonly CollectionEntry[], source: YamlSource, match: (folder: string) => readonly string[]): {readonly collections: readonly Collection[]; readonly problems: readonly DeskProblem[]} {
  const collections: Collection[] = []
  const problems: DeskProblem[] = []
  for (const [index, entry] of entries.entries()) {
    const found = match(entry.folder)
    if (found.length === 0) problems.push(source.problem(['collections', index], `Unexpected collection \`${entry.folder}\`, expected a folder that is there`))
    for (const one of found) {
      const other = collections.find((known) => known.folder === one || isInCollection(known, one) || isInCollection({folder: one}, known.folder))
      if (other) problems.push(source.problem(['collections', index], `Unexpected collection \`${one}\` beside \`${other.folder}\`, expected a page to stand in one collection`))
      else collections.push({...entry, folder: one})
    }
  }
  return {collections, problems}
}
