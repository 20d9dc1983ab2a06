import {z} from 'zod'
import type {Desk} from '../desk/desk.ts'
import type {Document} from '../document/document.ts'
import type {NameMention} from '../document/mentions.ts'
import type {Passage} from '../document/passages.ts'
import {writeText} from '../document/write-text.ts'
import {defineRule} from '../rule.ts'

export const noAmbiguousName = defineRule({
  id: 'no-ambiguous-name',
  summary: 'Say which product is meant where several share a name and something hangs on it.',
  why: 'A reader who is told to buy, sign in to or call "it" must know which one.',
  details: 'Found is a name whose registry entry lists what it may mean, in a sentence about money, access or a key, where nothing in the passage, its headings or the page’s `about` tells.',
  severity: 'warning',
  clock: false,
  fix: 'suggestion',
  options: z.strictObject({
    weak: z.array(z.string()).default(['licence', 'license', 'trial', 'key', 'plan']).describe('Weak cues that show, as every strong one does, that money, access or a key hangs on the name.'),
  }),
  mayFind: ({has}) => has('names'),
  examples: [
    {text: 'Lumi is nice.\n'},
    {text: '# Lumina Studio\n\nA Lumi subscription is paid yearly.\n'},
    {
      text: 'A Lumi subscription is paid yearly.\n',
      findings: ['1:3-1:7 Unexpected name "Lumi" that may mean several products, expected "Lumina Studio" or "Lumina Paint 2.0"'],
    },
  ],
  *check({document, desk, options}) {
    const told = new Set<string>()
    for (const passage of document.passages) {
      for (const mention of document.mentions(passage)) {
        if (mention.type !== 'name' || mention.term.ambiguous.length === 0 || mention.quoted || mention.joined) continue
        if (told.has(mention.term.id) || !mattersHere(mention, passage, document, options.weak) || isTold(mention, passage, document, desk)) continue
        told.add(mention.term.id)
        const meant = mention.term.ambiguous.map((id) => desk.terms.get(id)?.name ?? id)
        yield {
          range: mention.range,
          message: `Unexpected name "${mention.text}" that may mean several products, expected ${meant.map((name) => `"${name}"`).join(' or ')}`,
          why: 'What it costs and how one gets it differ from one to the other.',
          expected: meant,
          suggestions: meant.flatMap((name) => {
            const edit = writeText(document, passage, mention.start, mention.end, name)
            return edit ? [{title: `Write "${name}"`, edit}] : []
          }),
        }
      }
    }
  },
})

/** The sentence speaks of money, access or a key: it has a strong cue of a layer, or names a plan. */
function mattersHere(mention: NameMention, passage: Passage, document: Document, weak: readonly string[]): boolean {
  const sentence = passage.sentences.find(({start, end}) => mention.start >= start && mention.end <= end)
  return document.mentions(passage).some((other) => {
    if (!sentence || other === mention || other.start < sentence.start || other.end > sentence.end) return false
    if (other.type === 'name') return other.term.kind === 'plan'
    return other.type === 'cue' && 'layer' in other.owner && (other.strength === 'strong' || weak.includes(other.cue.cue))
  })
}

/** Something in the passage, over it or in the page’s front matter tells which product is meant. */
function isTold(mention: NameMention, passage: Passage, document: Document, desk: Desk): boolean {
  const meanings = new Set(mention.term.ambiguous)
  const tells = (place: Passage): boolean =>
    document.mentions(place).some((other) =>
      (other.type === 'name' && other !== mention && (meanings.has(other.term.id) || (other.term.parent !== undefined && meanings.has(other.term.parent)))) ||
      (other.type === 'cue' && 'term' in other.owner && meanings.has(other.owner.term)))
  const about = document.frontMatter?.data['about']
  if (Array.isArray(about) && about.some((id) => meanings.has(String(id)))) return true
  // The vendor’s own name settles it where only one of the meanings is that vendor’s.
  const vendors = mention.term.ambiguous.map((id) => desk.vendors.get(desk.terms.get(id)?.vendor ?? '')?.name)
  if (vendors.some((vendor, at) => vendor !== undefined && vendors.indexOf(vendor) === at && vendors.lastIndexOf(vendor) === at && passage.text.includes(vendor))) return true
  return [passage, ...passage.context.headings, ...(passage.context.leadIn ? [passage.context.leadIn] : []), ...(passage.context.row ? [passage.context.row] : []), ...(passage.context.column ? [passage.context.column] : [])].some(tells)
}
