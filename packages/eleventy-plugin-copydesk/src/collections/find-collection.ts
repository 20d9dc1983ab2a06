import {nearest} from 'remark-copydesk'
import {UseError} from '../use-error.ts'
import type {SiteCollection} from './site-collection.ts'

/** @throws {UseError} with the nearest one, where there is no such collection. */
export function findCollection(folder: string, collections: readonly SiteCollection[]): SiteCollection {
  const found = collections.find((collection) => collection.folder === folder.replace(/^\.\//u, '').replace(/\/$/u, ''))
  if (found) return found
  const known = collections.map((collection) => collection.folder)
  const near = nearest(folder, known)
  const listed = known.slice(0, 10).map((one) => `\`${one}\``).join(', ')
  const hint = known.length === 0 ? 'one that `collections` in copydesk.yaml names' : near === undefined ? `one of ${listed}${known.length > 10 ? ` and ${known.length - 10} more` : ''}` : `\`${near}\``
  throw new UseError(`Unexpected collection \`${folder}\`, expected ${hint}. Nothing was published.`)
}
