import {existsSync, readdirSync} from 'node:fs'
import {basename, join, relative, resolve, sep} from 'node:path'
import {isInCollection} from 'remark-copydesk/node'
import type {Collection, LoadedDesk} from 'remark-copydesk/node'

/** A collection as the site shows it. */
export interface SiteCollection {
  /** Its path from the folder of `copydesk.yaml`. */
  readonly folder: string
  readonly title: string
  readonly description: string | undefined
  /** Where the list of its pages stands, without the path prefix. */
  readonly path: string
  /** Whether a page of its own stands there. */
  readonly hasOwnList: boolean
}

/**
 * The collections below the input folder.
 *
 * @throws {TypeError} where one stands outside.
 */
export function siteCollections({collections, root}: LoadedDesk, input: string): readonly SiteCollection[] {
  return collections.map((collection) => {
    const place = join(root, collection.folder)
    const inside = relative(resolve(input), place).split(sep).join('/')
    if (inside === '' || inside.startsWith('..')) throw new TypeError(`Unexpected collection \`${collection.folder}\` outside the input folder \`${input}\`, expected one inside`)
    return {
      folder: collection.folder,
      title: collection.title ?? titleOf(collection),
      description: collection.description,
      path: `/${inside}/`,
      hasOwnList: existsSync(place) && readdirSync(place).some((name) => name.startsWith('index.')),
    }
  })
}

/** The collection that a path from the folder of `copydesk.yaml` stands in. */
export function collectionOf<One extends Pick<Collection, 'folder'>>(collections: readonly One[], path: string): One | undefined {
  return collections.find((collection) => isInCollection(collection, path))
}

function titleOf({folder}: Collection): string {
  const words = basename(folder).replaceAll(/[-_]+/gu, ' ').trim() || folder
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
