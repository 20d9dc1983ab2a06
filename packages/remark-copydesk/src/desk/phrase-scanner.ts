/** A name, an id or words that a rule looks for. `{version}` stands for a version number. */
export interface Phrase {
  /** Which question it answers; a text has a group when it may have one of its phrases. */
  readonly group: string
  readonly text: string
  /** It begins an id: one is there only where the same word goes on, and has a digit. */
  readonly beginsId?: true
  /** Written exactly as it is, it is none of its group: that asks for every other way to write it. */
  readonly unlessExact?: true
}

const symbolCount = 37
/** Letters beyond ASCII that fold to one of it. */
const [kelvin, longS] = [0x21_2a, 0x1_7f]
const [lineFeed, carriageReturn, ampersand, parenthesis, fullStop, bracket, caret] = [10, 13, 38, 40, 46, 91, 94]
/** What a unit that is no letter or digit does to a phrase that has begun. */
const [stops, passes, special] = [0, symbolCount, symbolCount + 1]

/** What a state has besides its next states. */
interface End {
  /** The groups of phrases that end here. */
  readonly groups: string[]
  /** Group → how a phrase that ends here is written where it is none of that group. */
  readonly exact: Map<string, string[]>
  /** The groups of phrases that begin an id here. */
  readonly idGroups: string[]
  /** The state behind a version number that may stand here; 0 for none. */
  version: number
  /** This state stands behind a version number, which may go on. */
  inVersion: boolean
}

/**
 * Finds out which phrases a Markdown text may hold, from the raw text and in one walk over it: a trie over
 * letters and digits, entered at the beginning of every word, that looks through all that Markdown may put
 * into a name and a reader does not see or reads as a space: emphasis, escapes, links, images, tags, notes,
 * character references, quote markers, soft breaks.
 *
 * It says yes too often and never no too often. Time is linear in the text, for a phrase has few letters.
 */
export class PhraseScanner {
  /** State × symbol → state; 0 for none. */
  #next = new Int32Array(64 * symbolCount)
  #size = 1
  /** Of most states there is nothing to say. */
  readonly #ends = new Map<number, End>()
  #isPlain = new Uint8Array(0)
  /** Unit → 1–36 for a letter or digit, or what it does to a phrase that has begun. */
  readonly #classes = new Uint8Array(128)
  /** The same in MDX, where a text may stand in quotation marks between braces and a comment between letters. */
  readonly #mdxClasses: Uint8Array
  /** What phrases have in them besides letters and digits. */
  readonly #marks = new Set<number>()

  readonly #pairs: readonly (readonly [pair: string, string, string])[]

  /** `pairs` are two groups joined by a plus, of which it matters whether they meet in a sentence, as far as the raw text can tell. The group `digit` needs no phrases. */
  constructor(phrases: readonly Phrase[], pairs: readonly string[] = []) {
    this.#pairs = pairs.map((pair) => [pair, ...(pair.split('+') as [string, string])])
    for (let code = 0; code < 128; code += 1) this.#classes[code] = symbolOf(code)
    for (const character of '*_~\\-> \t\r\n') this.#classes[character.charCodeAt(0)] = passes
    for (const {text} of phrases) {
      for (const character of text.replaceAll('{version}', '.')) {
        const code = character.charCodeAt(0)
        if (symbolOf(code) > 0) continue
        this.#marks.add(code)
        this.#classes[code] = passes
      }
    }
    for (const character of '<>[]()&;!.\n\r') this.#classes[character.charCodeAt(0)] = special
    this.#mdxClasses = this.#classes.slice()
    for (const character of '"\'`') this.#mdxClasses[character.charCodeAt(0)] = passes
    for (const character of '{}') this.#mdxClasses[character.charCodeAt(0)] = special
    for (const phrase of phrases) this.#add(phrase)
    this.#isPlain = new Uint8Array(this.#size).map((_, state) => (this.#ends.has(state) ? 0 : 1))
  }

  #add({group, text, beginsId, unlessExact}: Phrase): void {
    let at = 0
    for (const step of text.split(/(\{version\})/u)) {
      if (step === '{version}') {
        const end = this.#endOf(at)
        if (end.version === 0) this.#endOf((end.version = this.#newState())).inVersion = true
        at = end.version
        continue
      }
      for (const unit of step.split('')) {
        const symbol = symbolOf(unit.charCodeAt(0))
        if (symbol === 0) continue
        let next = this.#next[at * symbolCount + symbol] ?? 0
        if (next === 0) {
          next = this.#newState()
          this.#next[at * symbolCount + symbol] = next
        }
        at = next
      }
    }
    const {groups, exact, idGroups} = this.#endOf(at)
    const into = beginsId ? idGroups : groups
    if (!into.includes(group)) into.push(group)
    // What Markdown leaves as it is: of all else the raw text does not tell how it is written.
    if (unlessExact && /^[\dA-Za-z .-]+$/u.test(text)) exact.set(group, [...(exact.get(group) ?? []), text])
  }

  #newState(): number {
    if ((this.#size + 1) * symbolCount > this.#next.length) {
      const larger = new Int32Array(this.#next.length * 2)
      larger.set(this.#next)
      this.#next = larger
    }
    this.#size += 1
    return this.#size - 1
  }

  #endOf(state: number): End {
    let end = this.#ends.get(state)
    if (!end) this.#ends.set(state, (end = {groups: [], exact: new Map(), idGroups: [], version: 0, inVersion: false}))
    return end
  }

  /**
   * The groups that `text` may hold something of. In `[0, frontMatter)` it is front matter, in which neither an empty line
   * nor a full stop ends a sentence. `places` learns, for each group that it has, the last offset of each phrase, in order;
   * a group that may be anywhere is taken out of it.
   */
  scan(text: string, frontMatter = 0, syntax: 'markdown' | 'mdx' = 'markdown', places?: Map<string, number[]>): ReadonlySet<string> {
    // Front matter has escapes of its own; a phrase without a letter or digit may be anywhere.
    const everywhere = text.lastIndexOf('\\', frontMatter - 1) >= 0 && frontMatter > 0 ? [...this.#ends.values()] : [this.#endOf(0)]
    const given = new Set(everywhere.flatMap(({groups, idGroups}) => [...groups, ...idGroups]))
    for (const group of given) places?.delete(group)
    const all = new Set(given)
    let found = new Set(given)
    let from = frontMatter > 0 ? Number.NaN : 0
    const closeSentence = (end: number): void => {
      if (found.size > given.size) {
        const holds = (group: string): boolean => found.has(group) || (group === 'digit' && /\d/u.test(text.slice(from || 0, end)))
        for (const group of found) all.add(group)
        for (const [pair, one, other] of this.#pairs) if (!all.has(pair) && holds(one) && holds(other)) all.add(pair)
        found = new Set(given)
      }
      from = end
    }
    if (given.size > 0) for (const [pair] of this.#pairs) all.add(pair)
    const classes = syntax === 'mdx' ? this.#mdxClasses : this.#classes
    const next = this.#next
    const isPlain = this.#isPlain
    // The phrases that may be going on, and those that may go on behind the end of what is not seen.
    let live: number[] = []
    let count = 0
    let behind: Behind | undefined
    let isEdge = true
    // Something is open, perhaps, in which a full stop is not the text’s.
    let mayHide = syntax === 'mdx'
    // Where the lines end of which it is known whether each is one sentence.
    let blockStart = 0
    let blockEnd = 0
    let isOneSentence = false
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      const kind = code < 128 ? (classes[code] as number) : code === kelvin ? 11 : code === longS ? 19 : passes
      if (kind > 0 && kind < symbolCount) {
        if (count > 0) {
          const before = live
          const had = count
          count = 0
          if (had > 1) live = []
          for (let index = 0; index < had; index += 1) {
            const from = before[index] as number
            const to = next[from * symbolCount + kind] as number
            if (isPlain[from] === 1 && (to === 0 || isPlain[to] === 1)) {
              if (to > 0) live[count++] = to
            } else for (const state of this.#step(from, kind, text, at, found, places)) live[count++] = state
          }
        }
        if (isEdge) {
          const to = next[kind] as number
          if (to > 0) {
            live[count++] = to
            if (isPlain[to] === 0) this.#note(to, text, at, found, places)
          }
          isEdge = false
        }
        continue
      }
      isEdge = true
      if (kind === passes) continue
      if (kind === stops) {
        count = 0
        continue
      }
      if (code === lineFeed || code === carriageReturn) {
        if (at >= frontMatter && isBlank(text, at)) {
          count = 0
          behind = undefined
          closeSentence(at)
          mayHide = syntax === 'mdx'
          blockStart = at
        }
        continue
      }
      if (code === fullStop) {
        if (found.size > given.size && !mayHide && endsSentence(text, at)) {
          if (at >= blockEnd) {
            blockEnd = nextBlank(text, at)
            isOneSentence = oneSentence.test(text.slice(blockStart, blockEnd))
          }
          mayHide = isOneSentence || from !== from || hides(text.slice(from, at))
          if (!mayHide) closeSentence(at)
        }
        if (!this.#marks.has(code)) count = 0
        continue
      }
      if (count === 0 && !behind && code !== ampersand) continue
      live.length = count
      behind ??= {link: [], label: [], tag: [], reference: [], brace: []}
      live = this.#pass(code, live, behind, text, at, found, places)
      count = live.length
    }
    closeSentence(text.length)
    return all
  }

  /** Takes a mark behind which something may be that is not seen, or its end: what is live behind it. */
  #pass(code: number, live: number[], behind: Behind, text: string, at: number, found: Set<string>, places?: Map<string, number[]>): number[] {
    const stays = this.#marks.has(code) ? live : []
    const follows = text.charCodeAt(at + 1)
    switch (String.fromCharCode(code)) {
      case '!': {
        if (follows !== bracket) return stays
        behind.link = union(behind.link, live)
        behind.label = union(behind.label, live)
        return stays
      }
      case '[': {
        if (follows === caret) behind.label = union(behind.label, live)
        return live
      }
      case ']': {
        const over = union(live, behind.label)
        if (follows === parenthesis) behind.link = union(behind.link, live)
        else if (follows === bracket) behind.label = union(behind.label, live)
        return over
      }
      case ')': {
        return union(stays, behind.link)
      }
      case '<': {
        behind.tag = union(behind.tag, live)
        return stays
      }
      case '>': {
        return union(live, behind.tag)
      }
      case '{': {
        behind.brace = union(behind.brace, live)
        return live
      }
      case '}': {
        return union(live, behind.brace)
      }
      case '&': {
        const letter = letterOf(text, at)
        behind.reference = letter === 0 ? live : [...live, 0].flatMap((state) => this.#step(state, letter, text, at, found, places))
        return stays
      }
      case ';': {
        return union(stays, behind.reference)
      }
      default: {
        return stays
      }
    }
  }

  /** Goes on from a state by a letter or digit, and notes what ends there. */
  #step(from: number, symbol: number, text: string, at: number, found: Set<string>, places?: Map<string, number[]>): number[] {
    const isDigit = symbol > 26
    const end = this.#ends.get(from)
    const reached = [
      this.#next[from * symbolCount + symbol] ?? 0,
      isDigit ? (end?.version ?? 0) : 0,
      // A version may have more digits, and end in an o.
      end?.inVersion && (isDigit || symbol === 15) ? from : 0,
    ].filter((state) => state > 0)
    for (const state of reached) this.#note(state, text, at, found, places)
    return reached
  }

  #note(state: number, text: string, at: number, found: Set<string>, places?: Map<string, number[]>): void {
    const end = this.#ends.get(state)
    if (!end) return
    if (end.groups.length > 0 && mayEnd(text, at + 1)) {
      for (const group of end.groups) {
        if (end.exact.get(group)?.some((exact) => text.startsWith(exact, at + 1 - exact.length))) continue
        found.add(group)
        places?.get(group)?.push(at)
      }
    }
    if (end.idGroups.length === 0 || !goesOnAsId(text, at + 1)) return
    for (const group of end.idGroups) {
      found.add(group)
      places?.get(group)?.push(at)
    }
  }
}

/** The states to go on from behind the end of a link’s address, a label, a tag, a character reference and an expression. */
interface Behind {
  link: number[]
  label: number[]
  tag: number[]
  reference: number[]
  brace: number[]
}

/** `a`–`z` and `0`–`9` in either case as 1–36; 0 for anything else. */
function symbolOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96
  if (code >= 65 && code <= 90) return code - 64
  return code >= 48 && code <= 57 ? code - 21 : 0
}

/** States that are in either list; the lists are short. */
function union(a: readonly number[], b: readonly number[]): number[] {
  const all = [...a]
  for (const state of b) if (!all.includes(state)) all.push(state)
  return all
}

/** Whether the line behind a line end has nothing in it. */
function isBlank(text: string, lineEnd: number): boolean {
  let at = lineEnd + (text.charCodeAt(lineEnd) === carriageReturn && text.charCodeAt(lineEnd + 1) === lineFeed ? 2 : 1)
  for (;; at += 1) {
    const code = text.charCodeAt(at)
    if (code === lineFeed || code === carriageReturn || Number.isNaN(code)) return true
    if (code !== 32 && code !== 9) return false
  }
}

/** Where the next line with nothing in it begins, or the text ends. */
function nextBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && !((text.charCodeAt(at) === lineFeed || text.charCodeAt(at) === carriageReturn) && isBlank(text, at))) at += 1
  return at
}

/** A line that may make a heading or a row of cells, which are not cut at full stops. */
const oneSentence = /^[ \t>*+\d.)-]*#|\||^[ \t>]*(?:=+|-+)[ \t]*$/mu

const wordBefore = /(?<![\p{L}\p{N}])(?!(?:approx|incl|resp)$)[a-z]{4,20}$/u
const begins = /^ +[A-Z][a-z]/u

/** Whether the full stop at an offset ends a sentence for certain: behind a long word and before a capital letter. */
function endsSentence(text: string, at: number): boolean {
  return begins.test(text.slice(at + 1, at + 5)) && wordBefore.test(text.slice(Math.max(0, at - 21), at))
}

/** Whether something may be open at the end of a piece of Markdown that readers do not see as text: all that is not plainly closed. */
function hides(piece: string): boolean {
  return /[<`[{\\]/u.test(piece) && /[<`[{\\]/u.test(piece
    .replaceAll(/(?<!\\)`[^`]+`/gu, '')
    .replaceAll(/(?<!\\)\[[^\][<\\`]*\](?:\([^\s()<>\\]*\)|\[[^\][<\\`]*\]|(?![(:[]))/gu, ''))
}

/** Whether a word may end before an offset: not where another letter follows at once, but for a plural s. */
function mayEnd(text: string, at: number): boolean {
  const next = symbolOf(text.charCodeAt(at))
  if (next === 0) return true
  return next === 19 && symbolOf(text.charCodeAt(at + 1)) === 0
}

/** Whether the word at an offset goes on with a digit in it, or with something that may hide one behind a blank. */
function goesOnAsId(text: string, from: number): boolean {
  for (let at = from; at < from + 200; at += 1) {
    const code = text.charCodeAt(at)
    if (Number.isNaN(code) || code === 32 || (code >= 9 && code <= 13)) return false
    if ((code >= 48 && code <= 57) || code === 60 || code === 93 || code === 123) return true
  }
  return true
}

const numeric = /&#(x[\da-f]{1,6}|\d{1,7});/iuy

/** The symbol of the letter or digit that a character reference stands for; 0 for any other. */
function letterOf(text: string, at: number): number {
  numeric.lastIndex = at
  // Behind a zero, an x makes a number hexadecimal.
  const code = Number(`0${numeric.exec(text)?.[1]}`)
  return code === kelvin ? 11 : code === longS ? 19 : symbolOf(code)
}
