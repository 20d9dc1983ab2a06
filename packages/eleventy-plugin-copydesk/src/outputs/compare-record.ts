import {termName} from '../components/term-link.ts'
import {rowsOf} from '../comparison/rows.ts'
import type {Site} from '../site.ts'

/** Where the record stands that a browser compares any names from. */
export function recordPath(base: string): string {
  return `${base}terms.json`
}

/** All that a comparison of any names of the site needs: the same cells of which its pages are made, and the words between. */
export function compareRecord(site: Site): string {
  const {strings, desk} = site
  const rows = rowsOf(site)
  return `${JSON.stringify({
    strings: {
      attribute: strings.attribute,
      nothing: strings.nothingOnRecord,
      nothingForAny: strings.nothingForAny,
      differentLayers: strings.differentLayers,
      title: strings.comparison,
    },
    rows: rows.map(({label}) => label),
    terms: Object.fromEntries(site.terms.map((term) => [term.id, {
      name: termName(term),
      href: site.termUrl(term),
      layer: desk.layers.get(term.layer)?.label,
      cells: rows.map(({cell}) => cell(term)),
    }])),
  })}\n`
}
