import type {CalendarDate} from 'remark-copydesk'
import {toolVersion} from '../tool-version.ts'
import type {JoinShare} from '../share.ts'
import {PartError} from './part-error.ts'
import {sha256Of} from './read-part.ts'
import type {CollectionPart} from './read-part.ts'
import type {SiteCollection} from './site-collection.ts'

/**
 * Checks that no two parts, and no part and what stands in no collection, have one address.
 *
 * @throws {PartError} that names the address and both.
 */
export function checkAddresses(parts: readonly CollectionPart[], own: ReadonlySet<string>): void {
  const owners = new Map(Array.from(own, (address) => [address, 'what stands in no collection']))
  for (const {record} of parts) {
    for (const address of record.published) {
      const owner = owners.get(address)
      if (owner !== undefined) throw new PartError(`Unexpected second \`${address}\` of the collection \`${record.collection}\`, expected one: ${owner} has it too`)
      owners.set(address, `the collection \`${record.collection}\``)
    }
  }
}

/** The parts but those that were found beside others and hold what the desk no longer names, which is printed. */
export function withoutLeftovers(parts: readonly CollectionPart[], collections: readonly SiteCollection[], print: (text: string) => void): readonly CollectionPart[] {
  return parts.filter(({folder, isNamed, record: {collection}}) => {
    const isKnown = collections.some((one) => one.folder === collection)
    if (!isKnown && !isNamed) print(`Left out \`${folder}\`: it holds the collection \`${collection}\`, which copydesk.yaml does not name`)
    return isKnown || isNamed
  })
}

/** What parts must belong to. */
export interface Whole {
  /** The desk as JSON. */
  readonly desk: string
  readonly today: CalendarDate
  /** Whether a page counts its age again on the day it is read. */
  readonly agesInBrowser: boolean
  readonly collections: readonly SiteCollection[]
}

/**
 * Checks that parts are those of this desk, each once and all of them, and that no two claim one place.
 *
 * @throws {PartError} that names the first part that is not.
 */
export function checkParts({parts, settings, pathPrefix}: JoinShare, {desk, today, agesInBrowser, collections}: Whole): void {
  const deskHash = sha256Of(desk)
  const taken = new Map<string, CollectionPart>()
  for (const part of parts) {
    const {record} = part
    const fail = (what: string): never => {
      throw new PartError(`Unexpected part \`${part.folder}\`: ${what}`)
    }
    if (record.tool !== toolVersion) fail(`version ${record.tool} of the publisher built it, and this is ${toolVersion}; build it again`)
    if (!collections.some(({folder}) => folder === record.collection)) fail(`it holds the collection \`${record.collection}\`, which copydesk.yaml does not name`)
    const twin = taken.get(record.collection)
    if (twin) fail(`it holds the collection \`${record.collection}\`, as \`${twin.folder}\` does`)
    taken.set(record.collection, part)
    if (record.desk !== deskHash) fail('it was built by another desk (copydesk.yaml, registry, facts or choosers); build it again')
    if (record.settings !== settings) fail('it was built by another Eleventy configuration; build it again')
    if (record.pathPrefix !== pathPrefix) fail(`it was built for the path prefix \`${record.pathPrefix}\`, and this is \`${pathPrefix}\`; build it again`)
    if (record.today > today) fail(`it was built on ${record.today}, after the day of this build (${today})`)
    if (record.today !== today && !agesInBrowser) fail(`it was built on ${record.today}, and with \`script: false\` its pages say the ages of that day; build it again on ${today}`)
  }
  const missing = collections.filter(({folder}) => !taken.has(folder)).map(({folder}) => `\`${folder}\``)
  if (missing.length > 0) throw new PartError(`Unexpected lack of ${missing.length === 1 ? 'a part' : 'parts'} for ${missing.join(', ')}, expected one for each collection of copydesk.yaml`)
}
