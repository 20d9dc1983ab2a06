import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {randomProse, seededRandom} from '../seeded-random.ts'

/** How large a generated repository is. */
export interface RepositorySize {
  readonly pages: number
  readonly collections: number
  /** Names in the registry. */
  readonly terms: number
  /** Facts of a collection, at least one. */
  readonly facts: number
  readonly seed: number
  /** No page has a name in a wrong form: a site of it can be published. */
  readonly isRight?: boolean
}

/** A file of the repository: its path from the root, and its text. */
export interface MadeFile {
  readonly path: string
  readonly text: string
}

/** The size of a vendor’s documentation. */
export const standardSize: RepositorySize = {pages: 100_000, collections: 200, terms: 300, facts: 20, seed: 1}

const owners = 40
const pad = (index: number, digits = 3): string => String(index + 1).padStart(digits, '0')

/** The folder of a collection. */
export const collectionName = (index: number): string => `docs/c-${pad(index)}`
/** A page of a collection. */
export const pagePath = (collection: number, page: number): string => `${collectionName(collection)}/page-${pad(page, 5)}.md`

/**
 * Makes a vendor’s documentation: a registry, collections with owners and facts of their own, pages of
 * about 5 kB with fifteen names. Every hundredth page has a name in a wrong form.
 * Each file comes from a seed of its own, so none changes with the number of others.
 */
export function* repositoryFiles(size: RepositorySize): Generator<MadeFile> {
  const {pages, collections, terms} = size
  const folders = Array.from({length: collections}, (_, index) => collectionName(index))
  yield {path: 'copydesk.yaml', text: [
    'registry: [./registry]',
    'facts: [./facts]',
    'kinds: {guide: [docs/**/*.md]}',
    'review: {guide: 365d}',
    'site: {name: Wide, description: Documentation to measure with., url: https://example.com/}',
    'collections:',
    ...folders.map((folder) => `  - ${folder}`),
    '',
  ].join('\n')}
  yield {path: 'CODEOWNERS', text: folders.map((folder, index) => `/${folder}/ @wide/team-${pad(index % owners, 2)}\n`).join('')}
  yield {path: 'package.json', text: '{"name": "wide", "private": true, "type": "module"}\n'}
  yield {path: '.gitignore', text: 'node_modules\n.nx\ndist\n'}
  yield {path: 'registry/names.yaml', text: `layers:\n  - {id: model, label: model layer, cues: {strong: [API, token], weak: [endpoint]}}\n  - {id: app, label: app layer, cues: {strong: [subscription, seat], weak: [sign-in]}}\nvendors:\n  - {id: wide, name: Wide, idPrefixes: [wd-]}\nterms:\n${Array.from({length: terms}, (_, index) => termLine(index, terms)).join('')}`}
  for (let collection = 0; collection < collections; collection += 1) {
    yield {path: `facts/c-${pad(collection)}.yaml`, text: factsOf(collection, size)}
    const own = Math.floor(pages / collections) + Number(collection < pages % collections)
    for (let page = 0; page < own; page += 1) yield {path: pagePath(collection, page), text: pageText(collection, page, size)}
  }
}

/** Writes it into a folder; returns how many bytes that was. */
export function writeRepository(folder: string, size: RepositorySize): number {
  const made = new Set<string>()
  let bytes = 0
  for (const {path, text} of repositoryFiles(size)) {
    const file = join(folder, path)
    if (!made.has(dirname(file))) mkdirSync(dirname(file), {recursive: true})
    made.add(dirname(file))
    writeFileSync(file, text)
    bytes += text.length
  }
  return bytes
}

const stems = ['Quillon', 'Marlow', 'Tessel', 'Brinner', 'Ovane', 'Lunden', 'Parrow', 'Celwick', 'Dorrin', 'Hexley', 'Ivarra', 'Kestane', 'Norvell', 'Rilsby', 'Sandrel']
const kinds = ['Draw', 'Desk', 'Studio', 'Flow', 'Query', 'Vault', 'Relay', 'Board', 'Script', 'Index']
const termId = (index: number): string => `${stems[index % stems.length]?.toLowerCase()}-${kinds[Math.floor(index / stems.length) % kinds.length]?.toLowerCase()}-${Math.floor(index / stems.length / kinds.length) + 1}`
const termName = (index: number): string => `${stems[index % stems.length]} ${kinds[Math.floor(index / stems.length) % kinds.length]} ${Math.floor(index / stems.length / kinds.length) + 1}`
/** The form that nobody is to write. */
const wrongName = (index: number): string => termName(index).replace(' ', '')

function termLine(index: number, terms: number): string {
  const sibling = (index + 1) % terms
  const ids = index % 2 === 0 ? `, ids: [{id: wd-${termId(index)}}]` : ''
  return `  - {id: ${termId(index)}, name: ${termName(index)}, layer: ${index % 2 === 0 ? 'model' : 'app'}, vendor: wide, variants: [${wrongName(index)}], siblings: [${termId(sibling)}]${ids}}\n`
}

const factAbout = (collection: number, fact: number, terms: number): number => (collection * 7 + fact) % terms
const statementOf = (collection: number, fact: number, terms: number): string => `${termName(factAbout(collection, fact, terms))} takes at most ${fact + 1} files at once.`
const factId = (collection: number, fact: number): string => `c-${pad(collection)}-fact-${pad(fact)}`

function factsOf(collection: number, {facts, terms}: RepositorySize): string {
  return `facts:\n${Array.from({length: facts}, (_, fact) => {
    const about = factAbout(collection, fact, terms)
    return [
      `  - id: ${factId(collection, fact)}`,
      `    about: ${termId(about)}`,
      `    layer: ${about % 2 === 0 ? 'model' : 'app'}`,
      '    dimension: capability',
      `    statement: ${statementOf(collection, fact, terms)}`,
      '    kind: observed',
      '    review: 730d',
      '    verified: {date: "2026-10-01", by: the bench, method: read}',
      `    sources: [{url: "https://example.com/${factId(collection, fact)}", publisher: vendor, accessed: "2026-10-01", quote: "it takes at most ${fact + 1} files at once"}]`,
      '',
    ].join('\n')
  }).join('')}`
}

function pageText(collection: number, page: number, {terms, facts, seed, isRight = false}: RepositorySize): string {
  const next = seededRandom(seed * 1_000_003 + collection * 10_007 + page)
  const {pick, word, sentence, paragraph} = randomProse(next)
  // A collection speaks of some names, a page of three that are taken for each other.
  const first = collection * 7 + Math.floor(next() * facts)
  const about = [first % terms, (first + 1) % terms, (first + 2) % terms]
  const day = `2026-${pad(Math.floor(next() * 9), 2)}-${pad(Math.floor(next() * 28), 2)}`
  const named = (): string => `${termName(pick(about))} ${word()} ${sentence(9).toLowerCase()}`
  const fact = page % facts
  const cited = `${termName(factAbout(collection, fact, terms))} takes files.[^f:${factId(collection, fact)}]`
  const footnote = `[^f:${factId(collection, fact)}]: ${statementOf(collection, fact, terms)} Wide: [example.com](<https://example.com/${factId(collection, fact)}>), read 1 October 2026.`
  const sections = Array.from({length: 4}, () => [
    `## ${sentence(4).replace('.', '')}`,
    `${named()} ${paragraph(2)} ${named()}`,
    Array.from({length: 3}, () => `- ${sentence(8)} [${word()}](https://example.com/${word()})`).join('\n'),
    `${paragraph(3)} ${named()}`,
  ])
  const row = (): string => `| ${word()} | ${sentence(6)} | ${sentence(7)} |`
  return `${[
    `---\ntitle: Page ${page + 1} of collection ${collection + 1}\ndescription: ${sentence(10)}\nabout: [${[...new Set(about)].map(termId).join(', ')}]\nowner: team-${pad(collection % owners, 2)}\nverification:\n  date: "${day}"\n  by: the bench\n---`,
    `${named()} ${paragraph(2)} ${cited}`,
    ...sections.flat(),
    ['| Part | One | Other |', '| --- | --- | --- |', ...Array.from({length: 5}, row)].join('\n'),
    ...(page % 100 === 99 && !isRight ? [`Ask ${wrongName(about[0] ?? 0)} about it.`] : []),
    footnote,
  ].join('\n\n')}\n`
}
