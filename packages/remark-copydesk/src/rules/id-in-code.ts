import {z} from 'zod'
import {defineRule} from '../rule.ts'

export const idInCode = defineRule({
  id: 'id-in-code',
  summary: 'Set API ids in code format.',
  why: 'An id is typed, not read: in code format a reader sees that it must be copied exactly, and does not take it for the product’s name.',
  details:
    'Found are the ids that the registry knows and any lower-case, hyphenated token with a digit that begins as a vendor’s ids do. ' +
    'Left alone are code, addresses, file names, quotations, image texts and front matter, where code format cannot stand.',
  severity: 'error',
  clock: false,
  fix: 'safe',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Ids that may stand in prose.'),
  }),
  reads: 'names',
  examples: [
    {text: 'Call `lumina-paint-2` once.\n'},
    {
      text: 'Call lumina-paint-2, not **lumina-paint-1**.\n',
      findings: [
        '1:6-1:20 Unexpected id "lumina-paint-2" in prose, expected `lumina-paint-2` in code format',
        '1:28-1:42 Unexpected id "lumina-paint-1" in prose, expected `lumina-paint-1` in code format',
      ],
      fixed: 'Call `lumina-paint-2`, not **`lumina-paint-1`**.\n',
    },
    {title: 'Places without code format', text: '---\ntitle: What lumina-paint-2 is\n---\n\n![lumina-paint-2 at work](a.png) <https://lumina.example/lumina-paint-2>\n'},
  ],
  *check({document, passages, options}) {
    for (const passage of passages) {
      if (passage.kind === 'alt' || passage.kind === 'front-matter') continue
      for (const mention of document.mentions(passage)) {
        if (mention.type !== 'id' || mention.code || mention.quoted || options.allow.includes(mention.id)) continue
        const source = document.text.slice(...mention.range)
        // A backtick that a reader sees has no partner, and would take one of ours.
        const isSafe = !passage.text.includes('`')
        const edit = {range: mention.range, text: `\`${mention.id}\``}
        yield {
          range: mention.range,
          message: `Unexpected id "${mention.id}" in prose, expected \`${mention.id}\` in code format`,
          why: 'An API id is copied letter by letter; in prose it is taken for a name and gets a capital or a full stop.',
          expected: [`\`${mention.id}\``],
          ...(isSafe && (source === mention.id ? {fix: edit} : {suggestions: [{title: 'Set it in code format', edit}]})),
        }
      }
    }
  },
})
