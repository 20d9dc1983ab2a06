import {html, raw} from '../html.ts'
import type {Html} from '../html.ts'
import type {ContentsEntry} from '../markdown/contents.ts'
import type {Page} from '../page.ts'
import {pageChanges} from '../page-changes.ts'
import {articleData} from '../outputs/structured-data.ts'
import type {Step} from '../outputs/structured-data.ts'
import {scoredOf} from '../scored.ts'
import type {Site} from '../site.ts'
import {changeLog, lastChange} from '../components/change-log.ts'
import {chooserHint} from '../components/chooser-hint.ts'
import {compareLinks} from '../components/compare-links.ts'
import {correctionList, lastCorrection} from '../components/correction-list.ts'
import {contribute} from '../components/contribute.ts'
import {factsSection} from '../components/facts.ts'
import {manualGroup, manualNeighbours} from '../components/manual-navigation.ts'
import {manualPlace} from '../manual.ts'
import type {ManualPlace} from '../manual.ts'
import {related} from '../components/related.ts'
import {partsTable, rubricName} from '../components/rubric.ts'
import {score} from '../components/score.ts'
import {verificationNote} from '../components/verification-note.ts'
import {termLink} from '../components/term-link.ts'
import {shell} from './shell.ts'

/** A page without its source: a template of any language may use the layout. */
export type ArticlePage = Omit<Page, 'file' | 'document' | 'findings' | 'used'>

/** A guide, a decision page, or any other page of the content folder. */
export interface ArticleProps {
  readonly page: ArticlePage
  /** The rendered text. */
  readonly content: string
  readonly heading: string | undefined
  /** Where it stands, without the path prefix. */
  readonly path: string | undefined
  /** Its file, from the folder of the desk. */
  readonly source: string | undefined
  readonly contents: readonly ContentsEntry[]
}

/** Verdict first, then its age, then the text, then what it rests on. */
export function article(site: Site, {page, content, heading, path, source, contents}: ArticleProps): string {
  const {strings} = site
  const {decision, verification, kind} = page
  const scored = scoredOf(decision)
  const place = site.manual && source !== undefined ? manualPlace(site.manual, source) : undefined
  const kicker = [place?.group.title, kind === undefined ? undefined : strings.kind[kind], decision?.category].filter(Boolean).join(' · ')
  // The notes give a cited fact with its source and day: once is enough.
  const {facts, uncited} = page
  const hasFacts = kind !== undefined && site.desk.facts.size > 0 && (facts.length === 0 || uncited.length > 0)
  const isRest = uncited.length < facts.length
  const factsTitle = isRest ? strings.otherFacts : strings.facts
  const changes = kind === undefined ? [] : pageChanges(page, site)
  const sections = [...contents, ...(hasFacts ? [{id: 'page:facts', title: factsTitle}] : []), ...(page.corrections.length > 0 ? [{id: 'page:corrections', title: strings.corrections}] : []), ...(changes.length > 0 ? [{id: 'page:changes', title: strings.changeLog}] : [])]
  const body = html`<article class="article" data-pagefind-body>
<header class="article-head">
${kicker !== '' && html`<p class="kicker">${kicker}</p>`}
<h1 id="page:title">${heading ?? page.title}</h1>
${page.description && html`<p class="lead">${page.description}</p>`}
${decision && html`<div class="verdict">
${scored && score(scored, site)}
<dl><div><dt>${strings.verdict}</dt><dd>${decision.summary}</dd></div>${scored && html`<div><dt>${strings.scoredBy}</dt><dd>${scored.scoredBy}; ${rubricName(scored, site)}</dd></div>`}</dl>
${scored && partsTable(scored, site)}
</div>`}
${verification && verificationNote(verification, site)}
${lastChange(changes, site)}
${lastCorrection(page.corrections, site)}
${source !== undefined && chooserHint(site, (recommendation) => recommendation.page === source)}
</header>
${(sections.length > 2 || page.about.length > 0 || place) && html`<div class="article-aside">
${sections.length > 2 && tableOfContents(sections, site)}
${page.about.length > 0 && namesOnPage(page, site)}
${place && source !== undefined && place.group.pages.length > 1 && manualGroup(place, source, site)}
</div>`}
<div class="prose">
${raw(content)}
${hasFacts && factsSection(uncited, site, factsTitle, isRest ? strings.otherFactsLead : strings.factsLead)}
${page.corrections.length > 0 && correctionList(page.corrections, site)}
${changes.length > 0 && changeLog(changes, site)}
${kind !== undefined && related(page, path, site)}
${place && manualNeighbours(place, site)}
${contribute(site, {title: page.title, source})}
</div>
</article>`
  const way: readonly Step[] = path === undefined || path === '/' ? [] : path === site.collection?.path ? [[heading ?? page.title, path]] : [...above(site, place), [heading ?? page.title, path]]
  return shell(site, {title: page.title, description: page.description, kind: 'article', ...(place && {here: 'manual'}), path, steps: way, things: path === undefined ? [] : articleData(site, page, heading ?? page.title, path), body})
}

/** What stands between the front page and this one: the manual, or its collection. */
function above({manual, collection}: Site, place: ManualPlace | undefined): readonly Step[] {
  if (place && manual) return [[manual.title, manual.path]]
  return collection ? [[collection.title, collection.path]] : []
}

/** Open beside the text where there is room, folded above it where there is none. */
function tableOfContents(sections: readonly ContentsEntry[], {strings}: Site): Html {
  const list = html`<ol>
${sections.map(({id, title}) => html`<li><a href="#${id}">${title}</a></li>
`)}</ol>`
  return html`<nav class="contents" aria-label="${strings.contents}"><div class="contents-open"><h2>${strings.contents}</h2>${list}</div>
<details class="contents-folded"><summary>${strings.contents}</summary>${list}</details></nav>`
}

function namesOnPage({about}: ArticlePage, site: Site): Html {
  return html`<section class="names" aria-labelledby="page:names"><h2 id="page:names">${site.strings.namesOnPage}</h2><ul>
${about.map((term) => html`<li>${termLink(term, site)} <span class="aside">${site.desk.layers.get(term.layer)?.label}</span></li>
`)}</ul>
${compareLinks(about, site)}</section>`
}
