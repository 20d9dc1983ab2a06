import type {Desk, Term} from 'remark-copydesk'

/** The names of one vendor, or of one layer. */
export interface Listing {
  readonly by: 'vendor' | 'layer'
  readonly id: string
  /** How readers know the vendor or the layer. */
  readonly name: string
  /** Where it stands, without the path prefix. */
  readonly path: string
  readonly terms: readonly Term[]
}

/** A listing for each vendor and each layer that has a name, in the order of the registry. */
export function listingsOf(desk: Desk, terms: readonly Term[], base: string): readonly Listing[] {
  const all = [
    ...Array.from(desk.vendors.values(), ({id, name}) => ({by: 'vendor', id, name}) as const),
    ...Array.from(desk.layers.values(), ({id, label}) => ({by: 'layer', id, name: label}) as const),
  ]
  return all
    .map((one) => ({...one, path: `${base}${one.by}/${one.id}/`, terms: terms.filter((term) => term[one.by] === one.id)}))
    .filter((listing) => listing.terms.length > 0)
}
