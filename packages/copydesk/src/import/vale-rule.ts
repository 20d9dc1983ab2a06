import {FileError} from '../read-text.ts'
import type {ImportedFile, ImportEntry, LeftOut} from './import-entry.ts'
import {readLocatedData} from './located-data.ts'
import {expandPattern, PatternError} from './pattern.ts'

/** What kinds of Vale rules look at, where that is nothing that a list of names can say. */
const otherKinds: Readonly<Record<string, string>> = {
  capitalization: 'it judges the capitals of headings and sentences',
  conditional: 'it asks for one text where another one stands',
  consistency: 'it lets a page choose between two forms, and names no right one',
  metric: 'it counts',
  occurrence: 'it counts',
  readability: 'it counts',
  repetition: 'it looks for repeated words',
  script: 'it is a program',
  sequence: 'it looks at parts of speech',
  spelling: 'it is a dictionary',
}

/** Places that are all of the prose, as names are looked for. */
const wideScopes: ReadonlySet<string> = new Set(['text', 'sentence', 'paragraph', 'summary'])

/**
 * Reads a rule of a Vale style: `substitution`, and what of `existence` names a replacement.
 *
 * @throws {FileError} where it is no rule.
 */
export function readValeRule(text: string, path: string, style: string): ImportedFile {
  const data = readLocatedData(text, 'yaml')
  const rule = data.value
  if (!isRecord(rule) || typeof rule['extends'] !== 'string') throw new FileError('Unexpected file, expected a Vale rule with `extends`')
  const kind = rule['extends']
  const at = (...keys: (string | number)[]): {path: string; line: number} => ({path, line: data.lineOf(keys)})
  const whole = (why: string, key: string): ImportedFile => ({entries: [], left: [{...at(key), written: `${key}: ${show(rule[key])}`, why}]})
  if (kind !== 'substitution' && kind !== 'existence') return whole(otherKinds[kind] ?? 'a kind of rule that nobody here knows', 'extends')
  const narrow = [rule['scope']].flat().find((scope) => scope !== undefined && !wideScopes.has(show(scope)))
  if (narrow !== undefined) return whole('names are looked for in all of the prose, not in one kind of place', 'scope')
  const pairs = kind === 'substitution' ? swaps(rule) : replacements(rule)
  const common = {
    accepted: [],
    isName: false,
    caseCounts: rule['ignorecase'] !== true,
    list: style,
    ...(typeof rule['link'] === 'string' && /^https:\/\/[^\s<>"']+$/u.test(rule['link']) && {link: rule['link']}),
  }
  const entries: ImportEntry[] = []
  const left: LeftOut[] = []
  for (const {pattern, right, keys} of pairs) {
    const written = right === undefined ? pattern : `${pattern}: ${right}`
    try {
      if (right === undefined) throw new PatternError('it names no replacement, and copydesk finds what it can say the right name of')
      if (rule['nonword'] === true && !/^\\b.*\\b$/su.test(pattern)) throw new PatternError('`nonword` looks inside words, and a name is a whole word')
      const wrong = expandPattern(pattern.replace(/^\(\?i\)/u, '')).map((one) => one.text)
      entries.push({...common, ...at(...keys), written, wrong, right: right.split('|').map((one) => one.trim()), ...(pattern.startsWith('(?i)') && {caseCounts: false})})
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      left.push({...at(...keys), written, why: error.message})
    }
  }
  const raw = [rule['raw']].flat().filter((pattern) => pattern !== undefined)
  if (raw.length > 0) left.push({...at('raw'), written: `raw: ${raw.map(show).join('')}`, why: 'it names no replacement, and is one pattern in pieces'})
  for (const [index, exception] of [rule['exceptions'] ?? []].flat().entries()) left.push({...at('exceptions', index), written: `exceptions: ${show(exception)}`, why: 'an exception of a whole rule: `allow` of `canonical-name` in copydesk.yaml takes it where it is needed'})
  return {entries, left}
}

interface Pair {
  readonly pattern: string
  readonly right: string | undefined
  readonly keys: readonly (string | number)[]
}

function swaps(rule: Record<string, unknown>): Pair[] {
  const swap = rule['swap']
  // A list of maps keeps an order that a map has not.
  const lists = Array.isArray(swap) ? (swap as unknown[]).map((one, index) => ({one, keys: ['swap', index] as (string | number)[]})) : [{one: swap, keys: ['swap']}]
  return lists.flatMap(({one, keys}) => {
    if (!isRecord(one)) throw new FileError('Unexpected `substitution` without a `swap` of pairs, expected `swap: {wrong: right}`')
    return Object.entries(one).map(([pattern, right]) => ({pattern, right: right === null ? undefined : show(right), keys: [...keys, pattern]}))
  })
}

/** The tokens of a rule, which say what to write only by an action that replaces. */
function replacements(rule: Record<string, unknown>): Pair[] {
  const action = rule['action']
  const params = isRecord(action) && action['name'] === 'replace' && Array.isArray(action['params']) ? (action['params'] as unknown[]).map(show) : []
  return [rule['tokens'] ?? []].flat().map((token, index) => ({pattern: show(token), right: params.length > 0 ? params.join('|') : undefined, keys: ['tokens', index]}))
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
