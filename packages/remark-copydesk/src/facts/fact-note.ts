import {formatDate} from '../calendar-date.ts'
import type {Desk} from '../desk/desk.ts'
import type {Fact, Source} from '../desk/schema.ts'
import {factDate, inputsOf} from './fact-state.ts'

/** The Markdown of a fact’s footnote, in one line: what it says, where that stands, and how far somebody has checked it. */
export function factNote(fact: Fact, desk: Desk): string {
  const statement = oneLine(fact.statement)
  const value = fact.value === undefined || statement.includes(String(fact.value)) ? '' : ` (${escapeMarkdown(oneLine(String(fact.value)))})`
  const links = fact.sources.map((source) => linkTo(source, fact, desk))
  return `${escapeStart(sentence(`${escapeMarkdown(statement.replace(/[.!?]$/u, ''))}${value}`))} ${sentence(checked(fact, desk, links))}`
}

function checked(fact: Fact, desk: Desk, links: readonly string[]): string {
  const day = formatDate(factDate(fact, desk))
  if (fact.kind === 'derived') return `Worked out from ${fact.from.length === 1 ? 'another fact' : 'other facts'}${weakness(fact, desk)}, the oldest of ${day}${links.length > 0 ? `; ${links.join(', ')}` : ''}`
  if (links.length === 0) return fact.kind === 'opinion' ? `The opinion of ${escapeMarkdown(oneLine(fact.verified.by))} on ${day}` : `No source, ${day}`
  const from = links.join(', ')
  switch (fact.verified.method) {
    case 'read': return `${from}, read ${day}`
    case 'quote-match': return `${from}, its words found there by a program on ${day}`
    case 'carried': return `Carried over on ${day} from ${from}, which nobody has checked since`
    case 'stored-copy': return `${from}, seen in a stored copy of unknown age on ${day}`
  }
}

/** How the least checked of a derived fact’s inputs was checked, as a clause; nothing where a person read them all. */
function weakness(fact: Fact, desk: Desk): string {
  const methods = inputsOf(fact, desk).flatMap(({kind, verified}) => (kind === 'derived' ? [] : [verified.method]))
  const weakest = (['carried', 'stored-copy', 'quote-match'] as const).find((method) => methods.includes(method))
  if (!weakest) return ''
  const how = {'carried': 'carried over and not checked since', 'stored-copy': 'seen in a stored copy of unknown age', 'quote-match': 'found by a program'}[weakest]
  return `, ${fact.from.length === 1 ? 'which was' : 'one of them'} ${how}`
}

function linkTo({url, title, publisher}: Source, fact: Fact, desk: Desk): string {
  const vendor = desk.vendors.get(desk.terms.get(fact.about)?.vendor ?? '')?.name
  const who = publisher === 'vendor' ? (vendor ?? 'the vendor') : publisher === 'press' ? 'the press' : publisher === 'community' ? 'the community' : `a ${publisher}`
  const host = /^https:\/\/([^/?#]+)/u.exec(url)?.[1] ?? url
  return `${escapeMarkdown(who)}: [${escapeMarkdown(oneLine(title ?? host))}](<${url.replaceAll('\\', '%5C')}>)`
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return `${trimmed.slice(0, 1).toUpperCase()}${trimmed.slice(1)}.`
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** What would begin a list or a heading at the beginning of a line. */
function escapeStart(text: string): string {
  return text.replace(/^(\d*)([-+=.):])/u, String.raw`$1\$2`)
}

/** Text so that Markdown shows it as it is; only backticks that pair keep their meaning. */
export function escapeMarkdown(text: string): string {
  return text.split(/(`[^`]+`)/u).map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_{}[\]<>&~|#!$^]/gu, String.raw`\$&`))).join('')
}
