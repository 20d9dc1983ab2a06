import {z} from 'zod'
import {nearest} from '../desk/yaml-source.ts'
import type {Desk} from '../desk/desk.ts'
import type {Document} from '../document/document.ts'
import type {IdMention} from '../document/mentions.ts'
import type {Passage} from '../document/passages.ts'
import {writeText} from '../document/write-text.ts'
import {defineRule} from '../rule.ts'

export const knownId = defineRule({
  id: 'known-id',
  summary: 'Name only API ids that the registry knows.',
  why: 'An id with a wrong digit looks right and answers 404; a reseller’s id looks like the vendor’s own.',
  details: 'Found are tokens that begin as a vendor’s ids do and stand where that vendor is spoken of. A dated snapshot of a known id is known. Add an id to the registry when it is real.',
  severity: 'warning',
  clock: false,
  fix: 'suggestion',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Ids that are known here without an entry in the registry.'),
  }),
  mayFind: ({has}) => has('names'),
  examples: [
    {text: 'Lumina serves `lumina-paint-2` and its snapshot `lumina-paint-2-2026-04-21`.\n'},
    {
      text: 'Lumina serves `lumina-pain-2`.\n',
      findings: ['1:16-1:29 Unexpected id `lumina-pain-2`, expected one that the registry knows, such as `lumina-paint-2`'],
    },
    {title: 'Nobody speaks of the vendor', text: 'The branch is `lumina-fix-1`.\n'},
  ],
  *check({document, desk, options}) {
    for (const passage of document.passages) {
      for (const mention of document.mentions(passage)) {
        if (mention.type !== 'id' || mention.term || !mention.vendor || options.allow.includes(mention.id)) continue
        if (isSnapshot(mention.id, desk) || !isVendorNear(mention, passage, document)) continue
        const vendorIds = [...desk.ids].filter(([, {term}]) => term.vendor === mention.vendor?.id).map(([id]) => id)
        const near = nearest(mention.id, vendorIds)
        const edit = near && writeText(document, passage, mention.start, mention.end, near)
        yield {
          range: mention.range,
          message: `Unexpected id \`${mention.id}\`, expected one that the registry knows${near ? `, such as \`${near}\`` : ''}`,
          why: `It looks like an id of ${mention.vendor.name}, but no entry of the registry has it.`,
          ...(near && {expected: [near]}),
          ...(edit && {suggestions: [{title: `Write \`${near}\``, edit}]}),
        }
      }
    }
  },
})

function isSnapshot(id: string, desk: Desk): boolean {
  const base = id.replace(/-(?:\d{4}-\d{2}-\d{2}|\d{8})$/u, '')
  return base !== id && desk.ids.has(base)
}

/** The vendor, or anything of its, is named in the passage or in a heading over it. */
function isVendorNear(mention: IdMention, passage: Passage, document: Document): boolean {
  const vendor = mention.vendor
  return vendor !== undefined && [passage, ...passage.context.headings].some((place) =>
    place.text.includes(vendor.name) ||
    document.mentions(place).some((other) => other !== mention && (
      (other.type === 'name' && other.term.vendor === vendor.id) || (other.type === 'id' && other.term?.vendor === vendor.id))))
}
