import {newestFirst} from '../components/correction-list.ts'
import {inlineCode} from '../components/inline-code.ts'
import {table} from '../components/table.ts'
import {termLink} from '../components/term-link.ts'
import {time} from '../components/time.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {factChanges} from '../outputs/fact-changes.ts'
import type {FactChange} from '../outputs/fact-changes.ts'
import type {ListedPage} from '../page.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** Mistakes that were mended; then what was so and is no longer, or is known to end. */
export function corrections(site: Site, path: string): string {
  const {strings} = site
  const moves = movesOf(site)
  const mistakes = mistakesOf(site)
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${strings.corrections}</h1><p class="lead">${strings.correctionsLead}</p></header>
<div class="prose prose-wide">
<section><h2 id="page:mistakes">${strings.mistakes}</h2>
${mistakes.length === 0 ? html`<p>${strings.noMistakes}</p>` : table(mistakes, [
  {heading: strings.day, cell: ({date}) => time(date, strings)},
  {heading: strings.page, cell: ({page}) => html`<a href="${site.pageUrl(page)}">${page.title}</a>`},
  {heading: strings.wasWritten, cell: ({was}) => html`<s>${inlineCode(was)}</s>`},
  {heading: strings.isRight, cell: ({is}) => inlineCode(is)},
], 'page:mistakes')}</section>
<section><h2 id="page:moves">${strings.moved}</h2>
${moves.length === 0 ? html`<p>${strings.noMoves}</p>` : table(moves, [
  {heading: strings.day, cell: ({date}) => time(date, strings)},
  {heading: strings.about, cell: (move) => subject(move, site)},
  {heading: strings.change, cell: ({type}) => strings.changeTypes[type as keyof typeof strings.changeTypes]},
], 'page:moves')}</section>
</div></article>`
  return shell(site, {title: strings.corrections, description: strings.correctionsLead, kind: 'corrections', here: 'corrections', path, steps: [[strings.corrections, path]], body})
}

/** The mistakes of every page that were mended, newest first. */
export function mistakesOf(site: Site): readonly Mistake[] {
  const pages = site.pages.filter((page) => site.pageUrl(page) !== undefined).toSorted((a, b) => a.title.localeCompare(b.title, site.language))
  return newestFirst(pages.flatMap((page) => page.corrections.map((correction) => ({...correction, page}))))
}

type Mistake = ListedPage['corrections'][number] & {readonly page: ListedPage}

/** Facts that ended, and ids whose end was announced or came; newest first. */
export function movesOf({desk, terms, today}: Site): readonly FactChange[] {
  return factChanges(desk, terms, today).filter(({type}) => type === 'ended' || type === 'announced' || type === 'shutdown')
}

function subject(move: FactChange, site: Site): Html {
  if ('api' in move) return html`${termLink(move.term, site)}: <code>${move.api.id}</code>`
  return html`${move.term && html`${termLink(move.term, site)}: `}${inlineCode(move.fact.statement)}`
}
