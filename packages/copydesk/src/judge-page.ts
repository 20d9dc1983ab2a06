import {citedFacts, lint, makeDocument} from 'remark-copydesk'
import type {LintOptions} from 'remark-copydesk'
import {quickParse} from 'remark-copydesk/node'
import type {Page} from './check-pages.ts'
import {copied} from './found.ts'
import type {KeptResult} from './result-cache.ts'

/** Judges one page: what is found on it, and the ids of the facts that it cites. */
export function judgePage({text, path, loaded}: Pick<Page, 'text' | 'path' | 'loaded'>, options: LintOptions): KeptResult {
  const document = makeDocument({text, path, parse: quickParse}, loaded.desk)
  const cited = copied([...citedFacts(document)])
  return {text, ...lint(document, options), cited}
}
