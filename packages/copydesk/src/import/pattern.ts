/** One text that a pattern stands for, with what its groups took. */
export interface Expansion {
  readonly text: string
  readonly groups: readonly string[]
}

/** A part of a pattern that no list of texts can stand for. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

/** More texts than this are no list that anybody reads. */
const mostTexts = 64

/** A pattern is read by functions that call one another. */
const deepest = 100

/**
 * Every text that a regular expression stands for, in order. Boundaries of words are left out, for a name
 * is always a whole word; any white space is a space.
 *
 * @throws {PatternError} where it stands for texts without end, looks around itself, or is broken.
 */
export function expandPattern(pattern: string): Expansion[] {
  const reader = new PatternReader(pattern)
  const all = reader.alternatives()
  if (!reader.atEnd) throw new PatternError('a bracket that nothing opens')
  return all
}

const nothing: Expansion = {text: '', groups: []}

class PatternReader {
  readonly #pattern: string
  #at = 0
  #groups = 0
  #depth = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  get atEnd(): boolean {
    return this.#at >= this.#pattern.length
  }

  alternatives(): Expansion[] {
    const all = [...this.#sequence()]
    while (this.#take('|')) all.push(...this.#sequence())
    return limit(all)
  }

  #take(text: string): boolean {
    const isHere = this.#pattern.startsWith(text, this.#at)
    if (isHere) this.#at += text.length
    return isHere
  }

  #sequence(): Expansion[] {
    let all = [nothing]
    while (!this.atEnd && !/[|)]/u.test(this.#pattern[this.#at] ?? '')) {
      const parts = this.#quantified()
      all = limit(all.flatMap((left) => parts.map((right) => ({text: left.text + right.text, groups: Object.assign([], left.groups, right.groups) as string[]}))))
    }
    return all
  }

  #quantified(): Expansion[] {
    const from = this.#at
    const atom = this.#atom()
    const isBlank = atom.every(({text}) => text === ' ')
    if (this.#take('?')) {
      this.#take('?')
      return [...atom, nothing]
    }
    const sign = /^(?:[*+]|\{\d+(?:,\d*)?\})/u.exec(this.#pattern.slice(this.#at))?.[0]
    if (sign === undefined) return atom
    this.#at += sign.length
    if (isBlank && sign === '+') return atom
    if (isBlank && sign === '*') return [...atom, nothing]
    throw new PatternError(`\`${this.#pattern.slice(from, this.#at)}\` stands for more texts than a list can hold`)
  }

  #atom(): Expansion[] {
    const character = Array.from(this.#pattern.slice(this.#at))[0] ?? ''
    this.#at += character.length
    if (character === '(') return this.#group()
    if (character === '[') return this.#class()
    if (character === '\\') return this.#escape()
    if (character === '.') throw new PatternError('`.` stands for any character')
    if (/[\^$]/u.test(character)) throw new PatternError(`\`${character}\` asks where in a text it stands`)
    if (/[*+?{]/u.test(character)) throw new PatternError(`\`${character}\` repeats nothing`)
    if (/\p{Cc}/u.test(character)) throw new PatternError('a control character')
    return [{text: character, groups: []}]
  }

  #group(): Expansion[] {
    const special = /^\?(?:[=!]|<[=!])/u.exec(this.#pattern.slice(this.#at))?.[0]
    if (special !== undefined) throw new PatternError(`\`(${special}\` looks at the words around it`)
    const silent = this.#take('?:')
    if (!silent && this.#pattern[this.#at] === '?') throw new PatternError(`\`(${this.#pattern.slice(this.#at, this.#at + 3)}\` is a flag or a name inside a pattern`)
    const index = silent ? -1 : this.#groups++
    this.#depth += 1
    if (this.#depth > deepest) throw new PatternError(`brackets nested deeper than ${deepest}`)
    const inner = this.alternatives()
    this.#depth -= 1
    if (!this.#take(')')) throw new PatternError('a bracket that nothing closes')
    if (index < 0) return inner
    return inner.map(({text, groups}) => ({text, groups: Object.assign([], groups, {[index]: text}) as string[]}))
  }

  #class(): Expansion[] {
    const end = /^(?:[^\\\]]|\\.)*\]/su.exec(this.#pattern.slice(this.#at))?.[0]
    if (end === undefined) throw new PatternError('a bracket that nothing closes')
    this.#at += end.length
    const written = end.slice(0, -1)
    if (written.startsWith('^')) throw new PatternError(`\`[${end}\` stands for every character but some`)
    if (/[^\\]-[^-]/u.test(written) && !/^[-\s]|^.-$/u.test(written) && /[\p{L}\p{N}]-[\p{L}\p{N}]/u.test(written)) throw new PatternError(`\`[${end}\` stands for a range of characters`)
    if (/\\[dwDWSpP]/u.test(written)) throw new PatternError(`\`[${end}\` stands for a class of characters`)
    const characters = Array.from(written.replaceAll(String.raw`\s`, ' ').replaceAll(/\\(.)/gsu, '$1'))
    return [...new Set(characters)].map((text) => ({text, groups: []}))
  }

  #escape(): Expansion[] {
    const character = this.#pattern[this.#at] ?? ''
    this.#at += 1
    if (character === 'b') return [nothing]
    if (character === 's') return [{text: ' ', groups: []}]
    if (/[\p{L}\p{N}]/u.test(character) || character === '') throw new PatternError(`\`\\${character}\` stands for more than one text`)
    return [{text: character, groups: []}]
  }
}

function limit(all: Expansion[]): Expansion[] {
  if (all.length > mostTexts) throw new PatternError(`it stands for more than ${mostTexts} texts`)
  return all
}

/** A replacement with `$1` and `\1` filled in. */
export function fillGroups(replacement: string, {groups}: Expansion): string {
  return replacement.replaceAll(/[$\\](\d)/gu, (_, digit: string) => groups[Number(digit) - 1] ?? '')
}
