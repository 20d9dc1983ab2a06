import {escapePattern} from './escape-pattern.ts'
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
}

/** Bounded, so that no text makes them slow. */
const placeholders: Record<string, string> = {
  '{money}': String.raw`(?:(?:US)?[$€£]\s?\d(?:[\d,.]{0,16}\d)?|(?<![\d.,])(?:\d[\d.,]{0,16}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|(?:a |one )?(?:flat )?hundred|a thousand)\s?(?:USD|EUR|dollars?|euros?|bucks|cents?))`,
  '{number}': String.raw`(?<![\d.,])(?:\d[\d,.]{0,16}(?:[kKmM])?\b|one|two|three|four|five|six|ten|twenty|thirty|forty|fifty|sixty|a hundred|a thousand)`,
  '{billed}': '(?:billed|charged|invoiced|paid|pay|pays|paying|priced|sold|renew|renews|renewed|cost|costs|costing)',
  '{identifier}': String.raw`(?:[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}){1,8}|[a-z]\w{0,40}(?:\.[a-z]\w{0,40}){0,8}\(\.{0,3}\)|client(?:\.[a-z]\w{1,40}){1,8}|/v\d{1,4}/[\w/{}-]{1,200})`,
  '{word}': String.raw`[\p{L}\p{N}’'-]{1,40}`,
}

interface Node {
  readonly next: Map<string, Node>
  readonly entries: Entry[]
}

/** Finds the words by which layers and products are told apart, in all their inflections. */
export class CueMatcher {
  readonly #root: Node = {next: new Map(), entries: []}
  readonly #patterns: {needs: string; regex: RegExp; entry: Entry}[] = []

  constructor(layers: ReadonlyMap<string, Layer>, terms: readonly Term[]) {
    const add = (cues: Layer['cues'], owner: CueMatch['owner']): void => {
      for (const strength of ['strong', 'weak'] as const) {
        for (const cue of cues[strength]) {
          const entry = {cue, strength, owner}
          for (const form of inflect(cue)) {
            if (/\{\w+\}/u.test(form)) this.#patterns.push({needs: longestWord(form), regex: new RegExp(patternOf(form), 'giu'), entry})
            else this.#add(form, entry)
          }
        }
      }
    }
    for (const layer of layers.values()) add(layer.cues, {layer: layer.id})
    for (const term of terms) add(term.cues, {term: term.id})
  }

  #add(form: string, entry: Entry): void {
    let node = this.#root
    for (const {word} of wordsOf(form)) {
      let next = node.next.get(word)
      if (!next) node.next.set(word, (next = {next: new Map(), entries: []}))
      node = next
    }
    node.entries.push(entry)
  }

  /** All cues in `text`, in order; where two overlap the longer one stands, and one text may be a cue of several owners. */
  find(text: string): CueMatch[] {
    const found: CueMatch[] = []
    const take = (start: number, end: number, {cue, strength, owner}: Entry): void => {
      const written = text.slice(start, end)
      if (cue.exact && !written.startsWith(cue.cue)) return
      found.push({start, end, text: written, cue, strength, owner})
    }
    const words = wordsOf(text)
    for (let first = 0; first < words.length; first += 1) {
      let node: Node | undefined = this.#root
      for (let at = first; at < words.length; at += 1) {
        node = node.next.get(words[at]?.word ?? '')
        if (!node) break
        for (const entry of node.entries) take(words[first]?.start ?? 0, words[at]?.end ?? 0, entry)
      }
    }
    const folded = text.toLowerCase().replaceAll('\u017F', 's')
    for (const {needs, regex, entry} of this.#patterns) {
      // A search for a word is far cheaper than a pattern that may begin at every place.
      if (!folded.includes(needs)) continue
      for (const match of text.matchAll(regex)) take(match.index, match.index + match[0].length, entry)
    }
    found.sort((a, b) => a.start - b.start || b.end - a.end)
    const longest: CueMatch[] = []
    for (const match of found) {
      const last = longest.at(-1)
      const covered = last && match.end <= last.end && match.end - match.start < last.end - last.start
      if (!covered) longest.push(match)
    }
    return longest
  }
}

const wordUnit = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}_]/u
const apartUnit = /[\s\u2010-\u2015]/u

/** The words of a text, case folded; a hyphen parts words as a space does, any other mark is a word of its own. */
function wordsOf(text: string): {word: string; start: number; end: number}[] {
  const words: {word: string; start: number; end: number}[] = []
  let at = 0
  while (at < text.length) {
    const start = at
    let kind = kindAt(text, at)
    while (kind === 'word') {
      at += widthAt(text, at)
      kind = kindAt(text, at)
    }
    if (at === start) {
      at += widthAt(text, at)
      if (kind === 'apart') continue
    }
    words.push({word: text.slice(start, at).toLowerCase(), start, end: at})
  }
  return words
}

function kindAt(text: string, at: number): 'word' | 'apart' | 'mark' {
  const code = text.charCodeAt(at)
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95) return 'word'
    return code === 32 || code === 45 || (code >= 9 && code <= 13) ? 'apart' : 'mark'
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return wordUnit.test(character) ? 'word' : apartUnit.test(character) ? 'apart' : 'mark'
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1
}

/** A form with placeholders as a pattern; its words may stand apart by spaces or hyphens. */
function patternOf(form: string): string {
  const parts = form.split(/(\{\w+\})/u).map((part) =>
    placeholders[part] ?? part.split(/[\s-]+/u).map((word) => escapePattern(word)).join(String.raw`[\s\u00a0\u2010-\u2015-]+`))
  return String.raw`(?<![\p{L}\p{N}_])${parts.join('')}(?![\p{L}\p{N}_])`
}

/** The longest word of a form beside its placeholders, lower case: no text without it has the form. */
function longestWord(form: string): string {
  const words = form.toLowerCase().replace(/\{\w+\}/gu, ' ').split(/[\s-]+/u)
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
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
