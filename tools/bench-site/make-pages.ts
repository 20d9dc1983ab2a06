import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {randomProse, seededRandom} from '../seeded-random.ts'

/** A generated page: its path from the content folder, and its Markdown. */
export interface MadePage {
  readonly path: string
  readonly text: string
}

/** The names of the generated desk; a page is about two that are taken for each other. */
const names = 40

/**
 * Makes pages of about 8.8 kB: six sections with twelve paragraphs, eighteen list items and one table.
 * The same seed makes the same pages, on every machine.
 */
export function makePages(count: number, seed: number): readonly MadePage[] {
  return Array.from({length: count}, (_, index) => {
    // Each page from its own seed, so that a page does not change with the number of pages.
    const next = seededRandom(seed * 1_000_003 + index)
    return {path: `guides/page-${String(index + 1).padStart(5, '0')}.md`, text: page(index, next)}
  })
}

/** Writes pages into a folder. */
export function writePages(folder: string, pages: readonly MadePage[]): void {
  for (const {path, text} of pages) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}

/** The desk that such pages pass: a registry package, and forty names of its own. */
export function writeDesk(folder: string): void {
  mkdirSync(join(folder, 'registry'), {recursive: true})
  writeFileSync(join(folder, 'copydesk.yaml'), 'registry: [copydesk-registry-ai, ./registry]\nkinds: {guide: [guides/**/*.md]}\nreview: {guide: 90d}\nsite: {name: Bench, description: Pages to measure with., url: https://example.com/}\n')
  const terms = Array.from({length: names}, (_, index) => `  - {id: ${nameId(index)}, name: ${nameText(index)}, layer: ${index % 2 === 0 ? 'app' : 'model'}, vendor: benchworks, siblings: [${nameId(siblingOf(index))}]}\n`)
  writeFileSync(join(folder, 'registry', 'bench.yaml'), `vendors:\n  - {id: benchworks, name: Benchworks}\nterms:\n${terms.join('')}`)
}

const nameId = (index: number): string => `quillon-${index + 1}`
const siblingOf = (index: number): number => (index % 2 === 0 ? index + 1 : index - 1)
const nameText = (index: number): string => `Quillon ${index + 1}`

function page(index: number, next: () => number): string {
  const {word, sentence, paragraph} = randomProse(next)
  const first = Math.floor(next() * names)
  const about = [first, siblingOf(first)]
  const marked = (name: number): string => `${nameText(name)} **${word()}** and _${word()}_, with \`${word()}-${word()}\`: ${paragraph(5)}`
  const sections = Array.from({length: 6}, (_, section) => [
    `## Part ${section + 1}: ${word()} ${word()} ${word()}`,
    marked(about[section % 2] as number),
    paragraph(6),
    Array.from({length: 3}, () => `- ${sentence(12)} [${word()}](https://example.com/${word()})`).join('\n'),
  ])
  const row = (): string => `| ${word()} | ${sentence(6)} | ${sentence(7)} |`
  const table = ['| Part | One | Other |', '| --- | --- | --- |', ...Array.from({length: 6}, row)].join('\n')
  return [
    `---\ntitle: Page ${index + 1}\ndescription: ${sentence(10)}\nabout: [${about.map(nameId).join(', ')}]\nverification:\n  date: "2026-04-20"\n  by: the bench\n---`,
    ...sections.flat(),
    table,
  ].join('\n\n') + '\n'
}
