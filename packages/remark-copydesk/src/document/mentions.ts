import type {Desk} from '../desk/desk.ts'
import type {CueMatch} from '../desk/cue-matcher.ts'
import type {NameForm} from '../desk/name-matcher.ts'
import type {ApiId, Term, Vendor} from '../desk/schema.ts'
import type {LonePassage} from './passages.ts'
import {sourceRange} from './source-map.ts'
import {makeSpans} from './spans.ts'

interface Place {
  /** Offsets in the passage’s text. */
  readonly start: number
  readonly end: number
  /** Offsets in the source. */
  readonly range: readonly [number, number]
  readonly text: string
}

/** A name of the registry, in whatever form. */
export interface NameMention extends Place {
  readonly type: 'name'
  readonly term: Term
  readonly form: NameForm
  readonly expected: string
  readonly meant: readonly string[]
  readonly version: string
  /** It is part of a longer hyphenated word, such as "ChatGPT-like". */
  readonly joined: boolean
  /** It stands between quotation marks. */
  readonly quoted: boolean
}

/** An API id, known to the registry or shaped like one of a vendor’s. */
export interface IdMention extends Place {
  readonly type: 'id'
  readonly id: string
  readonly term: Term | undefined
  readonly entry: ApiId | undefined
  readonly vendor: Vendor | undefined
  readonly code: boolean
  readonly quoted: boolean
}

/** A word of one layer, or of one product. */
export interface CueMention extends Place, Pick<CueMatch, 'cue' | 'strength' | 'owner'> {
  readonly type: 'cue'
  readonly code: boolean
  readonly quoted: boolean
}

export type Mention = NameMention | IdMention | CueMention

/** All mentions of a passage, in order of their place. */
export function readMentions(passage: LonePassage, desk: Desk): Mention[] {
  const {text, map, marks} = passage
  const quotes = makeSpans(marks.filter(({type}) => type === 'quote'))
  const codes = makeSpans(marks.filter(({type}) => type === 'code'))
  const addresses = makeSpans(marks.filter(({type}) => type === 'address'))
  const place = (start: number, end: number): Place => ({start, end, range: sourceRange(map, start, end), text: text.slice(start, end)})
  const mentions: Mention[] = []

  for (const mark of marks) {
    if (mark.type !== 'code') continue
    const token = /^(?:[\w.-]+\/)?([A-Za-z][\w.:-]*)$/u.exec(text.slice(mark.start, mark.end).trim())
    const id = token?.[1]
    if (!id) continue
    const known = desk.ids.get(id)
    const vendor = known ? desk.vendors.get(known.term.vendor) : /\d/u.test(id) && id.includes('-') ? desk.names.vendorOfId(id) : undefined
    if (vendor) {
      const start = mark.start + text.slice(mark.start, mark.end).lastIndexOf(id)
      mentions.push({type: 'id', ...place(start, start + id.length), id, term: known?.term, entry: known?.entry, vendor, code: true, quoted: quotes.hold(mark.start, mark.end)})
    }
  }
  for (const token of desk.names.findIds(text)) {
    if (codes.touch(token.start, token.end) || addresses.touch(token.start, token.end)) continue
    const known = desk.ids.get(token.id)
    mentions.push({type: 'id', ...place(token.start, token.end), id: token.id, term: known?.term, entry: known?.entry, vendor: token.vendor, code: false, quoted: quotes.hold(token.start, token.end)})
  }
  const ids = makeSpans(mentions)
  for (const match of desk.names.find(text)) {
    if (codes.touch(match.start, match.end)) continue
    if (addresses.touch(match.start, match.end) && match.form !== 'name') continue
    if (ids.touch(match.start, match.end)) continue
    if (isSlugPart(text, match.start, match.end) || isConjunction(text, match.start, match.end) || isDomain(text, match.end)) continue
    mentions.push({
      type: 'name',
      ...place(match.start, match.end),
      term: match.term,
      form: match.form,
      expected: match.expected,
      meant: match.meant,
      version: match.version,
      joined: /[\p{L}\p{N}]-$/u.test(text.slice(Math.max(0, match.start - 3), match.start)) || /^[-‐‑]\p{L}/u.test(text.slice(match.end, match.end + 3)),
      quoted: quotes.hold(match.start, match.end) || isSearched(text, match.start),
    })
  }
  const names = mentions.filter((mention) => mention.type === 'name')
  // A name’s own words are no cues, and must not make a longer one with the word behind it.
  const pieces: string[] = []
  let at = 0
  for (const {start, end} of names) {
    pieces.push(text.slice(at, start), '\uFFFC'.repeat(end - start))
    at = end
  }
  const rest = pieces.join('') + text.slice(at)
  for (const match of desk.cues.find(rest)) {
    if (addresses.touch(match.start, match.end)) continue
    mentions.push({
      type: 'cue',
      ...place(match.start, match.end),
      cue: match.cue,
      strength: match.strength,
      owner: match.owner,
      code: codes.touch(match.start, match.end),
      quoted: quotes.hold(match.start, match.end),
    })
  }
  return mentions.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** "X plus an API key": the word between two things, not the plan. */
function isConjunction(text: string, start: number, end: number): boolean {
  return /\splus$/u.test(text.slice(start, end)) && /^\s+(?:(?:an?|the|your|my|any|some)\b|\p{Lu}|\d)/u.test(text.slice(end, end + 20))
}

/** "Claude.com": an address with a capital. */
function isDomain(text: string, end: number): boolean {
  return /^\.(?:com|org|net|io|dev|app|co)(?![\p{L}\p{N}])/u.test(text.slice(end, end + 8))
}

/** The names that a hybrid may have meant, as they would be written here. */
export function meantNames(mention: NameMention, desk: Desk): string[] {
  return mention.meant.map((id) => (desk.terms.get(id)?.name ?? id).replace('{version}', mention.version))
}

/** A hybrid that puts one layer’s own name before the other’s model, as "AppName 4o" does: a mix, not a spelling. */
export function isMixedHybrid(mention: NameMention, desk: Desk): boolean {
  const meant = mention.meant.flatMap((id) => desk.terms.get(id) ?? [])
  return new Set(meant.map(({layer}) => layer)).size > 1 &&
    meant.some(({name, kind}) => kind === 'brand' && mention.text.toLowerCase().replaceAll('-', ' ').startsWith(`${name.toLowerCase()} `))
}

/** What somebody types into a search box is their wording, not the page’s. */
function isSearched(text: string, start: number): boolean {
  return /\b(?:search(?:ed|ing|es)?(?: for)?|googl(?:e|ed|ing))\s+$/iu.test(text.slice(Math.max(0, start - 24), start))
}

/** Part of a slug, file or repository name (`awesome-chatgpt-prompts`, `owner/claude-code`), which is no prose. */
function isSlugPart(text: string, start: number, end: number): boolean {
  const before = /[\w./@#-]*$/u.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? ''
  const after = /^[\w/@#-]*(?:\.[\w-]+)*/u.exec(text.slice(end, end + 80))?.[0] ?? ''
  const token = before + text.slice(start, end) + after
  if (/^[a-z0-9]+(?:[-_.][a-z0-9]+)*\/[\w./-]+$/u.test(token)) return true
  return /^[a-z0-9._/@#-]+$/u.test(token) && /[-_/]/u.test(before + after)
}
