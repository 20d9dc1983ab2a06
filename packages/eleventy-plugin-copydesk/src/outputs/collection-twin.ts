import type {Site} from '../site.ts'
import {pageSections} from './llms.ts'
import {blocks, inline} from './markdown-twin.ts'

/** The list of the pages of a collection, as Markdown. */
export function collectionTwin(site: Site): string {
  const {collection, strings} = site
  if (!collection) return ''
  return blocks([
    `# ${inline(collection.title)}`,
    `> ${inline(collection.description ?? strings.collectionLead)}`,
    strings.pageFor(`<${site.address(collection.path)}>`),
    ...pageSections(site),
  ])
}
