import type {Term} from 'remark-copydesk'
import type {Site} from '../site.ts'
import {termName} from './term-link.ts'

/** Names as a sentence lists them: "A, B and C". */
export function namesInSentence(terms: readonly Term[], {language}: Pick<Site, 'language'>): string {
  // British English has no comma before the last, and a name may hold one of its own.
  return new Intl.ListFormat(/^en(?:-|$)/iu.test(language) ? 'en-GB' : language, {type: 'conjunction'}).format(terms.map((term) => termName(term)))
}
