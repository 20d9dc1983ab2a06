import type {Phrase} from './phrase-scanner.ts'
import type {Term, Vendor} from './schema.ts'

/** How the text’s form stands to the registry’s. */
export type NameForm = 'name' | 'short' | 'variant' | 'hybrid' | 'loose'

/** A name found in a text. Offsets are UTF-16 within that text. */
export interface NameMatch {
  readonly start: number
  readonly end: number
  readonly term: Term
  readonly form: NameForm
  /** The correct form to write here; for a hybrid, the one that each meaning would have. */
  readonly expected: string
  /** What a hybrid may have meant. */
  readonly meant: readonly string[]
  /** The version number, where the name has a place for one. */
  readonly version: string
}

/** A token that is, or looks like, an API id. */
export interface IdToken {
  readonly start: number
  readonly end: number
  readonly id: string
  readonly vendor: Vendor | undefined
}

interface Form {
  readonly term: Term
  readonly kind: Exclude<NameForm, 'loose'>
  readonly text: string
  readonly meant: readonly string[]
}

interface Node {
  readonly next: Map<string, Node>
  version: Node | undefined
  /** A separator may stand here: where the written form has one, changes case or turns to digits. */
  boundary: boolean
  readonly forms: Form[]
}

const versionPlaceholder = '{version}'
const separators = /[\s\u00a0\u2007\u202f\-\u2010-\u2015\u2212\u00b7]/u
// An underscore makes a word of program text, in which no name is looked for. Scripts that write
// without spaces end at a Latin name.
const wordCharacter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}_]/u
/** The same of ASCII: every unit of every page is asked. */
const isAsciiWord = Uint8Array.from({length: 128}, (_, code) => (wordCharacter.test(String.fromCharCode(code)) ? 1 : 0))

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128 ? isAsciiWord[code] === 1 : wordCharacter.test(text[at] ?? '')
}

/** What two forms share that no text can tell apart: neither case nor hyphens nor spaces count. */
export function looseKey(form: string): string {
  return form.split('').filter((character) => !separators.test(character)).map((character) => character.toLowerCase()).join('')
}

function makeNode(): Node {
  return {next: new Map(), version: undefined, boundary: false, forms: []}
}

/**
 * Finds names in running text however their case, hyphens and spaces were written:
 * "Chat GPT", "GPT-Image-2" and "DALLE 3" are found as what they were meant to be.
 * A trie over the names’ letters, walked once from each word start: linear in the text.
 */
export class NameMatcher {
  readonly #root = makeNode()
  readonly #vendors: ReadonlyMap<string, Vendor>
  readonly #prefixes: readonly {prefix: string; vendor: Vendor}[]
  readonly #ids = new Map<string, Term>()
  /** A name may be its own API id (o3-pro): correct in prose as it is. */
  readonly #names = new Set<string>()
  readonly #forms: Form[] = []

  constructor(terms: readonly Term[], vendors: ReadonlyMap<string, Vendor>) {
    this.#vendors = vendors
    for (const term of terms) {
      this.#add({term, kind: 'name', text: term.name, meant: []})
      for (const text of term.short) this.#add({term, kind: 'short', text, meant: []})
      for (const text of term.variants) this.#add({term, kind: 'variant', text, meant: []})
      for (const {text, meant} of term.hybrids) this.#add({term, kind: 'hybrid', text, meant})
      for (const {id} of term.ids) this.#ids.set(id, term)
      for (const form of [term.name, ...term.short]) this.#names.add(form)
    }
    this.#prefixes = [...vendors.values()]
      .flatMap((vendor) => vendor.idPrefixes.map((prefix) => ({prefix, vendor})))
      .toSorted((a, b) => b.prefix.length - a.prefix.length)
  }

  /** What a text must have for this matcher to find anything in it, and where it must have it; in the group `misspelt`, for it to find a name that is not written as it should be. */
  get phrases(): Phrase[] {
    const wrong = new Set(this.#forms.filter(({kind}) => kind === 'variant' || kind === 'hybrid').map(({text}) => text))
    return [
      ...[...this.#forms.map(({text}) => text), ...this.#ids.keys()].map((text) => ({group: 'names', text})),
      ...this.#forms.map(({text}): Phrase => ({group: 'misspelt', text, ...(!wrong.has(text) && {unlessExact: true})})),
      ...this.#prefixes.map(({prefix}): Phrase => ({group: 'names', text: prefix, beginsId: true})),
    ]
  }

  #add(form: Form): void {
    this.#forms.push(form)
    let node = this.#root
    const steps = form.text.split(/(\{version\})/u)
    let before = ''
    for (const step of steps) {
      if (step === versionPlaceholder) {
        node.boundary = true
        node.version ??= makeNode()
        node = node.version
        before = '0'
        continue
      }
      for (const [index, character] of step.split('').entries()) {
        if (separators.test(character)) {
          node.boundary = true
          before = ''
          continue
        }
        const after = step[index + 1] ?? ''
        if (isHump(before, character, after)) node.boundary = true
        const folded = character.toLowerCase()
        let next = node.next.get(folded)
        if (!next) node.next.set(folded, (next = makeNode()))
        node = next
        before = character
      }
    }
    node.forms.push(form)
  }

  /** All names in `text`, longest first from each place, never overlapping. */
  find(text: string): NameMatch[] {
    const matches: NameMatch[] = []
    let at = 0
    while (at < text.length) {
      if (!isWordCharacter(text, at) || isWordCharacter(text, at - 1)) {
        at += 1
        continue
      }
      const match = this.#longest(text, at)
      if (match) {
        matches.push(match)
        at = match.end
      } else at += 1
    }
    return matches
  }

  #longest(text: string, start: number): NameMatch | undefined {
    const found: {end: number; node: Node; version: string}[] = []
    const walk = (node: Node, at: number, version: string): void => {
      if (node.forms.length > 0 && endsHere(text, at) && at > (found.at(-1)?.end ?? start)) found.push({end: at, node, version})
      step(node, at, version)
      if (!node.boundary || !separators.test(text[at] ?? '')) return
      let over = at
      while (over - at < 8 && separators.test(text[over] ?? '')) over += 1
      step(node, over, version)
    }
    const step = (node: Node, at: number, version: string): void => {
      const next = node.next.get((text[at] ?? '').toLowerCase())
      if (next) walk(next, at + 1, version)
      const number = node.version && versionAt(text, at)
      if (node.version && number) walk(node.version, at + number.length, number)
    }
    walk(this.#root, start, '')
    for (let last = found.pop(); last; last = found.pop()) {
      const match = this.#classify(text, start, last.end, last.node, last.version)
      // Of "Lumi plus a key" the hybrid is none, and the name in it is one.
      if (match) return match
    }
    return undefined
  }

  #classify(text: string, start: number, end: number, node: Node, version: string): NameMatch | undefined {
    const surface = text.slice(start, end).replace(/[\s\u00a0\u2007\u202f]+/gu, ' ')
    const written = (form: Form): string => form.text.replace(versionPlaceholder, version)
    const exact = node.forms.find((form) => written(form) === surface)
    const [first] = node.forms as [Form]
    const form = exact ?? first
    if (!exact && form.kind === 'hybrid' && !isSameHybrid(surface, written(form))) return undefined
    const right = form.kind === 'variant' || form.kind === 'hybrid' ? form.term.name.replace(versionPlaceholder, version) : written(form)
    const kind: NameForm = exact || form.kind === 'variant' || form.kind === 'hybrid' ? form.kind : 'loose'
    return {start, end, term: form.term, form: kind, expected: right, meant: form.meant, version}
  }

  /**
   * Tokens that are API ids, or look like one of a vendor’s: lower case, hyphenated, with a digit,
   * or known to the registry.
   */
  findIds(text: string): IdToken[] {
    return Array.from(text.matchAll(/(?<![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}_./@:-])[a-z][a-z0-9]*(?:[-.][a-z0-9]+)+(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}_@-])/gu)).flatMap((match) => {
      const id = match[0]
      if (this.#names.has(id)) return []
      const term = this.#ids.get(id)
      if (!term && (!id.includes('-') || !/\d/u.test(id))) return []
      const vendor = term ? this.#vendors.get(term.vendor) : this.vendorOfId(id)
      return vendor ? [{start: match.index, end: match.index + id.length, id, vendor}] : []
    })
  }

  /** The vendor whose ids begin like this one. */
  vendorOfId(id: string): Vendor | undefined {
    return this.#prefixes.find(({prefix}) => id.startsWith(prefix))?.vendor
  }
}

/** The version number that begins at an offset. */
function versionAt(text: string, at: number): string | undefined {
  return /^\d+(?:\.\d+){0,2}(?:o(?![\p{L}\p{N}]))?/u.exec(text.slice(at, at + 16))?.[0]
}

/** A hybrid may be made of ordinary words ("GPT plus"): its hyphens or its capitals must be those of the entry. */
function isSameHybrid(surface: string, form: string): boolean {
  const joined = (text: string): string => text.replaceAll(/[\s-]/gu, '')
  return surface.toLowerCase() === form.toLowerCase() && /[-\d]/u.test(form) || joined(surface) === joined(form)
}

/** A place inside a word where people put a space: chatGPT, SuperGrok, GPT4. */
function isHump(before: string, character: string, after: string): boolean {
  const isUpper = (c: string): boolean => /\p{Lu}/u.test(c)
  const isLower = (c: string): boolean => /\p{Ll}/u.test(c)
  if (isLower(before) && isUpper(character)) return true
  if (isUpper(before) && isUpper(character) && isLower(after)) return true
  return /\p{L}/u.test(before) !== /\p{L}/u.test(character) && before !== '.' && character !== '.'
}

/** A name ends before anything but a letter or digit; a plural s and a decimal part belong to the word. */
function endsHere(text: string, at: number): boolean {
  const next = text[at] ?? ''
  if (/\d/u.test(text[at - 1] ?? '') && next === '.' && /\d/u.test(text[at + 1] ?? '')) return false
  if (!isWordCharacter(text, at)) return true
  return next === 's' && !isWordCharacter(text, at + 1) && /\p{L}/u.test(text[at - 1] ?? '')
}
