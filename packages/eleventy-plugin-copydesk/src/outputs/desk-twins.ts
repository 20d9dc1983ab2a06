import {termName} from '../components/term-link.ts'
import {movesOf} from '../layouts/corrections.ts'
import {explainedStates, intervalRows, methods} from '../layouts/methodology.ts'
import type {Site} from '../site.ts'
import {blocks, inline} from './markdown-twin.ts'

/** How facts are verified here, as Markdown. */
export function methodologyTwin(site: Site, path: string): string {
  const {strings} = site
  return blocks([
    `# ${strings.methodology}`,
    `> ${strings.methodologyLead}`,
    strings.pageFor(`<${site.address(path)}>`),
    `## ${strings.waysToCheck}\n\n${methods.map((method) => `- ${strings.methods[method]}: ${strings.methodNotes[method]}`).join('\n')}`,
    `## ${strings.whatStatesMean}\n\n${explainedStates.map((state) => `- ${strings.boardStates[state]}: ${strings.stateNotes[state]}`).join('\n')}`,
    `## ${strings.intervals}\n\n${intervalRows(site).map(({name, days}) => `- ${inline(name)}: ${days ?? strings.never}`).join('\n')}`,
  ])
}

/** What moved, as Markdown. */
export function correctionsTwin(site: Site, path: string): string {
  const {strings} = site
  const moves = movesOf(site).map((move) => {
    const what = 'api' in move ? `${inline(termName(move.term))}: \`${move.api.id}\`` : inline(move.fact.statement)
    return `- ${strings.date(move.date)}: ${what}; ${strings.changeTypes[move.type as keyof typeof strings.changeTypes]}`
  })
  return blocks([
    `# ${strings.corrections}`,
    `> ${strings.correctionsLead}`,
    strings.pageFor(`<${site.address(path)}>`),
    moves.length === 0 ? strings.noMoves : moves.join('\n'),
    strings.noMistakes,
  ])
}
