import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import ignore from 'ignore'

/** Where GitHub and GitLab look for it, in their order. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'] as const

interface OwnerRule {
  readonly owners: readonly string[]
  matches(path: string): boolean
}

/** Tells the owners of files by the CODEOWNERS file of their repository. */
export class CodeOwners {
  readonly #root: string
  readonly #rules: readonly OwnerRule[]

  constructor(folder: string) {
    this.#root = repositoryRoot(folder) ?? folder
    const path = places.map((place) => join(this.#root, place)).find((place) => existsSync(place))
    this.#rules = path === undefined ? [] : readRules(readFileSync(path, 'utf8'))
  }

  /** The owners of a file: those of the last line that matches, which may name nobody. */
  of(file: string): readonly string[] {
    const path = relative(this.#root, file).split(sep).join('/')
    if (path.startsWith('../')) return []
    return this.#rules.findLast(({matches}) => matches(path))?.owners ?? []
  }
}

function readRules(text: string): OwnerRule[] {
  let standard: readonly string[] = []
  return text.split(/\r?\n/u).flatMap((line): OwnerRule[] => {
    const [first, ...rest] = line.replace(/(?:^|\s)#.*$/u, '').trim().split(/(?<!\\)\s+/u)
    if (!first) return []
    const section = /^\^?\[[^\]]*\](?:\[\d+\])?\s*(.*)$/u.exec(line.trim())
    if (section) {
      standard = section[1]?.split(/\s+/u).filter((owner) => owner !== '') ?? []
      return []
    }
    const rules = ignore().add(first.replace(/^!/u, '\\!'))
    // Unlike in .gitignore `docs/*` takes only what lies in that folder itself.
    const flat = first.endsWith('/*')
    return [{
      owners: rest.length > 0 ? rest : standard,
      matches: (path) => rules.ignores(path) && !(flat && path.includes('/') && rules.ignores(dirname(path))),
    }]
  })
}

function repositoryRoot(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return undefined
  }
}
