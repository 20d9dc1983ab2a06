import type {UserConfig} from './config-types.ts'
import type {CollectionPart} from './collections/read-part.ts'
import type {Press} from './press.ts'

/** What of a site one build makes: everything, the pages of one collection, or what stands around those that were built before. */
export type Share = {readonly kind: 'whole'} | CollectionShare | JoinShare

/** The pages of one collection. */
export interface CollectionShare {
  readonly kind: 'collection'
  /** Its path from the folder of `copydesk.yaml`. */
  readonly folder: string
  /** A hash of what the site’s own configuration says. */
  readonly settings: string
  readonly pathPrefix: string
  /** Who made it, once the plugin has run. */
  press?: Press
}

/** What stands in no collection, and all that speaks of the whole. */
export interface JoinShare {
  readonly kind: 'join'
  /** Those that were found, then those of the desk. */
  parts: readonly CollectionPart[]
  readonly settings: string
  readonly pathPrefix: string
  press?: Press
}

// On the configuration itself, for a site’s own configuration may bring another copy of this module.
const key = Symbol.for('eleventy-plugin-copydesk.share')

/** Says to the plugin, whoever adds it, what it is to make. */
export function assignShare(config: UserConfig, share: Share): void {
  Object.defineProperty(config, key, {value: share, configurable: true})
}

/** What a build was told to make. */
export function shareOf(config: UserConfig): Share {
  return ((config as {[key]?: Share})[key]) ?? {kind: 'whole'}
}
