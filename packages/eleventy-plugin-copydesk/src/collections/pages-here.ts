import type {ListedPage} from '../page.ts'
import type {Site} from '../site.ts'
import {collectionOf} from './site-collection.ts'

/** The pages that a list of pages holds: those of the collection, or for the whole site those that stand in none. */
export function pagesHere({pages, collections, collection}: Site): readonly ListedPage[] {
  return collection || collections.length === 0 ? pages : pages.filter(({document}) => !collectionOf(collections, document.path))
}
