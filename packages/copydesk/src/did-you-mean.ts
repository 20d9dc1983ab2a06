import {nearest} from 'remark-copydesk'

/** The nearest of the known words, else all of them, in the words of a message. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near === undefined ? `one of ${known.map((name) => `\`${name}\``).join(', ')}` : `\`${near}\``
}
