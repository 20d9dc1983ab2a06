import {factState, factTurns} from 'remark-copydesk'
import type {CalendarDate, Fact, Term} from 'remark-copydesk'
import {endSaying, stateSaying} from '../components/api-ids.ts'
import {capital} from '../components/capital.ts'
import {shortAddress} from '../components/sources.ts'
import {termName} from '../components/term-link.ts'
import {lookOfWords, printWords} from '../components/words.ts'
import {plainText} from '../outputs/plain-text.ts'
import type {Site} from '../site.ts'
import {turnsOf} from '../turns.ts'
import type {Saying} from '../turns.ts'
import {coded, listed} from './cell.ts'
import type {Cell, Entry, Piece, Said} from './cell.ts'

/** An attribute by which terms are compared. */
export interface Row {
  readonly label: string
  /** What is on record of a term. */
  cell(term: Term): Cell
}

const dimensions = ['billing', 'price', 'limit', 'availability', 'capability', 'endpoint', 'lifecycle', 'name', 'score'] as const

/** A part is sold, limited and offered together with its whole. */
const shared: ReadonlySet<Fact['dimension']> = new Set(['billing', 'price', 'limit', 'availability'])

/** Every attribute that the record has, in the order in which any two terms are compared. */
export function rowsOf(site: Site): readonly Row[] {
  const {strings, desk} = site
  const line = (...pieces: readonly Piece[]): Entry => [{pieces}]
  return [
    {label: strings.layer, cell: ({layer: id}) => {
      const layer = desk.layers.get(id)
      return layer ? [[{pieces: [capital(layer.label, site)]}, ...(layer.description === undefined ? [] : [{pieces: [layer.description], small: true} as const])]] : []
    }},
    {label: strings.vendor, cell: ({vendor}) => [line(desk.vendors.get(vendor)?.name ?? vendor)]},
    {label: strings.termKind, cell: (term) => [[{pieces: [strings.termKinds[term.kind]]}, ...partOf(term, site)]]},
    {label: strings.what, cell: ({summary}) => (summary === undefined ? [] : [line(...coded(summary))])},
    ...dimensions.map((dimension): Row => ({label: strings.dimensions[dimension] ?? dimension, cell: (term) => facts(term, dimension, site)})),
    {label: strings.apiIds, cell: (term) => term.ids.map((api) => idEntry(api, site))},
    {label: strings.confused, cell: ({siblings}) => siblings.flatMap((id) => desk.terms.get(id) ?? []).map((sibling) => line(...name(sibling, site)))},
    {label: strings.forms, cell: (term) => forms(term, site)},
  ]
}

/** The facts of a dimension, what is over below what holds; of a part without any those of its whole, which are said to be. */
function facts(term: Term, dimension: Fact['dimension'], site: Site): Cell {
  const {desk, strings, today} = site
  const of = ({id}: Term): Cell => [...desk.facts.values()]
    .filter((fact) => fact.about === id && fact.dimension === dimension)
    .map((fact) => ({fact, isOver: factState(fact, desk, today).state === 'historical'}))
    .toSorted((a, b) => Number(a.isOver) - Number(b.isOver) || (a.fact.id < b.fact.id ? -1 : 1))
    .map(({fact}) => factEntry(fact, site))
  const own = of(term)
  const whole = term.parent === undefined || !shared.has(dimension) ? undefined : desk.terms.get(term.parent)
  const rest = own.length > 0 || whole === undefined ? [] : of(whole)
  if (whole === undefined || rest.length === 0) return own
  return [[{small: true, pieces: [`${strings.nothingForPart} `, ...name(whole, site), ':']}], ...rest]
}

function factEntry(fact: Fact, site: Site): Entry {
  const {desk, strings} = site
  const {statement, kind, sources, verified} = fact
  const state = said(factTurns(fact, desk), (day) => ({words: `board-${factState(fact, desk, day).state}`}), site)
  return [
    {pieces: [...coded(statement), ...(strings.factKinds[kind] === '' ? [] : [' ', {as: 'aside', text: `(${strings.factKinds[kind]})`} as const])]},
    {small: true, pieces: [state, ' · ', {as: 'time', text: strings.date(verified.date), day: verified.date}, `, ${strings.methods[verified.method]}`]},
    {small: true, pieces: sources.length === 0 ? [strings.noSource] : listed(sources.map(({url, title}) => [{as: 'link', text: title ?? shortAddress(url), href: url}]))},
  ]
}

function idEntry(api: Term['ids'][number], site: Site): Entry {
  const {strings} = site
  const {id, announced, shutdown, host, successor, note} = api
  const days = shutdown === undefined ? [] : [shutdown]
  const states: readonly (readonly Piece[])[] = [
    [said(days, (day) => stateSaying(api, day), site)],
    ...(shutdown === undefined ? [] : [[said(days, (day) => endSaying(api, day), site)]]),
    ...(announced === undefined ? [] : [[plainText(strings.announced(strings.date(announced)))]]),
    ...(host === undefined ? [] : [[strings.atHost(host)]]),
  ]
  return [
    {pieces: [{as: 'code', text: id}]},
    {small: true, pieces: listed(states)},
    ...(successor === undefined ? [] : [{small: true, pieces: [`${strings.successor} `, {as: 'code', text: successor}]} as const]),
    ...(note === undefined ? [] : [{small: true, pieces: coded(note)} as const]),
  ]
}

/** What is said on the day of the build, and what later. */
function said(days: readonly CalendarDate[], sayOn: (day: CalendarDate) => Saying, {today, strings}: Site): Said {
  const written = (saying: Saying): {text: string; look: string} => ({text: plainText(printWords(saying, strings)), look: lookOfWords(saying)})
  const later = turnsOf(days, today, sayOn).map((turn) => ({...turn, ...written(turn)}))
  return {as: 'said', ...written(sayOn(today)), ...(later.length > 0 && {later})}
}

function partOf({parent}: Term, site: Site): Entry {
  const whole = parent === undefined ? undefined : site.desk.terms.get(parent)
  return whole ? [{small: true, pieces: [`${site.strings.partOf}: `, ...name(whole, site)]}] : []
}

/** The name and its accepted forms, then the forms that are wrong. */
function forms(term: Term, site: Site): Cell {
  const {strings, desk} = site
  const wrong = term.variants.map((variant) => termName({name: variant}))
  const hybrids = Map.groupBy(term.hybrids, ({meant}) => meant.join(' '))
  const small = (...pieces: readonly Piece[]): Entry[number] => ({small: true, pieces})
  return [[
    {pieces: [termName(term)]},
    ...(term.short.length > 0 ? [small(`${strings.accepted}: ${term.short.join(', ')}`)] : []),
    ...(wrong.length > 0 ? [small(`${strings.instead}: ${wrong.join(', ')}`)] : []),
    ...Array.from(hybrids, ([key, forms]) => small(`${forms.map(({text}) => termName({name: text})).join(', ')}: ${strings.ambiguousForm} ${key.split(' ').flatMap((id) => desk.terms.get(id) ?? []).map((one) => termName(one)).join(` ${strings.or} `)}`)),
  ]]
}

function name(term: Term, site: Site): readonly Piece[] {
  const href = site.termUrl(term)
  return [href === undefined ? termName(term) : {as: 'link', text: termName(term), href}]
}
