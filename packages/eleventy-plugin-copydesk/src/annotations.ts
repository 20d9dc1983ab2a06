import type {Root} from 'hast'
import type {Document, IdMention, NameMention} from 'remark-copydesk'
import {factFlag} from './components/fact-flag.ts'
import {idFlag} from './components/id-flag.ts'
import {nameCard} from './components/name-card.ts'
import {annotate, annotateNotes} from './markdown/annotate.ts'
import type {Annotation} from './markdown/annotate.ts'
import type {Site} from './site.ts'

/** Tells the readers of a page, beside its sentences and in its notes, of names that are confused and of facts and ids that can’t be relied on. */
export function annotateText(tree: Root, document: Document, site: Site): void {
  annotate(tree, annotationsOf(document, site))
  annotateNotes(tree, noteAnnotationsOf(document, site))
}

function annotationsOf(document: Document, site: Site): Annotation[] {
  const seen = new Set<object | string>()
  const isFirst = (key: object | string): boolean => !seen.has(key) && Boolean(seen.add(key))
  const mentions = document.passages.flatMap((passage): Annotation[] => {
    const {kind, context} = passage
    if ((kind !== 'paragraph' && kind !== 'cell') || context.quoted || context.footnote) return []
    return document.mentions(passage).flatMap((mention): Annotation[] => {
      if (mention.type === 'id') return annotateId(mention)
      return mention.type === 'name' && kind === 'paragraph' && isConfusable(mention) && isFirst(mention.term) ? [{range: mention.range, mention, passage, markup: nameCard(mention.term, site)}] : []
    })
  })
  return [...mentions, ...citations(document, site)]

  function annotateId({entry, term, range, quoted, id}: IdMention): Annotation[] {
    const flag = entry && term && !quoted && isFirst(id) && idFlag(entry, term, site)
    return flag ? [{range, markup: flag}] : []
  }
}

/** The states of the facts, for their notes. */
function noteAnnotationsOf({factNotes, desk}: Document, site: Site): Annotation[] {
  return factNotes.flatMap(({factId, range}) => {
    const fact = desk.facts.get(factId)
    const flag = fact && factFlag(fact, site)
    return flag ? [{range, markup: flag}] : []
  })
}

function citations({citations: cited, desk}: Document, site: Site): Annotation[] {
  return cited.flatMap(({factId, range, definition, passage}) => {
    const fact = desk.facts.get(factId)
    const flag = fact && definition && !passage.context.quoted && factFlag(fact, site, `#note-fn-f:${factId.toLowerCase()}`)
    return flag ? [{range, markup: flag}] : []
  })
}

function isConfusable({term, form, joined, quoted}: NameMention): boolean {
  return term.siblings.length > 0 && (form === 'name' || form === 'short') && !joined && !quoted
}
