import type {Desk, Term, Vendor} from 'remark-copydesk'

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

/** A listing for each vendor and each layer that has a name: vendors by name, layers in the order of the registry. */
export function listingsOf({desk, language}: {readonly desk: Desk; readonly language: string}, terms: readonly Term[], base: string): readonly Listing[] {
  const all = [
    ...vendorsByName({desk, language}).map(({id, name}) => ({by: 'vendor', id, name}) as const),
    ...Array.from(desk.layers.values(), ({id, label}) => ({by: 'layer', id, name: label}) as const),
  ]
  return all
    .map((one) => ({...one, path: `${base}${one.by}/${one.id}/`, terms: terms.filter((term) => term[one.by] === one.id)}))
    .filter((listing) => listing.terms.length > 0)
}

/** The vendors in the order of the alphabet. */
export function vendorsByName({desk, language}: {readonly desk: Desk; readonly language: string}): readonly Vendor[] {
  return [...desk.vendors.values()].toSorted((a, b) => a.name.localeCompare(b.name, language))
}
