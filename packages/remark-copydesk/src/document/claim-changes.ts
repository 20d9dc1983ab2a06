import {visit} from 'unist-util-visit'
import {findProseDates} from '../calendar-date.ts'
import {wordingChange} from './wording-change.ts'
import type {Word} from './wording-change.ts'
import type {Document} from './document.ts'

/** What carries a claim: whoever changes one of these changes what the page says. */
export interface ClaimChange {
  readonly kind: 'number' | 'date' | 'name' | 'id' | 'link' | 'footnote' | 'code' | 'word' | 'wording'
  readonly before: string | undefined
  readonly after: string | undefined
}

const numbers = /\d+(?:[.,]\d+)*|(?<![\p{L}\p{N}])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half|twice|double)(?![\p{L}\p{N}])/giu
const words = /\p{L}[\p{L}\p{M}\p{N}'’-]*/gu
/** Small words that turn a sentence into another one. */
const turningWords = /(?<![\p{L}\p{N}])(?:not|no|none|never|nothing|nobody|neither|nor|cannot|\p{L}+n[’']t|without|unless|only|except|all|every|always|any|may|must|free|unlimited|until|before|after|more|less|fewer)(?![\p{L}\p{N}])/giu

/** What differs between the claims of two texts of a page; empty where one is the other with its typos corrected. */
export function claimChanges(before: Document, after: Document): ClaimChange[] {
  const [old, now] = [readClaims(before), readClaims(after)]
  const changes = [...old.keys()].flatMap((kind): ClaimChange[] => {
    const [was, is] = [old.get(kind) ?? [], now.get(kind) ?? []]
    const at = Array.from({length: Math.max(was.length, is.length)}, (_, index) => index).find((index) => was[index] !== is[index])
    if (at === undefined) return []
    // Of one that came or went the rest only moved up.
    if (was.length < is.length && (at === was.length || was[at] === is[at + 1])) return [{kind, before: undefined, after: is[at]}]
    if (was.length > is.length && (at === is.length || was[at + 1] === is[at])) return [{kind, before: was[at], after: undefined}]
    return [{kind, before: was[at], after: is[at]}]
  })
  const wording = wordingChange(readWords(before), readWords(after))
  return wording ? [...changes, {kind: 'wording', ...wording}] : changes
}

/** The words of a page that make no claim of another kind, each with its sentence. */
function readWords(document: Document): Word[] {
  return document.passages.flatMap((passage) => {
    if (passage.kind === 'front-matter') return []
    const claims = [...document.mentions(passage).filter(({type}) => type === 'name' || type === 'id'), ...passage.marks.filter(({type}) => type === 'code' || type === 'address'), ...findProseDates(passage.text)]
    const rest = claims.reduce((text, {start, end}) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), passage.text)
      .replace(numbers, (found) => ' '.repeat(found.length)).replace(turningWords, (found) => ' '.repeat(found.length))
    return Array.from(rest.matchAll(words), ({0: text, index}): Word => ({text, sentence: `${passage.index} ${passage.sentences.findLastIndex(({start}) => start <= index)}`}))
  })
}

function readClaims(document: Document): Map<ClaimChange['kind'], string[]> {
  const claims = new Map<ClaimChange['kind'], string[]>((['number', 'date', 'name', 'id', 'link', 'footnote', 'code', 'word'] as const).map((kind) => [kind, []]))
  const add = (kind: ClaimChange['kind'], text: string | undefined): void => {
    if (text !== undefined) claims.get(kind)?.push(text)
  }
  for (const passage of document.passages) {
    if (passage.kind === 'front-matter') continue
    let rest = passage.text
    for (const {start, end, text} of findProseDates(rest)) {
      add('date', text)
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
    }
    for (const [number] of rest.matchAll(numbers)) add('number', number.toLowerCase())
    for (const [word] of rest.matchAll(turningWords)) add('word', word.toLowerCase())
    for (const mention of document.mentions(passage)) {
      if (mention.type === 'name') add('name', mention.term.name)
      if (mention.type === 'id') add('id', mention.id)
    }
    for (const mark of passage.marks) {
      add('link', mark.url)
      if (mark.type === 'code') add('code', passage.text.slice(mark.start, mark.end))
    }
    for (const {factId} of passage.citations) add('footnote', `f:${factId}`)
  }
  visit(document.tree, (node) => {
    if (node.type === 'definition') add('link', (node).url)
    if (node.type === 'code' || node.type === 'html') add('code', (node).value)
    if (node.type === 'footnoteReference' && !(node).identifier.startsWith('f:')) add('footnote', (node).identifier)
  })
  return claims
}
