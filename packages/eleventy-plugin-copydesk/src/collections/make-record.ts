import type {BuiltCollection} from '../press.ts'
import type {CollectionShare} from '../share.ts'
import {toolVersion} from '../tool-version.ts'
import {listedKeys} from './collection-record.ts'
import type {CollectionRecord, RecordedPage} from './collection-record.ts'
import {sha256Of, sealFiles} from './read-part.ts'

/** Says what a built collection holds, by its folder and by what the build knows of it. */
export function makeRecord({site, pages, published, expected, links}: BuiltCollection, {folder, settings, pathPrefix}: CollectionShare, output: string): CollectionRecord {
  return {
    version: 1,
    tool: toolVersion,
    desk: sha256Of(site.deskRecord.text),
    settings,
    pathPrefix,
    today: site.today,
    collection: folder,
    pages: pages.flatMap((page): RecordedPage[] => {
      const address = site.pagePath(page)
      if (address === undefined) return []
      const data = page.document.frontMatter?.data ?? {}
      return [{
        source: page.document.path,
        address,
        title: page.title,
        data: Object.fromEntries(listedKeys.flatMap((key) => (data[key] === undefined ? [] : [[key, data[key]]]))) as RecordedPage['data'],
        isVerified: page.verification?.text === 'same',
        used: [...page.used(site.termsPath)].toSorted(),
      }]
    }),
    published: [...published],
    expected: [...expected],
    links: links.map(({page, node, address}) => ({source: page.document.path, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1, link: node.url, address})),
    files: sealFiles(output),
  }
}
