import type {Cue, Layer, Term} from './schema.ts'

/** A cue found in a text. Offsets are UTF-16 within that text. */
export interface CueMatch {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly cue: Cue
  readonly strength: 'strong' | 'weak'
  /** The layer whose word it is, or, for a product’s own words, that product. */
  readonly owner: {readonly layer: string} | {readonly term: string}
}

interface Entry {
  readonly cue: Cue
  readonly strength: 'strong' | 'weak'
  readonly owner: CueMatch['owner']
  readonly forms: readonly string[]
}

const placeholders: Record<string, string> = {
  '{money}': String.raw`(?:(?:US)?[$€£]\s?\d[\d,.]*\d|(?:US)?[$€£]\s?\d|\d[\d.,]*\s?(?:USD|EUR|dollars?|euros?|bucks|cents?))`,
  '{number}': String.raw`(?:\d[\d,.]*(?:[kKmM])?\b|one|two|three|four|five|six|ten|twenty|thirty|forty|fifty|sixty|a hundred|a thousand)`,
  '{identifier}': String.raw`(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[a-z]\w*(?:\.[a-z]\w*)*\(\.{0,3}\)|client(?:\.[a-z]\w+)+|/v\d+/[\w/{}-]+)`,
  '{word}': String.raw`[\p{L}\p{N}’'-]+`,
}

/** Finds the words by which layers and products are told apart, in all their inflections. */
export class CueMatcher {
  readonly #entries = new Map<string, Entry[]>()
  readonly #patterns: {regex: RegExp; entry: Entry}[] = []
  readonly #words: RegExp | undefined

  constructor(layers: ReadonlyMap<string, Layer>, terms: readonly Term[]) {
    const entries: Entry[] = []
    const add = (cues: Layer['cues'], owner: CueMatch['owner']): void => {
      for (const strength of ['strong', 'weak'] as const) {
        for (const cue of cues[strength]) entries.push({cue, strength, owner, forms: inflect(cue)})
      }
    }
    for (const layer of layers.values()) add(layer.cues, {layer: layer.id})
    for (const term of terms) add(term.cues, {term: term.id})
    const literals = new Set<string>()
    for (const entry of entries) {
      for (const form of entry.forms) {
        if (/\{\w+\}/u.test(form)) this.#patterns.push({regex: new RegExp(wordPattern(form), 'giu'), entry})
        else {
          const key = fold(form)
          literals.add(key)
          this.#entries.set(key, [...(this.#entries.get(key) ?? []), entry])
        }
      }
    }
    const longestFirst = [...literals].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    this.#words = longestFirst.length > 0 ? new RegExp(wordPattern(longestFirst), 'giu') : undefined
  }

  /** All cues in `text`, in order; where two overlap the longer one stands, and one text may be a cue of several owners. */
  find(text: string): CueMatch[] {
    const found: CueMatch[] = []
    const take = (start: number, end: number, entry: Entry): void => {
      found.push({start, end, text: text.slice(start, end), cue: entry.cue, strength: entry.strength, owner: entry.owner})
    }
    if (this.#words) {
      for (const match of text.matchAll(this.#words)) {
        for (const entry of this.#entries.get(fold(match[0])) ?? []) take(match.index, match.index + match[0].length, entry)
      }
    }
    for (const {regex, entry} of this.#patterns) {
      for (const match of text.matchAll(regex)) take(match.index, match.index + match[0].length, entry)
    }
    found.sort((a, b) => a.start - b.start || b.end - a.end)
    return found.filter((cue) => !found.some((other) => other !== cue && other.start <= cue.start && other.end >= cue.end && other.end - other.start > cue.end - cue.start))
  }
}

function fold(form: string): string {
  return form.toLowerCase().replace(/[\s\u00a0\u2010-\u2015-]+/gu, ' ').replaceAll('’', "'")
}

function wordPattern(form: string | readonly string[]): string {
  const alternatives = (typeof form === 'string' ? [form] : form).map((one) =>
    one.split(/(\{\w+\})/u)
      .map((part) => placeholders[part] ?? part.split(/[\s-]+/u).map((word) => RegExp.escape(word).replaceAll(String.raw`\x27`, "['’]").replaceAll("'", "['’]")).join(String.raw`[\s\u00a0\u2010-\u2015-]+`))
      .join(''))
  return String.raw`(?<![\p{L}\p{N}_])(?:${alternatives.join('|')})(?![\p{L}\p{N}_])`
}

/** The written forms of a cue: its own, the regular inflections of its last (noun) or first (verb) word, and those given. */
function inflect(cue: Cue): string[] {
  const words = cue.cue.split(' ')
  const at = cue.role === 'verb' ? 0 : words.length - 1
  const word = words[at] ?? ''
  const swap = (form: string): string => words.with(at, form).join(' ')
  const forms = new Set([cue.cue, ...cue.forms])
  if (/^[\p{L}-]+$/u.test(word)) {
    if (cue.role === 'noun' || cue.role === 'class' || cue.role === 'agent') forms.add(swap(plural(word)))
    if (cue.role === 'verb') for (const form of verbForms(word)) forms.add(swap(form))
  }
  return [...forms]
}

function plural(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/u.test(noun)) return `${noun}es`
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`
  return `${noun}s`
}

function verbForms(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb
  const third = plural(verb)
  const past = /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`
  return [third, past, `${stem}ing`]
}
