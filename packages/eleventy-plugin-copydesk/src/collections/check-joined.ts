import {existsSync, readFileSync} from 'node:fs'
import {join, posix} from 'node:path'
import {isMarkdown} from 'remark-copydesk/node'
import {decode, isKnown} from '../addresses.ts'
import {PartError} from './part-error.ts'
import {sha256Of} from './read-part.ts'
import type {CollectionPart} from './read-part.ts'

/** The links of parts that lead nowhere on the whole site. */
export function checkLinks(parts: readonly CollectionPart[], published: ReadonlySet<string>): void {
  const moved = new Map(parts.flatMap(({record}) => record.pages.map(({source, address}) => [source, address])))
  const lost = parts.flatMap(({record}) => record.links.filter(({address}) => !isKnown(address, published)).map((found) => {
    const target = targetOf(found)
    const place = target === undefined ? undefined : moved.get(target)
    return `${found.source}:${found.line}:${found.column}  error  Unexpected link to \`${found.link}\`, expected a page of this site${place === undefined ? '' : `: \`${target}\` stands at \`${place}\`, so link to that`}  site-link`
  }))
  if (lost.length > 0) throw new PartError(`${lost.join('\n')}\n${lost.length === 1 ? 'A link leads' : `${lost.length} links lead`} nowhere. Nothing was published.`)
}

/** What pages of parts expect of the whole and does not stand in it. */
export function checkExpected(parts: readonly CollectionPart[], published: ReadonlySet<string>): void {
  for (const {folder, record} of parts) {
    const address = record.expected.find((one) => !isKnown(one, published))
    if (address !== undefined) throw new PartError(`Unexpected part \`${folder}\`: its pages link to \`${address}\`, which this site does not have; build it again with the same options`)
  }
}

/**
 * Checks that no file of a part takes the place of another one.
 *
 * @returns the files to add, each once: place in the site → file of a part.
 * @throws {PartError} where two differ.
 */
export function placeFiles(parts: readonly CollectionPart[], site: string): ReadonlyMap<string, string> {
  const places = new Map<string, {readonly file: string; readonly owner: string; readonly sha256: string}>()
  for (const {folder, record} of parts) {
    for (const {path, sha256} of record.files) {
      const other = places.get(path) ?? own(path, site)
      if (!other) places.set(path, {file: join(folder, path), owner: `the collection \`${record.collection}\``, sha256})
      // The same picture may be copied by each build.
      else if (other.sha256 !== sha256) throw new PartError(`Unexpected second file \`${path}\` of the collection \`${record.collection}\`, expected one: ${other.owner} has another there`)
    }
  }
  return new Map(Array.from(places, ([path, {file}]) => [path, file]))
}

function own(path: string, site: string): {readonly owner: string; readonly sha256: string; readonly file: string} | undefined {
  const file = join(site, path)
  return existsSync(file) ? {file, owner: 'what stands in no collection', sha256: sha256Of(readFileSync(file))} : undefined
}

/** The page that a link to a Markdown file means, from the folder of the desk. */
function targetOf({source, link}: {readonly source: string; readonly link: string}): string | undefined {
  const path = decode(link.replace(/[?#].*$/su, ''))
  return isMarkdown(path) && !path.startsWith('/') ? posix.join(posix.dirname(source), path) : undefined
}
