import {addDays, formatDate} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'
import type {Desk} from '../desk/desk.ts'
import type {Fact} from '../desk/schema.ts'
import {factDate, inputsOf, scheduledDay} from './fact-state.ts'

/** Something wrong in the desk’s facts, on a line of their file. Line and column count from 1. */
export interface DeskFinding {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly rule: string
  readonly severity: 'warning' | 'error'
  readonly message: string
}

/** What the facts are judged with. */
export interface FactCheckOptions {
  /** Ids of the facts that pages cite, beside those of choosers; without it nothing is called an orphan. */
  readonly usedFacts?: ReadonlySet<string>
  /** The desk as it was before a change; without it no verified date is compared. */
  readonly base?: Desk
  /** The day of the run; without it no date is too late. */
  readonly today?: CalendarDate
}

const rule = 'fact-source'
/** Shorter words stand on any page about the matter. */
const quoteLength = 24

/** Judges the desk’s facts by `fact-source`: whether each has what its kind and method demand. */
export function checkFacts(desk: Desk, {usedFacts, base, today}: FactCheckOptions = {}): DeskFinding[] {
  const setting = desk.setting(rule)?.severity ?? 'error'
  if (setting === 'off') return []
  const shown = [...desk.choosers.values()].flatMap(({chooser}) => chooser.recommendations.flatMap(({facts}) => facts))
  const needed = usedFacts && new Set([...usedFacts, ...shown].map((id) => desk.facts.get(id)).flatMap((fact) => (fact ? [fact, ...inputsOf(fact, desk)] : [])))
  return [...desk.facts.values()].flatMap((fact) => {
    const {path = '', line = 1, column = 1} = desk.origins.get(`fact:${fact.id}`) ?? {}
    const place = {path, line, column}
    const errors = [...checkKind(fact, desk), ...checkMethod(fact), ...(today ? checkFuture(fact, today) : []), ...checkMove(fact, base?.facts.get(fact.id))]
    const orphan = needed && !needed.has(fact) ? [`Unexpected fact \`${fact.id}\` that no page cites, expected one that is used`] : []
    return [
      ...errors.map((message): DeskFinding => ({...place, rule, severity: setting, message})),
      ...orphan.map((message): DeskFinding => ({...place, rule, severity: 'warning', message})),
    ]
  })
}

function* checkKind(fact: Fact, desk: Desk): Generator<string> {
  const {id, kind, from, valid} = fact
  if (valid?.from && valid.until && valid.from > valid.until) yield `Unexpected end ${formatDate(valid.until)} of \`${id}\`, expected one after its beginning ${formatDate(valid.from)}`
  if (kind === 'scheduled' && scheduledDay(fact) === undefined) yield `Unexpected scheduled fact \`${id}\` without a day, expected \`valid.from\``
  if (kind !== 'derived') {
    if (from.length > 0) yield `Unexpected \`from\` of the ${kind} fact \`${id}\`, expected it of a derived one only`
    return
  }
  const inputs = inputsOf(fact, desk)
  if (from.length === 0) yield `Unexpected derived fact \`${id}\` without \`from\`, expected the facts that it follows from`
  else if (inputs.includes(fact)) yield `Unexpected fact \`${id}\` that follows from itself, expected it to follow from others`
  else if (factDate(fact, desk) < fact.verified.date) yield `Unexpected verified date ${formatDate(fact.verified.date)} of \`${id}\`, expected at most ${formatDate(factDate(fact, desk))}: the oldest of what it follows from`
}

function* checkMethod({id, kind, dimension, sources, verified: {date, method}}: Fact): Generator<string> {
  // What somebody thinks, and what follows from other facts, has its own evidence.
  if (kind === 'opinion' || kind === 'derived') return
  if (sources.length === 0) {
    yield `Unexpected fact \`${id}\` without a source, expected where it was ${{read: 'read', 'quote-match': 'found', carried: 'carried over from', 'stored-copy': 'seen'}[method]}`
    return
  }
  if (method !== 'read' && method !== 'quote-match') return
  const quoted = sources.filter(({quote}) => quote !== undefined)
  if (quoted.length === 0) yield `Unexpected method \`${method}\` of \`${id}\` without a \`quote\`, expected the words that were found in its source`
  else if (!quoted.some(({quote = ''}) => Array.from(quote).length >= quoteLength)) yield `Unexpected quotes of \`${id}\`, expected one of at least ${quoteLength} characters`
  if (!sources.some(({accessed}) => accessed !== undefined && accessed >= date)) yield `Unexpected verified date ${formatDate(date)} of \`${id}\`, expected a source with \`accessed\` on that day or later`
  if (!sources.some(({status}) => status === undefined || status === 'verified')) yield `Unexpected method \`${method}\` of \`${id}\`, whose sources were not read, expected \`stored-copy\` or \`carried\``
  if (method === 'quote-match' && (dimension === 'price' || dimension === 'limit')) yield `Unexpected method \`quote-match\` of the ${dimension} \`${id}\`, expected \`read\`: a program finds the words and misses the number beside them`
}

function* checkFuture({id, sources, verified: {date}}: Fact, today: CalendarDate): Generator<string> {
  // East of here it is tomorrow already.
  const last = addDays(today, 1)
  if (date > last) yield `Unexpected verified date ${formatDate(date)} of \`${id}\`, expected one that has come: today is ${formatDate(today)}`
  for (const {accessed} of sources) {
    if (accessed !== undefined && accessed > last) yield `Unexpected \`accessed\` ${formatDate(accessed)} of \`${id}\`, expected a day that has come: today is ${formatDate(today)}`
  }
}

function* checkMove(fact: Fact, before: Fact | undefined): Generator<string> {
  const {id, kind, verified} = fact
  if (!before) return
  if (verified.date === before.verified.date) {
    // What follows from others keeps the day of the oldest of them.
    const changed = kind === 'derived' ? undefined : claims.find(([, claim]) => claim(fact, before) !== claim(before, before))
    if (changed) yield `Unexpected ${changed[0]} of \`${id}\` changed under its verified date ${formatDate(verified.date)}, expected the day on which the new one was found`
    return
  }
  const move = `from ${formatDate(before.verified.date)} to ${formatDate(verified.date)}`
  if (verified.date < before.verified.date) {
    yield `Unexpected verified date of \`${id}\` moved back ${move}, expected a later one`
  } else if (kind !== 'derived' && kind !== 'opinion' && evidence(fact) === evidence(before)) {
    yield `Unexpected verified date of \`${id}\` moved ${move} and nothing else, expected a source that was opened since`
  }
}

/** What nobody can change without having looked again; of quotes those of the sources that the fact had before. */
const claims: readonly (readonly [string, (fact: Fact, before: Fact) => string | undefined])[] = [
  ['statement', ({statement}) => statement.replace(/\s+/gu, ' ')],
  ['value', ({value}) => JSON.stringify(value)],
  ['`valid`', ({valid}) => JSON.stringify([valid?.from, valid?.until])],
  ['quote', ({sources}, before) => JSON.stringify(before.sources.flatMap(({url, quote}) => (quote === undefined ? [] : sources.some((source) => source.url === url && source.quote === quote))))],
]

/** All that a fact says but who verified it and when. */
function evidence({verified: {method}, ...fact}: Fact): string {
  return JSON.stringify({...fact, verified: method})
}
