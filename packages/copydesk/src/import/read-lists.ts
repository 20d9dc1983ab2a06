import {existsSync, readdirSync, statSync} from 'node:fs'
import {basename, dirname, extname, join, resolve} from 'node:path'
import {describeError, FileError, readText} from '../read-text.ts'
import {showPath} from '../show-path.ts'
import type {ImportedFile, ImportEntry, LeftOut} from './import-entry.ts'
import {readLocatedData} from './located-data.ts'
import {readTextlintTerms} from './textlint-terms.ts'
import {readValeConfig} from './vale-config.ts'
import {readValeRule} from './vale-rule.ts'
import {readValeVocabulary} from './vale-vocabulary.ts'

/** What was read of the lists that were named. */
export interface ReadLists {
  readonly entries: readonly ImportEntry[]
  readonly left: readonly LeftOut[]
  /** `path message`: what is broken, or not there. */
  readonly problems: readonly string[]
  /** How many files were read. */
  readonly files: number
}

/** The files that a repository keeps its lists in, where none is named. */
export const usualLists = ['.vale.ini', '_vale.ini', '.textlintrc', '.textlintrc.json', '.textlintrc.yml', '.textlintrc.yaml'] as const

/** Reads Vale’s configurations, styles, rules and vocabularies and the lists of textlint-rule-terminology, each by what it is. */
export function readLists(words: readonly string[], cwd: string): ReadLists {
  const reader = new ListReader(cwd)
  for (const word of words) reader.read(resolve(cwd, word))
  return reader
}

class ListReader implements ReadLists {
  readonly entries: ImportEntry[] = []
  readonly left: LeftOut[] = []
  readonly problems: string[] = []
  files = 0
  readonly #cwd: string
  readonly #seen = new Set<string>()

  constructor(cwd: string) {
    this.#cwd = cwd
  }

  /** Reads a file or folder, whatever it is. */
  read(path: string): void {
    this.#try(path, () => {
      const stats = statSync(path, {throwIfNoEntry: false})
      if (!stats) throw new FileError('Unexpected path, expected a file or folder: there is nothing of that name')
      if (stats.isDirectory()) return this.#readFolder(path)
      const name = basename(path).toLowerCase()
      if (/^[._]?vale\.ini$/u.test(name)) return this.#readConfig(path)
      if (/^\.textlintrc\.[cm]?js$|^textlint\.config\./u.test(name)) throw new FileError('Unexpected program, expected data: name the JSON file with its terms')
      if (extname(name) === '.txt') return this.#readVocabulary(path)
      if (/^\.textlintrc(?:\.(?:json|ya?ml))?$/u.test(name)) return this.#readTextlintConfig(path)
      if (/\.jsonc?$/u.test(name)) return this.#readTerms(path)
      if (/\.ya?ml$/u.test(name)) return this.#readRule(path)
      throw new FileError('Unexpected file, expected .vale.ini, a rule of a Vale style (.yml), accept.txt or reject.txt, .textlintrc, or a JSON list of terms')
    })
  }

  #try(path: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof FileError) && (error as NodeJS.ErrnoException).code === undefined) throw error
      this.problems.push(`${showPath(path, this.#cwd)} ${error instanceof FileError ? error.message : `Unexpected failure to read it: ${describeError(error)}`}`)
    }
  }

  #add(path: string, make: (text: string, shown: string) => ImportedFile): void {
    if (this.#seen.has(path)) return
    this.#seen.add(path)
    const {entries, left} = make(readText(path).text, showPath(path, this.#cwd))
    this.files += 1
    this.entries.push(...entries)
    this.left.push(...left)
  }

  #readFolder(folder: string): void {
    const config = usualLists.map((name) => join(folder, name)).filter((path) => existsSync(path))
    if (config.length > 0) {
      for (const path of config) this.read(path)
      return
    }
    const names = readdirSync(folder).toSorted()
    const vocabulary = names.filter((name) => name === 'accept.txt' || name === 'reject.txt')
    const rules = names.filter((name) => /\.ya?ml$/u.test(name))
    const folders = names.filter((name) => !name.startsWith('.') && statSync(join(folder, name)).isDirectory())
    for (const name of [...vocabulary, ...rules]) this.read(join(folder, name))
    if (vocabulary.length + rules.length > 0) return
    if (folders.length === 0) throw new FileError('Unexpected folder, expected one with Vale rules, accept.txt or reject.txt, .vale.ini or .textlintrc')
    for (const name of folders) this.#try(join(folder, name), () => this.#readFolder(join(folder, name)))
  }

  #readRule(path: string): void {
    this.#add(path, (text, shown) => readValeRule(text, shown, basename(dirname(path))))
  }

  #readVocabulary(path: string): void {
    const kind = /reject/iu.test(basename(path)) ? 'reject' : 'accept'
    this.#add(path, (text, shown) => readValeVocabulary(text, shown, `The vocabulary ${basename(dirname(path))}`, kind))
  }

  #readTerms(path: string): void {
    this.#add(path, (text, shown) => {
      const data = readLocatedData(text, 'json')
      return readTextlintTerms(data, shown, `The list ${basename(path)}`, Array.isArray(data.value) ? [] : ['terms'])
    })
  }

  #readTextlintConfig(path: string): void {
    let named: string | undefined
    this.#add(path, (text, shown) => {
      const data = readLocatedData(text, /\.ya?ml$/u.test(path) ? 'yaml' : 'json')
      const options = (data.value as {rules?: {terminology?: unknown}} | null)?.rules?.terminology
      if (options === undefined || options === false) throw new FileError('Unexpected configuration without `rules.terminology`, expected one of textlint-rule-terminology')
      const {terms, exclude = [], defaultTerms = true} = (typeof options === 'object' ? options : {}) as {terms?: unknown; exclude?: unknown; defaultTerms?: unknown}
      const keys = ['rules', 'terminology']
      const without = new Set(Array.isArray(exclude) ? exclude.map(String) : [])
      if (typeof terms === 'string') named = resolve(dirname(path), terms)
      const own = Array.isArray(terms) ? readTextlintTerms(data, shown, `The list ${basename(path)}`, [...keys, 'terms'], without) : {entries: [], left: []}
      const list = join(dirname(path), 'node_modules', 'textlint-rule-terminology', 'terms.jsonc')
      if (defaultTerms === false) return own
      if (!existsSync(list)) return {...own, left: [...own.left, {path: shown, line: data.lineOf(keys), written: 'defaultTerms: true', why: `the list of the package is not installed: \`copydesk import\` takes its terms.jsonc too`}]}
      this.#add(list, (standard, where) => readTextlintTerms(readLocatedData(standard, 'json'), where, 'The list of textlint-rule-terminology', [], without))
      return own
    })
    if (named !== undefined) this.read(named)
  }

  #readConfig(path: string): void {
    this.#add(path, (text, shown) => {
      const config = readValeConfig(text, shown)
      const styles = resolve(dirname(path), config.stylesPath ?? 'styles')
      const left: LeftOut[] = [...config.left]
      for (const {name, line} of config.styles) {
        const folder = join(styles, name)
        if (!existsSync(folder)) {
          this.problems.push(`${shown}:${line} Unexpected style \`${name}\`, expected the folder ${showPath(folder, this.#cwd)}: \`vale sync\` fetches it`)
          continue
        }
        for (const file of readdirSync(folder).filter((one) => /\.ya?ml$/u.test(one)).toSorted()) {
          const off = config.off.find((one) => one.rule === `${name}.${file.replace(/\.ya?ml$/u, '')}`)
          if (off) left.push({path: shown, line: off.line, written: `${off.rule} = NO`, why: 'it is turned off'})
          else this.#try(join(folder, file), () => this.#readRule(join(folder, file)))
        }
      }
      for (const {name, line} of config.vocabularies) {
        const folder = [join(styles, 'config', 'vocabularies', name), join(styles, 'Vocab', name)].find((one) => existsSync(one))
        if (folder === undefined) this.problems.push(`${shown}:${line} Unexpected vocabulary \`${name}\`, expected the folder ${showPath(join(styles, 'config', 'vocabularies', name), this.#cwd)}`)
        else for (const file of ['accept.txt', 'reject.txt'].map((one) => join(folder, one)).filter((one) => existsSync(one))) this.#try(file, () => this.#readVocabulary(file))
      }
      return {entries: [], left}
    })
  }
}
