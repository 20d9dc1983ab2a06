import {stateMark} from '../components/state-mark.ts'
import {searchPolicy} from '../content-security-policy.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {indexCount, indexPath, kindLabel} from '../search-index.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

const states = ['fresh', 'due', 'stale', 'held', 'historical'] as const

/** The search: a form that a script answers, and without one the ways into the lists. */
export function search(site: Site, path: string): string {
  const {strings, desk, pages, terms} = site
  const count = indexCount(site)
  const inUse = [...new Set([...terms, ...pages.flatMap(({about}) => about)])]
  const kinds = [...pages.flatMap(({kind}) => (kind === undefined ? [] : [kindLabel(kind, site)])), ...(site.hasTerms ? [strings.name] : [])]
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${strings.search}</h1><p class="lead">${strings.searchLead}</p></header>
<div class="search">
<p class="search-note without-script">${strings.searchNeedsScript}</p>
<search><form id="page:search" action="${site.url(path)}" method="get" data-index="${site.url(indexPath)}" data-root="${site.url('/')}"${count > 1 && html` data-indexes="${count}"`} data-found="${strings.searchFound('{count}')}" data-failed="${strings.searchFailed}">
<p class="search-query"><label for="page:query">${strings.searchFor}</label><input type="search" id="page:query" name="q" autocomplete="off" autocapitalize="none" spellcheck="false"><button type="submit">${strings.search}</button></p>
<p class="search-filters">${filter('kind', strings.kindOfPage, kinds, site)}${filter('layer', strings.layer, inUse.flatMap(({layer}) => desk.layers.get(layer)?.label ?? []), site)}${filter('vendor', strings.vendor, inUse.flatMap(({vendor}) => desk.vendors.get(vendor)?.name ?? []), site)}</p>
</form></search>
<p class="search-found" id="page:found" role="status"></p>
<ol class="plain results" id="page:results"></ol>
<p><button type="button" id="page:more" hidden>${strings.searchMore}</button></p>
<p class="search-lists">${strings.searchLists} <a href="${site.url('/')}">${strings.allPages}</a>${site.hasTerms && html`, <a href="${site.url(site.termsPath)}">${strings.names}</a>`}</p>
${states.map((state) => html`<template data-state="${state}"><span class="state" data-state="${state}">${stateMark(state)} ${strings.states[state]}</span></template>`)}
</div></article>`
  return shell(site, {title: strings.search, description: strings.searchLead, kind: 'search', here: 'search', path, steps: [[strings.search, path]], stylesheet: site.theme.search.stylesheet, scripts: [site.theme.search.script], policy: searchPolicy, body})
}

function filter(name: string, title: string, values: readonly string[], {strings, language}: Site): Html | false {
  const options = [...new Set(values)].toSorted((a, b) => a.localeCompare(b, language))
  return options.length > 1 && html`<label>${title} <select name="${name}"><option value="">${strings.every}</option>${options.map((value) => html`<option>${value}</option>`)}</select></label>`
}
