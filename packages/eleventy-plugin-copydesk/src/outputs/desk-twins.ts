import {termName} from '../components/term-link.ts'
import {deskExamples} from '../desk-examples.ts'
import {mistakesOf, movesOf} from '../layouts/corrections.ts'
import {mostShown} from '../layouts/playground.ts'
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
  const mistakes = mistakesOf(site)
  const moves = movesOf(site).map((move) => {
    const what = 'api' in move ? `${inline(termName(move.term))}: \`${move.api.id}\`` : inline(move.fact.statement)
    return `- ${strings.date(move.date)}: ${what}; ${strings.changeTypes[move.type as keyof typeof strings.changeTypes]}`
  })
  return blocks([
    `# ${strings.corrections}`,
    `> ${strings.correctionsLead}`,
    strings.pageFor(`<${site.address(path)}>`),
    `## ${strings.mistakes}\n\n${mistakes.length === 0 ? strings.noMistakes : mistakes.map(({date, page, was, is}) => `- ${strings.date(date)}: ${inline(page.title)}. ${strings.wasWritten}: ${inline(was)} ${strings.isRight}: ${inline(is)}`).join('\n')}`,
    `## ${strings.moved}\n\n${moves.length === 0 ? strings.noMoves : moves.join('\n')}`,
  ])
}

/** What the desk says of its own wrong sentences, as Markdown. */
export function playgroundTwin(site: Site, path: string): string {
  const {strings} = site
  const examples = deskExamples(site).slice(0, mostShown).map(({text, say, findings}) => `- ${inline(text)} ${findings.map(({rule, message}) => `${inline(message)} (\`${rule}\`).`).join(' ')} ${strings.say}: ${inline(say)}`)
  return blocks([
    `# ${strings.playground}`,
    `> ${strings.playgroundLead}`,
    strings.pageFor(`<${site.address(path)}>`),
    examples.length > 0 && `## ${strings.deskExamples}\n\n${examples.join('\n')}`,
  ])
}
