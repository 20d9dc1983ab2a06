import {z} from 'zod'
import type {NameMention} from '../document/mentions.ts'
import type {Passage} from '../document/passages.ts'
import {defineRule} from '../rule.ts'

export const firstMentionLink = defineRule({
  id: 'first-mention-link',
  summary: 'Link the first mention of a confusable name to its page.',
  why: 'A reader who meets two names that sound alike needs the page that tells them apart, at the first of them.',
  details: 'Only names with siblings, and only those that a site gives a page. Headings, tables, quotations and image texts are left alone.',
  severity: 'off',
  clock: false,
  fix: 'safe',
  options: z.strictObject({}),
  mayFind: ({has}) => has('names'),
  examples: [
    {text: 'Ask [Lumina Studio](/terms/lumina-studio/) or Lumina Studio.\n'},
    {
      text: '# Lumina Studio\n\nAsk Lumina Studio or Lumina Studio.\n',
      findings: ['3:5-3:18 Unexpected first mention of "Lumina Studio" without a link, expected one to /terms/lumina-studio/'],
      fixed: '# Lumina Studio\n\nAsk [Lumina Studio](/terms/lumina-studio/) or Lumina Studio.\n',
    },
  ],
  *check({document, desk}) {
    const seen = new Set<string>()
    for (const passage of document.passages) {
      if (passage.kind !== 'paragraph') continue
      for (const mention of document.mentions(passage)) {
        if (mention.type !== 'name' || mention.quoted || mention.joined || seen.has(mention.term.id)) continue
        const page = desk.pages.get(mention.term.id)
        if (!page || mention.term.siblings.length === 0 || page === addressOf(document.path)) continue
        seen.add(mention.term.id)
        if (passage.marks.some(({type, start, end}) => (type === 'link' || type === 'address') && start < mention.end && end > mention.start)) continue
        const source = document.text.slice(...mention.range)
        const text = `[${source}](${destination(page)})`
        yield {
          range: mention.range,
          message: `Unexpected first mention of "${mention.text}" without a link, expected one to ${page}`,
          why: `"${mention.term.name}" is confused with ${mention.term.siblings.map((id) => `"${desk.terms.get(id)?.name ?? id}"`).join(', ')}.`,
          expected: [text],
          ...(/[[\]]/u.test(source) || splitsMarkup(passage, mention) ? {} : source === mention.text ? {fix: {range: mention.range, text}} : {suggestions: [{title: `Link to ${page}`, edit: {range: mention.range, text}}]}),
        }
      }
    }
  },
})

/** A link around it would part the marks of an emphasis that is not all in it, or all around it. */
function splitsMarkup({marks}: Passage, mention: NameMention): boolean {
  return marks.some(({type, start, end}) => type === 'emphasis' && start < mention.end && end > mention.start && (start > mention.start || end < mention.end))
}

/** The address at which a page is published. */
function addressOf(path: string): string {
  return `/${path.replace(/\.\w+$/u, '')}/`
}

/** An address as Markdown takes it, whatever stands in it. */
function destination(page: string): string {
  return /[\s()<>\\*_]/u.test(page) ? `<${page.replaceAll(/[\s<>\\]/gu, encodeURIComponent)}>` : page
}
