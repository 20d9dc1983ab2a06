import type {Html} from '../html.ts'

const characters: Readonly<Record<string, string>> = {'&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'"}

/** What a reader sees of markup that this package made, in one line. */
export function plainText(markup: Html | string): string {
  return String(markup)
    .replace(/<\/p>/gu, '. ')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/gu, (escape) => characters[escape] ?? escape)
    .replace(/\s+/gu, ' ')
    .trim()
}

/** A sentence of the registry without the backticks that mark code. */
export function withoutCode(text: string): string {
  return oneLine(text.replace(/`([^`]+)`/gu, '$1'))
}

/** Text on one line, whatever breaks stand in it. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
