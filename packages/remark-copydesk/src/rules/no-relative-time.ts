import {z} from 'zod'
import {escapePattern} from '../desk/escape-pattern.ts'
import {formatDate} from '../calendar-date.ts'
import type {CalendarDate} from '../calendar-date.ts'
import type {Desk} from '../desk/desk.ts'
import {newerId} from '../desk/newer-id.ts'
import {factsCited} from '../document/citations.ts'
import type {Document} from '../document/document.ts'
import type {IdMention, Mention, NameMention} from '../document/mentions.ts'
import type {Passage} from '../document/passages.ts'
import type {Sentence} from '../document/sentences.ts'
import {once} from '../document/once.ts'
import {hasOwnSource, sourceRange} from '../document/source-map.ts'
import {statedVerification} from '../document/verification.ts'
import {defineRule} from '../rule.ts'

const left = String.raw`(?<![\p{L}\p{N}_.-])`
const right = String.raw`(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])`
const nouns = String.raw`(?:models?|APIs?|plans?|prices?|pricing|versions?|limits?|releases?|generations?|flagships?|snapshots?|tiers?|lineup)`
const between = String.raw`(?:[\p{L}\p{N}.-]+\s+){0,3}?`
/** Where the words stand to the name: `@` is the name. Tried in measured order of trust; "new" only right behind its owner. */
const claims = once(() => [
  String.raw`@(?:[’']s?)?\s+(current|latest|newest|new|flagship)\s+(?:@\s+)?${between}(?:@\s+)?${nouns}`,
  String.raw`(?<!(?:your|my|our|their|his|her|whose)\s)(current|latest|newest|flagship)\s+${between}(?:@\s+)?${between}${nouns}(?:\s+(?:from|of|by|in|at)\s+@|\s+\p{L}+){0,2}?(?:\s+(?:is|are|remains?)|\s*[:,(])\s+(?:called\s+|named\s+|the\s+)?@`,
  String.raw`@\s+(?:is|are|remains?)\s+(?:still\s+)?(?:the|its|their|@[’']s)\s+${between}(current|latest|newest|flagship)(?:\s+${between}(?:@\s+)?${nouns}|\s+one|\s*(?=[.,;:)]|$))`,
  String.raw`(?<!(?:your|my|our|their|his|her|whose)\s)(current|latest|newest|flagship)\s+@(?:\s+${nouns})?`,
].map((pattern) => new RegExp(`${left}${pattern}${right}`, 'giu')))
/** With a number and no name, these alone speak of the day rather than of a program’s steps. */
const dayWords = ['currently', 'as of now', 'as of today', 'right now', 'at the moment', 'at present']
const otherWords = ['for now', 'no longer', 'not yet', 'today', 'this month', 'this week', 'last week']
const adverbs = once(() => new RegExp(`${left}(${[...dayWords, ...otherWords].join('|')})${right}`, 'giu'))
const month = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?`
const day = String.raw`(?:(?:early|late|mid)[\s-])?(?:\d{4}-\d{2}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?${month}(?:\s+\d{1,2},?)?\s+\d{4})`
const dated = once(() => new RegExp(String.raw`(?:\b(?:as\s+(?:of|at|on)|(?:verified|checked|read|seen)\s+(?:on|in))|^\P{L}*(?:on|in|until|since|by))\s+${day}`, 'iu'))
const changelog = /change-?log|release[\s-]notes|what[’']?s[\s-]new/iu

export const noRelativeTime = defineRule({
  id: 'no-relative-time',
  summary: 'Say when something was so, not that it is so now.',
  why: '"The current model" is right on the day it is written and wrong on a day nobody is watching. The sentence looks the same on both.',
  details: 'A word alone is no finding. "Current", "latest", "newest", "new" and "flagship" count where they make a name’s model, plan, price or version the one of today; "currently" and "at present", "no longer", "today" and their like where the sentence has a name, or the first of them a number. A sentence passes with "as of 22 April 2026", with a fact cited in it, in quotations, links and code, in a changelog and on a historical page. Where the registry has a newer model than the one called current, the finding says so.',
  severity: 'warning',
  clock: false,
  fix: 'suggestion',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Words that may stand undated.'),
  }),
  near: ['names+present', 'names+new', 'vendor+present', 'day+digit'],
  phrases: ({vendors}) => [
    ...dayWords.map((text) => ({group: 'day', text})),
    ...[...dayWords, ...otherWords, 'current', 'latest', 'newest', 'flagship'].map((text) => ({group: 'present', text})),
    {group: 'new', text: 'new'},
    ...Array.from(vendors.values()).flatMap(({name}) => [{group: 'vendor', text: name}, ...['', 's', '’s', "'s"].map((s) => ({group: 'present', text: `${name}${s} new`}))]),
  ],
  mayFind: ({has}) => has('day+digit') || has('names+present') || has('names+new') || has('vendor+present'),
  examples: [
    {text: 'As of 22 April 2026 Lumina’s current model was Lumina Paint 2.0.\n'},
    {text: 'Lumina Studio currently makes 40 pictures a day.[^f:studio.limit]\n'},
    {title: 'Words without a name', text: 'To change the current plan, open the latest version of your settings. New models come and go today.\n'},
    {title: 'Within an id, a quotation, a link', text: 'Call `lumina-paint-latest`. They say "Lumina’s latest model". See [Lumina’s latest model](https://lumina.example/).\n'},
    {
      text: 'Lumina’s current paint model is Lumina Paint 2.0.\n',
      findings: ['1:10-1:17 Unexpected "current" of "Lumina" without a date, expected "as of" and a day, or a fact'],
    },
    {
      title: 'What is superseded already',
      text: 'The latest model is Lumina Draw 1.0.\n',
      findings: ['1:5-1:11 Unexpected "latest" of "Lumina Draw 1.0" without a date, expected "as of" and a day, or a fact: the registry has the newer `lumina-draw-2`'],
    },
    {
      text: 'Lumina Studio no longer has a free plan.\n',
      findings: ['1:15-1:24 Unexpected "no longer" of "Lumina Studio" without a date, expected "as of" and a day, or a fact'],
    },
  ],
  *check({document, desk, options}) {
    const stated = statedVerification(document.frontMatter)
    if (stated?.state === 'historical' || changelog.test(document.path)) return
    const vendors = vendorNames(desk)
    for (const passage of document.passages) {
      if (passage.kind === 'alt' || passage.context.quoted || passage.context.headings.some(({text}) => changelog.test(text))) continue
      for (const sentence of passage.sentences) {
        const text = passage.text.slice(sentence.start, sentence.end)
        if (factsCited(passage, sentence).length > 0 || dated().test(text)) continue
        for (const {start, end, name, mention} of findWords(document, passage, sentence, vendors)) {
          const word = passage.text.slice(start, end)
          if (options.allow.includes(word.toLowerCase())) continue
          const newer = mention?.term && /^(?:current|latest|newest|flagship)$/iu.test(word) ? newerId(mention.term, desk, mention.type === 'id' ? mention.entry : undefined) : undefined
          const range = sourceRange(passage.map, start, end)
          yield {
            range,
            message: `Unexpected "${word}"${name === undefined ? '' : ` of "${name}"`} without a date, expected "as of" and a day, or a fact${newer === undefined ? '' : `: the registry has the newer \`${newer}\``}`,
            why: newer === undefined ? 'It goes wrong by itself, and nobody notices.' : 'It has gone wrong already.',
            ...(stated?.date && hasOwnSource(passage.map, start, end) && suggestDate(word, stated.date, range)),
          }
        }
      }
    }
  },
})

interface Word {
  readonly start: number
  readonly end: number
  /** Whose present it is. */
  readonly name: string | undefined
  readonly mention: NameMention | IdMention | undefined
}

function* findWords(document: Document, passage: Passage, {start: from, end: to}: Sentence, vendors: RegExp | undefined): Generator<Word> {
  const free = (start: number, end: number): boolean => !passage.marks.some((mark) => mark.type !== 'emphasis' && mark.start < end && mark.end > start)
  const mentions = document.mentions(passage).filter((mention) => isNamed(mention) && mention.start >= from && mention.end <= to) as (NameMention | IdMention)[]
  const text = passage.text.slice(from, to)
  const owners = vendors ? Array.from(text.matchAll(vendors), (match) => ({start: from + match.index, end: from + match.index + match[0].length})).filter((owner) => !mentions.some((mention) => mention.start < owner.end && mention.end > owner.start)) : []
  const names = [...mentions, ...owners].toSorted((a, b) => a.start - b.start)
  const counts = Array.from(text.matchAll(/\d/gu)).some(({index}) => free(from + index, from + index + 1))
  if (names.length === 0 && !counts) return
  // The patterns see one sign for a name, so that no word of a name is taken for a word of the sentence.
  let plain = ''
  const places: number[] = []
  const add = (piece: string, at: (index: number) => number): void => {
    for (let index = 0; index < piece.length; index += 1) places.push(at(index))
    plain += piece
  }
  let at = from
  for (const name of names) {
    if (name.start < at) continue
    const begin = at
    add(passage.text.slice(begin, name.start).replaceAll('@', ' '), (index) => begin + index)
    add('@', () => name.start)
    at = name.end
  }
  const begin = at
  add(passage.text.slice(begin, to).replaceAll('@', ' '), (index) => begin + index)
  const models = mentions.filter(({term}) => term !== undefined && term.ids.length > 0)
  const seen = new Set<number>()
  for (const pattern of claims()) {
    for (const match of plain.matchAll(pattern)) {
      const word = match[1] ?? ''
      const start = places[match.index + match[0].toLowerCase().indexOf(word.toLowerCase())] ?? from
      if (seen.has(start) || !free(start, start + word.length) || /(?:\b(?:was|were|been|became)\s+(?:\p{L}+\s+)?)$/iu.test(plain.slice(Math.max(0, match.index - 40), match.index))) continue
      seen.add(start)
      const [first = from, last = to] = [places[match.index], places[match.index + match[0].length - 1]]
      const isInside = (name: {readonly start: number}): boolean => name.start >= first && name.start <= last
      const owner = names.find(isInside)
      const mention = models.find(isInside) ?? models[0]
      yield {start, end: start + word.length, name: owner && passage.text.slice(owner.start, owner.end), mention}
    }
  }
  for (const match of text.matchAll(adverbs())) {
    const start = from + match.index
    if (names.length === 0 && !dayWords.includes(match[0].toLowerCase())) continue
    if (free(start, start + match[0].length)) yield {start, end: start + match[0].length, name: names[0] && passage.text.slice(names[0].start, names[0].end), mention: undefined}
  }
}

/** A name in lower case is mostly the word that it is made of: the cursor, not Cursor. */
function isNamed(mention: Mention): boolean {
  return mention.type === 'id' || (mention.type === 'name' && (mention.form === 'name' || mention.text !== mention.text.toLowerCase()))
}

function vendorNames(desk: Desk): RegExp | undefined {
  const names = Array.from(desk.vendors.values(), ({name}) => escapePattern(name))
  return names.length === 0 ? undefined : new RegExp(`${left}(?:${names.join('|')})${right}`, 'gu')
}

function suggestDate(word: string, date: CalendarDate, range: readonly [number, number]): {suggestions?: {title: string; edit: {range: readonly [number, number]; text: string}}[]} {
  if (!/^(?:currently|as of now|as of today|right now|at the moment|for now|at present|today)$/iu.test(word)) return {}
  const text = `${/^\p{Lu}/u.test(word) ? 'As' : 'as'} of ${formatDate(date)}`
  return {suggestions: [{title: `Say "${text}", the day the page was verified`, edit: {range, text}}]}
}
