import {formatDate} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import type {Html} from './html.ts'
import {html} from './html.ts'

type Piece = string | Html

/**
 * Every word of the interface. A site in another language hands in its own; what it leaves out stays
 * English.
 */
export const english = {
  siteName: 'Guides',
  skip: 'Skip to the text',
  siteNavigation: 'Site',
  home: 'Home',
  names: 'Names',
  namesLead: 'The product names on this site and those they are confused with: what each stands for, and which layer it belongs to.',
  allNamesLead: 'Every product name in the registry: what it stands for, which layer it belongs to, and what it is confused with.',
  contents: 'On this page',
  kinds: {guide: 'Guides', decision: 'Decision pages'} as Readonly<Record<string, string>>,
  kind: {guide: 'Guide', decision: 'Decision page'} as Readonly<Record<string, string>>,
  otherPages: 'More pages',
  /** The day, in a `<time>`. */
  date: formatDate,
  verified: (day: Piece): Html => html`Facts verified ${day}`,
  verifiedTogether: (day: Piece): Html => html`Facts and text verified ${day}`,
  carried: (day: Piece): Html => html`Facts carried over from ${day}`,
  textSince: 'text written since',
  textEdited: 'text edited since',
  states: {fresh: 'Fresh', due: 'Due for review', stale: 'Stale', held: 'Held', historical: 'Historical'},
  fresh: (due: Piece): Html => html`to be reviewed by ${due}`,
  freshForever: 'no review is planned by the calendar',
  due: (due: Piece): Html => html`was due by ${due}`,
  stale: (due: Piece): Html => html`may be out of date; was due by ${due}`,
  held: 'being checked, read it with care',
  historical: 'kept as it was, no longer reviewed',
  score: 'Score',
  outOf: (scale: string): string => `out of ${scale}`,
  scoredBy: 'Scored by',
  noRubric: 'rubric unknown',
  verdict: 'In short',
  category: 'Category',
  facts: 'Facts and their sources',
  factsLead: 'What this page rests on, with the day and the way each statement was checked.',
  otherFacts: 'Other facts on record',
  otherFactsLead: 'What is known about the names of this page and no note above cites.',
  noFacts: 'No sourced fact is on record. What the text says beyond its own reasoning is not verified.',
  checked: 'Checked',
  noSource: 'no source on record',
  methods: {
    read: 'read at the source',
    'quote-match': 'quotation found in the source',
    carried: 'carried over from an earlier text',
    'stored-copy': 'read in a stored copy of unknown age',
  },
  factKinds: {observed: '', scheduled: 'scheduled', derived: 'follows from other facts', opinion: 'opinion'},
  namesOnPage: 'Names on this page',
  name: 'Name',
  layer: 'Layer',
  vendor: 'Vendor',
  what: 'What it is',
  termKinds: {brand: 'Brand', app: 'App', feature: 'Feature', plan: 'Plan', model: 'Model', api: 'API', tool: 'Tool'},
  partOf: 'Part of',
  accepted: 'Also accepted',
  coined: 'Name coined by',
  formerly: 'Formerly',
  note: 'Note',
  apiIds: 'API ids',
  id: 'Id',
  state: 'State',
  end: 'End',
  successor: 'Replaced by',
  idStates: {live: 'Live', deprecated: 'Deprecated', shutdown: 'Shut down'},
  announced: (day: Piece): Html => html`announced ${day}`,
  ends: (day: Piece): Html => html`shuts down ${day}`,
  ended: (day: Piece): Html => html`shut down ${day}`,
  atHost: (host: string): string => `at ${host}`,
  confused: 'Not to be confused with',
  forms: 'What to write',
  instead: 'Instead of',
  write: 'Write',
  ambiguousForm: 'depends on what is meant:',
  or: 'or',
  inSentences: 'In a sentence',
  say: 'Say',
  notSay: 'Not',
  pagesAbout: 'Pages about it',
  sources: 'Sources',
  publishers: {vendor: 'vendor', host: 'host', reseller: 'reseller', press: 'press', community: 'community'},
  sourceStates: {verified: 'read', 'stored-copy': 'stored copy, age unknown', unverified: 'not verified'},
  opened: (day: Piece): Html => html`opened ${day}`,
  footer: (day: Piece): Html => html`Ages of facts counted on ${day}.`,
  notFound: 'There is no such page',
  notFoundLead: 'The address may have changed. These are the ways in:',
  withheld: 'Held back: this page has errors',
  withheldLead: 'It stays as it was, or away, until they are mended.',
  footnotes: 'Notes',
  backToText: 'Back to the text',
  tableNumber: (number: number): string => `Table ${number}`,
}

/** The table of interface strings. */
export type Strings = typeof english

/** The strings of a site: its own over English, with its language’s way of writing a day. */
export function stringsFor(language: string, own: Partial<Strings> = {}): Strings {
  const isEnglish = language.toLowerCase().startsWith('en')
  const format = new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC'})
  return {...english, ...(!isEnglish && {date: (day: CalendarDate) => format.format(new Date(`${day}T00:00:00Z`))}), ...own}
}
