import type {Chooser, Desk, Document, Term} from 'remark-copydesk'
import {visit} from 'unist-util-visit'
import type {ListedPage} from './page.ts'

/** The names that pages use, are about or link to, that choosers recommend, that the editors compare, and those that these are taken for; in the order of the registry. */
export function usedTerms(desk: Desk, {pages, choosers}: {readonly pages: Iterable<Pick<ListedPage, 'used'>>; readonly choosers: Iterable<Chooser>}, termsPath: string): Term[] {
  const used = new Set<string>(desk.config.site?.compare.flat())
  for (const page of pages) for (const id of page.used(termsPath)) used.add(id)
  for (const {recommendations} of choosers) for (const {term} of recommendations) if (term !== undefined) used.add(term)
  const siblings = new Set([...used].flatMap((id) => desk.terms.get(id)?.siblings ?? []))
  return [...desk.terms.values()].filter(({id}) => used.has(id) || siblings.has(id))
}

/** The ids of the names that one page uses, is about or links to. */
export function termsUsedIn(document: Document, about: readonly Term[], termsPath: string): Set<string> {
  const used = new Set(about.map(({id}) => id))
  for (const passage of document.passages) {
    for (const mention of document.mentions(passage)) {
      if (mention.type === 'cue' || !mention.term) continue
      used.add(mention.term.id)
      if (mention.type === 'name') for (const id of mention.meant) used.add(id)
    }
  }
  visit(document.tree, (node) => {
    if ((node.type === 'link' || node.type === 'definition') && node.url.startsWith(termsPath)) used.add(node.url.slice(termsPath.length).replace(/[/?#].*$/su, ''))
  })
  return used
}
