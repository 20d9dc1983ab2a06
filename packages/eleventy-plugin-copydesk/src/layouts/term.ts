import type {Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html, HtmlValue} from '../html.ts'
import {capital} from '../components/capital.ts'
import {compareLinks} from '../components/compare-links.ts'
import {apiIds} from '../components/api-ids.ts'
import {chooserHint} from '../components/chooser-hint.ts'
import {contribute} from '../components/contribute.ts'
import {entry} from '../components/entry.ts'
import {inlineCode} from '../components/inline-code.ts'
import {factsSection} from '../components/facts.ts'
import {source} from '../components/sources.ts'
import {filled, table} from '../components/table.ts'
import {termLink, termName} from '../components/term-link.ts'
import {time} from '../components/time.ts'
import {termForms} from '../components/term-forms.ts'
import {termData} from '../outputs/structured-data.ts'
import type {Listing} from '../listings.ts'
import {haveOneBasis} from '../score-basis.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** What a name means, what it is taken for, and how to write it. */
export function termPage(site: Site, term: Term): string {
  const {strings, desk} = site
  const layer = desk.layers.get(term.layer)
  const facts = [...desk.facts.values()].filter((fact) => fact.about === term.id)
  const pages = site.pages.filter((page) => page.about.some(({id}) => id === term.id) && site.pageUrl(page) !== undefined)
  const shown = pages.slice(0, site.longestList)
  const body = html`<article class="article" data-pagefind-body>
<header class="article-head">
<p class="kicker">${desk.vendors.get(term.vendor)?.name} · ${layer?.label}</p>
<h1 id="page:title">${termName(term)}</h1>
${term.summary && html`<p class="lead">${inlineCode(term.summary)}</p>`}
${properties(term, site)}
${chooserHint(site, (recommendation) => recommendation.term === term.id)}
</header>
<div class="prose prose-wide">
${siblings(term, site)}
${compareLinks([term], site)}
${apiIds(term, site)}
${termForms(term, site)}
${(term.examples.right.length > 0 || term.examples.wrong.length > 0) && examples(term, site)}
${pages.length > 0 && html`<section aria-labelledby="page:pages"><h2 id="page:pages">${strings.pagesAbout}</h2>${pages.length > shown.length && html`<p class="section-lead">${strings.firstOfAll(shown.length, pages.length)}</p>`}<ul class="entries">${shown.map((page) => entry(page, site, {rubric: !haveOneBasis(shown)}))}</ul></section>`}
${facts.length > 0 && factsSection(facts, site)}
${term.sources.length > 0 && html`<section aria-labelledby="page:sources"><h2 id="page:sources">${strings.sources}</h2><ul>${term.sources.map((each) => html`<li>${source(each, site)}${each.quote && html`<blockquote><p>${each.quote}</p></blockquote>`}</li>`)}</ul></section>`}
${contribute(site, {title: termName(term), source: undefined})}
</div>
</article>`
  return shell(site, {title: termName(term), description: term.summary ?? `${termName(term)}: ${layer?.label ?? ''}`, kind: 'term', path: `${site.termsPath}${term.id}/`, steps: [[strings.names, site.termsPath], [termName(term), `${site.termsPath}${term.id}/`]], things: termData(site, term), body})
}

function properties(term: Term, site: Site): Html {
  const {strings, desk} = site
  const parent = term.parent === undefined ? undefined : desk.terms.get(term.parent)
  const layer = desk.layers.get(term.layer)
  const rows: [string, HtmlValue][] = [
    [strings.layer, layer && html`${listingLink('layer', layer.id, capital(layer.label, site), site)}${layer.description && html`. ${layer.description}`}`],
    [strings.vendor, listingLink('vendor', term.vendor, desk.vendors.get(term.vendor)?.name ?? term.vendor, site)],
    [strings.what, strings.termKinds[term.kind]],
    [strings.partOf, parent && termLink(parent, site)],
    [strings.accepted, term.short.join(', ')],
    [strings.coined, term.coined && html`${term.coined.by}${term.coined.when && html`, ${time(term.coined.when, strings)}`}${term.coined.note && html`. ${inlineCode(term.coined.note)}`}`],
    [strings.formerly, term.renamed.length > 0 && html`<ul class="plain">${term.renamed.map(({from, by, when, note}) => html`<li>${from}${when && html` (${time(when, strings)})`}${by && html`, ${by}`}${note && html`. ${inlineCode(note)}`}</li>`)}</ul>`],
    [strings.note, term.note && inlineCode(term.note)],
  ]
  return html`<dl class="properties">${rows.map(([name, value]) => value !== undefined && value !== false && value !== '' && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** The name of a vendor or a layer, which leads to its names. */
function listingLink(by: Listing['by'], id: string, name: string, site: Site): Html {
  const listing = site.listings.find((one) => one.by === by && one.id === id)
  return listing ? html`<a href="${site.url(listing.path)}">${name}</a>` : html`${name}`
}

function siblings(term: Term, site: Site): Html | false {
  const {strings, desk} = site
  const others = term.siblings.flatMap((id) => desk.terms.get(id) ?? [])
  return others.length > 0 && html`<section><h2 id="page:confused">${strings.confused}</h2>
${table([term, ...others], filled<Term>([term, ...others], [
  {heading: strings.name, cell: (one) => (one === term ? html`<strong>${termName(one)}</strong>` : termLink(one, site))},
  {heading: strings.layer, cell: (one) => desk.layers.get(one.layer)?.label},
  {heading: strings.what, cell: (one) => one.summary === undefined ? strings.termKinds[one.kind] : inlineCode(one.summary)},
  {heading: strings.vendor, has: (one) => one.vendor !== term.vendor, cell: (one) => desk.vendors.get(one.vendor)?.name},
]), 'page:confused')}</section>`
}

function examples(term: Term, {strings}: Site): Html {
  return html`<section aria-labelledby="page:examples"><h2 id="page:examples">${strings.inSentences}</h2><div class="examples">
${term.examples.right.map((text) => html`<dl><dt>${strings.say}</dt><dd>${inlineCode(text)}</dd></dl>`)}
${term.examples.wrong.map(({text, say}) => html`<dl><dt>${strings.notSay}</dt><dd><s>${inlineCode(text)}</s></dd><dt>${strings.say}</dt><dd>${inlineCode(say)}</dd></dl>`)}
</div></section>`
}
