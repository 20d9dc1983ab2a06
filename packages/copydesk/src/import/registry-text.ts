import {stringify} from 'yaml'
import type {Place} from './import-entry.ts'

/** A term as an import knows it. */
export interface ImportedTerm {
  readonly id: string
  readonly name: string
  readonly list: string
  readonly short: string[]
  readonly variants: string[]
  readonly hybrids: {text: string; meant: string[]}[]
  /** The name may also be an ordinary word. */
  isWord: boolean
  readonly sources: string[]
  readonly from: Place
}

/** A registry file: the same terms give the same text. */
export function formatRegistry(terms: readonly ImportedTerm[]): string {
  const lists = [...new Set(terms.map(({list}) => list))].toSorted()
  const vendors = new Map(lists.map((list, index) => [list, {id: `from-${list.replace(/^The (?:vocabulary|list(?: of)?) /u, '').toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-+|-+$/gu, '') || index + 1}`, name: list}]))
  const entries = terms.map(({id, name, list, short, variants, hybrids, isWord, sources}) => ({
    id,
    name,
    layer: 'imported',
    vendor: vendors.get(list)?.id,
    ...(isWord && {word: true}),
    ...(short.length > 0 && {short}),
    ...(variants.length > 0 && {variants}),
    ...(hybrids.length > 0 && {hybrids}),
    ...(sources.length > 0 && {sources: sources.map((url) => ({url, publisher: 'community', status: 'unverified'}))}),
  }))
  const body = {layers: [{id: 'imported', label: 'imported name'}], vendors: [...vendors.values()], terms: entries}
  return `# Names that \`copydesk import\` took over. What is known of one beside its spelling (layer, API ids, cues) is for you to add.\n${stringify(body, {lineWidth: 0, flowCollectionPadding: false})}`
}
