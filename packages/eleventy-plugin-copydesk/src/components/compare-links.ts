import type {Term} from 'remark-copydesk'
import {keyOf} from '../comparison/comparisons.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {namesInSentence} from './names-in-sentence.ts'
import {draw} from './replaceable.ts'

/** The way from names to where they stand side by side: a table of just them, else what one of them is compared with. */
export function compareLinks(terms: readonly Term[], site: Site): Html {
  return draw('compareLinks', terms, site, links)
}

function links(terms: readonly Term[], site: Site): Html | false {
  const {strings, comparisons, url} = site
  const [term] = terms
  const together = comparisons.find((comparison) => keyOf(comparison.terms) === keyOf(terms))
  if (together) return html`<p class="compare-links"><a href="${url(together.path)}">${strings.compareThese}</a></p>`
  const found = term && terms.length === 1 ? comparisons.filter((comparison) => comparison.terms.includes(term)) : []
  return found.length > 0 && html`<p class="compare-links">${strings.compareWith} ${found.map(({terms: set, path}, index) => html`${index > 0 && ', '}<a href="${url(path)}">${namesInSentence(set.filter((other) => other !== term), site)}</a>`)}</p>`
}
