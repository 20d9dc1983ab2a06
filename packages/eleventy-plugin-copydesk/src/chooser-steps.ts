import type {Chooser, ChooserAnswer, ChooserQuestion, Recommendation, Term} from 'remark-copydesk'
import type {ListedPage} from './page.ts'
import type {Site} from './site.ts'

/** The questions as a reader meets them: the first one first, then those that its answers lead to. */
export function questionsInOrder({first, questions}: Chooser): readonly ChooserQuestion[] {
  const ids = new Set([first])
  // A set hands out what is added to it on the way.
  for (const id of ids) for (const {next} of questions.find((question) => question.id === id)?.answers ?? []) if (next !== undefined) ids.add(next)
  return Array.from(ids).flatMap((id) => questions.find((question) => question.id === id) ?? [])
}

/** The id of the section that an answer leads to. */
export function sectionOf({next, recommend}: Pick<ChooserAnswer, 'next' | 'recommend'>): string {
  return next === undefined ? `recommendation-${recommend}` : `question-${next}`
}

/** The page and the name that a recommendation sends to, where the site has them. */
export function targetsOf({page: path, term}: Recommendation, site: Site): {page: ListedPage | undefined; term: Term | undefined} {
  const page = path === undefined ? undefined : site.pages.find(({document}) => document.path === path)
  return {page: page && site.pageUrl(page) === undefined ? undefined : page, term: term === undefined ? undefined : site.desk.terms.get(term)}
}
