import {frontMatterBlock} from '../document/front-matter.ts'
import {sizeError} from '../document/parser-limits.ts'
import {mayOverload} from '../document/traces.ts'

/** What satteri and remark may read differently, each for itself. No pattern may take more than linear time. */
const differences: readonly RegExp[] = [
  // Items of task lists with nothing behind the box.
  /(?:^|[\s>])\[[ \t\r\nxX]\]\s/,
  // Addresses without marks, and what becomes one when an escape is read.
  // oxlint-disable-next-line no-control-regex
  /www\\?\.|https?\\:|(?:\\<|[^\0-\x7F])https?:|[-+.\w]\\?@[-\w]/i,
  // … or a character reference: all but those of signs that no address has.
  /&(?:#(?!(?:3[2-9]|4[0-24]|59|6[0-3]|9[1346]|12[3-6]|1[3-9]\d|[2-9]\d\d|\d{4,5});)|commat|period|colon|sol;|lowbar|UnderBar|plus;|hyphen|dash;)/,
  // An escaped end of a line at the end of a link’s text, or of a line with nothing else.
  /\\(?:\r\n|[\r\n])[ \t>]*\]|^[ \t>]*\\$/m,
  // Characters that are white space, or nothing, for one of them only.
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\u2028\u2029\uFEFF]/,
  // Declarations and instructions of HTML, and comments that are none.
  /<\?|<!(?!--[^>-])/,
  // Marks of emphasis beside what is a letter for one of them and a sign for the other: that turns on their versions
  // of Unicode, so all but blocks that have long been full. Remark takes half of a character of the higher planes for a letter.
  // oxlint-disable-next-line no-control-regex
  /[*_~][^\0-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2190-\u21FF\u3001-\u30FF\u4E00-\u9FA5\uAC00-\uD7A3\uFF01-\uFF5E]|[^\0-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2190-\u21FF\u3001-\u30FF\u4E00-\u9FA5\uAC00-\uD7A3\uFF01-\uFF5E][*_~]/,
  // A row of dashes that may belong to a table or be an item of a list.
  /^[ \t>]*-[ \t][ \t:-]*\|[ \t|:-]*$/m,
  // An item of a list with nothing in it.
  /^[ \t>]*(?:(?:[*+-]|\d{1,9}[.)])[ \t>]+)*(?:[*+-]|\d{1,9}[.)])[ \t]*$/m,
]

/** Footnotes, where a definition interrupts something: all but citations of facts, and the notes of facts that stand alone. */
const footnote = /\[\^(?!f:[\w.-]+\](?![[(:]))|[!\\[]\[\^/

/** The label of such a note: a line between empty ones, as the fix of a citation writes it. */
const noteLabel = /(?<=^|\n\n|\r\n\r\n)\[\^f:[\w.-]+\]: (?=\p{L}[^\n\r]*(?:\n\n|\r\n\r\n|(?:\r?\n)?$))/gu

/** Two of these in a text: one of them may close the other. */
const rawElement = /<\/?(?<name>pre|script|style|textarea)\b/gi

/** Characters whose case, or whose being white space, decides which definition a label names. */
const oddInLabels = /[\u0130\u0131\u0390\u03B0\u1E9E\u1F50-\u1FFF\u2000-\u200A\u202F\u205F\u3000\uFB00-\uFB17\u1680]/

/** A line of HTML right behind another one. */
const htmlGoesOn = /\S[ \t]*(?:\r\n|\n|\r)[ \t>]*</

const tableRow = /^[ \t>-]*[|:][ \t|:-]*$/m

/**
 * Whether satteri and remark read a text alike, as far as its marks can tell, and neither takes long or
 * deep for it. A no too many costs time, a yes too many could cost a finding.
 */
export function readsAlike(text: string): boolean {
  if (sizeError(text) || mayOverload(text) || !text.isWellFormed()) return false
  if (differences.some((pattern) => pattern.test(text)) || (text.includes('[^') && footnote.test(text.replaceAll(noteLabel, '')))) return false
  // Behind an address in a bracket that nothing closes remark no longer knows where a citation stands.
  if (text.includes('[^f:') && /(?<!\]\(<?|<|\]: ?)https?:/i.test(text)) return false
  if (/^(?:---|\+\+\+)/.test(text) && !endsWithoutTab(text.slice(0, frontMatterBlock(text)))) return false
  if (new Set(Array.from(text.matchAll(rawElement), ({groups}) => groups?.['name']?.toLowerCase())).size > 1) return false
  if (text.includes(']:') && (oddInLabels.test(text) || !text.matchAll(definition).every(({0: line, index}) => standsApart(text, index, index + line.length)))) return false
  if (tableRow.test(text) && (htmlGoesOn.test(text) || text.matchAll(/https?:[^\s|]*(?<end>\|?)/gi).some(({groups}) => groups?.['end']))) return false
  return !text.matchAll(/[*_~]{2,}/g).some(({0: run, index}) => isMixed(run) && isTight(text[index - 1], text[index + run.length]))
}

const definition = /^[ \t>*+\d.)-]*\[(?:\\[^]|[^[\]\\]){0,999}\]:[^\n\r]*(?:\r\n|\n|\r|$)/gm

/** Whether a definition has nothing but others right behind it and no block of code before it: for satteri some of that goes on like a paragraph. */
function standsApart(text: string, start: number, end: number): boolean {
  if (!/^[ \t>]*(?:\[|[\n\r]|$)/.test(text.slice(end, end + 1000))) return false
  let last = start
  while (last > 0 && /\s/.test(text[last - 1] ?? '')) last -= 1
  let first = last
  while (first > 0 && !/[\n\r]/.test(text[first - 1] ?? '')) first -= 1
  return !/^[ \t>]*(?: {4}|\t)/.test(text.slice(first, Math.min(last, first + 1000)))
}

/** Whether front matter is there, and satteri sees its end. */
function endsWithoutTab(block: string): boolean {
  return block !== '' && !/\t *$/.test(block)
}

function isMixed(run: string): boolean {
  return run !== (run[0] ?? '').repeat(run.length)
}

/** Whether marks stand between a word and something: remark lets them open and close where the specification does not. */
function isTight(before = ' ', after = ' '): boolean {
  const isWord = (character: string): boolean => /[^\s!-/:-@[-`{-~]/.test(character)
  return (isWord(before) && /\S/.test(after)) || (isWord(after) && /\S/.test(before))
}
