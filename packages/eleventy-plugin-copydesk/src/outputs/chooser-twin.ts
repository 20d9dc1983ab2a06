import type {Chooser} from 'remark-copydesk'
import {questionsInOrder, targetsOf} from '../chooser-steps.ts'
import {termName} from '../components/term-link.ts'
import type {Site} from '../site.ts'
import {blocks, factItem, inline} from './markdown-twin.ts'
import {twinPath} from './twin-path.ts'

/** A chooser as Markdown: where each answer leads, and what stands behind each recommendation. */
export function chooserTwin(site: Site, chooser: Chooser): string {
  const {strings, desk} = site
  const questions = questionsInOrder(chooser)
  return blocks([
    `# ${inline(chooser.title)}`,
    chooser.lead !== undefined && `> ${inline(chooser.lead)}`,
    strings.pageFor(`<${site.address(site.chooserPath(chooser))}>`),
    ...questions.flatMap(({ask, note, answers}, index) => [
      `## ${strings.questionNumber(index + 1)}: ${inline(ask)}`,
      note !== undefined && inline(note),
      answers.map(({text, next, recommend}) => `- ${inline(text)}: ${next === undefined ? inline(chooser.recommendations.find(({id}) => id === recommend)?.title ?? '') : strings.goOnTo(questions.findIndex(({id}) => id === next) + 1)}`).join('\n'),
    ]),
    ...chooser.recommendations.flatMap((recommendation) => {
      const {page, term} = targetsOf(recommendation, site)
      const path = page && site.pagePath(page)
      const facts = recommendation.facts.flatMap((id) => desk.facts.get(id) ?? [])
      return [
        `## ${strings.recommendation}: ${inline(recommendation.title)}`,
        path !== undefined && `[${inline(page?.title ?? '')}](<${site.address(path)}>)`,
        term && `${strings.nameBehind} ${inline(termName(term))} (${inline(desk.layers.get(term.layer)?.label ?? '')})`,
        `### ${strings.reasons}\n\n${recommendation.reasons.map((reason) => `- ${inline(reason)}`).join('\n')}`,
        `### ${strings.ground}\n\n${facts.length === 0 ? strings.noGround : facts.map((fact) => factItem(fact, site)).join('\n')}`,
      ]
    }),
  ])
}

/** The list of choosers as Markdown. */
export function choosersTwin(site: Site, path: string): string {
  const {strings} = site
  return blocks([
    `# ${strings.choosers}`,
    `> ${strings.choosersLead}`,
    strings.pageFor(`<${site.address(path)}>`),
    site.choosers.map((chooser) => `- [${inline(chooser.title)}](${site.address(twinPath(site.chooserPath(chooser)))})${chooser.lead === undefined ? '' : `: ${inline(chooser.lead)}`}`).join('\n'),
  ])
}
