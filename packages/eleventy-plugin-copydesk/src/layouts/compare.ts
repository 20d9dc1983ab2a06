import {jumpList} from '../components/jump-list.ts'
import {byName} from '../components/name-list.ts'
import {namesInSentence} from '../components/names-in-sentence.ts'
import {stateMark} from '../components/state-mark.ts'
import type {Look} from '../components/state-mark.ts'
import {termName} from '../components/term-link.ts'
import type {Comparison} from '../comparison/comparisons.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {vendorsByName} from '../listings.ts'
import {recordPath} from '../outputs/compare-record.ts'
import {compareData} from '../outputs/structured-data.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** The comparisons by vendor; a script adds a way to set any names side by side. */
export function compare(site: Site, path: string): string {
  const {strings, comparisons} = site
  const vendors = comparisonsByVendor(site)
  const body = html`<div class="glossary">
<header class="article-head"><h1 id="page:title">${strings.compare}</h1><p class="lead">${strings.compareLead}</p></header>
${picker(site, path)}
${vendors.length > 1 && jumpList(strings.byVendor, vendors.map(({id, name, own}) => ({name, href: `#page:vendor-${id}`, count: own.length})))}
${vendors.map(({id, name, own}) => html`<section aria-labelledby="page:vendor-${id}"><h2 id="page:vendor-${id}">${name}</h2>
<ul class="name-list">${own.map(({terms, path: to}) => html`<li><h3><a href="${site.url(to)}">${namesInSentence(terms, site)}</a></h3><p>${layersOf(terms, site)}</p></li>
`)}</ul></section>`)}
</div>`
  return shell(site, {
    title: strings.compare,
    description: strings.compareLead,
    kind: 'compare',
    here: 'compare',
    path,
    steps: [[strings.compare, path]],
    things: compareData(site, strings.compare, comparisons.map(({terms, path: to}) => [namesInSentence(terms, site), to])),
    scripts: [site.theme.compareScript],
    body,
  })
}

/** Vendors with every comparison in which a name of theirs stands. */
export function comparisonsByVendor(site: Site): readonly {readonly id: string; readonly name: string; readonly own: readonly Comparison[]}[] {
  return vendorsByName(site).map(({id, name}) => ({id, name, own: site.comparisons.filter(({terms}) => terms.some(({vendor}) => vendor === id))})).filter(({own}) => own.length > 0)
}

/** The layers of terms, each once. */
export function layersOf(terms: Comparison['terms'], {desk}: Site): string {
  return [...new Set(terms.map(({layer}) => desk.layers.get(layer)?.label ?? layer))].join(' · ')
}

const looks: readonly Look[] = ['fresh', 'due', 'stale', 'held', 'historical']

/** For readers with script, and there from the first moment so that nothing moves; the list below says the same of the names that it has. */
function picker(site: Site, path: string): Html {
  const {strings, url} = site
  const groups = vendorsByName(site).map((vendor) => ({vendor, own: byName(site.terms.filter((term) => term.vendor === vendor.id), site)})).filter(({own}) => own.length > 0)
  const field = (number: number): Html => html`<label><span>${strings.compareName} ${number}</span> <select><option value="">${strings.chooseName}</option>${groups.map(({vendor, own}) => html`<optgroup label="${vendor.name}">${own.map((term) => html`<option value="${term.id}">${termName(term)}</option>`)}</optgroup>`)}</select></label>`
  return html`<form class="picker" action="${url(path)}" data-record="${url(recordPath(path))}" data-two="${strings.chooseTwo}" data-unknown="${strings.unknownNames}" data-failed="${strings.notLoaded}" aria-labelledby="page:any">
<h2 id="page:any">${strings.compareAny}</h2>
<div>${field(1)}${field(2)}</div>
<p><button type="submit">${strings.compare}</button> <span role="status"></span></p>
<template>${looks.map((look) => html`<span data-state="${look}">${stateMark(look)}</span>`)}</template>
</form>`
}
