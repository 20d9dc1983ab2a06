import {compileDesk, makeDocument, pageFrontMatter} from 'remark-copydesk'
import type {Desk} from 'remark-copydesk'

/** Where the pages of a site keep our fields: field → keys. */
export type FrontMatterProposal = Readonly<Record<string, readonly string[]>>

/** Keys by which sites say when somebody last checked a page. The date of an edit is none: an edit checks nothing. */
const dateKey = /^(?:last[-_]?)?(?:verified|reviewed|checked|fact[-_]?checked)(?:[-_]?(?:on|at|date))?$/iu
const readerKey = /^(?:(?:last[-_]?)?(?:verified|reviewed|checked)[-_]?by|reviewer|verifier)$/iu
const descriptionKeys = ['summary', 'excerpt', 'lead', 'intro', 'abstract'] as const

/** A field that fits fewer pages than this part of those that have it means something else there. */
const fitting = 0.9

/** Proposes where the fields stand in the front matter of these pages, and which of their keys are not ours. */
export function proposeFrontMatter(pages: readonly {readonly text: string; readonly path: string}[]): FrontMatterProposal {
  const {desk} = compileDesk({})
  if (!desk) return {}
  const matters = pages.map((page) => rawMatter(page, desk))
  const keys = new Set(matters.flatMap((matter) => [...Object.keys(matter), ...Object.keys(recordOf(matter['params'])).map((key) => `params.${key}`)]))
  const matching = (pattern: RegExp): string[] => [...keys].filter((key) => pattern.test(key.replace(/^params\./u, ''))).toSorted()
  const count = (key: string): number => matters.filter((matter) => key in matter).length
  const proposal: Record<string, readonly string[]> = {}
  const others = descriptionKeys.filter((key) => keys.has(key) && !(key === 'summary' && count('description') > count('summary')))
  if (others.length > 0) proposal['description'] = ['description', ...others]
  for (const field of ['kind', 'about', 'owner'] as const) {
    const values = matters.flatMap((matter) => (field in matter ? [matter[field]] : []))
    const fits = values.filter((value) => pageFrontMatter.shape[field].safeParse(value).success).length
    // No page of a stranger names our terms.
    if (values.length > 0 && (field === 'about' || fits < values.length * fitting)) proposal[field] = []
  }
  if (matching(dateKey).length > 0) proposal['verification.date'] = matching(dateKey)
  if (matching(readerKey).length > 0) proposal['verification.by'] = matching(readerKey)
  return proposal
}

function rawMatter(page: {readonly text: string; readonly path: string}, desk: Desk): Readonly<Record<string, unknown>> {
  return makeDocument(page, desk).frontMatter?.raw ?? {}
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
