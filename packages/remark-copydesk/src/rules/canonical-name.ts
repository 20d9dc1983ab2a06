import {z} from 'zod'
import type {Document} from '../document/document.ts'
import {isMixedHybrid, meantNames} from '../document/mentions.ts'
import type {NameMention} from '../document/mentions.ts'
import type {LonePassage} from '../document/passages.ts'
import {hasOwnSource} from '../document/source-map.ts'
import {writeText} from '../document/write-text.ts'
import type {RuleFinding} from '../finding.ts'
import {defineRule} from '../rule.ts'

export const canonicalName = defineRule({
  id: 'canonical-name',
  summary: 'Write product names as their makers do.',
  why: 'Two spellings read as two products, and a reader who searches for one does not find the other.',
  details:
    'Found are the wrong forms that the registry lists and any other case, hyphens or spaces than the name has. ' +
    'A hybrid joins two names: only a person can tell which one was meant, so it has suggestions and no fix. ' +
    'Left alone are code, addresses, file names, slugs and quotations.',
  severity: 'error',
  clock: false,
  fix: 'safe',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Forms that this desk accepts as they are.'),
  }),
  reads: 'misspelt',
  examples: [
    {text: 'Lumina Paint 2.0 draws and Lumina Studio sells seats.\n'},
    {
      title: 'A listed wrong form',
      text: 'Ask *Lumina* Paints 2.0 for it.\n',
      findings: ['1:6-1:24 Unexpected name "Lumina Paints 2.0", expected "Lumina Paint 2.0"'],
      fixed: 'Ask *Lumina* Paint 2.0 for it.\n',
    },
    {
      title: 'Case, hyphens and spaces',
      text: '> lumina-Paint\n> 2.0 &amp; LUMINA studio’s plans\n',
      findings: [
        '1:3-2:6 Unexpected name "lumina-Paint 2.0", expected "Lumina Paint 2.0"',
        '2:13-2:26 Unexpected name "LUMINA studio", expected "Lumina Studio"',
      ],
      fixed: '> Lumina Paint\n> 2.0 &amp; Lumina Studio’s plans\n',
    },
    {
      title: 'A hybrid of two names',
      text: 'The Lumina Studio Paint 2 is new.\n',
      findings: ['1:5-1:26 Unexpected name "Lumina Studio Paint 2", expected "Lumina Paint 2.0" or "Lumina Studio"'],
    },
    {title: 'Not prose', text: 'See `lumina studio`, https://lumina-studio.example/ and "lumina studio price".\n'},
  ],
  *check({document, passages, desk, options}) {
    for (const passage of passages) {
      for (const mention of document.mentions(passage)) {
        if (mention.type !== 'name' || options.allow.includes(mention.text)) continue
        if (mention.form === 'name' || mention.form === 'short') continue
        if (mention.quoted || (mention.form === 'loose' && isLeftAlone(mention, passage, document))) continue
        const shown = mention.text.replaceAll(/\s+/gu, ' ')
        if (mention.form === 'hybrid') {
          if (mention.joined) continue
          // A hybrid of two layers is a mix, which `no-layer-mix` explains.
          if (isMixedHybrid(mention, desk)) continue
          const meant = meantNames(mention, desk)
          yield {
            range: mention.range,
            message: `Unexpected name "${shown}", expected ${meant.map((name) => `"${name}"`).join(' or ')}`,
            why: `"${shown}" joins the names of different products: say which one is meant.`,
            expected: meant,
            suggestions: meant.flatMap((name) => {
              const edit = writeText(document, passage, mention.start, mention.end, name)
              return edit ? [{title: `Write "${name}"`, edit}] : []
            }),
          }
          continue
        }
        yield {
          range: mention.range,
          message: `Unexpected name "${shown}", expected "${mention.expected}"`,
          why: `${desk.vendors.get(mention.term.vendor)?.name ?? 'The maker'} writes it "${mention.expected}"; another spelling reads as another product.`,
          expected: [mention.expected],
          ...replaceName(document, passage, mention),
        }
      }
    }
  },
})

/**
 * The smallest edit that makes the name right: what is the same at both ends stays, and with it any
 * markup there. Where markup stands inside the part that changes, a person has to decide.
 */
function replaceName(document: Document, passage: LonePassage, mention: NameMention): Pick<RuleFinding, 'fix' | 'suggestions'> {
  const {text} = mention
  const {expected} = mention
  let head = 0
  while (head < Math.min(text.length, expected.length) && same(text[head], expected[head])) head += 1
  let tail = 0
  while (tail < Math.min(text.length, expected.length) - head && same(text[text.length - 1 - tail], expected[expected.length - 1 - tail])) tail += 1
  const start = mention.start + head
  const end = mention.end - tail
  const replacement = expected.slice(head, expected.length - tail)
  const whole = Array.from({length: Math.max(0, end - start - 1)}, (_, index) => start + index).every(
    (unit) => passage.map.ends[unit] === passage.map.starts[unit + 1],
  )
  if (!hasOwnSource(passage.map, mention.start, mention.end)) return {}
  const fix = whole ? writeText(document, passage, start, end, replacement) : undefined
  if (fix) return {fix}
  const edit = writeText(document, passage, mention.start, mention.end, expected)
  return edit ? {suggestions: [{title: `Write "${expected}"`, edit}]} : {}
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a === b || (b === ' ' && a !== undefined && /\s/u.test(a))
}

/** A loose match that is no misspelling: shouted text, a slug, or an ordinary word that only looks like a name. */
function isLeftAlone(mention: NameMention, passage: LonePassage, document: Document): boolean {
  const letters = mention.text.replaceAll(/[^\p{L}]/gu, '')
  const rest = (passage.text.slice(0, mention.start) + passage.text.slice(mention.end)).replaceAll(/[^\p{L}]/gu, '')
  if (letters === letters.toUpperCase() && rest.length > 0 && rest === rest.toUpperCase()) return true
  const idLike = /^[a-z0-9]+(?:-[a-z0-9.]+)+$/u.test(mention.text) && document.desk.names.vendorOfId(mention.text) !== undefined
  if (idLike) return true
  return mention.term.word && letters === letters.toLowerCase() && !isCorroborated(mention, passage, document)
}

/** Something beside an ordinary word says that it is the product: its name elsewhere in the passage, or a cue directly beside it. */
function isCorroborated(mention: NameMention, passage: LonePassage, document: Document): boolean {
  return document.mentions(passage).some((other) => {
    if (other === mention) return false
    if (other.type === 'name') return other.term.vendor === mention.term.vendor && /\p{Lu}/u.test(other.text)
    if (other.type !== 'cue') return false
    const between = passage.text.slice(Math.min(other.end, mention.end), Math.max(other.start, mention.start))
    return /^\s+(?:(?:of|for|to|the|a|an|my|your|with)\s+){0,2}$/u.test(between)
  })
}
