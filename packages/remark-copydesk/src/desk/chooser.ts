import {z} from 'zod'
import {id, text} from './schema.ts'
import {nearest} from './yaml-source.ts'
import type {DeskProblem, YamlSource} from './yaml-source.ts'

const answer = z.strictObject({
  id: id.describe('Stands in addresses that readers share, so it should stay.'),
  text,
  next: id.optional().describe('The question that it leads to.'),
  recommend: id.optional().describe('The recommendation that it ends on.'),
}).refine(({next, recommend}) => (next === undefined) !== (recommend === undefined), {error: 'expected either `next` or `recommend`'})

const question = z.strictObject({
  id: id.describe('Stands in addresses that readers share, so it should stay.'),
  ask: text.describe('The question, as readers see it.'),
  note: text.optional().describe('What helps to answer it.'),
  answers: z.array(answer).min(2),
})

const recommendation = z.strictObject({
  id,
  title: text,
  page: z.string().regex(/^(?!\.{0,2}\/)\S.*\.(?:md|markdown)$/u, {error: 'expected the path of a page from the folder of copydesk.yaml, such as `decisions/one.md`'}).optional()
    .describe('The page to read: its file, from the folder of copydesk.yaml.'),
  term: id.optional().describe('The name that it comes down to; the reasons are judged as said of it.'),
  reasons: z.array(text).min(1),
  facts: z.array(id).default([]).describe('The facts that the reasons rest on.'),
}).refine(({page, term}) => page !== undefined || term !== undefined, {error: 'expected a `page`, a `term` or both'})

/** Questions that lead a reader in doubt to a page. One a file. */
export const chooser = z.strictObject({
  id: id.describe('The last part of its address.'),
  title: text,
  lead: text.optional(),
  first: id.describe('The question that it begins with.'),
  questions: z.array(question).min(1),
  recommendations: z.array(recommendation).min(1),
})

export type Chooser = z.output<typeof chooser>
export type ChooserQuestion = z.output<typeof question>
export type ChooserAnswer = z.output<typeof answer>
export type Recommendation = z.output<typeof recommendation>

/** A chooser and the file that it was read from. */
export interface ChooserEntry {
  readonly chooser: Chooser
  readonly source: YamlSource
}

/** Whether every answer leads on, every way ends, and nothing stands beside the ways. */
export function checkChooser({chooser, source}: ChooserEntry, known: {readonly terms: ReadonlyMap<string, unknown>; readonly facts: ReadonlyMap<string, unknown>}): DeskProblem[] {
  const problems: DeskProblem[] = []
  const report = (keys: readonly PropertyKey[], message: string): void => void problems.push(source.problem(keys, message))
  const require = (kind: string, wanted: string | undefined, there: ReadonlyMap<string, unknown>, owner: string, keys: readonly PropertyKey[]): void => {
    if (wanted === undefined || there.has(wanted)) return
    const near = nearest(wanted, [...there.keys()])
    report(keys, `Unexpected ${kind} \`${wanted}\`, expected one that ${owner} has${near === undefined ? '' : `, did you mean \`${near}\`?`}`)
  }
  const collect = <T extends {readonly id: string}>(kind: string, entries: readonly T[], keys: readonly PropertyKey[]): Map<string, T & {at: number}> => {
    const found = new Map<string, T & {at: number}>()
    for (const [at, entry] of entries.entries()) {
      if (found.has(entry.id)) report([...keys, at, 'id'], `Unexpected second ${kind} \`${entry.id}\`, expected one`)
      else found.set(entry.id, {...entry, at})
    }
    return found
  }

  const questions = collect('question', chooser.questions, ['questions'])
  const recommendations = collect('recommendation', chooser.recommendations, ['recommendations'])
  require('question', chooser.first, questions, 'the chooser', ['first'])
  for (const {answers, at} of questions.values()) {
    collect('answer', answers, ['questions', at, 'answers'])
    for (const [index, {next, recommend}] of answers.entries()) {
      require('question', next, questions, 'the chooser', ['questions', at, 'answers', index, 'next'])
      require('recommendation', recommend, recommendations, 'the chooser', ['questions', at, 'answers', index, 'recommend'])
    }
  }
  for (const {term, facts, at} of recommendations.values()) {
    require('term', term, known.terms, 'the registry', ['recommendations', at, 'term'])
    for (const [index, fact] of facts.entries()) require('fact', fact, known.facts, 'the desk', ['recommendations', at, 'facts', index])
  }
  // Ways can be walked only where every step leads somewhere.
  if (problems.length > 0) return problems

  const reached = new Set<string>()
  const walk = (id: string, way: readonly string[]): void => {
    if (reached.has(`question ${id}`)) return
    reached.add(`question ${id}`)
    const {answers = [], at = 0} = questions.get(id) ?? {}
    for (const [index, {next, recommend}] of answers.entries()) {
      if (recommend !== undefined) reached.add(`recommendation ${recommend}`)
      if (next === undefined) continue
      if (next === id || way.includes(next)) report(['questions', at, 'answers', index, 'next'], `Unexpected way back to \`${next}\`, expected every way to end on a recommendation`)
      else walk(next, [...way, id])
    }
  }
  walk(chooser.first, [])
  for (const {id, at} of questions.values()) if (!reached.has(`question ${id}`)) report(['questions', at, 'id'], `Unexpected question \`${id}\` that no answer leads to, expected one that is asked`)
  for (const {id, at} of recommendations.values()) if (!reached.has(`recommendation ${id}`)) report(['recommendations', at, 'id'], `Unexpected recommendation \`${id}\` that no answer ends on, expected one that is given`)
  return problems
}

/** Whether the pages that choosers recommend are there; `pages` are their paths from the folder of `copydesk.yaml`. */
export function checkChooserPages(choosers: Iterable<ChooserEntry>, pages: readonly string[]): DeskProblem[] {
  const known = new Set(pages)
  return Array.from(choosers).flatMap(({chooser, source}) => chooser.recommendations.flatMap(({page}, index) => {
    if (page === undefined || known.has(page)) return []
    const near = nearest(page, pages)
    return [source.problem(['recommendations', index, 'page'], `Unexpected page \`${page}\`, expected one that is there${near === undefined ? '' : `, did you mean \`${near}\`?`}`)]
  }))
}
