import {appendOwnFile, headOf, readOwnFile, replaceOwnFile} from './sealed-file.ts'

/** After so many additions the file is written anew, without what they replaced. */
const maxBlocks = 64

/**
 * Values under keys, kept in a file to which a run adds what is new: it need neither read all values nor
 * write them again. The file is a row of blocks, each with its seal and hash; one that is broken, half written or
 * has another seal is as good as none, with all behind it. What is no ASCII is escaped, so that a character is one
 * byte. None of it can run.
 */
export class SealedLines {
  readonly #file: string
  readonly #seal: string
  /** Key → value, both as they stand in the file. */
  readonly #known = new Map<string, string>()
  readonly #used = new Set<string>()
  #blocks = 0

  /** @param file absolute path; it and its folder need not be there. */
  constructor(file: string, seal: string) {
    this.#file = file
    this.#seal = seal
    this.#read()
  }

  /** What stands under a key. */
  get(key: string): string | undefined {
    const line = asciiJson(key)
    const value = this.#known.get(line)
    if (value !== undefined) this.#used.add(line)
    return value
  }

  /**
   * Adds values, in one line each and of JSON or words of ASCII. Two runs at once lose what one of them adds, no more.
   *
   * @param spare how many values stay that nobody asked for, beside those that were asked for.
   */
  save(added: ReadonlyMap<string, string>, spare: number): void {
    if (added.size === 0) return
    const lines = new Map([...added].map(([key, value]) => [asciiJson(key), escaped(value)]))
    if (this.#blocks > 0 && this.#blocks < maxBlocks && lines.size * 2 < this.#known.size && appendOwnFile(this.#file, `\n${this.#block(lines)}`)) return
    const asked = [...this.#used].filter((key) => !lines.has(key))
    const others = [...this.#known.keys()].filter((key) => !lines.has(key) && !this.#used.has(key))
    for (const key of [...asked, ...others.slice(0, lines.size + asked.length + spare)]) lines.set(key, this.#known.get(key) ?? '')
    replaceOwnFile(this.#file, this.#block(lines))
  }

  #block(lines: ReadonlyMap<string, string>): string {
    const body = [...lines].map((line) => line.join('\t')).join('\n')
    return `${headOf(this.#seal, body)}\n${body}`
  }

  #read(): void {
    const bytes = readOwnFile(this.#file)
    if (!bytes) return
    for (let start = 0; start < bytes.length;) {
      const from = bytes.indexOf('\n', start) + 1
      const next: number = bytes.indexOf('\ncopydesk ', from)
      const end = next < 0 ? bytes.length : next
      if (from === 0 || bytes.toString('latin1', start, from - 1) !== headOf(this.#seal, bytes.subarray(from, end))) {
        // Nothing may be added behind what nobody can read.
        this.#blocks = maxBlocks
        return
      }
      this.#learn(bytes.toString('latin1', from, end))
      this.#blocks += 1
      start = end + 1
    }
  }

  #learn(body: string): void {
    for (let start = 0; start < body.length;) {
      const found = body.indexOf('\n', start)
      const end = found < 0 ? body.length : found
      const tab = body.indexOf('\t', start)
      this.#known.set(body.slice(start, tab), body.slice(tab + 1, end))
      start = end + 1
    }
  }
}

function asciiJson(key: string): string {
  return escaped(JSON.stringify(key))
}

function escaped(text: string): string {
  return text.replaceAll(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
